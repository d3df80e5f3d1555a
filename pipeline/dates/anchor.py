"""The year from which an undated article speaks, where the article itself makes it certain.

A year is given up when the article tells of something later: no report of 2015 knows of 2017.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple

from pipeline.dates.finding import Found
from pipeline.dates.reading import READINGS
from pipeline.dates.values import Interval, Point
from pipeline.rulebook import Entry, load_entries

_WINDOW: Final = 70
_SENTENCE: Final = 120
#: Full and yearless days that lie this near in the calendar belong to the same year.
_NEAR_DAYS: Final = 31
#: How far apart the past and the future may be that leave one year between them.
_BETWEEN: Final = 14 * 31
#: How many of its days without a year may tell the year of the whole article.
_FIRST_DAYS: Final = 3
#: An older full day is history.
_MODERN: Final = 1995

#: How the article's month and the written year make the article's year.
Kind = Literal["plan", "review", "season", "elapsed"]


class YearCue(Entry):
    """Words before (or in) a year that make it the article's own year."""

    kind: Kind
    before: str | None = None
    within: str | None = None
    #: Words that must follow in the same sentence.
    after: str | None = None


class DateRole(Entry):
    """Words before a date that tell what it is of: a document, a birth, a goal that lies ahead."""

    role: Literal["document", "ahead", "old"]
    before: str | None = None
    after: str | None = None


class Dated(NamedTuple):
    """An expression with the point that it ends at."""

    found: Found
    point: Point
    is_span: bool


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """A year that the article makes certain, and the expression that does."""

    year: int
    found: Found
    cue: str


class Anchor:
    """What the written dates of an article say about its own year."""

    def __init__(self, text: str, expressions: Sequence[Found]) -> None:
        self.text = text
        dated = [item for found in expressions for item in _dated(found)]
        self.written = [item for item in dated if item.point.year is not None]
        self.yearless = [
            item for item in dated if item.point.year is None and item.point.month is not None
        ]
        self.told = [
            i for i in self.written if not i.is_span and not self.has_role(i.found, "ahead")
        ]
        #: The latest year in which the article tells that something was.
        self.latest = max((item.point.year or 0 for item in self.told), default=0)
        self._lenders = self._full_days()
        days = [item.point for item in self.yearless if item.point.day]
        #: The month of the article: of its first day without a year.
        self.month = days[0].month if days else None

    def _full_days(self) -> dict[tuple[int | None, int | None], Dated]:
        """The full days of the latest year, by month and day: those that lend their year."""
        days: dict[tuple[int | None, int | None], Dated] = {}
        for item in self.told:
            key = (item.point.month, item.point.day)
            if item.point.year != max(self.latest, _MODERN) or item.point.day is None:
                continue
            if key not in days and not self._is_old(item):
                days[key] = item
        return days

    def has_role(self, found: Found, role: str) -> bool:
        """Whether the words around an expression give it a role ("document", "ahead", "old")."""
        start = max(
            self.text.rfind(". ", max(0, found.start - _SENTENCE), found.start),
            self.text.rfind("\n", max(0, found.start - _SENTENCE), found.start),
            found.start - _SENTENCE,
        )
        for before, after in _roles(role):
            if before is not None and before.search(self.text, max(0, start + 1), found.start):
                return True
            if after is not None and after.match(self.text, found.end):
                return True
        return False

    def _is_old(self, item: Dated) -> bool:
        """Whether a full day is of long ago; the second end of an anniversary is not."""
        return not _is_anniversary(item.found) and self.has_role(item.found, "old")

    def near_year(self, point: Point) -> YearEvidence | None:
        """The year of a full day that lies near in the calendar, if no later year is told."""
        for item in self._lenders.values():
            lent = item.point.year or 0
            full = _position(item.point)
            for year in (lent, lent + 1, lent - 1):
                if abs(_position(point.in_year(year)) - full) <= _NEAR_DAYS:
                    return YearEvidence(year, item.found, "ngày đầy đủ gần đó")
        return None


def article_year(anchor: Anchor) -> YearEvidence | None:
    """The year that the article's own days, plans, reports and periods leave; None if none is.

    In this order: a full day near a yearless one; a plan, report or season with its year; two
    periods that meet; a year that alone lies between what has happened and what is to come.
    """
    for search in (_near_days, _cued_years, _meeting_periods, _between):
        for evidence in search(anchor):
            if evidence.year >= anchor.latest:
                return evidence
    return None


def _near_days(anchor: Anchor) -> Iterator[YearEvidence]:
    days = [item for item in anchor.yearless if item.point.day]
    for item in days[:_FIRST_DAYS]:
        if evidence := anchor.near_year(item.point):
            yield evidence


def _cued_years(anchor: Anchor) -> Iterator[YearEvidence]:
    """The years that a cue makes the article's own, the latest first."""
    found = [evidence for item in anchor.written for evidence in _evidence(anchor, item)]
    yield from sorted(found, key=lambda evidence: -evidence.year)


def _evidence(anchor: Anchor, item: Dated) -> Iterator[YearEvidence]:
    found, point = item.found, item.point
    before = anchor.text[max(0, found.start - _WINDOW) : found.start].rpartition(". ")[2]
    if any(pattern.search(before) for pattern in _not_cues()):
        return
    for name, kind, pattern, within, after in _cues():
        if pattern is not None and not pattern.search(before):
            continue
        if within is not None and not within.search(found.text):
            continue
        if after is not None and not after.match(anchor.text, found.end, found.end + _SENTENCE):
            continue
        if kind == "elapsed" and anchor.has_role(found, "ahead"):
            continue
        year = _YEARS[kind](point, anchor.month)
        if year is not None:
            yield YearEvidence(year, found, name)


def _plan(point: Point, month: int | None) -> int | None:
    """A plan of the year: made in it, or in the last weeks of the year before."""
    return point.year - 1 if point.year and month and month >= 11 else point.year


def _review(point: Point, month: int | None) -> int | None:
    """A review of the year: made at its end, or in the first weeks of the next one."""
    return point.year + 1 if point.year and month and month <= 2 else point.year


def _season(point: Point, month: int | None) -> int | None:
    """Spring and Tết of the year: spoken of in its first months and shortly before."""
    if month is None or 5 < month < 11:
        return None if month else point.year
    return point.year - 1 if point.year and month >= 11 else point.year


def _elapsed(point: Point, month: int | None) -> int | None:
    """Months or quarters of the year that are over when the article speaks."""
    last = point.month or 3 * (point.part or 0)
    if month is None or month >= last:
        return point.year
    return point.year + 1 if point.year and last == 12 and month <= 3 else None


_YEARS: Final[dict[Kind, Callable[[Point, int | None], int | None]]] = {
    "plan": _plan,
    "review": _review,
    "season": _season,
    "elapsed": _elapsed,
}


def _meeting_periods(anchor: Anchor) -> Iterator[YearEvidence]:
    """A period that is over, and a plan for the one that begins in the next year."""
    spans = [item for item in anchor.written if item.is_span and item.point.unit == "year"]
    over = {i.point.year for i in spans if _follows_from(anchor.text, i.found)}
    for item in spans:
        start = READINGS["span"](item.found)
        if isinstance(start, Interval) and start.start.year and start.start.year - 1 in over:
            yield YearEvidence(start.start.year, item.found, "hai giai đoạn nối nhau")


def _is_anniversary(found: Found) -> bool:
    """Whether a span goes from a day to the same day of another year."""
    parts = found.parts
    if not {"day", "month", "year2"} <= parts.keys():
        return False
    return all(int(parts[name]) == int(parts.get(f"{name}2", 0)) for name in ("day", "month"))


def _follows_from(text: str, found: Found) -> bool:
    return text[max(0, found.start - 4) : found.start].lower().strip() == "từ"


def _between(anchor: Anchor) -> Iterator[YearEvidence]:
    """The only year that puts the article's day after what has happened and before what will."""
    days = [item.point for item in anchor.yearless if item.point.day]
    exact = [i for i in anchor.written if i.point.month and not i.is_span and i.point.year]
    told = set(map(id, anchor.told))
    past = [i for i in exact if id(i) in told]
    ahead = [i for i in exact if id(i) not in told]
    if not days or not past or not ahead:
        return
    low = max(past, key=lambda item: _position(item.point))
    later = [item for item in ahead if _position(item.point) > _position(low.point)]
    high = min(later, key=lambda item: _position(item.point), default=None)
    if high is None:
        return
    first, last = _position(low.point), _position(high.point)
    if last - first > _BETWEEN:
        return
    years = range(low.point.year or 0, (high.point.year or 0) + 1)
    fitting = [y for y in years if first <= _position(days[0].in_year(y)) <= last]
    if len(fitting) == 1:
        yield YearEvidence(fitting[0], high.found, "giữa việc đã qua và việc sắp tới")


def _position(point: Point) -> int:
    return (point.year or 0) * 372 + (point.month or 0) * 31 + (point.day or 15)


def _dated(found: Found) -> Iterator[Dated]:
    if found.rule.reading not in ("point", "span", "months_of_year") or found.rule.every_year:
        return
    value = READINGS[found.rule.reading](found)
    point = value.end if isinstance(value, Interval) else value
    if isinstance(point, Point) and not point.bc and point.is_possible:
        yield Dated(found, point, found.rule.reading == "span" and point.unit == "year")


_Compiled = re.Pattern[str] | None


def _compile(pattern: str | None, frame: str) -> _Compiled:
    return re.compile(frame.replace("{}", pattern), re.IGNORECASE) if pattern else None


@cache
def _cues() -> tuple[tuple[str, Kind, _Compiled, _Compiled, _Compiled], ...]:
    return tuple(
        (
            cue.name,
            cue.kind,
            _compile(cue.before, r"(?<!\w)(?:{})\s*$"),
            _compile(cue.within, "{}"),
            _compile(cue.after, r"[^.\n]*?(?<!\w)(?:{})(?!\w)"),
        )
        for cue in load_entries("dates", "article_year", YearCue)
    )


@cache
def _not_cues() -> tuple[re.Pattern[str], ...]:
    entries = load_entries("dates", "not_article_year", DateRole)
    return tuple(p for e in entries if (p := _compile(e.before, r"(?<!\w)(?:{})\s*$")))


@cache
def _roles(role: str) -> tuple[tuple[_Compiled, _Compiled], ...]:
    entries = [e for e in load_entries("dates", "date_role", DateRole) if e.role == role]
    return tuple(
        (_compile(e.before, r"(?<!\w)(?:{})"), _compile(e.after, r"\s*(?:{})(?!\w)"))
        for e in entries
    )


__all__ = ["Anchor", "DateRole", "YearCue", "YearEvidence", "article_year"]
