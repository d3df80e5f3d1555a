"""What is known while the dates of an article are resolved: its day, its year, the day told last.

With a publication date everything is placed against it. Without one, the year comes from what the
article itself makes certain (see `article_year`), and otherwise stays unknown: XXXX never becomes a
year by default.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from pipeline.dates.anchor import Anchor
from pipeline.dates.article_year import article_year
from pipeline.dates.finding import Found
from pipeline.dates.lenders import Lenders
from pipeline.dates.nearest import days_after, nearest_day, nearest_year
from pipeline.dates.reading import READINGS, read_point
from pipeline.dates.tense import Side, side_of
from pipeline.dates.values import (
    Interval,
    Point,
    Value,
)
from pipeline.dates.words import year_offset
from schemas import Basis

#: What stands before the day that a report begins with: the start of a sentence, or a comma.
_OPENING: Final = re.compile(
    r"(?:\A|[.\n,)\]–:-]|vào|trong|họp|họp báo|hội nghị|hội thảo|làm việc|Tiếp đó|Mới đây|Tin vắn)"
    r"\s*\Z"
)
#: What stands before a year that heads lines: the start of its line, or the end of a sentence.
_HEADING: Final = re.compile(r"(?:\A|[.!?\n])[^\S\n]*\Z")
_LINE_START: Final = re.compile(r"(?:\A|\n)[^\S\n]*\Z")
#: By how many months a chronicle must go back to be in the next year.
_BACK_IN_TIME: Final = 4
_SENTENCE_START: Final = re.compile(r"(?:\A|[.!?\n*•–-])[^\S\n]*\Z")
_CLAUSE_START: Final = re.compile(r"(?:\A|[,;.!?\n*•–-])[^\S\n]*\Z")
_JUST_PAST: Final = re.compile(r"\s+(?:vừa qua|vừa rồi)(?!\w)", re.IGNORECASE)
#: Up to where the day that an article is about is told.
_LEAD: Final = 900


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
    #: The day that is reported ("cùng ngày"), and the day told last, be it by the way ("hôm sau").
    last: Point | None = None
    last_is_full: bool = False
    told: Point | None = None
    #: The year told last, and where its expression ends.
    last_year: int | None = None
    year_end: int = 0
    #: The year that heads the lines of a chronicle ("Năm 1939" above "1/9: …").
    heading: int | None = None
    #: The month of the chronicle's line.
    line_month: int = 0
    #: The months or the quarter told last, and where they end.
    period: tuple[Value, int] | None = None
    anchor: Anchor | None = None
    lenders: Lenders | None = None
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
        context.lenders = Lenders(context.anchor)
        known = article_year(context.anchor, context.lenders)
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
            if counts_days(found) and (named := self._named_day(found)) is not None:
                self._set_day(named, -found.rule.offset, found)
                return
        for found in self.expressions:
            if counts_days(found) or found.start > _LEAD or self.heads_days(found):
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
        return self._certain(written_day(follower)) if follower else None

    def written_behind(self, found: Found) -> Found | None:
        """The day that stands in brackets (or after a comma) directly behind an expression."""
        index = bisect_right(self._starts, found.start)
        if index == len(self.expressions):
            return None
        follower = self.expressions[index]
        between = self.text[found.end : follower.start].strip()
        return follower if between in ("(", ",") and written_day(follower) else None

    def written_before(self, found: Found) -> Point | None:
        """The day of "ngày 6/12 (thứ Sáu)" for its weekday."""
        index = bisect_right(self._starts, found.start) - 2
        if index < 0 or self.text[self.expressions[index].end : found.start].strip() != "(":
            return None
        is_day = written_day(self.expressions[index]) is not None
        return self.told if is_day else None

    def heads_days(self, found: Found) -> bool:
        """Whether a year ends its line and the next line begins with a day that has none."""
        if found.rule.reading != "point" or found.parts.keys() - {"year"}:
            return False
        index = bisect_right(self._starts, found.start)
        if index == len(self.expressions) or not _HEADING.search(
            self.text, max(0, found.start - 4), found.start
        ):
            return False
        follower = self.expressions[index]
        between = self.text[found.end : follower.start]
        day = written_day(follower)
        return "\n" in between and not between.strip(" \t\n:.") and bool(day and not day.year)

    def opens_sentence(self, found: Found) -> bool:
        """Whether an expression is the first of its sentence."""
        return bool(_SENTENCE_START.search(self.text, max(0, found.start - 4), found.start))

    def is_by_the_way(self, found: Found) -> bool:
        """Whether a day within a sentence lies ahead or is "vừa qua": not the one reported."""
        if self.opens_sentence(found):
            return False
        if _JUST_PAST.match(self.text, found.end):
            return True
        return self.side(found) == "future"

    def stands_apart(self, found: Found) -> bool:
        """Whether an expression begins or ends a clause: "…; hai ngày sau họ về"."""
        if _CLAUSE_START.search(self.text, max(0, found.start - 4), found.start):
            return True
        return self.text.startswith(",", found.end) or found.text.endswith("đó")

    def _lead_day(self, found: Found) -> Point | None:
        """The day of an expression that may be the article's own."""
        point = written_day(found)
        if point is None or self.anchor is None:
            return None
        if found.rule.reading == "span" or not self._opens(found):
            return None
        if any(self.anchor.has_role(found, role) for role in ("ahead", "document", "old")):
            return None
        if point.year is not None and point.year < self.anchor.latest:
            return None
        return self._certain(point)

    def _opens(self, found: Found) -> bool:
        """Whether a day begins a sentence, a clause or a paragraph, or is that of a meeting."""
        if found.text[0].isupper():
            return True
        return bool(_OPENING.search(self.text, max(0, found.start - 20), found.start))

    def _certain(self, point: Value | None) -> Point | None:
        if not isinstance(point, Point) or not point.is_possible or point.day is None:
            return None
        if point.year is None:
            point = self._with_certain_year(point).value
        return point if isinstance(point, Point) else None

    def _set_day(self, point: Point, offset: int, found: Found) -> None:
        if point.first_day is None:
            self.partial = point if offset == 0 else days_after(point, offset)
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
        if self.heading is not None:
            return self._under_heading(point, found)
        if self.published is None:
            return self._with_certain_year(point)
        if point.unit == "day" and point.month is None:
            return Resolved(nearest_day(point, self.published), "inferred", "tháng của ngày đăng")
        year = nearest_year(point, self.published, self.side(found))
        return Resolved(point.in_year(year), "inferred", f"năm gần ngày đăng {self.published}")

    def _under_heading(self, point: Point, found: Found) -> Resolved:
        """The point of a chronicle's line.

        The lines follow each other in time: where one goes back by months, a year has begun.
        """
        if point.unit == "day" and point.month is None and self.last is not None:
            point = Point("day", None, self.last.month, point.day)
        if point.month and _LINE_START.search(self.text, max(0, found.start - 4), found.start):
            if self.heading and point.month < self.line_month - _BACK_IN_TIME:
                self.heading += 1
            self.line_month = point.month
        how = f"dưới tiêu đề {self.heading}"
        return Resolved(point.in_year(self.heading), "resolved", how)

    def _of_named_year(self, point: Point, words: str) -> Resolved:
        """The point of "năm ngoái", or of the year that was told last ("năm đó", "cùng năm")."""
        offset = year_offset(words)
        if offset is None:
            basis: Basis = "resolved" if self.last_year else "stated"
            return Resolved(point.in_year(self.last_year), basis, f"{words}: {self.last_year}")
        if self.year is None:
            return Resolved(point, "stated", "không rõ năm của bài")
        how = f"{words}, tính từ {self.year} ({self.reason})"
        return Resolved(point.in_year(self.year + int(offset)), relative_basis(self), how)

    def _with_certain_year(self, point: Point) -> Resolved:
        if point.unit == "day" and point.month is None and self.last and self.last.month:
            point = Point("day", None, self.last.month, point.day)
        if point.unit == "day" and point.month is None:
            return Resolved(point, "stated", "không rõ tháng")
        lent = self.lenders.year_of(point) if self.lenders is not None else None
        if lent is not None:
            how = f"ngày đầy đủ gần đó: {lent[1].text!r}"
            return Resolved(point.in_year(lent[0]), "inferred", how)
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
        return side_of(self.text, found)


def counts_days(found: Found) -> bool:
    """Whether an expression is "hôm nay", "sáng qua" and the like."""
    return found.rule.reading == "shift" and found.rule.unit == "day"


def written_day(found: Found) -> Point | None:
    """The day that an expression is, or that its span ends with."""
    if found.rule.reading not in ("point", "span") or found.rule.every_year:
        return None
    value = READINGS[found.rule.reading](found)
    point = value.end if isinstance(value, Interval) else value
    if not isinstance(point, Point) or point.unit != "day" or not point.is_possible:
        return None
    return point


def relative_basis(context: Context) -> Basis:
    """How a value that counts from the article's day is known."""
    return "resolved" if context.published is not None else "inferred"


__all__ = [
    "Context", "Resolved", "counts_days", "relative_basis", "written_day",
]  # fmt: skip
