"""The component that joins organisations and says of what kind each is."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.organisations.joining import Body, join_organisations
from pipeline.organisations.kinds import kind_of, kind_rules
from schemas import Evidence, Organisation


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
    return Organisation(name=name, kind=kind_of(name), mentions=tuple(mentions))


@Language.factory("vnfacts_organisations")
def create_organisations(nlp: Language, name: str) -> OrganisationJoiner:
    """Make the component."""
    return OrganisationJoiner()


__all__ = ["OrganisationJoiner", "create_organisations"]
