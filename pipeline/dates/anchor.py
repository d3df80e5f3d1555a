"""What the written dates of an undated article say about the year from which it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final, Literal, NamedTuple

from pipeline.dates.finding import Found
from pipeline.dates.reading import READINGS
from pipeline.dates.tense import side_of
from pipeline.dates.values import Interval, Point
from pipeline.rulebook import Entry, load_entries

_SENTENCE: Final = 120

Role = Literal["document", "ahead", "old"]


class DateRole(Entry):
    """Words before a date that tell what it is of: a document, a birth, a goal that lies ahead."""

    role: Role
    before: str | None = None
    after: str | None = None


class Dated(NamedTuple):
    """An expression with the point that it ends at."""

    found: Found
    point: Point
    is_span: bool

    @property
    def position(self) -> int:
        """Where the point lies in the calendar, in days of months of 31."""
        return position(self.point)


def position(point: Point) -> int:
    """A number that grows with the calendar; a month counts as its middle."""
    return (point.year or 0) * 372 + (point.month or 0) * 31 + (point.day or 15)


class Anchor:
    """The dates of an article that are written with a year, and those that lack one."""

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
        #: Years of the cycle of sixty ("Tết Đinh Dậu").
        self.lunar_years = [found for found in expressions if "cycle" in found.parts]
        #: Months of a year that is not said ("6 tháng đầu năm").
        self.months_so_far = [
            found
            for found in expressions
            if found.rule.reading == "months_of_year" and "year" not in found.parts
        ]
        #: Days without a year, in text order.
        self.days = [item for item in self.yearless if item.point.day]
        #: The month of the article: of its first day without a year.
        self.month = self.days[0].point.month if self.days else None

    @cached_property
    def ahead(self) -> list[Dated]:
        """What lies ahead of the article: "dự kiến ngày 5/6/2017", but not "đã … đến ngày …"."""
        told = set(map(id, self.told))
        return [
            item
            for item in self.written
            if id(item) not in told
            and not item.is_span
            and side_of(self.text, item.found) != "past"
        ]

    @cached_property
    def past(self) -> list[Dated]:
        """What the article tells without a word of the future, but not the days of links."""
        return [
            item
            for item in self.told
            if not is_link(self.text, item.found) and side_of(self.text, item.found) != "future"
        ]

    @cached_property
    def latest_told(self) -> int:
        """The latest year that is told without a word of the future: it may be that of a plan."""
        return max((item.point.year or 0 for item in self.past), default=0)

    @cached_property
    def latest_past(self) -> int:
        """The latest year of which the article surely tells the past."""
        sure = (
            item.point.year or 0
            for item in self.past
            if item.point.unit != "year" or side_of(self.text, item.found) == "past"
        )
        return max(sure, default=0)

    def is_impossible(self, year: int) -> bool:
        """Whether the article would tell as past what came months after its own days."""
        last = self.last_past
        if last is None or last.point.year != year or self.last_month is None:
            return False
        return (last.point.month or 0) > self.last_month + 1

    @cached_property
    def last_past(self) -> Dated | None:
        """The latest day or month, no span, that the article tells as past."""
        exact = [i for i in self.past if i.point.month and i.found.rule.reading == "point"]
        return max(exact, key=lambda item: item.position, default=None)

    @cached_property
    def last_month(self) -> int | None:
        """The latest month of the year among the days and months without a year."""
        own = [i for i in self.yearless if side_of(self.text, i.found) != "future"]
        return max((i.point.month or 0 for i in own), default=None) if self.days else None

    def has_role(self, found: Found, role: Role) -> bool:
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


def is_link(text: str, found: Found) -> bool:
    """Whether a day in brackets dates another article: "Giá dầu lại tăng(12/05/2005)"."""
    start = found.start
    return start > 1 and text[start - 1] == "(" and not text[start - 2].isspace()


def _dated(found: Found) -> Iterator[Dated]:
    if found.rule.reading not in ("point", "span", "months_of_year") or found.rule.every_year:
        return
    value = READINGS[found.rule.reading](found)
    point = value.end if isinstance(value, Interval) else value
    if isinstance(point, Point) and not point.bc and point.is_possible:
        yield Dated(found, point, found.rule.reading == "span" and point.unit == "year")


def compiled(pattern: str | None, frame: str) -> re.Pattern[str] | None:
    """The pattern within its frame, whatever its case; None for none."""
    return re.compile(frame.replace("{}", pattern), re.IGNORECASE) if pattern else None


@cache
def _roles(role: Role) -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    entries = [e for e in load_entries("dates", "date_role", DateRole) if e.role == role]
    return tuple(
        (compiled(e.before, r"(?<!\w)(?:{})"), compiled(e.after, r"\s*(?:{})(?!\w)"))
        for e in entries
    )


__all__ = ["Anchor", "DateRole", "Dated", "compiled", "is_link", "position"]
