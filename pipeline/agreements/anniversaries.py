"""The day of signing from an anniversary: "40 năm Ngày ký (18/7/1977 - 18/7/2017)"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.agreements.candidate import Value
from pipeline.agreements.lexicon import cue
from pipeline.agreements.view import ArticleView, Sentence
from schemas import DateFact

_YEARS: Final = re.compile(
    r"(?<!\w)(?P<years>\d+)\s+năm\s+(?P<day>ngày\s+)?(?:(?:hai|2)\s+(?:nước|bên|tỉnh)\s+)?"
    r"(?:chính thức\s+)?$"
)
#: How far before the verb the feast is named, in characters.
_TO_FEAST: Final = 200
_YEAR: Final = re.compile(r"(\d{4})(?:-\d\d)?(?:-\d\d)?$")
_TWO_DAYS: Final = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)$")


def years_since(sentence: Sentence, verb: int) -> int | None:
    """How many years after the signing an anniversary is held, if the verb tells one.

    `verb` is the offset of "ký" in the document.
    """
    before = sentence.before(verb, _TO_FEAST)
    match = _YEARS.search(before)
    if match is None or not (match["day"] or cue("feast").search(before)):
        return None
    return int(match["years"])


def day_from_anniversary(
    view: ArticleView, sentence: Sentence, verb: int, years: int
) -> Value | None:
    """The day that began so many years: as written in brackets, else the year reckoned back."""
    for fact in sentence.dates:
        both = _TWO_DAYS.match(fact.value)
        if both and int(both[2][:4]) - int(both[1][:4]) == years:
            span = (fact.start, fact.end)
            return Value(both[1], span, fact.basis, "ngày bắt đầu của kỷ niệm")
    fact_of_year = _year_of_event(view, sentence, verb)
    if fact_of_year is None:
        return None
    span = (fact_of_year.start, fact_of_year.end)
    year = int(fact_of_year.value[:4]) - years
    return Value(f"{year:04}", span, "inferred", "năm của lễ kỷ niệm")


def _year_of_event(view: ArticleView, sentence: Sentence, verb: int) -> DateFact | None:
    """The date with a year that stands nearest to the verb, else the latest of the article."""
    near = [fact for fact in sentence.dates if _YEAR.match(fact.value)]
    if near:
        return min(near, key=lambda fact: abs(fact.start - verb))
    dated = [fact for fact in view.dates if _YEAR.match(fact.value)]
    return max(dated, key=lambda fact: fact.value, default=None)


__all__ = ["day_from_anniversary", "years_since"]
