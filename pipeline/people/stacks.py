"""Titles that stand one after the other: "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.people.marks import Marks
from pipeline.people.rules import OfficeRules

_SIGN: Final = re.compile(r"\s*(?:\.?,|[/–;-])?\s*")
_OPEN: Final = re.compile(r"\s*\(\s*(?:[a-zđà-ỹ]+\s*){0,3}")
_COMMA: Final = re.compile(r"\s*,\s*")
_ENDS_OWN: Final = re.compile(r"\s*(?:[,;.()]|$|[-–])")
_OF_OBJECT: Final = re.compile(
    r"\)?\s+(?:(?:(?:của|tại|ở|thuộc|cho)(?:\s[^\W\d_]+){0,5}|ngân hàng|công ty|tập đoàn|hãng"
    r"|đài|kênh|báo|tạp chí|trường|viện|quỹ|tổ chức|nhóm|đội)\s+)?"
)


class Stacks:
    """The stacks of one document, as indices of its marks."""

    def __init__(self, marks: Marks, rules: OfficeRules) -> None:
        self._marks = marks
        self._rules = rules

    def __iter__(self) -> Iterator[list[int]]:
        row, index = self._marks.row, 0
        while index < len(row):
            if row[index].label != "TITLE":
                index += 1
                continue
            stack = [index]
            while (following := self._next_title(stack[-1])) is not None:
                stack.append(following)
            yield stack
            index = stack[-1] + 1

    def own_end(self, index: int) -> int:
        """The mark after which the stack may go on: over "(Bộ Công an)" and ", tỉnh Long An"."""
        marks, end = self._marks, index
        while marks.label(end + 1) in ("ORG", "LOC"):
            gap = marks.plain_gap(end)
            if (
                _OPEN.fullmatch(marks.gap(end))
                and (closed := self._bracket_end(end + 1)) is not None
            ):
                end = closed
                continue
            if not (_COMMA.fullmatch(gap) and self._is_own_place(end + 1)):
                break
            end += 1
        return end

    def object_end(self, index: int) -> int:
        """Over " của nhóm ở Gaza" and " ngân hàng Sao Mai" too, before a name."""
        marks, end = self._marks, self.own_end(index)
        while marks.label(end + 1) in ("ORG", "LOC"):
            closed = self._bracket_end(end + 1) if _OPEN.fullmatch(marks.gap(end)) else None
            if closed is None and not _OF_OBJECT.fullmatch(marks.gap(end)):
                break
            end = end + 1 if closed is None else closed
        return end

    def word_before(self, index: int) -> str:
        """The words that join a title to the title before it: "kiêm", "nay là"."""
        gap = self._gap_before(index)
        return gap.strip(" ,;/–-.").lower()

    def _next_title(self, index: int) -> int | None:
        end = self.own_end(index)
        if self._marks.label(end + 1) != "TITLE":
            return None
        gap = self._gap_before(end + 1, is_own=end > index)
        if gap.strip() == "(" and self._marks.gap(end + 1).startswith(")"):
            return end + 1
        return end + 1 if "\n" not in gap and self._is_joint(gap) else None

    def _gap_before(self, index: int, is_own: bool = True) -> str:
        gap = self._marks.plain_gap(index - 1)
        return gap.lstrip(" )") if is_own and self._marks.label(index - 1) != "TITLE" else gap

    def _is_joint(self, gap: str) -> bool:
        """Whether only a sign and a joining word stand between two titles."""
        rest = _SIGN.sub("", gap, count=1).strip().lower()
        return rest in self._rules.joiners or (not rest and ";" not in gap)

    def _bracket_end(self, index: int) -> int | None:
        """The last of the bodies and places in a bracket; None where others stand in it."""
        marks = self._marks
        while marks.label(index) in ("ORG", "LOC") and "\n" not in marks.gap(index):
            if marks.gap(index).lstrip().startswith(")"):
                return index
            index += 1
        return None

    def _is_own_place(self, index: int) -> bool:
        """Whether the place or body behind a title's comma belongs to it."""
        return _ENDS_OWN.match(self._marks.gap(index)) is not None


__all__ = ["Stacks"]
