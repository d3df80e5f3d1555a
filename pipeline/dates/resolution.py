"""Resolution: the value of each expression, in text order, from its words and the context."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from pipeline.dates.context import Context, Resolved, counts_days, relative_basis
from pipeline.dates.finding import Found
from pipeline.dates.lunar import read_lunar
from pipeline.dates.nearest import days_after
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
from pipeline.dates.words import number, weekday
from schemas import Basis

#: How far behind the months that it means "cùng kỳ" may stand.
_SAME_PERIOD: Final = 250
_SENTENCE_END: Final = re.compile(r"[.!?]\s|\n")
_WEEKDAY_GROUPS: Final = ("weekday", "weekday2", "weekday3", "weekday4", "weekday5", "weekday6")


def resolve(found: Found, context: Context) -> Resolved:
    """The value of one expression; the context keeps it for "cùng ngày", "năm đó", "cùng kỳ"."""
    try:
        resolved = _explained_behind(found, context)
        if resolved is None:
            resolved = _RESOLVERS.get(found.rule.reading, _resolve_written)(found, context)
    except OverflowError:  # a day before year 1 or after 9999
        resolved = Resolved(UNKNOWN_DAY, "stated", "ngoài lịch")
    if "same_period" in found.parts:
        resolved = _same_period(resolved, found, context)
    _remember(resolved.value, found, context)
    return resolved


def _explained_behind(found: Found, context: Context) -> Resolved | None:
    """ "thứ Ba (5/3)", "hôm qua (27/5)": the day that the brackets say."""
    if found.rule.reading != "weekday" and not counts_days(found):
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
    if last.unit == "day":
        context.told = last
    if last.unit == "day" and not _is_aside(value, found, context):
        context.last = last
        context.last_is_full = bool(found.parts.keys() & {"year", "year2", "year2b"})
    if last.year is not None and not last.bc:
        context.last_year, context.year_end = last.year, found.end
    if context.heads_days(found):
        context.heading, context.line_month = last.year, 0
    if last.unit == "quarter" or (last.unit == "month" and isinstance(value, Interval)):
        context.period = (value, found.end)


def _is_aside(value: Value, found: Found, context: Context) -> bool:
    """Whether a day is told by the way.

    So is an anniversary's span, a full day in brackets, and within a sentence a day that lies
    ahead, is "vừa qua", or is written in full where the reported day is not.
    """
    if isinstance(value, Interval) and value.start.year != value.end.year:
        return True
    is_full = bool(found.parts.keys() & {"year", "year2", "year2b"})
    if is_full and context.text[found.start - 1] == "(":
        return True
    if is_full and context.last is not None and not context.last_is_full:
        return not context.opens_sentence(found)
    return found.rule.reading != "same_day" and context.is_by_the_way(found)


def _same_period(resolved: Resolved, found: Found, context: Context) -> Resolved:
    """ "6 tháng đầu năm 2013 … so với cùng kỳ năm trước": the same months of the other year."""
    if context.period is None or found.start - context.period[1] > _SAME_PERIOD:
        return resolved
    period = context.period[0]
    last = period.end if isinstance(period, Interval) else period
    if not isinstance(last, Point):
        return resolved
    year = _year_of_period(resolved.value, found, last.year)
    if isinstance(period, Interval):
        moved: Value = Interval(period.start.in_year(year), period.end.in_year(year))
    else:
        moved = last.in_year(year)
    return Resolved(moved, "resolved", f"cùng kỳ với {period.value}")


def _year_of_period(value: Value, found: Found, year: int | None) -> int | None:
    if found.rule.reading == "shift":
        return None if year is None else year + found.rule.offset
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
        return Resolved(shifted(context.day, unit, offset), relative_basis(context), how)
    if context.year is not None and unit == "year":
        return Resolved(Point("year", context.year + offset), "inferred", context.reason)
    if unit == "day" and context.partial is not None:
        partial = days_after(context.partial, offset)
        if partial is not None:
            return Resolved(partial, "inferred", "ngày của bài, không rõ năm")
    if unit == "century":
        return _this_century(context, offset)
    return Resolved(Point(unit), "stated", "không rõ ngày của bài")  # type: ignore[arg-type]


def _this_century(context: Context, offset: int) -> Resolved:
    """The century of the latest year that an undated article tells; no date where it tells none."""
    latest = context.year or (context.anchor.latest if context.anchor is not None else 0)
    if not latest:
        return Resolved(NOTHING, "stated", "không rõ thế kỷ của bài")
    century = shifted(date(latest, 1, 1), "century", offset)
    return Resolved(century, "inferred", f"năm {latest} được nói trong bài")


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


def _resolve_year_before(found: Found, context: Context) -> Resolved:
    """ "Năm 2016 … so với năm trước": the one before the year that the sentence told."""
    told = context.year_end
    if context.last_year is not None and not _SENTENCE_END.search(context.text, told, found.start):
        how = f"trước năm {context.last_year} nói cùng câu"
        return Resolved(Point("year", context.last_year - 1), "resolved", how)
    return _resolve_shift(found, context)


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
    return Resolved(point, relative_basis(context), f"tính từ {context.day}")


def _resolve_later(found: Found, context: Context) -> Resolved:
    """ "hai ngày sau đó", "hôm sau": counted from the day that was told last.

    Where none was, the former is a length and the latter no date at all. Within a clause ("việc
    này 3 ngày sau mới xong") the former is a length too.
    """
    count = int(number(found.parts["number"])) if "number" in found.parts else found.rule.offset
    if "number" in found.parts and not context.stands_apart(found):
        return Resolved(Length(count, "D"), "stated", "khoảng thời gian")
    told = context.told
    if told is not None and told.first_day is not None:
        day = told.first_day + timedelta(days=count)
        return Resolved(day_point(day), "resolved", f"sau {told.value}")
    if told is not None and (partial := days_after(told, count)) is not None:
        return Resolved(partial, "resolved", f"sau {told.value}")
    if "number" not in found.parts:
        return Resolved(NOTHING, "stated", "không nói ngày nào trước đó")
    return Resolved(Length(count, "D"), "stated", "khoảng thời gian")


def _resolve_lunar(found: Found, context: Context) -> Resolved:
    """A lunar day; without its own year, that of the article's day or year."""
    if not found.parts.keys() & {"month", "new_year", "eve", "cycle"}:
        return Resolved(UNKNOWN_DAY, "stated", "ngày âm lịch không có tháng")
    named = found.parts.keys() & {"year", "year2", "cycle"}
    point = read_lunar(found, context.day, context.year, ahead=context.is_future(found))
    basis: Basis = "stated" if named or "XXXX" in point.value else "inferred"
    return Resolved(point, basis, "đổi từ âm lịch")


_RESOLVERS: Final = {
    "shift": _resolve_shift,
    "same_day": _resolve_same_day,
    "weekday": _resolve_weekday,
    "later": _resolve_later,
    "lunar": _resolve_lunar,
    "same_year": _resolve_same_year,
    "year_before": _resolve_year_before,
}

__all__ = ["Context", "Resolved", "resolve"]
