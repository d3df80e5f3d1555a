"""Mentions of one person joined: the full name, and short forms that only one full name fits."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from pipeline.text.forms import folded


def same_people(spans: Sequence[Span]) -> list[list[Span]]:
    """The mentions of each person, people in the order of their first mention.

    A short form ("Phong", "Bình Minh", "Zafrul") joins the full name of which it is the end or,
    for foreign names, any word; where several fit, the one that was named last before it.
    """
    full = _by_length(spans)
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(full[folded(span.text)], []).append(span)
    return list(groups.values())


def _by_length(spans: Sequence[Span]) -> dict[str, str]:
    """Folded name → folded full name."""
    names = list(dict.fromkeys(folded(span.text) for span in spans))
    owner: dict[str, str] = {}
    for name in sorted(names, key=lambda name: -len(name.split())):
        longer = [other for other in owner if _is_short_form(name, other)]
        owner[name] = owner[longer[0]] if len(set(owner[o] for o in longer)) == 1 else name
    return owner


def _is_short_form(short: str, full: str) -> bool:
    words, whole = short.split(), full.split()
    if len(words) >= len(whole):
        return False
    if whole[-len(words) :] == words:
        return True
    return len(words) == 1 and len(words[0]) > 3 and words[0] in whole


__all__ = ["same_people"]
