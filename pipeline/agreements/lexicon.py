"""The rule files of agreements as compiled patterns.

The words of `rules/agreements/*.toml` are regular expressions over small letters with the tone
mark where the older style puts it ("thỏa thuận").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.rulebook import RULES, Entry, Example, load_entries, read_toml
from schemas import AgreementKind

Role = Literal[
    "signing", "reaching", "planned", "negated", "done", "ended", "drafting", "having", "event",
    "object without noun", "in force", "history", "plural", "reference", "agreeing", "opinion",
    "joint", "wish", "lead-in", "purpose", "title end", "title tail", "witness", "filler",
    "adjunct", "adjunct phrase", "frame", "not yet agreed", "list continuation", "speech", "side",
    "place",
    "enumeration", "residence", "effect", "list subject", "sport", "happening", "period", "worth",
    "list opening", "list lead", "list end", "common subject", "announcing", "none",
    "world affairs", "counted fields",
    "going on", "promising", "no contents", "own document", "besides",
    "empty field", "field", "field head", "field tail", "no field", "work", "contents clause",
    "list heading", "item head", "no item", "fixed pair", "action", "action behind comma",
    "purpose of item", "meeting", "organising", "feast",
    "at a time", "other day", "same occasion", "occasion", "to come", "term", "house", "share",
    "unnamed body", "person", "ceremony", "acting for", "body of a place", "gathering",
    "in passing", "project", "after it", "looking back",
    "several", "clause opener", "turnover", "not yet ended", "unnamed signers",
    "second field", "event to come", "asking", "adverb",
]  # fmt: skip


class Told(BaseModel):
    """A record that an example gives; slots that are left out are not compared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: AgreementKind
    status: str
    title: str | None = None
    parties: tuple[str, ...] | None = None
    signers: tuple[str, ...] | None = None
    signed: str | None = None
    place: str | None = None
    period: str | None = None
    topics: tuple[str, ...] | None = None
    money: str | None = None
    count: int | None = None


class TellingExample(Example):
    """A text with the records that it must give, all of them."""

    gives: tuple[Told, ...] = ()


class AgreementEntry(Entry):
    """An entry whose examples are texts with their records; `reject` texts give none."""

    examples: tuple[TellingExample, ...] = ()


class Instrument(AgreementEntry):
    """Nouns that name an instrument.

    `generic` nouns ("văn kiện") count only where somebody signs or counts them.
    """

    kind: AgreementKind
    words: tuple[str, ...]
    generic: bool = False


class Cue(AgreementEntry):
    """Words that decide what a clause tells, by their role."""

    role: Role
    words: tuple[str, ...]


class Case(AgreementEntry):
    """Texts that show how the parts work together; they add no words."""


class FoundInstrument(NamedTuple):
    """An instrument noun: offsets in the text that was searched."""

    start: int
    end: int
    entry: Instrument


@cache
def instruments() -> tuple[Instrument, ...]:
    """All nouns of instruments."""
    return tuple(load_entries("agreements", "instrument", Instrument))


@cache
def cues() -> tuple[Cue, ...]:
    """All cues."""
    return tuple(load_entries("agreements", "cue", Cue))


@cache
def cases() -> tuple[Case, ...]:
    """All cases."""
    return tuple(load_entries("agreements", "case", Case))


@cache
def cue(role: Role) -> re.Pattern[str]:
    """One pattern for all words of a role, at word edges."""
    return re.compile(rf"(?<!\w)(?:{_words(role)})(?!\w)")


@cache
def cue_before(role: Role) -> re.Pattern[str]:
    """The words of a role at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{_words(role)})\s*$")


def _words(role: Role) -> str:
    words = [word for entry in cues() if entry.role == role for word in entry.words]
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _nouns() -> re.Pattern[str]:
    groups = (
        f"(?P<i{number}>{'|'.join(sorted(entry.words, key=len, reverse=True))})"
        for number, entry in enumerate(instruments())
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def find_instruments(lowered: str) -> list[FoundInstrument]:
    """The instrument nouns of a text in small letters, left to right."""
    entries = instruments()
    return [
        FoundInstrument(match.start(), match.end(), entries[int((match.lastgroup or "i0")[1:])])
        for match in _nouns().finditer(lowered)
    ]


def may_tell(lowered: str) -> bool:
    """Whether a text has a noun of an instrument or a verb of signing at all."""
    return _nouns().search(lowered) is not None or cue("signing").search(lowered) is not None


def has_only(role: Role, text: str) -> bool:
    """Whether a text in small letters holds nothing but words of a role.

    >>> has_only("adverb", " đã chính thức ")
    True
    """
    return not cue(role).sub("", text).strip()


@cache
def instrument(name: str) -> Instrument:
    """The entry of a name."""
    return next(entry for entry in instruments() if entry.name == name)


@cache
def settings() -> dict[str, Any]:
    """The tables of `settings.toml`: numbers in words, currencies, words without content."""
    return read_toml(RULES / "agreements" / "settings.toml")


def is_many_sided(title: str) -> bool:
    """Whether an instrument binds the whole world or a region ("Hiệp định Paris về khí hậu")."""
    return any(name in title.lower() for name in settings()["many_sided"])


def number(word: str) -> int | None:
    """The number that a word or digits tell.

    >>> number("bốn"), number("11")
    (4, 11)
    """
    if word.isdigit():
        return int(word)
    value = settings()["numbers"].get(word)
    return int(value) if value is not None else None


__all__ = [
    "AgreementEntry", "Case", "Cue", "FoundInstrument", "Instrument", "Role", "TellingExample",
    "Told", "cases", "cue", "cue_before", "cues", "find_instruments", "has_only", "instrument",
    "instruments", "is_many_sided", "may_tell", "number", "settings",
]  # fmt: skip
