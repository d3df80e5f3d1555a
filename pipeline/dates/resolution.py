"""Resolution: the year that is not written, and words that count from the article's day.

With a publication date everything is placed against it. Without one, the year comes from what the
article itself makes certain (see `anchor`), and otherwise stays unknown: XXXX never becomes a
year by default.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, NamedTuple

from pipeline.dates.anchor import Anchor, article_year
from pipeline.dates.finding import Found
from pipeline.dates.lunar import read_lunar
from pipeline.dates.reading import READINGS, read_point
from pipeline.dates.values import (
    NOTHING,
    UNKNOWN_DAY,
    Interval,
    Length,
    Point,
    Value,
    day_point,
    shifted,
)
from pipeline.dates.words import number, weekday, year_offset
from pipeline.rulebook import Entry, load_entries
from schemas import Basis

_NEXT: Final = re.compile(r"\s*(?:tới|sắp tới|tới đây|này)(?!\w)", re.IGNORECASE)
#: How far after publication a day may lie without a word of the future.
_NEAR_FUTURE: Final = timedelta(days=45)
#: The same where the sentence tells of the past, perhaps in another clause.
_VERY_NEAR: Final = timedelta(days=10)
#: From how long before publication on "sẽ … ngày 15/1" is the next year's day.
_LONG_PAST: Final = timedelta(days=60)
_SENTENCE_LIMIT: Final = 160
#: What stands before the day that a report begins with: the start of a sentence, or a comma.
_OPENING: Final = re.compile(r"(?:^|[.\n,)\]–:-]|vào|trong|Tiếp đó|Mới đây)\s*$")
#: How far behind the months that it means "cùng kỳ" may stand.
_SAME_PERIOD: Final = 250
_WEEKDAY_GROUPS: Final = ("weekday", "weekday2", "weekday3", "weekday4", "weekday5")
#: Up to where the day that an article is about is told.
_LEAD: Final = 900


Side = Literal["future", "past"]


class TenseCue(Entry):
    """Words that put the dates of their sentence on one side of the article's day."""

    side: Side
    pattern: str


@cache
def tenses() -> tuple[tuple[Side, re.Pattern[str]], ...]:
    """Sides with their words, the future first."""
    cues = load_entries("dates", "tense", TenseCue)
    return tuple(
        (cue.side, re.compile(rf"(?<!\w)(?:{cue.pattern})(?!\w)", re.IGNORECASE)) for cue in cues
    )


class Resolved(NamedTuple):
    """A value, how it is known, and in words how year and day were found."""

    value: Value
    basis: Basis
    how: str


@dataclass
class Context:
    """What is known while the expressions of one article are resolved in text order."""

    text: str
    expressions: Sequence[Found]
    published: date | None
    day: date | None = None
    year: int | None = None
    #: Why `day` and `year` are what they are.
    reason: str = ""
    evidence: tuple[int, int] | None = None
    last: Point | None = None
    #: The year of the expression before.
    last_year: int | None = None
    #: The months or the quarter told last, and where they end.
    period: tuple[Value, int] | None = None
    anchor: Anchor | None = None
    _starts: Sequence[int] = ()
    #: The article's day where its year is not known.
    partial: Point | None = None

    @classmethod
    def of(cls, text: str, expressions: Sequence[Found], published: date | None) -> Context:
        """The context at the start of an article."""
        context = cls(text, expressions, published)
        context._starts = [found.start for found in expressions]
        if published is not None:
            context.day, context.year, context.reason = published, published.year, "ngày đăng"
            return context
        context.anchor = Anchor(text, expressions)
        known = article_year(context.anchor)
        if known is not None:
            context.year = known.year
            context.reason = f"{known.cue}: {known.found.text!r}"
        context._infer_day()
        return context

    def _infer_day(self) -> None:
        """The day that an undated article is about: the one it names "hôm nay", or its first.

        Where "hôm qua" or "sáng nay" stands before any day, only the former will do.
        """
        for found in self.expressions:
            if _counts_days(found) and (named := self._named_day(found)) is not None:
                self._set_day(named, -found.rule.offset, found)
                return
        for found in self.expressions:
            if _counts_days(found) or found.start > _LEAD:
                return
            point = self._lead_day(found)
            if point is not None:
                self._set_day(point, 0, found)
                return

    def _named_day(self, found: Found) -> Point | None:
        """The day of "hôm nay (28/6)" or "sáng qua 11-4"."""
        if "day" in found.parts:
            return self._certain(read_point(found))
        follower = self.written_behind(found)
        return self._certain(_written_day(follower)) if follower else None

    def written_behind(self, found: Found) -> Found | None:
        """The day that stands in brackets (or after a comma) directly behind an expression."""
        index = bisect_right(self._starts, found.start)
        if index == len(self.expressions):
            return None
        follower = self.expressions[index]
        between = self.text[found.end : follower.start].strip()
        return follower if between in ("(", ",") and _written_day(follower) else None

    def written_before(self, found: Found) -> Point | None:
        """The day of "ngày 6/12 (thứ Sáu)" for its weekday."""
        index = bisect_right(self._starts, found.start) - 2
        if index < 0 or self.text[self.expressions[index].end : found.start].strip() != "(":
            return None
        is_day = _written_day(self.expressions[index]) is not None
        return self.last if is_day else None

    def _lead_day(self, found: Found) -> Point | None:
        """The day of an expression that may be the article's own."""
        point = _written_day(found)
        if point is None or self.anchor is None:
            return None
        if found.rule.reading == "span" or not _OPENING.search(self.text, 0, found.start):
            return None
        if any(self.anchor.has_role(found, role) for role in ("ahead", "document", "old")):
            return None
        if point.year is not None and point.year < self.anchor.latest:
            return None
        return self._certain(point)

    def _certain(self, point: Value | None) -> Point | None:
        if not isinstance(point, Point) or not point.is_possible or point.day is None:
            return None
        if point.year is None:
            point = self._with_certain_year(point).value
        return point if isinstance(point, Point) else None

    def _set_day(self, point: Point, offset: int, found: Found) -> None:
        if point.first_day is None:
            self.partial = point if offset == 0 else None
            return
        self.day = point.first_day + timedelta(days=offset)
        self.evidence = (found.start, found.end)
        self.year = self.year or self.day.year
        self.reason = self.reason or f"ngày của bài: {found.text!r}"

    def with_year(self, point: Point, found: Found) -> Resolved:
        """The point in the year that the context gives it."""
        if found.rule.every_year:
            return Resolved(point, "stated", "lặp lại hằng năm")
        if "of_year" in found.parts:
            return self._of_named_year(point, found.parts["of_year"])
        if self.published is None:
            return self._with_certain_year(point)
        if point.unit == "day" and point.month is None:
            return Resolved(_nearest_day(point, self.published), "inferred", "tháng của ngày đăng")
        year = _nearest_year(point, self.published, self.side(found))
        return Resolved(point.in_year(year), "inferred", f"năm gần ngày đăng {self.published}")

    def _of_named_year(self, point: Point, words: str) -> Resolved:
        """The point of "năm ngoái", or of the year that was told last ("năm đó", "cùng năm")."""
        offset = year_offset(words)
        if offset is None:
            basis: Basis = "resolved" if self.last_year else "stated"
            return Resolved(point.in_year(self.last_year), basis, f"{words}: {self.last_year}")
        if self.year is None:
            return Resolved(point, "stated", "không rõ năm của bài")
        how = f"{words}, tính từ {self.year} ({self.reason})"
        return Resolved(point.in_year(self.year + int(offset)), _relative_basis(self), how)

    def _with_certain_year(self, point: Point) -> Resolved:
        if point.unit == "day" and point.month is None and self.last and self.last.month:
            point = Point("day", None, self.last.month, point.day)
        if point.unit == "day" and point.month is None:
            return Resolved(point, "stated", "không rõ tháng")
        nearby = self.anchor.near_year(point) if self.anchor is not None else None
        if nearby is not None:
            how = f"{nearby.cue}: {nearby.found.text!r}"
            return Resolved(point.in_year(nearby.year), "inferred", how)
        if self.year is not None:
            return Resolved(point.in_year(self._year_of(point)), "inferred", self.reason)
        return Resolved(point, "stated", "không rõ năm")

    def _year_of(self, point: Point) -> int | None:
        """The year of a point in an article of a known year: December's is told of in January."""
        month = self.anchor.month if self.anchor is not None else None
        early = bool(self.year and month and point.month) and (month or 9) <= 2
        return self.year - 1 if self.year and early and (point.month or 0) >= 11 else self.year

    def is_future(self, found: Found) -> bool:
        """Whether the words around an expression put it after the article's day."""
        return self.side(found) == "future"

    def side(self, found: Found) -> Side | None:
        """On which side of the article's day the words around put an expression."""
        if _NEXT.match(self.text, found.end):
            return "future"
        start = self.text.rfind(". ", max(0, found.start - _SENTENCE_LIMIT), found.start) + 1
        line = self.text.rfind("\n", max(0, found.start - _SENTENCE_LIMIT), found.start) + 1
        start = max(start, found.start - _SENTENCE_LIMIT, line)
        end = _clause_end(self.text, found.end)
        for side, pattern in tenses():
            if pattern.search(self.text, max(0, start), end):
                return side
        return None


def _counts_days(found: Found) -> bool:
    """Whether an expression is "hôm nay", "sáng qua" and the like."""
    return found.rule.reading == "shift" and found.rule.unit == "day"


def _written_day(found: Found) -> Point | None:
    """The day that an expression is, or that its span ends with."""
    if found.rule.reading not in ("point", "span") or found.rule.every_year:
        return None
    value = READINGS[found.rule.reading](found)
    point = value.end if isinstance(value, Interval) else value
    if not isinstance(point, Point) or point.unit != "day" or not point.is_possible:
        return None
    return point


def _clause_end(text: str, position: int) -> int:
    stops = [text.find(stop, position, position + 60) for stop in (".", ";", "\n")]
    return min((stop for stop in stops if stop >= 0), default=min(len(text), position + 60))


def resolve(found: Found, context: Context) -> Resolved:
    """The value of one expression; the context keeps it for "cùng ngày", "năm đó", "cùng kỳ"."""
    resolved = _explained_behind(found, context)
    if resolved is None:
        resolved = _RESOLVERS.get(found.rule.reading, _resolve_written)(found, context)
    if "same_period" in found.parts:
        resolved = _same_period(resolved, found, context)
    _remember(resolved.value, found, context)
    return resolved


def _explained_behind(found: Found, context: Context) -> Resolved | None:
    """ "thứ Ba (5/3)", "hôm qua (27/5)": the day that the brackets say."""
    if found.rule.reading != "weekday" and not _counts_days(found):
        return None
    if found.rule.reading == "weekday" and (before := context.written_before(found)) is not None:
        return Resolved(before, "resolved", "ngày viết ngay trước")
    behind = context.written_behind(found) if "day" not in found.parts else None
    if behind is None:
        return None
    value = _resolve_written(behind, context)
    if not isinstance(value.value, Point) or value.value.unit != "day":
        return None
    return Resolved(value.value, "resolved", f"ngày viết ngay sau: {behind.text!r}")


def _remember(value: Value, found: Found, context: Context) -> None:
    last = value.end if isinstance(value, Interval) else value
    if not isinstance(last, Point) or not last.is_possible:
        return
    if last.unit == "day" and not _is_aside(value, found, context):
        context.last = last
    if last.year is not None and not last.bc:
        context.last_year = last.year
    is_period = last.unit == "quarter" or (last.unit == "month" and isinstance(value, Interval))
    if is_period and last.year is not None:
        context.period = (value, found.end)


def _is_aside(value: Value, found: Found, context: Context) -> bool:
    """Whether a day is told by the way: an anniversary's span, or a full day in brackets."""
    if isinstance(value, Interval):
        return value.start.year != value.end.year
    full = "year" in found.parts
    return full and context.text[max(0, found.start - 1) : found.start] == "("


def _same_period(resolved: Resolved, found: Found, context: Context) -> Resolved:
    """ "6 tháng đầu năm 2013 … so với cùng kỳ năm trước": the same months of the other year."""
    if context.period is None or found.start - context.period[1] > _SAME_PERIOD:
        return resolved
    period = context.period[0]
    last = period.end if isinstance(period, Interval) else period
    if not isinstance(last, Point) or last.year is None:
        return resolved
    year = _year_of_period(resolved.value, found, last.year)
    if year is None:
        return resolved
    if isinstance(period, Interval):
        moved: Value = Interval(period.start.in_year(year), period.end.in_year(year))
    else:
        moved = last.in_year(year)
    return Resolved(moved, "resolved", f"cùng kỳ với {period.value}")


def _year_of_period(value: Value, found: Found, year: int) -> int | None:
    if found.rule.reading == "shift":
        return year + found.rule.offset
    return value.year if isinstance(value, Point) else None


def _resolve_written(found: Found, context: Context) -> Resolved:
    value = READINGS[found.rule.reading](found)
    if not value.is_possible:
        return Resolved(value, "stated", "không có trong lịch")
    if isinstance(value, Interval):
        return _resolve_span(value, found, context)
    if isinstance(value, Point) and value.year is None:
        return context.with_year(value, found)
    return Resolved(value, "stated", "viết đủ")


def _resolve_span(span: Interval, found: Found, context: Context) -> Resolved:
    if found.rule.reading == "months_of_year" and span.end.year is None:
        return _months_of(span, found, context)
    if span.end.year is not None:
        return Resolved(span, "stated", "viết đủ")
    start = context.with_year(span.start, found)
    year = start.value.year if isinstance(start.value, Point) else None
    return _span_from_start(span, year, start)


def _span_from_start(span: Interval, year: int | None, start: Resolved) -> Resolved:
    """The span whose start is in `year`; its end is in the next one where it runs over."""
    end_year = year
    if year and span.end.month and span.start.month and span.start.month > span.end.month:
        end_year = year + 1
    value = Interval(span.start.in_year(year), span.end.in_year(end_year))
    return Resolved(value, start.basis, start.how)


def _months_of(span: Interval, found: Found, context: Context) -> Resolved:
    year = context.year
    if year and found.parts.get("relative", "").lower() in ("ngoái", "trước"):
        year -= 1
    value = Interval(span.start.in_year(year), span.end.in_year(year))
    basis: Basis = "inferred" if year else "stated"
    return Resolved(value, basis, context.reason or "không rõ năm")


def _resolve_shift(found: Found, context: Context) -> Resolved:
    """ "hôm qua", "năm ngoái": counted from the article's day."""
    if "day" in found.parts:
        return _resolve_written_point(found, context)
    unit, offset = found.rule.unit or "day", found.rule.offset
    if context.day is not None:
        how = f"tính từ {context.day} ({context.reason or 'ngày của bài'})"
        return Resolved(shifted(context.day, unit, offset), _relative_basis(context), how)
    if context.year is not None and unit == "year":
        return Resolved(Point("year", context.year + offset), "inferred", context.reason)
    if unit == "day" and offset == 0 and context.partial is not None:
        return Resolved(context.partial, "inferred", "ngày của bài, không rõ năm")
    return Resolved(Point(unit), "stated", "không rõ ngày của bài")  # type: ignore[arg-type]


def _relative_basis(context: Context) -> Basis:
    return "resolved" if context.published is not None else "inferred"


def _resolve_written_point(found: Found, context: Context) -> Resolved:
    point = read_point(found)
    if point.year is None:
        return context.with_year(point, found)
    return Resolved(point, "stated", "viết đủ")


def _resolve_same_day(found: Found, context: Context) -> Resolved:
    """ "cùng ngày": the day that was told last, or the day written behind it."""
    if "day" in found.parts:
        return _resolve_written_point(found, context)
    if context.last is not None:
        return Resolved(context.last, "resolved", "ngày nói trước đó")
    day = day_point(context.day) if context.day else UNKNOWN_DAY
    return Resolved(day, "inferred" if context.day else "stated", context.reason)


def _resolve_same_year(found: Found, context: Context) -> Resolved:
    """ "Cùng năm đó": the year that was told last; no date where none was."""
    if context.last_year is None:
        return Resolved(NOTHING, "stated", "không nói năm nào trước đó")
    return Resolved(Point("year", context.last_year), "resolved", "năm nói trước đó")


def _resolve_weekday(found: Found, context: Context) -> Resolved:
    """The nearest such weekday up to the article's day, or after it where the words say so."""
    if context.day is None:
        return Resolved(UNKNOWN_DAY, "stated", "không rõ ngày của bài")
    parts = found.parts
    name = next(parts[key] for key in _WEEKDAY_GROUPS if key in parts)
    relative = parts.get("relative", "").lower()
    days = weekday(name) - context.day.isoweekday()
    weeks = {"tuần trước": -1, "tuần qua": -1, "tuần tới": 1, "tuần sau": 1, "tuần này": 0}
    if relative in weeks:
        days += 7 * weeks[relative]
    elif relative == "tới" or context.is_future(found):
        days += 7 if days <= 0 else 0
    elif days > 0:
        days -= 7
    point = day_point(context.day + timedelta(days=days))
    return Resolved(point, _relative_basis(context), f"tính từ {context.day}")


def _resolve_later(found: Found, context: Context) -> Resolved:
    """ "hai ngày sau đó", "hôm sau": counted from the day that was told last.

    Where none was, the former is a length and the latter no date at all.
    """
    count = int(number(found.parts["number"])) if "number" in found.parts else found.rule.offset
    if context.last is not None and context.last.first_day is not None:
        day = context.last.first_day + timedelta(days=count)
        return Resolved(day_point(day), "resolved", f"sau {context.last.value}")
    if context.last is not None and (partial := _days_after(context.last, count)) is not None:
        return Resolved(partial, "resolved", f"sau {context.last.value}")
    if "number" not in found.parts:
        return Resolved(NOTHING, "stated", "không nói ngày nào trước đó")
    return Resolved(Length(count, "D"), "stated", "khoảng thời gian")


def _days_after(point: Point, count: int) -> Point | None:
    """Some days after a day of an unknown year; None where a leap day may come between."""
    if not point.month or not point.day:
        return None
    ends = {day_point(date(year, point.month, point.day) + timedelta(days=count)).in_year(None)
            for year in (2023, 2024) if point.in_year(year).is_possible}  # fmt: skip
    return ends.pop() if len(ends) == 1 else None


def _resolve_lunar(found: Found, context: Context) -> Resolved:
    """A lunar day; without its own year, that of the article's day or year."""
    if not found.parts.keys() & {"month", "new_year", "eve", "cycle"}:
        return Resolved(UNKNOWN_DAY, "stated", "ngày âm lịch không có tháng")
    named = found.parts.keys() & {"year", "year2", "cycle"}
    point = read_lunar(found, context.day, context.year, ahead=context.is_future(found))
    basis: Basis = "stated" if named or "XXXX" in point.value else "inferred"
    return Resolved(point, basis, "đổi từ âm lịch")


def _nearest_year(point: Point, day: date, side: Side | None) -> int:
    """The year that puts a day or month nearest to the article's day, on the right side of it."""
    start = point.in_year(day.year).first_day or date(day.year, 1, 1)
    if start <= day:
        return day.year + 1 if side == "future" and day - start > _LONG_PAST else day.year
    ahead = start - day
    if side == "future" or ahead <= (_NEAR_FUTURE if side is None else _VERY_NEAR):
        return day.year
    return day.year - 1


def _nearest_day(point: Point, day: date) -> Point:
    """A day of which only the number is written: in the month of publication or the one before."""
    month = shifted(day, "month", 0 if (point.day or 0) <= day.day + 7 else -1)
    return Point("day", month.year, month.month, point.day)


_RESOLVERS: Final = {
    "shift": _resolve_shift,
    "same_day": _resolve_same_day,
    "weekday": _resolve_weekday,
    "later": _resolve_later,
    "lunar": _resolve_lunar,
    "same_year": _resolve_same_year,
}

__all__ = ["Context", "Resolved", "resolve"]
