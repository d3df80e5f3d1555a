"""Titles of one person that are the same office: the fuller is kept, with all the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from pipeline.people.jurisdiction import country_key
from pipeline.people.reading import Reading
from pipeline.people.rules import office_rules
from pipeline.text.forms import folded

_CLASS: Final = re.compile(
    r"(?:thành phố|tỉnh|huyện đảo|huyện|quận|thị xã|nước|cộng hòa|xã|phường)\s+"
)


@dataclass
class Office:
    """An office of one person, being put together."""

    title: str
    reading: Reading
    jurisdiction: str | None
    former: bool
    rule: str
    start: int
    stack: int
    basis: str = "stated"
    evidence: list[tuple[int, int]] = field(default_factory=list)

    @property
    def place(self) -> str:
        """The jurisdiction for comparison."""
        return _bare(self.jurisdiction)


def _bare(place: str | None) -> str:
    """A place without its class words; a country's code."""
    text = country_key(place) if place else ""
    while match := _CLASS.match(text):
        text = text[match.end() :]
    return text


def merge(offices: list[Office], alias: Callable[[str], str]) -> list[Office]:
    """The different offices, each in its fullest form, in the order of the text.

    `alias` gives the long name of an abbreviation that the article explains.
    """
    kept: list[Office] = []
    for office in sorted(offices, key=_fullness, reverse=True):
        twin = next((other for other in kept if is_same(other, office, alias)), None)
        if twin is None:
            kept.append(office)
        else:
            _take_in(twin, office)
    return sorted(kept, key=lambda office: office.start)


def _fullness(office: Office) -> tuple[int, ...]:
    body = folded(office.reading.organisation or "")
    return (
        bool(body),
        folded(office.reading.role) not in _short_roles(),
        len(body.split()),
        len(folded(office.title).split()) + bool(office.jurisdiction),
        -office.start,
    )


def _short_roles() -> frozenset[str]:
    return frozenset(short for _, short in office_rules().same_roles)


def _take_in(office: Office, other: Office) -> None:
    office.evidence += other.evidence
    if office.former and not other.former and "nguyên" not in office.title[:6].lower():
        office.former = False
    office.start = min(office.start, other.start)
    if office.basis != "stated" and other.basis == "stated":
        office.basis, office.rule = other.basis, other.rule
    if office.jurisdiction is None:
        office.jurisdiction = other.jurisdiction


def is_same(one: Office, other: Office, alias: Callable[[str], str]) -> bool:
    """Whether `other` is the same office as `one`, told as fully or less."""
    if one.place and other.place and one.place != other.place:
        return False
    role, short = folded(one.reading.role), folded(other.reading.role)
    body = _body(one, alias)
    other_body = _body(other, alias)
    if (role, short) in office_rules().same_roles:
        return True
    if short == "tướng":
        return role.endswith("tướng") and not role.endswith("thủ tướng")
    if not other_body:
        is_both = short == "tổng bí thư" and "nước" in role
        return role == short or (role.startswith(short + " ") and not is_both)
    return role == short and _is_within(other_body, body)


def _body(office: Office, alias: Callable[[str], str]) -> list[str]:
    name = office.reading.organisation or ""
    return [word for word in folded(alias(name)).split() if word not in ("của", "bộ", "tư")]


def _is_within(short: list[str], full: list[str]) -> bool:
    """Whether the words of one body's name are among those of the other, in their order."""
    if not short:
        return True
    rest = iter(full)
    if all(word in rest for word in short):
        return True
    letters = "".join(short)
    return len(short) == 1 and letters == "".join(word[0] for word in full)


__all__ = ["Office", "is_same", "merge"]
