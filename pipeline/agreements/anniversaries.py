"""The day of signing from an anniversary: "40 năm Ngày ký (18/7/1977 - 18/7/2017)"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.agreements.candidate import Value
from pipeline.agreements.view import ArticleView, Sentence
from schemas import DateFact

_YEARS: Final = re.compile(
    r"(?:kỷ niệm|nhân|tròn|sau|dịp)\s+(?:lần thứ\s+)?(\d+)\s+năm\s+(?:ngày\s+)?$"
)
_YEAR: Final = re.compile(r"(\d{4})(?:-\d\d)?(?:-\d\d)?$")
_TWO_DAYS: Final = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)$")


def years_since(sentence: Sentence, verb: int) -> int | None:
    """How many years after the signing an anniversary is held, if the verb tells one.

    `verb` is the offset of "ký" in the document.
    """
    match = _YEARS.search(sentence.part(sentence.start, verb))
    return int(match[1]) if match else None


def day_from_anniversary(view: ArticleView, sentence: Sentence, years: int) -> Value | None:
    """The day that began so many years: as written in brackets, else the year reckoned back."""
    for fact in sentence.dates:
        both = _TWO_DAYS.match(fact.value)
        if both and int(both[2][:4]) - int(both[1][:4]) == years:
            span = (fact.start, fact.end)
            return Value(both[1], span, fact.basis, "ngày bắt đầu của kỷ niệm")
    for fact in _known_years(view, sentence):
        year = int(fact.value[:4]) - years
        return Value(f"{year:04}", (fact.start, fact.end), "inferred", "năm của lễ kỷ niệm")
    return None


def _known_years(view: ArticleView, sentence: Sentence) -> list[DateFact]:
    """The dates with a year of the sentence, then those of the article."""
    return [fact for fact in (*sentence.dates, *view.dates) if _YEAR.match(fact.value)]


__all__ = ["day_from_anniversary", "years_since"]
