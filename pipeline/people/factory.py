"""The component that joins people with their offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.names.letters import is_vietnamese
from pipeline.names.recogniser import Recogniser
from pipeline.names.view import View
from pipeline.people.holders import Link, stated_links
from pipeline.people.identity import same_people
from pipeline.people.jurisdiction import Jurisdictions
from pipeline.people.office import Office, OfficeReader
from pipeline.text.forms import folded
from schemas import Basis, Evidence, HeldTitle, Person

#: "các Phó Tổng Giám đốc: X, Y và Z": a title of several people, which is no mention of a title.
_PLURAL: Final = re.compile(
    r"(?:[Cc]ác|[Hh]ai)\s+(?:đồng chí\s+)?((?:Phó|Ủy viên|Uỷ viên)[^:\n.;]{3,80}):\s*"
)
_LISTED: Final = re.compile(r"\s*(?:,|;|và|,\s*và)?\s*(?:đồng chí\s+|ông\s+|bà\s+)?")
_DELEGATION: Final = re.compile(
    r"([Đđ]oàn (?:công tác|đại biểu)[^,.;:()]{0,60}?)\s+do\s[^.;]{0,80}$"
)


@dataclass
class Holding:
    """A title that a person holds, while its mentions are gathered."""

    office: Office
    jurisdiction: str | None
    basis: Basis
    rule: str
    former: bool
    evidence: list[Evidence] = field(default_factory=list)

    def is_same(self, other: Holding) -> bool:
        """Whether two differ only by abbreviation or by what one of them leaves out."""
        mine, its = self.office, other.office
        return (
            folded(mine.role) == folded(its.role)
            and _agree(mine.organisation, its.organisation)
            and _agree(self.jurisdiction, other.jurisdiction)
        )

    def take(self, other: Holding) -> None:
        """Add another mention of the same title; the fuller form stays."""
        self.evidence += other.evidence
        self.former = self.former or other.former
        if self.jurisdiction is None:
            self.jurisdiction = other.jurisdiction
        if _fullness(other) > _fullness(self):
            self.office, self.rule, self.basis = other.office, other.rule, other.basis
            self.jurisdiction = other.jurisdiction or self.jurisdiction

    def record(self) -> HeldTitle:
        """The record of the title."""
        return HeldTitle(
            title=self.office.title,
            role=self.office.role,
            organisation=self.office.organisation,
            jurisdiction=self.jurisdiction,
            former=self.former,
            basis=self.basis,
            evidence=tuple(self.evidence),
            rule=self.rule,
        )


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or folded(one) == folded(other)


def _fullness(holding: Holding) -> tuple[int, int]:
    office = holding.office
    return (office.organisation is not None) + (office.place is not None), len(office.title)


class PeopleLinker:
    """Sets `doc._.people`."""

    def __init__(self) -> None:
        self._recogniser = Recogniser()

    def __call__(self, doc: Doc) -> Doc:
        """Link one document."""
        doc._.people = Linking(doc, self._recogniser).people()
        return doc


class Linking:
    """The linking of one document."""

    def __init__(self, doc: Doc, recogniser: Recogniser) -> None:
        self._doc = doc
        self._recogniser = recogniser
        self._reader = OfficeReader(recogniser, View.of(doc))
        titles = list(doc.spans.get("TITLE", ()))
        self._offices = {span.start: self._reader.read(span) for span in titles}
        self._places = Jurisdictions(doc, self._offices)
        self._groups = same_people(sorted(doc.spans.get("PER", ()), key=lambda s: s.start))
        self._person_of = {
            span.start: number for number, group in enumerate(self._groups) for span in group
        }
        self._held: dict[int, list[Holding]] = {}

    def people(self) -> list[Person]:
        """Everybody named, with the titles held."""
        links = stated_links(self._doc)
        for link in links:
            self._hold(self._person_of[link.person.start], self._holding(link))
        for number, holding in self._plural():
            self._hold(number, holding)
        self._resolve_alone({link.title.start for link in links})
        self._place_foreigners()
        return [self._record(number) for number in range(len(self._groups))]

    def _holding(self, link: Link) -> Holding:
        office = self._offices[link.title.start]
        place, how = self._places.of(office, link.title)
        office, rule = self._with_body(office, link)
        basis: Basis = (
            "stated" if how == "stated" else ("resolved" if how == "resolved" else "inferred")
        )
        return Holding(
            office, place, basis, rule, office.former or link.former, [_evidence(link.title)]
        )

    def _with_body(self, office: Office, link: Link) -> tuple[Office, str]:
        """A bare role with the body of its side, or the delegation that it leads."""
        if office.organisation is not None or office.place is not None:
            return office, link.rule
        body = None
        if folded(office.role) in ("trưởng đoàn", "phó trưởng đoàn"):
            head = self._doc.text[max(0, link.title.start_char - 160) : link.title.start_char]
            found = _DELEGATION.search(head)
            body = found[1] if found else None
        elif office.rank in ("chủ nhiệm, giám đốc", "chủ tịch"):
            body = self._places.side_body(link.title)
        if body is None:
            return office, link.rule
        return _with_organisation(office, body), link.rule

    def _hold(self, number: int, holding: Holding) -> None:
        for known in self._held.setdefault(number, []):
            if known.is_same(holding):
                known.take(holding)
                return
        self._held[number].append(holding)

    def _plural(self) -> Iterator[tuple[int, Holding]]:
        """The people of "các Phó Tổng Giám đốc: X, Y và Z"."""
        people = sorted(self._doc.spans.get("PER", ()), key=lambda span: span.start)
        text = self._doc.text
        for match in _PLURAL.finditer(text):
            position, named = match.end(), []
            for span in people:
                if span.start_char >= position and _LISTED.fullmatch(
                    text, position, span.start_char
                ):
                    named.append(span)
                    position = span.end_char
            for span in named:
                yield self._person_of[span.start], self._plural_holding(match, span)

    def _plural_holding(self, match: re.Match[str], person: Span) -> Holding:
        start, end = match.span(1)
        span = self._doc.char_span(start, end, alignment_mode="expand")
        office = self._reader.read(span)
        if office.organisation is None:
            body = self._places.side_body(person)
            office = _with_organisation(office, body) if body else office
        place, how = self._places.of(office, person)
        evidence = [Evidence(start=start, end=end)]
        basis: Basis = "stated" if how == "stated" else "inferred"
        return Holding(office, place, basis, "chức danh chung: các tên", office.former, evidence)

    def _resolve_alone(self, linked: set[int]) -> None:
        """Titles without a name: more evidence for the one person who holds the same."""
        for span in self._doc.spans.get("TITLE", ()):
            if span.start in linked:
                continue
            office = self._offices[span.start]
            place, _ = self._places.of(office, span)
            alone = Holding(office, place, "resolved", "chức danh thay tên", office.former)
            holders = [
                holding
                for held in self._held.values()
                for holding in held
                if holding.is_same(alone)
            ]
            if len(holders) == 1:
                holders[0].evidence.append(_evidence(span))

    def _place_foreigners(self) -> None:
        """A foreigner's offices are of the country that one of them names."""
        for number, held in self._held.items():
            name = self._groups[number][0].text
            if all(is_vietnamese(word) for word in name.replace("-", " ").split()):
                continue
            countries = [h.jurisdiction for h in held if h.jurisdiction and not h.office.level]
            for holding in held:
                national = holding.office.rank not in (
                    "quân hàm",
                    "học hàm, học vị",
                    "chủ nhiệm, giám đốc",
                    "trưởng",
                )
                if holding.jurisdiction is None and countries and national:
                    holding.jurisdiction, holding.basis = countries[0], "resolved"

    def _record(self, number: int) -> Person:
        group = self._groups[number]
        name = max((span.text for span in group), key=lambda text: len(text.split()))
        return Person(
            name=" ".join(name.split()),
            mentions=tuple(_evidence(span) for span in group),
            titles=tuple(holding.record() for holding in self._held.get(number, ())),
        )


def _with_organisation(office: Office, body: str) -> Office:
    return Office(
        office.title, office.role, body, office.place, office.level, office.former, office.rank
    )


def _evidence(span: Span) -> Evidence:
    return Evidence(start=span.start_char, end=span.end_char)


@Language.factory("vnfacts_people")
def create_people(nlp: Language, name: str) -> PeopleLinker:
    """Make the component."""
    return PeopleLinker()


__all__ = ["Holding", "Linking", "PeopleLinker", "create_people"]
