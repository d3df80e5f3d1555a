"""From the parts of an expression to a value that may still lack its year, month or day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.dates.finding import Found
from pipeline.dates.values import Interval, Length, Point, Value
from pipeline.dates.words import number

_LETTERS: Final = {
    "năm": ("Y", 1), "tháng": ("M", 1), "tuần": ("W", 1), "tuần lễ": ("W", 1), "ngày": ("D", 1),
    "ngày đêm": ("D", 1), "thập niên": ("Y", 10), "thập kỷ": ("Y", 10), "thế kỷ": ("Y", 100),
}  # fmt: skip


def read_point(found: Found) -> Point:
    """A day, month, quarter or year as written."""
    return _point(found.parts, "")


def _point(parts: dict[str, str], end: str) -> Point:
    """The point of the groups that end in `end` ("" or "2")."""

    def part(name: str) -> int | None:
        word = parts.get(name + end) or parts.get(f"{name}{end}b")
        return int(number(word)) if word else None

    if "bc" in parts:
        return Point("year", int(parts["bc"].replace(".", "")), bc=True)
    year = part("year")
    if (quarter := part("quarter")) is not None:
        return Point("quarter", year, part=quarter)
    month, day = part("month"), part("day")
    if day is not None:
        return Point("day", year, month, day)
    return Point("month", year, month) if month is not None else Point("year", year)


def read_span(found: Found) -> Interval:
    """Two points; what the first leaves out it takes from the second."""
    first, second = _point(found.parts, ""), _point(found.parts, "2")
    month = first.month if first.month is not None else second.month
    year = first.year
    if year is None and second.year is not None:
        year = second.year - 1 if _runs_over_new_year(first, second) else second.year
    if first.unit == "day":
        first = Point("day", year, month, first.day)
    else:
        first = Point(first.unit, year, first.month, part=first.part)
    return Interval(first, second)


def _runs_over_new_year(first: Point, second: Point) -> bool:
    return bool(first.month and second.month and first.month > second.month)


def read_length(found: Found) -> Length:
    """A counted length of time; half of a month more for "rưỡi", six months for "nửa năm"."""
    letter, times = _LETTERS[" ".join(found.parts["unit"].lower().split())]
    count = number(found.parts.get("number", "một")) + (0.5 if "half" in found.parts else 0)
    if letter == "Y" and count * times < 1:
        return Length(count * times * 12, "M")
    return Length(count * times, letter)  # type: ignore[arg-type]


def read_months(found: Found) -> Interval:
    """The first or last months of a year, which may still be unknown."""
    year = int(found.parts["year"]) if "year" in found.parts else None
    count = max(1, min(12, int(number(found.parts["number"]))))
    first, last = (13 - count, 12) if found.parts.get("edge") == "cuối" else (1, count)
    return Interval(Point("month", year, first), Point("month", year, last))


def read_edge_quarter(found: Found) -> Point:
    """The first or last quarter of a year."""
    year = int(found.parts["year"]) if "year" in found.parts else None
    return Point("quarter", year, part=4 if found.parts["edge"].lower() == "cuối" else 1)


def read_decade(found: Found) -> Point:
    """A decade; two digits are of the 20th century unless another is named."""
    year = int(found.parts["year"])
    if year < 100:
        century = found.parts.get("century")
        year += (int(number(century)) - 1) * 100 if century else 1900
    return Point("decade", year)


def read_century(found: Found) -> Point:
    """ "thế kỷ 20" is the years 19xx."""
    return Point("century", (int(number(found.parts["number"])) - 1) * 100)


READINGS: Final[dict[str, Callable[[Found], Value]]] = {
    "point": read_point,
    "span": read_span,
    "length": read_length,
    "months_of_year": read_months,
    "decade": read_decade,
    "edge_quarter": read_edge_quarter,
    "century": read_century,
}

__all__ = ["READINGS", "read_point", "read_span"]
