"""The component that finds and values temporal expressions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.dates.context import Context, Resolved
from pipeline.dates.finding import Found, find_expressions
from pipeline.dates.resolution import resolve
from pipeline.dates.values import NOTHING
from pipeline.dates.words import part_of_day
from pipeline.layers import new_span, set_mentions, text_of, warn
from schemas import DateFact, DocumentDate, Evidence


class ReadDate(NamedTuple):
    """An expression with its value."""

    found: Found
    resolved: Resolved


class ReadDates(NamedTuple):
    """All dates of a text, the day that it speaks from, and what could not be read."""

    dates: list[ReadDate]
    document_date: DocumentDate
    warnings: list[str]


def read_dates(text: str, published: date | None = None) -> ReadDates:
    """Find and value all temporal expressions of a text.

    An impossible date ("31/2") gives no value but a warning.
    """
    expressions = find_expressions(text)
    context = Context.of(text, expressions, published)
    dates: list[ReadDate] = []
    warnings: list[str] = []
    for found in expressions:
        resolved = resolve(found, context)
        if resolved.value is NOTHING:
            continue
        if resolved.value.is_possible:
            dates.append(ReadDate(found, resolved))
        else:
            warnings.append(f"{found.text!r} ({found.start}) is no date of the calendar")
    return ReadDates(dates, _document_date(context), warnings)


def _document_date(context: Context) -> DocumentDate:
    if context.published is not None:
        return DocumentDate(value=context.published.isoformat(), basis="published")
    if context.day is None or context.evidence is None:
        return DocumentDate()
    start, end = context.evidence
    evidence = (Evidence(start=start, end=end),)
    return DocumentDate(value=context.day.isoformat(), basis="inferred", evidence=evidence)


def date_fact(read: ReadDate) -> DateFact:
    """The record of a date."""
    found, resolved = read
    value = resolved.value
    return DateFact(
        start=found.start,
        end=found.end,
        text=found.text,
        value=value.value,
        earliest=value.first_day,
        latest=value.last_day,
        part_of_day=part_of_day(found.text),
        basis=resolved.basis,
        rule=found.rule.name,
    )


def explain_dates(text: str, published: date | None = None) -> Iterator[str]:
    """A line a date: words, value, rule, parts, and how year and day were resolved."""
    read = read_dates(text, published)
    for found, resolved in read.dates:
        parts = ", ".join(f"{name}={value}" for name, value in found.parts.items())
        yield (
            f"{found.start}-{found.end} {found.text!r} = {resolved.value.value}"
            f"  [{found.rule.name}] {parts} | {resolved.basis}: {resolved.how}"
        )
    yield from read.warnings


class DateTagger:
    """Sets `doc.spans["DATE"]`, `doc._.dates` and `doc._.document_date`."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        read = read_dates(text_of(doc), doc._.published)
        spans, facts = [], []
        for item in read.dates:
            span = doc.char_span(item.found.start, item.found.end)
            if span is not None:
                spans.append(new_span(doc, span.start, span.end, "DATE", item.found.rule.name))
                facts.append(date_fact(item))
        set_mentions(doc, "DATE", spans)
        doc._.dates = facts
        doc._.document_date = read.document_date
        for warning in read.warnings:
            warn(doc, warning)
        return doc


@Language.factory("vnfacts_dates")
def create_dates(nlp: Language, name: str) -> DateTagger:
    """Make the component."""
    return DateTagger()


__all__ = ["DateTagger", "ReadDate", "ReadDates", "date_fact", "explain_dates", "read_dates"]
