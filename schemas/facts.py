"""The facts of an article: mentions, dates, people, organisations, places."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from schemas.spans import Basis, Evidence, NonEmpty, Record, Surface
from schemas.values import TimexValue, is_length

Label = Literal["PER", "ORG", "LOC", "TITLE", "DATE"]
PartOfDay = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
OrganisationKind = Literal[
    "party_body", "state_body", "assembly", "front_or_union", "armed_force", "court", "company",
    "bank", "school", "hospital", "press", "international", "association", "other",
]  # fmt: skip
PlaceLevel = Literal["country", "province", "district", "commune"]


class Mention(Surface):
    """A name, title or date where it stands in the text, with the rule that found it."""

    label: Label
    rule: NonEmpty


class DateFact(Surface):
    """A temporal expression and its value.

    `earliest` and `latest` close the span of days that the value covers; both are None for a
    length of time and where the year is unknown (or before Christ).
    """

    value: TimexValue
    earliest: date | None = None
    latest: date | None = None
    part_of_day: PartOfDay | None = None
    basis: Basis
    rule: NonEmpty

    @model_validator(mode="after")
    def _ends_are_in_order(self) -> Self:
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("earliest and latest must both be known or both be null")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        if is_length(self.value) and self.earliest:
            raise ValueError("a length of time has no earliest day")
        return self


class DocumentDate(Record):
    """The day from which the article speaks, and how it is known."""

    value: TimexValue | None = None
    basis: Literal["published", "inferred", "none"] = "none"
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _basis_fits_value(self) -> Self:
        if (self.value is None) != (self.basis == "none"):
            raise ValueError("document_date has a value exactly where its basis is not 'none'")
        return self


class HeldTitle(Record):
    """One office that a person holds or held, in its fullest form."""

    title: NonEmpty
    role: NonEmpty
    organisation: str | None = None
    jurisdiction: str | None = None
    former: bool = False
    basis: Basis
    evidence: tuple[Evidence, ...]
    rule: NonEmpty

    @model_validator(mode="after")
    def _has_evidence(self) -> Self:
        if not self.evidence:
            raise ValueError(f"title {self.title!r} has no evidence")
        return self


class Person(Record):
    """Somebody whom the article names, under the fullest form of the name."""

    name: NonEmpty
    mentions: tuple[Evidence, ...]
    titles: tuple[HeldTitle, ...] = ()

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if not self.mentions:
            raise ValueError(f"person {self.name!r} is nowhere mentioned: a title needs a holder")
        return self


class Organisation(Record):
    """A named body, under its fullest form."""

    name: NonEmpty
    kind: OrganisationKind
    mentions: tuple[Evidence, ...]


class Successor(Record):
    """The unit that a unit has gone into, as it is today."""

    name: NonEmpty
    code: str | None = None
    province: str | None = None


class Place(Record):
    """A named place; `code` is the official one that was valid at the article's date.

    Vietnamese units carry the statistics office's code, countries their ISO 3166-1 code.
    """

    name: NonEmpty
    level: PlaceLevel | None = None
    code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    province: str | None = None
    successors: tuple[Successor, ...] = ()
    mentions: tuple[Evidence, ...]

    @model_validator(mode="after")
    def _validity_is_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError(f"{self.name!r} is valid from {self.valid_from} to {self.valid_to}")
        return self
