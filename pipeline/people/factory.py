"""The component that joins people and gives them their offices."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, cast

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.people.joining import Someone, join_people
from pipeline.people.jurisdiction import Places, implied_level
from pipeline.people.linking import Holding, Linker
from pipeline.people.marks import Mark, Marks
from pipeline.people.merging import Office, is_same, merge
from pipeline.people.reading import Reading, read_title
from pipeline.people.rules import office_rules
from pipeline.text.forms import folded
from schemas import Basis, Evidence, HeldTitle, Person

_SENTENCE: Final = re.compile(r"[.!?]\s+[A-ZĐ]|\n")
_OF_BODY: Final = re.compile(r"\s+(?:của|của hãng|hãng|tại|công ty|tập đoàn|ngân hàng|kênh)\s+")
#: The most characters between two titles that share a body.
_CLOSE: Final = 8
_DELEGATION: Final = re.compile(r"((?:Đoàn|đoàn)\s[^,.;:()\n]{2,80}?)\s+do\s", re.IGNORECASE)


class PeopleLinker:
    """Sets `doc._.people`: everyone named, with the offices that the article says they hold."""

    def __init__(self) -> None:
        self._rules = office_rules()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        people, by_start = join_people(list(doc.spans.get("PER", ())))
        if people:
            marks = Marks(doc, self._rules)
            offices = _Offices(marks, self._rules, by_start)
            doc._.people = [_person(one, offices.of(one)) for one in people]
        else:
            doc._.people = []
        return doc


class _Offices:
    """The offices of everybody in one document."""

    def __init__(self, marks: Marks, rules: object, by_start: dict[int, Someone]) -> None:
        self._marks = marks
        self._rules = office_rules()
        linker = Linker(marks, self._rules)
        holdings = linker.find()
        self._alone = linker.alone
        read = [(mark.start, read_title(mark.text)) for mark in marks.row if mark.label == "TITLE"]
        self._places = Places(marks, self._rules, read)
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
        reading = read_title(holding.title)
        reading = self._with_body(holding, reading)
        place = reading.locality if not reading.is_bare else None
        if place:
            place = self._places.fullest(place, reading)
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

    def _with_body(self, holding: Holding, reading: Reading) -> Reading:
        """A bare role with the body that the context names."""
        if reading.organisation or reading.locality or reading.is_national:
            return reading
        if folded(reading.role).endswith("trưởng đoàn"):
            name = self._delegation(holding)
            return replace(reading, organisation=name) if name else reading
        found = self._rules.names.ranks.longest(
            reading.role.lower().split(), 0, len(reading.role.split())
        )
        if found is None or "body" not in found[1].takes or reading.is_local:
            return reading
        side = self._places.side(holding.start)
        if side is not None and side.label == "ORG" and self._is_one_sentence(side, holding):
            return replace(reading, organisation=side.text)
        shared = self._shared_body(holding, reading)
        if shared is reading and holding.rule.startswith("được bầu"):
            return self._elected_in(holding, reading)
        return shared

    def _is_one_sentence(self, mark: Mark, holding: Holding) -> bool:
        between = self._marks.text[mark.end : holding.start]
        return _SENTENCE.search(between) is None

    def _elected_in(self, holding: Holding, reading: Reading) -> Reading:
        """The body whose congress has elected somebody "Chủ tịch"."""
        bodies = [
            m for m in self._marks.row if m.label == "ORG" and 0 < holding.start - m.end < 200
        ]
        if not bodies:
            return reading
        name = re.sub(r"^(?:Ban Chấp hành|Ban Thường vụ|BCH|BTV)\s+", "", bodies[-1].text)
        other = read_title(f"{reading.role} {name}")
        return replace(other, role=reading.role, former=reading.former)

    def _shared_body(self, holding: Holding, reading: Reading) -> Reading:
        """ "Phó Cục trưởng, Cục trưởng Cục Hàng hải", "Chủ tịch kiêm Giám đốc ABC": one body."""
        after = next((mark for mark in self._marks.row if mark.start >= holding.end), None)
        if after is None:
            return reading
        between = self._marks.text[holding.end : after.start]
        if after.label == "ORG" and between == " ":
            return replace(read_title(f"{holding.title} {after.text}"), former=reading.former)
        if after.label == "ORG" and _OF_BODY.fullmatch(between):
            return replace(reading, organisation=after.text)
        if after.label != "TITLE" or len(between) > _CLOSE:
            return reading
        other = read_title(after.text)
        is_deputy = folded(reading.role) == f"phó {folded(other.role)}" and between.strip() == ","
        if is_deputy or between.strip() in ("kiêm", "-", "–"):
            return replace(reading, organisation=other.organisation, locality=other.locality)
        return reading

    def _delegation(self, holding: Holding) -> str | None:
        """ "Đoàn công tác của VOV do ông A làm trưởng đoàn": the delegation."""
        text = self._marks.text
        begin = max(text.rfind("\n", 0, holding.start), text.rfind(". ", 0, holding.start)) + 1
        found = _DELEGATION.search(text, begin, holding.start)
        return found[1].strip() if found else None

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
            return self._places.country(office.start, True)
        told = [
            o for o in offices if o.jurisdiction and o.reading.is_local and _level_fits(level, o)
        ]
        same = [o for o in told if o.reading.key == office.reading.key]
        stacked = [o for o in told if o.stack == office.stack]
        for group in (stacked, same):
            if group:
                return group[0].jurisdiction
        if self._places.side(office.start) is None and told:
            return told[0].jurisdiction
        return self._places.local(office.start, office.reading)

    def _national(self, office: Office, offices: list[Office], someone: Someone) -> str | None:
        for other in offices:
            if other is not office and _names_country(other):
                return other.jurisdiction
        for mark in self._alone:
            reading = read_title(mark.text)
            if (
                reading.locality
                and not reading.is_bare
                and reading.key == office.reading.key
                and someone.is_foreign
            ):
                return reading.locality
        others = [
            other.jurisdiction
            for one, theirs in self._held.values()
            for other in theirs
            if one is not someone and other.jurisdiction and other.reading.key == office.reading.key
        ]
        return self._places.country(office.start, someone.is_foreign, others)

    def _resolve_alone(self) -> None:
        """Titles without a name: evidence for the one person who holds that office."""
        holders: dict[str, Office | None] = {}
        for mark in self._alone:
            if self._marks.text.startswith((" nước", " của nước", " một ", " các "), mark.end):
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
        full = self._asked(mark)
        found = [
            office
            for _, offices in self._held.values()
            for office in offices
            if not office.reading.is_national and is_same(full, office, self._alias)
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
    return level == other


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


def _person(someone: Someone, offices: list[Office]) -> Person:
    mentions = [Evidence(start=span.start_char, end=span.end_char) for span in someone.mentions]
    return Person(
        name=" ".join(someone.name.split()),
        mentions=tuple(mentions),
        titles=tuple(_held(office) for office in offices),
    )


def _held(office: Office) -> HeldTitle:
    reading = office.reading
    return HeldTitle(
        title=" ".join(office.title.split()),
        role=reading.role,
        organisation=reading.organisation,
        jurisdiction=office.jurisdiction,
        former=office.former,
        basis=cast("Basis", office.basis),
        evidence=tuple(Evidence(start=s, end=e) for s, e in sorted(set(office.evidence))),
        rule=office.rule,
    )


@Language.factory("vnfacts_people")
def create_people(nlp: Language, name: str) -> PeopleLinker:
    """Make the component."""
    return PeopleLinker()


__all__ = ["PeopleLinker", "create_people"]
