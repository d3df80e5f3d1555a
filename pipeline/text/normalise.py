"""The working text: NFC, plain spaces, nothing invisible, and the way back to the original.

Rules are written against one form of each letter; the record speaks of the original text. So the
working text comes with a map of offsets, which costs nothing where the original is clean.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

#: Characters that show nothing: zero-width marks, soft hyphen, byte order mark.
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES: Final = "\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_REPLACE: Final = {
    "\u2028": "\n", "\u2029": "\n", "\r": "\n",
    "\u00d0": "\u0110",  # Ð (eth), a common wrong Đ
    "\u00f0": "\u0111",
    "\u2010": "-", "\u2011": "-",
}  # fmt: skip
_DIRTY: Final = re.compile(f"[{_INVISIBLE}{_SPACES}{''.join(_REPLACE)}]")
_SPACE: Final = re.compile(f"[{_SPACES}]")
#: A base character with its combining marks: what NFC may change as a unit.
_CLUSTER: Final = re.compile(r"\r\n|[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WorkingText:
    """The text that the pipes read, and where each of its characters comes from.

    `starts[i]` and `ends[i]` are the original offsets of working character `i`; both are empty
    where the text was clean.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def is_identity(self) -> bool:
        """Whether the working text is the original."""
        return not self.starts

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the (non-empty) working span `start:end`."""
        if self.is_identity:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(original: str) -> WorkingText:
    """The working text of an article.

    >>> normalise("Ho\u0300a  B\u00ecnh").text
    'Hòa  Bình'
    """
    if not _DIRTY.search(original) and unicodedata.is_normalized("NFC", original):
        return WorkingText(original)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(original):
        piece = _clean(match.group())
        pieces.append(piece)
        starts += [match.start()] * len(piece)
        ends += [match.end()] * len(piece)
    if not starts:
        return WorkingText("")
    return WorkingText("".join(pieces), tuple(starts), tuple(ends))


def _clean(cluster: str) -> str:
    if cluster == "\r\n":
        return "\n"
    if cluster[0] in _INVISIBLE:
        return unicodedata.normalize("NFC", cluster[1:])
    if cluster in _REPLACE:
        return _REPLACE[cluster]
    if _SPACE.fullmatch(cluster):
        return " "
    return unicodedata.normalize("NFC", cluster)


__all__ = ["WorkingText", "normalise"]
