"""The component that joins organisations and says of what kind each is."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.organisations.joining import Body, join_organisations
from pipeline.organisations.kinds import LONGEST_CLASS, kind_of, kind_of_class, kind_rules
from schemas import Evidence, Organisation, OrganisationKind


class OrganisationJoiner:
    """Sets `doc._.organisations`."""

    def __init__(self) -> None:
        kind_rules()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        doc._.organisations = [_organisation(body) for body in join_organisations(doc)]
        return doc


def _organisation(body: Body) -> Organisation:
    mentions = [Evidence(start=span.start_char, end=span.end_char) for span in body.mentions]
    name = " ".join(body.name.split())
    kind = kind_of(name)
    if kind == "other":
        kind = _kind_before(body)
    return Organisation(name=name, kind=kind, mentions=tuple(mentions))


def _kind_before(body: Body) -> OrganisationKind:
    """The kind that class words in small letters say: "hãng" before "Sao Mai"."""
    for span in body.mentions:
        first = max(0, span.start - LONGEST_CLASS)
        words = [token.text for token in span.doc[first : span.start]]
        if (kind := kind_of_class(words)) is not None:
            return kind
    return "other"


@Language.factory("vnfacts_organisations")
def create_organisations(nlp: Language, name: str) -> OrganisationJoiner:
    """Make the component."""
    return OrganisationJoiner()


__all__ = ["OrganisationJoiner", "create_organisations"]
