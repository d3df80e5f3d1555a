"""The component that joins people and gives them their offices."""

from __future__ import annotations

from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.people.joining import Someone, join_people
from pipeline.people.marks import Marks
from pipeline.people.merging import Office
from pipeline.people.offices import Offices
from pipeline.people.rules import office_rules
from schemas import Basis, Evidence, HeldTitle, Person


class PeopleLinker:
    """Sets `doc._.people`: everyone named, with the offices that the article says they hold."""

    def __init__(self) -> None:
        self._rules = office_rules()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        people, by_start = join_people(list(doc.spans.get("PER", ())))
        doc._.people = []
        if people:
            offices = Offices(Marks(doc, self._rules), self._rules, by_start)
            doc._.people = [_person(one, offices.of(one)) for one in people]
        return doc


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
