"""Days written in full that lend their year to the days without one that lie near them.

"Chiều 24/5, đoàn đến Huế. Đoàn thăm Việt Nam từ ngày 23-27/5/2017": the 24th is of 2017.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.dates.anchor import Anchor, Dated, is_link, position
from pipeline.dates.finding import Found
from pipeline.dates.tense import side_of
from pipeline.dates.values import Point

#: Full and yearless days that lie this near in the calendar belong to the same year.
_NEAR_DAYS: Final = 31
#: How far behind a yearless day a day may lie that the article tells as if it were over.
_AFTER_DAYS: Final = 3
#: An older full day is history.
_MODERN: Final = 1995
#: An archive's photograph is of any year, unless it was taken in the same week.
_WEEK: Final = 7
_CAPTION: Final = re.compile(r"[^.\n]{0,40}\.\s*\(?Ảnh:|\)?\s*\(?Ảnh:")


class Lenders:
    """The full days of an article that may lend their year, the latest years first."""

    def __init__(self, anchor: Anchor) -> None:
        self.anchor = anchor
        full = {(i.point.month, i.point.day, i.point.year): i for i in self._full_days()}
        self.days = sorted(full.values(), key=lambda item: -(item.point.year or 0))

    def _full_days(self) -> Iterator[Dated]:
        days = [i for i in reversed(self.anchor.written) if i.point.day and not i.is_span]
        latest = max((i.point.year or 0 for i in days if not self._is_ahead(i)), default=0)
        for item in days:
            if (item.point.year or 0) >= max(latest, _MODERN) and not self._is_old(item):
                yield item

    def _is_ahead(self, item: Dated) -> bool:
        is_past = side_of(self.anchor.text, item.found) == "past"
        return self.anchor.has_role(item.found, "ahead") and not is_past

    def _is_old(self, item: Dated) -> bool:
        """Whether a full day is of long ago; the second end of an anniversary is not."""
        return not _is_anniversary(item.found) and self.anchor.has_role(item.found, "old")

    def year_of(self, point: Point) -> tuple[int, Found] | None:
        """The year that a full day lends to a point, and the expression that does."""
        for item in self.days:
            lent = item.point.year or 0
            for year in (lent, lent + 1, lent - 1):
                if self._lends(item, position(point.in_year(year))):
                    return year, item.found
        return None

    def _is_caption(self, item: Dated) -> bool:
        return bool(_CAPTION.match(self.anchor.text, item.found.end))

    def _lends(self, item: Dated, day: int) -> bool:
        """Whether a full day stands for the time of a yearless one.

        What is told as over was before the day of the article; what lies ahead comes after it.
        """
        distance = item.position - day
        if abs(distance) > (_WEEK if self._is_caption(item) else _NEAR_DAYS):
            return False
        if distance <= 0 or is_link(self.anchor.text, item.found):
            return True
        if _length(item.found) >= distance:
            return True
        if self._is_ahead(item):
            return True
        if self.anchor.has_role(item.found, "document"):
            return False
        return distance <= _AFTER_DAYS and side_of(self.anchor.text, item.found) != "past"


def _length(found: Found) -> int:
    """Days from the first to the last day of a span within a month; 0 for a day."""
    parts = found.parts
    if "day2" not in parts or "month" in parts:
        return 31 if "day2" in parts else 0
    return max(0, int(parts["day2"]) - int(parts["day"]))


def _is_anniversary(found: Found) -> bool:
    """Whether a span goes from a day to the same day of another year."""
    parts = found.parts
    if not {"day", "month", "year2"} <= parts.keys():
        return False
    return all(int(parts[name]) == int(parts.get(f"{name}2", 0)) for name in ("day", "month"))


__all__ = ["Lenders"]
