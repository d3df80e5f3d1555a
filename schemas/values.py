"""The value of a DATE: ISO 8601 as TIMEX3 uses it, checked part by part."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Annotated

from pydantic import AfterValidator

_LENGTH = re.compile(r"P(?:T)?(?:\d+(?:\.\d+)?|X)(?:D|W|M|Y|H)")
_POINT = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4}|X{4})"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?|-Q(?P<quarter>[1-4X])|-W(?P<week>\d{2}|XX))?"
    r"|(?P<decade>\d{3})|(?P<century>\d{2})"
)


def is_length(value: str) -> bool:
    """Whether `value` is a length of time ("P2Y"), which has no place on the calendar."""
    return value.startswith("P")


def check_timex(value: str) -> str:
    """Return `value` if it is a TIMEX3 value of the annotation guide, else raise ValueError.

    A point ("2023-02-18", "2023-02", "2023", "2024-Q2", "2024-W07", "202", "19",
    "XXXX-09-02", "BC0179"), a span of two points ("2021/2025") or a length ("P2Y").
    """
    if is_length(value):
        if not _LENGTH.fullmatch(value):
            raise ValueError(f"{value!r} is no length of time such as P2Y")
        return value
    points = value.split("/")
    if len(points) > 2:
        raise ValueError(f"{value!r} has more than two ends")
    for point in points:
        _check_point(point)
    return value


def _check_point(point: str) -> None:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"{point!r} is no date value such as 2023-02-18, 2024-Q2 or XXXX-09-02")
    month, day, week = match["month"], match["day"], match["week"]
    if month and month.isdigit() and not 1 <= int(month) <= 12:
        raise ValueError(f"{point!r}: there is no month {month}")
    if week and week.isdigit() and not 1 <= int(week) <= 53:
        raise ValueError(f"{point!r}: there is no week {week}")
    if day and day.isdigit() and not 1 <= int(day) <= _days_in(match["year"], month):
        raise ValueError(f"{point!r}: the month has no day {day}")


def _days_in(year: str, month: str | None) -> int:
    """The most days that the month can have; 31 or 29 February where a part is unknown."""
    if month is None or not month.isdigit():
        return 31
    known = year.isdigit() and int(year) >= 1
    return monthrange(int(year) if known else 2000, int(month))[1]


TimexValue = Annotated[str, AfterValidator(check_timex)]
