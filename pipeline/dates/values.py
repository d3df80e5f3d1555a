"""Calendar values: points that may lack parts, spans of two points, lengths of time."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Point:
    """A day, week, month, quarter, year, decade or century; `year` None is an unknown year.

    `unit` is the granularity. `any_day` is a day of which not even the month is known.
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None  # number of the quarter or week
    bc: bool = False

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.bc:
            year = f"BC{self.year:04d}"
        if self.unit == "decade":
            return year[:3]
        if self.unit == "century":
            return year[:2]
        if self.unit == "quarter":
            return f"{year}-Q{self.part or 'X'}"
        if self.unit == "week":
            return f"{year}-W{'XX' if self.part is None else f'{self.part:02d}'}"
        month = "XX" if self.month is None else f"{self.month:02d}"
        day = "XX" if self.day is None else f"{self.day:02d}"
        return {"year": year, "month": f"{year}-{month}"}.get(self.unit, f"{year}-{month}-{day}")

    @property
    def is_possible(self) -> bool:
        """Whether the calendar, of the years 1 to 9999, has such a day."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.year is not None and not 1 <= self.year <= 9999:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return 1 <= self.day <= 31
        year = self.year if self.year and not self.bc else 2000
        return 1 <= self.day <= monthrange(year, self.month)[1]

    @property
    def first_day(self) -> date | None:
        """The first day that the point covers, None where the year is unknown."""
        return self._ends()[0]

    @property
    def last_day(self) -> date | None:
        """The last day that the point covers, None where the year is unknown."""
        return self._ends()[1]

    def _ends(self) -> tuple[date | None, date | None]:
        if self.year is None or self.bc or not 1 <= self.year <= 9999 or not self.is_possible:
            return None, None
        if self.unit == "week" and self.part is not None:
            monday = date.fromisocalendar(self.year, self.part, 1)
            return monday, monday + timedelta(days=6)
        if self.unit in ("century", "decade"):
            years = 100 if self.unit == "century" else 10
            first = self.year - self.year % years
            return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)
        return self._month_ends(self.year)

    def _month_ends(self, year: int) -> tuple[date | None, date | None]:
        first_month, last_month = 1, 12
        if self.unit == "quarter" and self.part is not None:
            first_month, last_month = 3 * self.part - 2, 3 * self.part
        elif self.month is not None:
            first_month = last_month = self.month
        if self.unit == "day" and self.day is not None and self.month is not None:
            return date(year, self.month, self.day), date(year, self.month, self.day)
        if self.unit in ("day", "month") and self.month is None:
            return None, None
        last = monthrange(year, last_month)[1]
        return date(year, first_month, 1), date(year, last_month, last)

    def in_year(self, year: int | None) -> Point:
        """The same point in a year."""
        return replace(self, year=year)


@dataclass(frozen=True, slots=True)
class Interval:
    """A written span of two points; both ends belong to it."""

    start: Point
    end: Point

    @property
    def value(self) -> str:
        """The TIMEX3 value "start/end"."""
        return f"{self.start.value}/{self.end.value}"

    @property
    def is_possible(self) -> bool:
        """Whether both ends are, and the end is not before the start."""
        if not (self.start.is_possible and self.end.is_possible):
            return False
        first, last = self.start.first_day, self.end.last_day
        return first is None or last is None or first <= last

    @property
    def first_day(self) -> date | None:
        """The first day of the span."""
        return self.start.first_day if self.end.last_day else None

    @property
    def last_day(self) -> date | None:
        """The last day of the span."""
        return self.end.last_day if self.start.first_day else None


@dataclass(frozen=True, slots=True)
class Length:
    """A counted length of time: "P2Y"."""

    number: float
    letter: Literal["D", "W", "M", "Y"]

    is_possible = True
    first_day = None
    last_day = None

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        number = int(self.number) if self.number == int(self.number) else self.number
        return f"P{number}{self.letter}"


Value = Point | Interval | Length

UNKNOWN_DAY: Final = Point("day")

#: The value of words that are no date in their place; they are left out without a warning.
NOTHING: Final = Length(0, "D")


def day_point(day: date) -> Point:
    """The point of a calendar day."""
    return Point("day", day.year, day.month, day.day)


def shifted(anchor: date, unit: str, offset: int) -> Point:
    """The point of a unit, `offset` units after the one that holds the anchor."""
    if unit == "day":
        return day_point(anchor + timedelta(days=offset))
    if unit == "week":
        year, week, _ = (anchor + timedelta(weeks=offset)).isocalendar()
        return Point("week", year, part=week)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + offset
        return Point("month", months // 12, months % 12 + 1)
    if unit == "quarter":
        quarters = anchor.year * 4 + (anchor.month - 1) // 3 + offset
        return Point("quarter", quarters // 4, part=quarters % 4 + 1)
    if unit == "decade":
        return Point("decade", (anchor.year // 10 + offset) * 10)
    if unit == "century":
        return Point("century", (anchor.year // 100 + offset) * 100)
    return Point("year", anchor.year + offset)


__all__ = [
    "NOTHING",
    "UNKNOWN_DAY",
    "Interval",
    "Length",
    "Point",
    "Unit",
    "Value",
    "day_point",
    "shifted",
]
