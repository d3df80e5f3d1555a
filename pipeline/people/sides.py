"""Sides of a meeting: "Về phía tỉnh Lào Cai có các đồng chí: …" stands over those in its list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from pipeline.people.marks import Mark, Marks
from pipeline.people.rules import OfficeRules

#: How a side's list begins behind its name.
_HAS: Final = re.compile(r"[^.;\n]{0,60}?\s*(?:,\s*)?(?:có|gồm|do|tham dự|cùng dự)(?:\W|$)")
_END: Final = re.compile(r"\n|(?<=[^\W\d_]{2})[.!?…][”\"]?\s+(?=[A-ZĐÔÁÂÝƯỞ])|[”\"]\s*\n")
#: The most characters before a side's name in which its words are looked for.
_BEFORE: Final = 40
#: The most characters between a side and those who came with it.
_FELLOWS: Final = 800


class Sides:
    """The sides of one document: where each begins and ends, and whose it is."""

    def __init__(self, marks: Marks, rules: OfficeRules) -> None:
        found: list[tuple[int, int, Mark]] = []
        for mark in marks.row:
            if mark.label not in ("LOC", "ORG") or not _is_side(marks.text, mark, rules):
                continue
            end = _END.search(marks.text, mark.end)
            if found and found[-1][1] > mark.start:
                found[-1] = (found[-1][0], mark.start, found[-1][2])
            found.append((mark.start, end.start() if end else len(marks.text), mark))
        found += list(_fellows(marks.text, found, rules))
        found.sort(key=lambda side: side[0])
        self._starts = [start for start, _, _ in found]
        self._found = found

    def at(self, position: int) -> Mark | None:
        """Whose side stands over a position."""
        index = bisect_right(self._starts, position - 1) - 1
        if index < 0:
            return None
        start, end, mark = self._found[index]
        return mark if start < position < end else None


def _fellows(
    text: str, found: list[tuple[int, int, Mark]], rules: OfficeRules
) -> Iterator[tuple[int, int, Mark]]:
    """ "Cùng đi có các đồng chí …" goes on with the side told last before it."""
    starts = [start for start, _, _ in found]
    for match in rules.fellows.finditer(text):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or match.start() - starts[index] > _FELLOWS:
            continue
        end = _END.search(text, match.end())
        yield match.end(), end.start() if end else len(text), found[index][2]


def _is_side(text: str, mark: Mark, rules: OfficeRules) -> bool:
    before = text[max(0, mark.start - _BEFORE) : mark.start]
    if not rules.sides.search(before):
        return False
    return _HAS.match(text[mark.end : mark.end + 80]) is not None


__all__ = ["Sides"]
