"""Mentions of one person joined: full forms, and the short forms that point to them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from spacy.tokens import Span

from pipeline.names.letters import is_vietnamese
from pipeline.names.lexicon import lexicon
from pipeline.text.forms import folded


@dataclass
class Someone:
    """A person while the article is read: the mentions, the fullest name so far."""

    name: str
    key: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)

    @property
    def is_foreign(self) -> bool:
        """Whether the name is not built like a Vietnamese one: syllables, surname."""
        words = [word for word in self.name.split() if not word.isupper()]
        if not all(is_vietnamese(word) for word in words):
            return True
        return len(words) > 1 and words[0] not in lexicon().surnames


def join_people(spans: list[Span]) -> tuple[list[Someone], dict[int, Someone]]:
    """The people of a document, and who is meant by the mention that starts at a token.

    Longer names first, so that "Phong" finds "Đặng Xuân Phong" wherever that stands; of several
    the one named last before the short form is meant.
    """
    by_key: dict[tuple[str, ...], Someone] = {}
    for span in spans:
        key = _key(span.text)
        if key not in by_key:
            by_key[key] = Someone(span.text, key)
        by_key[key].mentions.append(span)
    joined: list[Someone] = []
    by_syllable: dict[str, list[Someone]] = {}
    for someone in sorted(by_key.values(), key=lambda one: -len(one.key)):
        if _is_new(someone, by_syllable):
            joined.append(someone)
            for syllable in set(someone.key):
                by_syllable.setdefault(syllable, []).append(someone)
    joined.sort(key=lambda one: min(span.start for span in one.mentions))
    for one in joined:
        one.mentions.sort(key=lambda span: span.start)
    return joined, {span.start: one for one in joined for span in one.mentions}


def _key(name: str) -> tuple[str, ...]:
    return tuple(folded(name).split()) or (name,)


def _is_new(someone: Someone, by_syllable: dict[str, list[Someone]]) -> bool:
    """Whether the name is nobody's short form; else the mentions are given to those meant.

    A short form shares its last syllable with the full name, a slip its first or its last, so
    only those are looked at: an article of a thousand names takes no million of steps.
    """
    near = by_syllable.get(someone.key[-1], []) + by_syllable.get(someone.key[0], [])
    candidates = [one for one in near if _is_short_form(someone, one) or _is_slip(someone, one)]
    for span in someone.mentions if candidates else ():
        _nearest(span, candidates).mentions.append(span)
    return not candidates


def _nearest(span: Span, candidates: list[Someone]) -> Someone:
    """Whoever of the candidates was named last before the mention, else first after it."""

    def distance(one: Someone) -> tuple[bool, int]:
        before = [span.start - other.start for other in one.mentions if other.start < span.start]
        return (not before, min(before) if before else one.mentions[0].start)

    return min(candidates, key=distance)


def _is_short_form(short: Someone, full: Someone) -> bool:
    """ "Phong", "Xuân Phong" of "Đặng Xuân Phong"; any part of a foreign name ("Radev", "Kim")."""
    size = len(short.key)
    if size >= len(full.key) or not short.name[-1].isalpha() or len(short.name) < 2:
        return False
    if full.key[-size:] == short.key:
        return True
    if not full.is_foreign and len(full.key) > 3:
        return False
    places = range(len(full.key) - size + 1)
    is_part = any(full.key[i : i + size] == short.key for i in places)
    return is_part and (full.is_foreign or (size == 1 and _may_be_called_by_surname(full)))


def _may_be_called_by_surname(full: Someone) -> bool:
    """Names of the neighbours' fashion in Vietnamese spelling: "Tập Cận Bình", "ông Tập"."""
    return len(full.key) in (2, 3) and full.key[0] in _CALLED_BY_SURNAME


_CALLED_BY_SURNAME = frozenset(["tập", "kim", "park", "moon", "lee", "chung", "putin", "vương"])


def _is_slip(one: Someone, other: Someone) -> bool:
    """ "Tanzila Narbaeva" and "Tanzila Norbaeva", "Bình Minh" and "Binh Minh": two spellings."""
    if len(one.key) != len(other.key) or len(one.key) < 2:
        return False
    unlike = [(a, b) for a, b in zip(one.key, other.key, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    if not one.is_foreign:
        return len(one.key) > 2 and _is_toneless(*unlike[0])
    return min(map(len, unlike[0])) > 3 and SequenceMatcher(None, *unlike[0]).ratio() > 0.8


def _is_toneless(one: str, other: str) -> bool:
    """Whether one of two syllables is the other without its marks."""
    return one in (plain := _plain(other), other) or (other == _plain(one) and one != plain)


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


__all__ = ["Someone", "join_people"]
