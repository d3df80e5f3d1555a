"""The lexicons of offices, read from TOML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from pipeline.names.lexicon import Lexicon, lexicon
from pipeline.names.trie import PhraseTrie
from pipeline.rulebook import Entry, load_entries
from pipeline.text.forms import folded, plain_tones
from pipeline.tokenizer import split_tokens

CONCERN: Final = "offices"
Says = Literal["holds", "former", "nothing"]


class Words(Entry):
    """An entry that is a list of words; its examples are "title = role | body | locality"."""

    words: tuple[str, ...]


class Link(Entry):
    """Words between a person and a title that say how the person has it."""

    cues: tuple[str, ...]
    former: bool = False
    nothing: bool = False
    passive: bool = False

    @property
    def says(self) -> Says:
        """What the words say of the office."""
        return "nothing" if self.nothing else "former" if self.former else "holds"


@dataclass(frozen=True)
class OfficeRules:
    """All that is needed to read titles and to give them to their holders."""

    names: Lexicon
    former: frozenset[str]
    shared: frozenset[str]
    unshared: frozenset[str]
    roles: PhraseTrie[bool]
    inner_bodies: PhraseTrie[bool]
    qualifiers: PhraseTrie[bool]
    tasks: PhraseTrie[bool]
    local_bodies: PhraseTrie[bool]
    national_bodies: PhraseTrie[bool]
    foreign_bodies: PhraseTrie[bool]
    missions: PhraseTrie[bool]
    national_roles: frozenset[str]
    heads_of_state: frozenset[str]
    place_roles: frozenset[str]
    local_roles: frozenset[str]
    cues: dict[tuple[str, ...], Link]
    longest_cue: int
    address: PhraseTrie[bool]
    weak_bodies: PhraseTrie[bool]
    sides: re.Pattern[str]
    fellows: re.Pattern[str]
    real_names: re.Pattern[str]
    kin: re.Pattern[str]
    not_held: PhraseTrie[bool]
    joiners: frozenset[str]
    past: PhraseTrie[bool]
    openers: PhraseTrie[bool]
    represented: PhraseTrie[bool]
    heads: frozenset[str]
    aside_stops: frozenset[str]
    same_roles: frozenset[tuple[str, str]]


@cache
def office_rules() -> OfficeRules:
    """The lexicons of `rules/offices`, with the ranks and places of `rules/names`."""
    cues = {
        tuple(split_tokens(cue.lower())): link
        for link in load_entries(CONCERN, "link", Link)
        for cue in link.cues
    }
    return OfficeRules(
        names=lexicon(),
        former=_lower("former"),
        shared=_lower("shared"),
        unshared=_lower("unshared"),
        roles=_trie("role"),
        inner_bodies=_trie("inner_body"),
        qualifiers=_trie("qualifier"),
        tasks=_trie("task"),
        local_bodies=_trie("local_body"),
        national_bodies=_trie("national_body"),
        foreign_bodies=_trie("foreign_body"),
        missions=_trie("mission"),
        national_roles=_lower("national_role"),
        heads_of_state=_lower("head_of_state"),
        place_roles=_lower("head_of_state") | _lower("place_role"),
        local_roles=_lower("local_role"),
        cues=cues,
        longest_cue=max(len(cue) for cue in cues),
        address=_trie("address"),
        weak_bodies=_trie("weak_body"),
        sides=_either("side", r"\s+(?:đoàn\s+)?(?:của\s+)?"),
        fellows=_between(
            r"(?:^|\n|[.!?]\s+)", "fellow", r"(?:\s[^.;:\n]{0,30}?)?,?\s+(?:có|gồm)\b"
        ),
        real_names=_either("real_name", r"(?:\s+của\s+(?:ông|bà))?(?:\s+là)?\s*[:“\"]?\s*"),
        kin=_between(r"\s*\(\s*", "kin", r"\s+(?:của\s+)?(?:ông|bà|anh|chị)\s+"),
        not_held=_trie("not_held"),
        joiners=_lower("joiner"),
        past=_trie("past"),
        openers=_trie("opener"),
        represented=_trie("represented"),
        heads=_lower("head"),
        aside_stops=_lower("aside_stop"),
        same_roles=frozenset(_same_roles()),
    )


def _words(table: str) -> list[str]:
    entries: list[Any] = load_entries(CONCERN, table, Words)
    return [word for entry in entries for word in entry.words]


def _same_roles() -> Iterable[tuple[str, str]]:
    """Pairs of the fuller and the shorter form, folded, in both spellings of "sĩ"."""
    for pair in _words("same_role"):
        full, _, short = pair.partition(" = ")
        yield folded(full), folded(short)


def _lower(table: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _words(table))


def _trie(table: str) -> PhraseTrie[bool]:
    return PhraseTrie(((plain_tones(word), True) for word in _words(table)), fold=True)


def _between(before: str, table: str, behind: str) -> re.Pattern[str]:
    """Any of the words of a table with what stands before and behind them."""
    words = "|".join(sorted(map(re.escape, _words(table)), key=len, reverse=True))
    return re.compile(f"{before}(?:{words}){behind}", re.IGNORECASE)


def _either(table: str, behind: str) -> re.Pattern[str]:
    """Any of the words at the end of a text, with what may stand behind them."""
    return _between(r"(?:^|(?<=\W))", table, f"{behind}$")


__all__ = ["CONCERN", "Link", "OfficeRules", "Says", "Words", "office_rules"]
