"""The working text: the article in one form of letters and lines, and the way back.

Rules are written against clean text; the record speaks of the original. So what papers and web
archives do to a text is undone here, step by step, and every step keeps the map of offsets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from pipeline.text.capitals import small_letters
from pipeline.text.characters import plain_characters
from pipeline.text.edits import Edit, WorkingText, edited
from pipeline.text.seams import lost_white_space
from pipeline.text.spacing import excess_spaces
from pipeline.text.wrapping import wrapped_lines

#: Each step sees the text that the steps before it have made.
STEPS: Final[tuple[Callable[[str], Iterable[Edit]], ...]] = (
    plain_characters,
    excess_spaces,
    wrapped_lines,
    lost_white_space,
    small_letters,
)


def normalise(original: str) -> WorkingText:
    """The working text of an article.

    >>> normalise("Ho\\u0300a  B\\u00ecnhNgày 5/3").text
    'Hòa Bình\\nNgày 5/3'
    """
    working = WorkingText(original)
    for step in STEPS:
        working = edited(working, step(working.text))
    return working


__all__ = ["STEPS", "WorkingText", "normalise"]
