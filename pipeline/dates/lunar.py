"""Lunar dates, by the Vietnamese calendar (UTC+7), through vnlunar."""

from __future__ import annotations

from vnlunar import convert_lunar_to_solar

from pipeline.dates.finding import Found
from pipeline.dates.values import UNKNOWN_DAY, Point
from pipeline.dates.words import cycle_year, number


def read_lunar(found: Found, year: int | None) -> Point:
    """The Gregorian day (or, for a named year alone, year) of a lunar expression.

    `year` is the year of the article, used where the expression names none; where that is unknown
    too, the day stays unknown.
    """
    parts = found.parts
    near = year or 2020
    if "cycle" in parts:
        named = cycle_year(parts["cycle"], near)
        return Point("year", named)
    lunar_year = _year(parts.get("year2") or parts.get("year"), near) or year
    if lunar_year is None:
        return UNKNOWN_DAY
    month = 1 if "new_year" in parts else int(number(parts["month"]))
    converted = convert_lunar_to_solar(int(number(parts["day"])), month, lunar_year)
    if converted is None:
        return Point("day", lunar_year, 13, 32)  # no such day: reported as impossible
    return Point("day", converted[2], converted[1], converted[0])


def _year(word: str | None, near: int) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else cycle_year(word, near)


__all__ = ["read_lunar"]
