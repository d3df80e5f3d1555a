"""The year from which an undated article speaks, where the article itself makes it certain.

Each piece of evidence names a year and weighs 1 (a hint) to 3; a year is certain from 2 on. It is
given up when the article tells of something later: no report of 2015 knows of 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.dates.anchor import Anchor, Dated
from pipeline.dates.finding import Found
from pipeline.dates.lenders import Lenders
from pipeline.dates.reading import READINGS
from pipeline.dates.tense import side_of
from pipeline.dates.values import Interval, Point
from pipeline.dates.words import cycle_year
from pipeline.dates.year_cues import YearEvidence, cued, season

#: How far apart the past and the future may be that leave one year between them.
_BETWEEN: Final = 14 * 31
#: How many of its days without a year may tell the year of the whole article.
_FIRST_DAYS: Final = 3
#: How many months ago the full day told last may be that is a hint of the year.
_LATELY: Final = 2
#: How many months ahead lies what "sẽ … tháng 7/2017" tells of, in an article of that year.
_SOON: Final = 3
#: Years of the cycle of sixty are taken near this one.
_TODAY: Final = 2020
#: From which weight on a year is certain.
_CERTAIN: Final = 2
#: How often the latest year must be told to be a hint.
_OFTEN: Final = 3


def article_year(anchor: Anchor, lenders: Lenders) -> YearEvidence | None:
    """The evidence that weighs most of the year that is certain; None where none is.

    Evidence of the same name counts once, and of one expression only the heaviest.
    """
    by_year: dict[int, dict[str, YearEvidence]] = {}
    for evidence in _all_evidence(anchor, lenders):
        by_year.setdefault(evidence.year, {}).setdefault(evidence.cue, evidence)
    weights = {
        year: weight
        for year, named in by_year.items()
        if (weight := sum(e.weight for e in named.values())) >= _needed(year, anchor)
    }
    best = max(weights, key=lambda year: (weights[year], year), default=None)
    if best is None:
        return None
    return max(by_year[best].values(), key=lambda evidence: evidence.weight)


def _needed(year: int, anchor: Anchor) -> float:
    """The weight from which on a year is certain; more where a later one is told, as of a plan."""
    if year < anchor.latest_past or anchor.is_impossible(year):
        return float("inf")
    return _CERTAIN if year >= anchor.latest_told else 2 * _CERTAIN


def _all_evidence(anchor: Anchor, lenders: Lenders) -> Iterator[YearEvidence]:
    yield from _near_days(anchor, lenders)
    for item in anchor.written:
        found = list(cued(anchor, item))
        if found:
            yield max(found, key=lambda evidence: evidence.weight)
    yield from _meeting_periods(anchor)
    yield from _between(anchor)
    yield from _often(anchor)
    yield from _last_past(anchor)
    yield from _months_so_far(anchor)
    yield from _near_ahead(anchor)
    yield from _rest_of_the_year(anchor)
    yield from _lunar_years(anchor)


def _near_days(anchor: Anchor, lenders: Lenders) -> Iterator[YearEvidence]:
    for item in anchor.days[:_FIRST_DAYS]:
        lent = lenders.year_of(item.point)
        if lent is not None:
            yield YearEvidence(lent[0], lent[1], "ngày đầy đủ gần đó", 3)
            return


def _meeting_periods(anchor: Anchor) -> Iterator[YearEvidence]:
    """A period that is over, and a plan for the one that begins in the next year."""
    spans = [item for item in anchor.written if item.is_span and item.point.unit == "year"]
    over = {i.point.year for i in spans if _follows_from(anchor.text, i.found)}
    for item in spans:
        start = READINGS["span"](item.found)
        if isinstance(start, Interval) and start.start.year and start.start.year - 1 in over:
            yield YearEvidence(start.start.year, item.found, "hai giai đoạn nối nhau")


def _follows_from(text: str, found: Found) -> bool:
    return text[max(0, found.start - 4) : found.start].lower().strip() == "từ"


def _between(anchor: Anchor) -> Iterator[YearEvidence]:
    """The only year that puts the article's day after what has happened and before what will."""
    past = [i for i in anchor.told if i.point.month]
    if not anchor.days or not past:
        return
    low = max(past, key=lambda item: item.position)
    later = [i for i in anchor.ahead if i.point.month and i.position > low.position]
    high = min(later, key=lambda item: item.position, default=None)
    if high is None or high.position - low.position > _BETWEEN:
        return
    years = range(low.point.year or 0, (high.point.year or 0) + 1)
    day = anchor.days[0]
    dated = {year: Dated(day.found, day.point.in_year(year), False) for year in years}
    fitting = [y for y, item in dated.items() if low.position <= item.position <= high.position]
    if len(fitting) == 1:
        yield YearEvidence(fitting[0], high.found, "giữa việc đã qua và việc sắp tới")


def _often(anchor: Anchor) -> Iterator[YearEvidence]:
    """The latest year, where it is told again and again."""
    items = [item for item in anchor.told if item.point.year == anchor.latest]
    if len(items) >= _OFTEN:
        yield YearEvidence(anchor.latest, items[0].found, "năm được nhắc nhiều lần", 1)


def _last_past(anchor: Anchor) -> Iterator[YearEvidence]:
    """The day or month told last, where it lies shortly before the article's first day.

    A month that comes after all of the article's own is of the year before.
    """
    last = anchor.last_past
    if last is None or anchor.month is None or last.point.year != anchor.latest_told:
        return
    year, month = last.point.year or 0, last.point.month or 0
    months = anchor.month - month
    if last.point.unit == "month" and months == 1:
        yield YearEvidence(year, last.found, "tháng ngay trước")
    elif months == 0 or (last.point.unit == "day" and 0 < months <= _LATELY):
        yield YearEvidence(year, last.found, "việc gần đây", 1)
    elif last.point.unit == "month" and anchor.is_impossible(year):
        yield YearEvidence(year + 1, last.found, "việc của năm trước", 1)


def _months_so_far(anchor: Anchor) -> Iterator[YearEvidence]:
    """ "6 tháng đầu năm" of a year that need not be said, where a month of it is told."""
    last = anchor.last_past
    if anchor.months_so_far and last is not None and last.point.year == anchor.latest_told:
        yield YearEvidence(anchor.latest_told, anchor.months_so_far[0], "các tháng đầu năm")


def _near_ahead(anchor: Anchor) -> Iterator[YearEvidence]:
    """A day, month or quarter that lies ahead, within the months that follow the article's."""
    if anchor.month is None:
        return
    for item in anchor.ahead:
        first, last = _months(item.point)
        is_future = side_of(anchor.text, item.found) == "future"
        months = 0 if first <= anchor.month <= last else (first - anchor.month) % 12
        if not last or months > (_SOON if is_future else 1):
            continue
        year = (item.point.year or 0) - (last < anchor.month)
        weight = 2 if is_future or not months else 1
        yield YearEvidence(year, item.found, "việc sắp tới", weight)


def _months(point: Point) -> tuple[int, int]:
    """First and last month of a day, month or quarter; 0 for a year."""
    if point.part is not None and point.unit == "quarter":
        return 3 * point.part - 2, 3 * point.part
    return point.month or 0, point.month or 0


def _rest_of_the_year(anchor: Anchor) -> Iterator[YearEvidence]:
    """The year of which months are over and the end is still to come."""
    over = [i for i in anchor.past if i.point.unit != "year" and i.point.year == anchor.latest_told]
    for item in anchor.written:
        is_year = item.point.unit == "year" and not item.is_span
        if not (over and is_year and item.point.year == anchor.latest_told):
            continue
        if side_of(anchor.text, item.found) == "future":
            yield YearEvidence(anchor.latest_told, item.found, "năm chưa hết")
            return


def _lunar_years(anchor: Anchor) -> Iterator[YearEvidence]:
    """The spring or Tết of a year of the cycle: "Tết Đinh Dậu" """
    for found in anchor.lunar_years:
        year = cycle_year(found.parts["cycle"], _TODAY)
        spoken = season(Point("year", year), anchor.month) if year else None
        if spoken is not None:
            yield YearEvidence(spoken, found, "Tết, xuân năm can chi")


__all__ = ["article_year"]
