"""Titles told once for several people: "các Phó Tổng Giám đốc: A, B và C"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.people.marks import Mark, Marks
from pipeline.people.neighbours import Neighbours
from pipeline.people.rules import OfficeRules
from pipeline.tokenizer import split_tokens

_GROUP: Final = re.compile(
    r"(?:^|\W)(?:các|những|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+"
    r"(?:(?:đồng chí|đ/c|ông|bà|vị|ngài)\s*:?\s+)?"
    r"(?P<title>[^\W\d_][^;:()\n]{2,110}?)(?:\s+khác)?\s*(?:gồm|là|có)?"
    r"(?:\s+(?:ông|bà|đồng chí|các ông|các bà|các đồng chí))?\s*:?\s*$",
    re.IGNORECASE,
)
_GAP: Final = re.compile(
    r"\s*(?:,|và|, và|cùng)\s*(?:ông|bà|đồng chí|đ/c|các đồng chí)?\s*", re.IGNORECASE
)
_OPEN: Final = re.compile(r"\s*\(\s*")
_TO_WHOM: Final = re.compile(r"\s+(?:đối với|cho|gồm có)$")
_COMMA: Final = re.compile(r"\s*,\s*")
_SEMICOLON: Final = re.compile(r"\s*;\s*(?:và\s)?\s*")


class Groups:
    """The lists of one document under a plural title."""

    def __init__(self, marks: Marks, rules: OfficeRules, neighbours: Neighbours) -> None:
        self._marks = marks
        self._rules = rules
        self._neighbours = neighbours

    def __iter__(self) -> Iterator[tuple[int, Mark, str, int, int]]:
        """Index of the list, one of the people in it, the title and its offsets."""
        for index, mark in enumerate(self._marks.row):
            if mark.label not in ("PER", "TITLE") or self._is_inside_list(index):
                continue
            if (found := self._title_before(mark.start)) is None:
                continue
            title, start, end = found
            for person in self._listed(index, ":" in self._marks.text[end : mark.start]):
                yield index, person, title, start, end

    def _is_inside_list(self, index: int) -> bool:
        if self._marks.label(index - 1) not in ("PER", "TITLE"):
            return False
        gap = self._marks.gap(index - 1)
        return ":" not in gap and "ác " not in gap

    def _title_before(self, start: int) -> tuple[str, int, int] | None:
        """The plural title that ends before an offset."""
        before = self._marks.text[max(0, start - 160) : start]
        before = re.split(r"[.;!?]\s|\n", before)[-1]
        found = _GROUP.search(before)
        if found is None:
            return None
        title = _TO_WHOM.sub("", found["title"].rstrip(" ,"))
        if self._rules.aside_stops.intersection(split_tokens(title.lower())):
            return None
        if not self._is_office(title) or ("," in title and ":" not in before[-3:]):
            return None
        first = start - len(before) + found.start("title")
        return title, first, first + len(title)

    def _is_office(self, title: str) -> bool:
        low = split_tokens(title.lower())
        rank = self._rules.names.ranks.longest(low, 0, len(low))
        if (rank is not None and not rank[1].takes) or low[0] in ("đại", "cố"):
            return False
        role = rank[0] if rank else (self._rules.roles.longest(low, 0, len(low)) or (0,))[0]
        behind = [word for word in split_tokens(title)[role : role + 2] if word != "của"][:1]
        is_body = self._rules.names.bodies.longest(low, role, len(low)) if behind else None
        return role > 0 and (not behind or behind[0][0].isupper() or is_body is not None)

    def _listed(self, index: int, colon: bool) -> Iterator[Mark]:
        marks = self._marks
        while True:
            at = index
            if marks.label(at) == "TITLE":
                if not colon or marks.label(at + 1) != "PER" or marks.gap(at).strip():
                    return
                at += 1
            if marks.label(at) != "PER" or (not colon and self._neighbours.begins_list(at)):
                return
            yield marks.row[at]
            if colon and (following := self._after_own_titles(at)) is not None:
                index = following
                continue
            at = self._over_bracket(at)
            if not _GAP.fullmatch(marks.gap(at).lstrip(")")):
                return
            index = at + 1

    def _over_bracket(self, index: int) -> int:
        """The last mark of "A (Chủ tịch HĐND)", the name itself where no bracket follows."""
        marks, at = self._marks, index
        if not _OPEN.fullmatch(marks.gap(index)):
            return index
        while marks.label(at + 1) and ")" not in marks.gap(at) and "\n" not in marks.gap(at):
            at += 1
        return at

    def _after_own_titles(self, index: int) -> int | None:
        """ "các Ủy viên …: A, Bí thư; B, Chủ tịch": the next name, if it has a title too."""
        marks, at = self._marks, index
        while marks.label(at + 1) in ("TITLE", "ORG", "LOC") and _COMMA.fullmatch(marks.gap(at)):
            at += 1
        is_next = at > index and marks.label(at + 1) == "PER"
        if not is_next or not _SEMICOLON.fullmatch(marks.gap(at)):
            return None
        return at + 1 if self._neighbours.begins_list(at + 1) else None


__all__ = ["Groups"]
