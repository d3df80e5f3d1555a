"""The offices of everybody in one document, completed from one another and merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from pipeline.people.contexts import Contexts
from pipeline.people.joining import Someone
from pipeline.people.jurisdiction import Places, implied_level, is_country, is_home
from pipeline.people.linking import Holding, Linker
from pipeline.people.marks import Mark, Marks
from pipeline.people.merging import Office, is_same, merge
from pipeline.people.reading import read_title
from pipeline.people.rules import OfficeRules
from pipeline.text.forms import folded

_NOT_ALONE: Final = (" nước", " của nước", " một ", " các ")
_UNDER: Final = re.compile(r"\s+(?:dưới thời|dưới thời của)\s+")
_OF: Final = re.compile(r"\s+(?:của|nước|của nước)\s+")


class Offices:
    """The offices of one document by holder."""

    def __init__(self, marks: Marks, rules: OfficeRules, by_start: dict[int, Someone]) -> None:
        self._marks = marks
        self._rules = rules
        linker = Linker(marks, rules)
        holdings = linker.find()
        self._alone = linker.alone
        read = [(mark.start, read_title(mark.text)) for mark in marks.row if mark.label == "TITLE"]
        self._places = Places(marks, rules, read)
        self._contexts = Contexts(marks, rules, self._places)
        self._alias = _aliases(marks)
        self._held: dict[int, tuple[Someone, list[Office]]] = {}
        for holding in holdings:
            someone = by_start[holding.person.span.start]
            _, offices = self._held.setdefault(id(someone), (someone, []))
            offices.append(self._office(holding))
        for someone, offices in self._held.values():
            self._complete(someone, offices)
        self._resolve_alone()

    def of(self, someone: Someone) -> list[Office]:
        """The person's offices, merged."""
        _, offices = self._held.get(id(someone), (someone, []))
        return offices

    def _office(self, holding: Holding) -> Office:
        reading = self._contexts.with_body(holding, read_title(holding.title))
        place = reading.locality if not reading.is_bare else None
        if place:
            place = self._places.fullest(place, reading)
        elif reading.is_national:
            place = self._beside(holding)
        return Office(
            title=holding.title,
            reading=reading,
            jurisdiction=place,
            former=holding.former or reading.former,
            rule=holding.rule,
            start=holding.start,
            stack=holding.stack,
            evidence=[(holding.start, holding.end)],
        )

    def _beside(self, holding: Holding) -> str | None:
        """The country in "Tổng thống A của Nga", "nước Nga dưới thời Tổng thống A"."""
        marks = self._marks
        index = marks.index_from(holding.start)
        behind = marks.index_from(holding.person.start)
        for gap, word, at in ((behind, _OF, behind + 1), (index - 1, _UNDER, index - 1)):
            if marks.label(at) == "LOC" and word.fullmatch(marks.gap(gap)):
                place = marks.row[at].text
                if is_country(place, self._rules) and not is_home(place):
                    return place
        return None

    def _complete(self, someone: Someone, offices: list[Office]) -> None:
        """Places that the titles' own words leave open, then one of each office."""
        for office in offices:
            if office.jurisdiction is None and office.reading.is_local:
                office.jurisdiction = self._local(office, offices)
        offices[:] = merge(offices, self._alias)
        for office in offices:
            if office.jurisdiction is None and office.reading.is_national:
                office.jurisdiction = self._national(office, offices, someone)

    def _local(self, office: Office, offices: list[Office]) -> str | None:
        level = implied_level(office.reading)
        if level == "country":
            return self._places.country_of_side(office.start) or self._places.country()
        told = [
            o for o in offices if o.jurisdiction and o.reading.is_local and _level_fits(level, o)
        ]
        is_weak = self._places.is_weak(office.reading)
        same = [o for o in told if o.reading.key == office.reading.key]
        stacked = [o for o in told if o.stack == office.stack]
        if is_weak:
            stacked = [o for o in stacked if not self._places.is_weak(o.reading)]
        for group in (stacked, same):
            if group:
                return group[0].jurisdiction
        if self._places.side(office.start) is None and told and not is_weak:
            return told[0].jurisdiction
        return self._places.local(office.start, office.reading)

    def _national(self, office: Office, offices: list[Office], someone: Someone) -> str | None:
        """A country from the person's other titles, the side, the article; never from nearness."""
        for other in offices:
            if other is not office and _names_country(other):
                return other.jurisdiction
        if (of_side := self._places.country_of_side(office.start)) is not None:
            return of_side
        if not someone.is_foreign:
            return None
        if (told := self._told_alone(office)) is not None:
            return told
        return self._places.country(self._others(office, someone))

    def _told_alone(self, office: Office) -> str | None:
        """The one country of which the same office is told without a name."""
        readings = [read_title(mark.text) for mark in self._alone]
        places = {
            reading.locality
            for reading in readings
            if reading.locality and not reading.is_bare and reading.key == office.reading.key
        }
        place = next(iter(places)) if len(places) == 1 else None
        is_near = place is not None and self._places.is_near(place, office.start)
        return place if place and (is_near or self._places.is_prominent(place)) else None

    def _others(self, office: Office, someone: Someone) -> Iterable[str]:
        """The states whose holder of the same office is somebody else."""
        for one, theirs in self._held.values():
            for other in theirs if one is not someone else ():
                if other.jurisdiction and other.reading.key == office.reading.key:
                    yield other.jurisdiction

    def _resolve_alone(self) -> None:
        """Titles without a name: evidence for the one person who holds that office."""
        holders: dict[str, Office | None] = {}
        for mark in self._alone:
            if self._marks.text.startswith(_NOT_ALONE, mark.end):
                continue
            if mark.text not in holders:
                holders[mark.text] = self._holder(mark) or self._extend(mark)
            holder = holders[mark.text]
            if holder is not None:
                holder.evidence.append((mark.start, mark.end))

    def _extend(self, mark: Mark) -> Office | None:
        """ "Viện trưởng An" and later "Viện trưởng Viện Hải dương học": the fuller title."""
        reading = read_title(mark.text)
        if not reading.organisation or reading.is_bare or reading.former:
            return None
        if reading.is_national and reading.locality:
            return None
        full = self._asked(mark)
        found = [
            office
            for _, offices in self._held.values()
            for office in offices
            if is_same(full, office, self._alias) and not _is_told_abroad(office)
        ]
        if len(found) != 1 or not _may_grow(found[0]):
            return None
        found[0].title, found[0].reading = mark.text, reading
        found[0].jurisdiction = found[0].jurisdiction or full.jurisdiction
        return found[0]

    def _asked(self, mark: Mark) -> Office:
        reading = read_title(mark.text)
        place = reading.locality if not reading.is_bare else None
        return Office(mark.text, reading, place, reading.former, "", mark.start, 0)

    def _holder(self, mark: Mark) -> Office | None:
        asked = self._asked(mark)
        reading = asked.reading
        found = [
            office
            for _, offices in self._held.values()
            for office in offices
            if is_same(office, asked, self._alias)
        ]
        if len(found) > 1:
            found = [office for office in found if office.reading.key == reading.key] or found
        return found[0] if len(found) == 1 else None


def _is_told_abroad(office: Office) -> bool:
    """Whether the office is one of a state that its words or the article name."""
    return office.reading.is_national and office.jurisdiction is not None


def _may_grow(office: Office) -> bool:
    """Whether a title is so short that it must mean a body told elsewhere."""
    body = (office.reading.organisation or "").split()
    is_head = office.reading.role.lower().endswith("trưởng")
    return bool(body or is_head) and len(body) < 3 and not office.former


def _names_country(office: Office) -> bool:
    """Whether a title says of which state it is: "Chủ tịch Trung Quốc", "Bộ trưởng … Lào"."""
    reading = office.reading
    told = bool(reading.locality and office.jurisdiction) and not reading.is_local
    return told and (reading.is_national or not reading.organisation)


def _level_fits(level: str | None, office: Office) -> bool:
    other = implied_level(office.reading)
    if level is None or other is None:
        return True
    return level == other or {level, other} == {"upper", "province"}


def _aliases(marks: Marks) -> Callable[[str], str]:
    """Abbreviations that the article explains in brackets: "Thông tấn xã Việt Nam (TTXVN)"."""
    long_names: dict[str, str] = {}
    for index, mark in enumerate(marks.row[:-1]):
        short = marks.row[index + 1]
        if mark.label not in ("ORG", "TITLE") or short.label != "ORG":
            continue
        if marks.gap(index).strip() == "(" and marks.text[short.end : short.end + 1] == ")":
            name = mark.text if mark.label == "ORG" else read_title(mark.text).organisation
            if name and len(short.text) < len(name):
                long_names[folded(short.text)] = name
    return lambda name: long_names.get(folded(name), name)


__all__ = ["Offices"]
