"""Mentions of one person joined: full forms, and the short forms that point to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.names.letters import is_vietnamese
from pipeline.names.lexicon import lexicon
from pipeline.people.aliases import aliases
from pipeline.people.spellings import is_initialled, is_slip, is_without_middle
from pipeline.text.forms import folded

Key = tuple[str, ...]


@dataclass
class Someone:
    """A person while the article is read: the mentions, the fullest name, other names' keys."""

    name: str
    key: Key
    mentions: list[Span] = field(default_factory=list)
    other_keys: list[Key] = field(default_factory=list)

    @property
    def is_foreign(self) -> bool:
        """Whether the name is not built like a Vietnamese one: syllables, surname."""
        words = [word for word in self.name.split() if not word.isupper()]
        if not all(is_vietnamese(word) for word in words):
            return True
        return len(words) > 1 and words[0] not in lexicon().surnames

    @property
    def keys(self) -> list[Key]:
        """All names under which the person is known."""
        return [self.key, *self.other_keys]


def join_people(spans: list[Span]) -> tuple[list[Someone], dict[int, Someone]]:
    """The people of a document, and who is meant by the mention that starts at a token.

    Longer names first, so that "Phong" finds "Đặng Xuân Phong" wherever that stands; of several
    the one named last before the short form is meant.
    """
    by_key: dict[Key, Someone] = {}
    for span in spans:
        key = _key(span.text)
        if key not in by_key:
            by_key[key] = Someone(span.text, key)
        by_key[key].mentions.append(span)
    _join_aliases(spans, by_key)
    joined: list[Someone] = []
    by_syllable: dict[str, list[Someone]] = {}
    for someone in sorted(by_key.values(), key=_rank):
        if _is_new(someone, by_syllable):
            joined.append(someone)
            for syllable in {part for key in someone.keys for part in (*key, _begin(key))}:
                by_syllable.setdefault(syllable, []).append(someone)
    joined.sort(key=lambda one: min(span.start for span in one.mentions))
    for one in joined:
        one.mentions.sort(key=lambda span: span.start)
    return joined, {span.start: one for one in joined for span in one.mentions}


def _key(name: str) -> Key:
    return tuple(folded(name).split()) or (name,)


def _rank(someone: Someone) -> tuple[int, int, int]:
    """Fuller names first; of two spellings the one that the article writes more often."""
    size = max(sum(len(word) > 1 for word in key) for key in someone.keys)
    return -size, -len(someone.mentions), -len(someone.name)


def _join_aliases(spans: list[Span], by_key: dict[Key, Someone]) -> None:
    """ "Ma-crông (Emmanuel Macron)", "A (tên thật B)": one person under the fuller name."""
    for main, other, takes_name in aliases(spans):
        key, other_key = _key(main.text), _key(other.text)
        if key == other_key or key not in by_key or other_key not in by_key:
            continue
        someone, same = by_key[key], by_key.pop(other_key)
        someone.mentions += same.mentions
        someone.other_keys += same.keys
        if takes_name:
            someone.name = same.name


def _is_new(someone: Someone, by_syllable: dict[str, list[Someone]]) -> bool:
    """Whether the name is nobody's short form; else the mentions are given to those meant.

    A short form shares its last syllable with the full name, a slip its first or its last, so
    only those are looked at: an article of a thousand names takes no million of steps.
    """
    near = [
        one
        for part in dict.fromkeys((someone.key[-1], someone.key[0], _begin(someone.key)))
        for one in by_syllable.get(part, ())
    ]
    candidates = [one for one in near if _is_form_of(someone, one)]
    for span in someone.mentions if candidates else ():
        _nearest(span, candidates).mentions.append(span)
    for one in candidates[:1]:
        one.other_keys += someone.other_keys
    return not candidates


def _begin(key: Key) -> str:
    """How the first and the last word of a name begin; it stands for misspelt ones too."""
    return f"{key[0][:2]}… {key[-1][:2]}…"


def _nearest(span: Span, candidates: list[Someone]) -> Someone:
    """Whoever of the candidates was named last before the mention, else first after it."""

    def distance(one: Someone) -> tuple[bool, int]:
        before = [span.start - other.start for other in one.mentions if other.start < span.start]
        return (not before, min(before) if before else one.mentions[0].start)

    return min(candidates, key=distance)


def _is_form_of(short: Someone, full: Someone) -> bool:
    """Whether one name is a short form or another spelling of the other's."""
    if any(_is_short_form(short, full, key) for key in full.keys):
        return True
    if is_slip(short.key, full.key, short.is_foreign):
        return True
    if not short.is_foreign or not full.is_foreign:
        return False
    return is_without_middle(short.key, full.key) or is_initialled(short.key, full.key)


def _is_short_form(short: Someone, full: Someone, key: Key) -> bool:
    """ "Phong", "Xuân Phong" of "Đặng Xuân Phong"; any part of a foreign name ("Radev", "Kim")."""
    size = len(short.key)
    if size >= len(key) or not short.name[-1].isalpha() or len(short.name) < 2:
        return False
    if key[-size:] == short.key:
        return True
    if not full.is_foreign and len(key) > 3:
        return False
    places = range(len(key) - size + 1)
    is_part = any(key[i : i + size] == short.key for i in places)
    return is_part and (full.is_foreign or (size == 1 and _may_be_called_by_surname(key)))


def _may_be_called_by_surname(key: Key) -> bool:
    """Names of the neighbours' fashion in Vietnamese spelling: "Tập Cận Bình", "ông Tập"."""
    return len(key) in (2, 3) and key[0] in _CALLED_BY_SURNAME


_CALLED_BY_SURNAME = frozenset(["tập", "kim", "park", "moon", "lee", "chung", "putin", "vương"])

__all__ = ["Someone", "join_people"]
