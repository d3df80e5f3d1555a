"""White space that scanning and typesetting left too much of: doubled, or before a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.text.edits import Edit

#: Runs of spaces; a space before a sign that closes ("bệnh viện .") or behind one that opens.
_EXCESS: Final = re.compile(r"  +| (?=[,;.:!?)](?:\s|$))|(?<=\() ")


def excess_spaces(text: str) -> Iterator[Edit]:
    """The spaces to take out.

    >>> list(excess_spaces("Sở  Y tế ."))
    [Edit(start=2, end=4, new=' '), Edit(start=8, end=9, new='')]
    """
    for match in _EXCESS.finditer(text):
        keeps_one = len(match.group()) > 1 and not _is_before_sign(text, match.end())
        yield Edit(match.start(), match.end(), " " if keeps_one else "")


def _is_before_sign(text: str, at: int) -> bool:
    return text[at : at + 1] in tuple(",;.:!?)") and text[at + 1 : at + 2] in ("", " ", "\n")


__all__ = ["excess_spaces"]
