"""One form of each character: NFC, plain spaces and newlines, nothing invisible."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from pipeline.text.edits import Edit

#: Characters that show nothing: zero-width marks, soft hyphen, byte order mark.
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES: Final = "\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_REPLACE: Final = {
    "\r\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u00d0": "\u0110",  # Ð (eth), a common wrong Đ
    "\u00f0": "\u0111",
    "\u2010": "-",
    "\u2011": "-",
}
#: Halves of letters, which no file and no hash can hold.
_SURROGATES: Final = "\ud800-\udfff"  # fmt: skip
#: A letter that a web page has written as "&agrave;" or "&#7897;".
_ENTITY: Final = r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});"
_SINGLE: Final = f"{_INVISIBLE}{_SPACES}{_SURROGATES}{''.join(_REPLACE)}"
_DIRTY: Final = re.compile(rf"{_ENTITY}|\r\n|[{_SINGLE}]")
_SPACE: Final = re.compile(f"[{_SPACES}]")
#: A base character with its combining marks: what NFC may change as a unit.
_CLUSTER: Final = re.compile(
    rf"{_ENTITY}|\r\n|[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL
)


def plain_characters(text: str) -> Iterator[Edit]:
    """What must be replaced so that each letter and each space has one form.

    >>> list(plain_characters("Hà\\u00a0Nội"))
    [Edit(start=2, end=3, new=' ')]
    """
    spots = _DIRTY if unicodedata.is_normalized("NFC", text) else _CLUSTER
    for match in spots.finditer(text):
        found = match.group()
        if (new := _plain(found)) != found:
            yield Edit(match.start(), match.end(), new)


def _plain(cluster: str) -> str:
    if cluster[0] == "&" and len(cluster) > 2:
        letter = html.unescape(cluster)
        return _plain(letter) if len(letter) == 1 else cluster
    if cluster in _REPLACE:
        return _REPLACE[cluster]
    if cluster[0] in _INVISIBLE:
        return unicodedata.normalize("NFC", cluster[1:])
    if _SPACE.fullmatch(cluster):
        return " "
    if "\ud800" <= cluster[0] <= "\udfff":
        return "\ufffd"
    return unicodedata.normalize("NFC", cluster)


__all__ = ["plain_characters"]
