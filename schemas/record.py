"""What comes out: the record of one article, or the error in its place."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from schemas.agreement import Agreement
from schemas.facts import DateFact, DocumentDate, Mention, Organisation, Person, Place
from schemas.spans import NonEmpty, Record

#: Raised with every breaking change of the models; additions keep the major number.
SCHEMA_VERSION = "1.0"


class PipelineVersion(Record):
    """What made the record: the same `resources` hash over the same text gives the same output."""

    version: NonEmpty
    resources: NonEmpty


class ArticleRecord(Record):
    """Everything that was read out of one article."""

    schema_version: str = SCHEMA_VERSION
    id: NonEmpty
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    text_sha256: NonEmpty
    document_date: DocumentDate
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateFact, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    warnings: tuple[str, ...] = ()
    pipeline: PipelineVersion

    @model_validator(mode="after")
    def _mentions_are_sorted_and_apart(self) -> Self:
        for before, after in zip(self.mentions, self.mentions[1:], strict=False):
            if after.start < before.end:
                raise ValueError(f"mentions overlap: {before.text!r} and {after.text!r}")
        return self


class ErrorDetail(Record):
    """Why an article could not be processed; `message` says what to change."""

    kind: NonEmpty
    message: NonEmpty


class ErrorRecord(Record):
    """The line in the error file for an article that gave no record."""

    schema_version: str = SCHEMA_VERSION
    id: NonEmpty
    error: ErrorDetail
