"""Lunar dates, by the Vietnamese calendar (UTC+7), through vnlunar.

Vietnam's calendar differs from China's in some years (Tết 1985 was a month earlier, Tết 2007 a
day), so a library for the Chinese calendar would not do.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from vnlunar import convert_lunar_to_solar

from pipeline.dates.finding import Found
from pipeline.dates.values import UNKNOWN_DAY, Interval, Point, Value
from pipeline.dates.words import cycle_year, number

#: A year near which a sexagenary year is taken where the article has none.
_TODAY: Final = 2020
#: How long ago "mùng 6 Tết này" and the like may have been.
_JUST_OVER: Final = timedelta(days=60)
#: Days of Tết above this are the last ones of the old year ("30 Tết").
_OLD_YEAR_DAYS: Final = 20


def read_lunar(found: Found, day: date | None, year: int | None, *, ahead: bool = False) -> Value:
    """The Gregorian value of a lunar expression.

    Where it names no year, that which puts it nearest to the article's `day` (on or after it where
    `ahead`), or into the article's `year`; where neither is known, the day stays unknown.
    """
    parts = found.parts
    near = day.year if day else year or _TODAY
    if "cycle" in parts:
        return Point("year", cycle_year(parts["cycle"], near))
    lunar_year = _named_year(parts, near)
    if lunar_year is not None:
        return _value(parts, lunar_year)
    values = [_value(parts, candidate) for candidate in (near, near - 1, near + 1)]
    if day is not None:
        return _nearest(values, day, ahead=ahead)
    fitting = [value for value in values if year and _first(value).startswith(str(year))]
    if fitting:
        return fitting[0]
    return UNKNOWN_DAY if "day" in parts or "eve" in parts else Point("month")


def _first(value: Value) -> str:
    return value.value[:4]


def _nearest(values: list[Value], day: date, *, ahead: bool) -> Value:
    dated = [(first, value) for value in values if (first := value.first_day) is not None]
    later = [(first, value) for first, value in dated if first >= day - _JUST_OVER]
    if not dated:
        return values[0]
    return min(later if ahead and later else dated, key=lambda pair: abs((pair[0] - day).days))[1]


def _named_year(parts: dict[str, str], near: int) -> int | None:
    word = parts.get("year2") or parts.get("year")
    if word is None:
        return None
    return int(word) if word.isdigit() else cycle_year(word, near)


def _value(parts: dict[str, str], lunar_year: int) -> Value:
    if "eve" in parts:
        return _last_day(lunar_year - 1)
    if "day" not in parts:
        return _month(int(number(parts["month"])), lunar_year)
    end = parts.get("day2")
    first = _day(parts, parts["day"], lunar_year)
    return Interval(first, _day(parts, end, lunar_year)) if end else first


def _day(parts: dict[str, str], word: str, lunar_year: int) -> Point:
    day = int(number(word))
    if "new_year" not in parts:
        return _solar(day, int(number(parts["month"])), lunar_year)
    if day <= _OLD_YEAR_DAYS:
        return _solar(day, 1, lunar_year)
    last = _last_day(lunar_year - 1)
    return last if day == 30 else _solar(day, 12, lunar_year - 1)


def _month(month: int, lunar_year: int) -> Interval:
    last = convert_lunar_to_solar(30, month, lunar_year)
    return Interval(_solar(1, month, lunar_year), _solar(30 if last else 29, month, lunar_year))


def _last_day(lunar_year: int) -> Point:
    """The day before Tết: the 30th or, in short months, the 29th of the last month."""
    last = _solar(30, 12, lunar_year)
    return last if last.is_possible else _solar(29, 12, lunar_year)


def _solar(day: int, month: int, lunar_year: int) -> Point:
    converted = convert_lunar_to_solar(day, month, lunar_year)
    if converted is None:
        return Point("day", lunar_year, 13, 32)  # no such day: reported as impossible
    return Point("day", converted[2], converted[1], converted[0])


__all__ = ["read_lunar"]
