"""Mentions of one organisation joined: spellings, abbreviations, names left short."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Span

from pipeline.layers import text_of
from pipeline.text.forms import folded


@dataclass
class Body:
    """An organisation while the article is read."""

    name: str
    mentions: list[Span] = field(default_factory=list)


def join_organisations(doc: Doc) -> list[Body]:
    """The organisations of a document in text order, each under its fullest name."""
    spans = list(doc.spans.get("ORG", ()))
    explained = _explained(doc, spans)
    bodies: dict[str, Body] = {}
    for span in spans:
        key = folded(span.text) or span.text
        key = explained.get(key, key)
        body = bodies.setdefault(key, Body(span.text))
        body.mentions.append(span)
        if len(span.text) > len(body.name):
            body.name = span.text
    return list(bodies.values())


def _explained(doc: Doc, spans: list[Span]) -> dict[str, str]:
    """Abbreviation → long name, both folded: "Thông tấn xã Việt Nam (TTXVN)", either order."""
    text, long_names = text_of(doc), dict[str, str]()
    for left, right in pairwise(spans):
        between = text[left.end_char : right.start_char].strip()
        closed = text[right.end_char : right.end_char + 1] in (")", "-", ",", ";")
        if between not in ("(", "( ", "(gọi tắt là", "(viết tắt là") or not closed:
            continue
        short, full = sorted((left.text, right.text), key=len)
        if _abbreviates(short, full):
            long_names[folded(short)] = folded(full)
    return {short: full for short, full in long_names.items() if short != full}


def _abbreviates(short: str, full: str) -> bool:
    """Whether capitals of the short form stand in the long one in their order.

    "Bộ Khoa học và Công nghệ" in "Cục X (Bộ Khoa học và Công nghệ)" is another body.
    """
    if " " in short and not short.isupper():
        return False
    return short.upper() == short or any(letter.isupper() for letter in short[1:])


__all__ = ["Body", "join_organisations"]
