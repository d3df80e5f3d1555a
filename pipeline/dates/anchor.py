"""The day and the year from which an article speaks, where no publication date tells them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.dates.finding import Found
from pipeline.dates.reading import READINGS
from pipeline.dates.values import Interval, Point
from pipeline.rulebook import Entry, load_entries

_WINDOW: Final = 60


class YearCue(Entry):
    """Words before (or after) a year that make it the article's own year."""

    before: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """A year that the article makes certain, and the expression that does."""

    year: int
    found: Found
    cue: str


@cache
def _cues(table: str) -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    entries = load_entries("dates", table, YearCue)
    return tuple(
        (
            entry.name,
            re.compile(rf"(?:{entry.before})\s*$", re.IGNORECASE) if entry.before else None,
            re.compile(entry.within, re.IGNORECASE) if entry.within else None,
        )
        for entry in entries
    )


def article_year(text: str, expressions: Sequence[Found]) -> YearEvidence | None:
    """The year that the article's own plans, reports and days leave, None where none is certain.

    Among several, the latest of the years that are told most often with a cue.
    """
    candidates = [e for found in expressions if (e := _evidence(text, found)) is not None]
    if not candidates:
        return None
    counts = Counter(candidate.year for candidate in candidates)
    year = max(counts)
    return next(candidate for candidate in candidates if candidate.year == year)


def nearby_full_date(point: Point, expressions: Sequence[Found]) -> YearEvidence | None:
    """A full date whose month is the same as the point's or beside it: it lends its year."""
    for found in expressions:
        for other in _points(found):
            if other.year and other.month and point.month and not other.bc:
                if found.rule.every_year or other.day is None:
                    continue
                same_day = (other.month, other.day) == (point.month, point.day)
                if same_day and not _is_anniversary(expressions, other):
                    return YearEvidence(other.year, found, "ngày đầy đủ ở chỗ khác")
                if abs(_day_of_year(other) - _day_of_year(point)) <= 20 and other.year >= 1990:
                    if other.year == max(_full_years(expressions)):
                        return YearEvidence(other.year, found, "ngày đầy đủ gần đó")
    return None


def _is_anniversary(expressions: Sequence[Found], point: Point) -> bool:
    return point.year is not None and point.year < max(_full_years(expressions)) - 1


def _full_years(expressions: Sequence[Found]) -> list[int]:
    years = [p.year for found in expressions for p in _points(found) if p.day and p.year]
    return years or [0]


def _day_of_year(point: Point) -> int:
    return (point.month or 0) * 31 + (point.day or 15)


def _points(found: Found) -> list[Point]:
    if found.rule.reading not in ("point", "span", "months_of_year"):
        return []
    value = READINGS[found.rule.reading](found)
    if isinstance(value, Interval):
        return [value.start, value.end]
    return [value] if isinstance(value, Point) else []


def _evidence(text: str, found: Found) -> YearEvidence | None:
    """The year of an expression that a cue makes the article's own."""
    points = [point for point in _points(found) if point.year and not point.bc]
    if not points:
        return None
    year = points[-1].year or 0
    before = text[max(0, found.start - _WINDOW) : found.start]
    for _name, pattern, _ in _cues("not_article_year"):
        if pattern is not None and pattern.search(before):
            return None
    for name, pattern, within in _cues("article_year"):
        if pattern is not None and not pattern.search(before):
            continue
        if within is not None and not within.search(found.text):
            continue
        return YearEvidence(year, found, name)
    return None


__all__ = ["YearCue", "YearEvidence", "article_year", "nearby_full_date"]
