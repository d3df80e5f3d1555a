"""Paragraphs set with hard line breaks: their lines are put together again.

"…Bà Nguyễn Thị⏎Thanh Tâm, Chủ tịch…": a name does not end where a narrow column does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.text.edits import Edit
from pipeline.text.letters import LOWER

_SMALL_START: Final = re.compile(rf"\n *[{LOWER}]")
_BLOCK: Final = re.compile(r"(?<![^\n])[^\n]++(?:\n[^\n]++)+")
_BREAK: Final = re.compile(r" *\n *")
_BULLET: Final = re.compile(r"[-–—•*+]|\d{1,2}[.)]\s")
_ENDS: Final = '.!?…:;”"/'
#: No column of print is wider; a paragraph on one line is.
_WIDEST: Final = 130
_NARROWEST: Final = 15


def wrapped_lines(text: str) -> Iterator[Edit]:
    """The newlines inside wrapped paragraphs, each to become a space.

    >>> lines = "ký với Hội Chữ\\nthập đỏ tỉnh Lào\\nCai về cấp\\nnước sạch."
    >>> [edit.start for edit in wrapped_lines(lines)]
    [14, 31, 42]
    """
    if not _SMALL_START.search(text):
        return
    blocks = list(_BLOCK.finditer(text))
    found = [_lines(block) for block in blocks]
    # Where one paragraph is wrapped, a shorter one beside it is too.
    fewest = 1 if any(_is_wrapped(lines, 2) for lines in found) else 2
    for block, lines in zip(blocks, found, strict=True):
        if _is_wrapped(lines, fewest):
            for match in _BREAK.finditer(text, block.start(), block.end()):
                if not _parts(text, match):
                    yield Edit(match.start(), match.end(), " ")


def _lines(block: re.Match[str]) -> list[str]:
    return [line.strip() for line in block.group().split("\n")]


def _is_wrapped(lines: list[str], fewest: int) -> bool:
    """Whether enough of the lines of a block, all of them short, go on in small letters."""
    if len(lines) < fewest + 1 or not _NARROWEST <= max(map(len, lines)) <= _WIDEST:
        return False
    going_on = sum(_goes_on(line, after) for line, after in pairwise(lines))
    return going_on >= fewest and 4 * going_on >= len(lines) - 1


def _goes_on(line: str, after: str) -> bool:
    return bool(line and after) and (line[-1].isalnum() or line[-1] == ",") and after[0].islower()


def _parts(text: str, newline: re.Match[str]) -> bool:
    """Whether the newline parts sentences or items all the same."""
    before = text[newline.start() - 1 : newline.start()]
    return before in tuple(_ENDS) or bool(_BULLET.match(text, newline.end()))


__all__ = ["wrapped_lines"]
