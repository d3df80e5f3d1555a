"""The working text with its way back to the original, and how it is edited.

Every step of `pipeline.text.normalise` says what it would replace; `edited` does it and keeps
the map of offsets exact. Clean texts carry no map and cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`; an insertion where both are the same."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class WorkingText:
    """The text that the pipes read, and where each of its characters comes from.

    `starts[i]` and `ends[i]` are the original offsets of working character `i`; both are empty
    where the text was clean. A character that was put in lies between two original ones.
    """

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    @property
    def is_identity(self) -> bool:
        """Whether the working text is the original."""
        return not self.starts

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the working span `start:end`, which holds more than spaces."""
        if self.is_identity:
            return start, end
        return self.starts[start], self.ends[end - 1]


def edited(working: WorkingText, edits: Iterable[Edit]) -> WorkingText:
    """The working text after the edits, which stand in text order and do not overlap.

    >>> text = edited(WorkingText("a  b"), [Edit(1, 3, " ")])
    >>> text.text, text.to_original(2, 3)
    ('a b', (3, 4))
    """
    edits = list(edits)
    if not edits:
        return working
    size = len(working.text)
    old_starts = working.starts or range(size)
    old_ends = working.ends or range(1, size + 1)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for edit in (*edits, Edit(size, size, "")):
        pieces += working.text[position : edit.start], edit.new
        starts += old_starts[position : edit.start]
        ends += old_ends[position : edit.start]
        if len(edit.new) == edit.end - edit.start:  # letter for letter
            starts += old_starts[edit.start : edit.end]
            ends += old_ends[edit.start : edit.end]
        elif edit.new:
            first = old_starts[edit.start] if edit.start < size else old_ends[-1]
            last = old_ends[edit.end - 1] if edit.end > edit.start else first
            starts += [first] * len(edit.new)
            ends += [last] * len(edit.new)
        position = edit.end
    return WorkingText("".join(pieces), tuple(starts), tuple(ends))


__all__ = ["Edit", "WorkingText", "edited"]
