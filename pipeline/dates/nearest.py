"""The year, or the month, that puts a date which lacks it nearest to the article's day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from pipeline.dates.tense import Side
from pipeline.dates.values import Point, day_point, shifted

#: How far after publication a day may lie without a word of the future.
_NEAR_FUTURE: Final = timedelta(days=45)
#: The same where the sentence tells of the past, perhaps in another clause.
_VERY_NEAR: Final = timedelta(days=10)
#: From how long before publication on "sẽ … ngày 15/1" is the next year's day.
_LONG_PAST: Final = timedelta(days=60)


def nearest_year(point: Point, day: date, side: Side | None) -> int:
    """The year that puts a day or month nearest to the article's day, on the right side of it."""
    start = point.in_year(day.year).first_day or date(day.year, 1, 1)
    if start <= day:
        return day.year + 1 if side == "future" and day - start > _LONG_PAST else day.year
    ahead = start - day
    if side == "future" or ahead <= (_NEAR_FUTURE if side is None else _VERY_NEAR):
        return day.year
    return day.year - 1


def nearest_day(point: Point, day: date) -> Point:
    """A day of which only the number is written: in the month of publication or the one before."""
    month = shifted(day, "month", 0 if (point.day or 0) <= day.day + 7 else -1)
    return Point("day", month.year, month.month, point.day)


def days_after(point: Point, count: int) -> Point | None:
    """Some days after a day of an unknown year; None where a leap day may come between.

    >>> days_after(Point("day", None, 6, 5), -1).value
    'XXXX-06-04'
    """
    if not point.month or not point.day:
        return None
    ends = {
        day_point(date(year, point.month, point.day) + timedelta(days=count)).in_year(None)
        for year in (2023, 2024)
        if point.in_year(year).is_possible
    }
    return ends.pop() if len(ends) == 1 else None


__all__ = ["days_after", "nearest_day", "nearest_year"]
