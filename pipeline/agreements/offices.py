"""Whom a title binds: the province, the body or the country of an office."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.agreements.lexicon import settings
from pipeline.agreements.names import NameBook
from pipeline.people.reading import Reading, read_title
from pipeline.text.forms import folded
from schemas import HeldTitle, Person


class Held(NamedTuple):
    """A title and its holder."""

    person: str
    title: HeldTitle


class OfficeBook:
    """The offices of an article, by the place where each title stands."""

    def __init__(self, people: list[Person], names: NameBook) -> None:
        self._names = names
        self._people = people
        self._by_start: dict[int, Held] = {}
        for person in people:
            for title in person.titles:
                for piece in title.evidence:
                    self._by_start.setdefault(piece.start, Held(person.name, title))
        self._by_mention = {m.start: person for person in people for m in person.mentions}

    def all_held(self) -> list[Held]:
        """Every title with its holder."""
        return [Held(person.name, title) for person in self._people for title in person.titles]

    def holder(self, start: int, text: str) -> Held | None:
        """Who holds the title that stands at `start`, or the one that the article calls so."""
        if start in self._by_start:
            return self._by_start[start]
        same = [
            held
            for held in self.all_held()
            if folded(held.title.title) == folded(text) and not held.title.former
        ]
        return same[0] if len(same) == 1 else None

    def person(self, start: int) -> Person | None:
        """The person whose mention begins at `start`."""
        return self._by_mention.get(start)

    def party(self, title: HeldTitle) -> str | None:
        """Whom the holder of a title binds by signing."""
        reading = read_title(title.title)
        return self._party(reading, title.organisation, title.jurisdiction)

    def party_of_text(self, title: str) -> str | None:
        """The same for a title whose holder is not known."""
        reading = read_title(title)
        place = None if reading.is_bare else reading.locality
        return self._party(reading, reading.organisation, place)

    def _party(self, reading: Reading, organisation: str | None, place: str | None) -> str | None:
        if place is None and _is_of_state(reading, organisation):
            return self._names.full("Việt Nam")
        if reading.is_local and place is not None and _leads_unit(organisation):
            return self._names.full(place)
        if organisation is None:
            is_minister = reading.role.lower() in settings()["ministers"]
            bound = place or ("Việt Nam" if is_minister else None)
            return self._names.full(bound) if bound is not None else None
        if reading.role.lower() in settings()["ministers"] and not organisation.startswith("Bộ"):
            return self._ministry(organisation, place)
        if _leads_unit(organisation) or _is_membership(reading):
            return None
        for form in _forms(place):
            if self._names.holds(f"{organisation} {form}"):
                return f"{organisation} {form}"
        kind, _, name = organisation.partition(" ")  # "Chủ tịch kênh TV5": the article names TV5
        is_named = kind.islower() and not name[:1].islower() and self._names.holds(name)
        return self._names.full(name if is_named else organisation)

    def _ministry(self, field: str, place: str | None) -> str | None:
        """ "Bộ trưởng Thương mại": the ministry if the article names it, else the country."""
        ministry = f"Bộ {field}" if place is None else f"Bộ {field} {place}"
        if self._names.holds(ministry):
            return self._names.full(ministry)
        return self._names.full(place or "Việt Nam")


def _forms(place: str | None) -> list[str]:
    """A unit's name with its class word and without: "tỉnh Điện Biên", "Điện Biên"."""
    if place is None:
        return []
    words = tuple(settings()["unit_words"])
    return [place, *(place[len(w) :] for w in words if place.lower().startswith(w))]


def _leads_unit(organisation: str | None) -> bool:
    """Whether a body's leaders bind the unit itself: its committee, its council, its Party."""
    return organisation is None or organisation.startswith(tuple(settings()["leading_bodies"]))


def _is_of_state(reading: Reading, organisation: str | None) -> bool:
    """Whether a paper that names no country means an office of Việt Nam: "Chủ tịch nước"."""
    office = f"{reading.role} {organisation or ''}".strip().lower()
    return office in settings()["offices_of_state"]


def _is_membership(reading: Reading) -> bool:
    return reading.role.lower() in ("ủy viên", "thành viên", "đại biểu")


__all__ = ["Held", "OfficeBook"]
