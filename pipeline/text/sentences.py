"""Sentences of Vietnamese news, with offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.layers import Paragraph
from pipeline.rulebook import Entry, load_entries
from pipeline.text.letters import UPPER

#: A possible end: final signs with what closes after them, then white space and a new start.
_END: Final = re.compile(
    rf"(?<![.!?…])[.!?…]++(?:/\.)?[”\"’»)\]]*(?=\s+[“\"‘«(\[\-–—•+]*\s*[{UPPER}0-9])"
)
_ITEM: Final = re.compile(r"(?<!\d)(?<!\d[.,/-])\d{1,2}$")
_INITIAL: Final = re.compile(r"[A-ZĐĂÂÊÔƠƯ]")
_LAST_WORD: Final = re.compile(r"[\w/.]+$")


class Abbreviation(Entry):
    """Short forms whose full stop does not end a sentence."""

    before: tuple[str, ...]


@cache
def abbreviations() -> frozenset[str]:
    """All short forms, without their stop."""
    entries = load_entries("text", "abbreviation", Abbreviation)
    return frozenset(word for entry in entries for word in entry.before)


def sentences(text: str, lines: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """The sentences of each paragraph, as offsets; a newline always ends one.

    >>> text = "Ông đến TP. Huế chiều 18/2. Sau đó…"
    >>> [text[s:e] for s, e in sentences(text, [Paragraph(0, len(text), "body")])]
    ['Ông đến TP. Huế chiều 18/2.', 'Sau đó…']
    """
    found: list[tuple[int, int]] = []
    for start, end, _kind in lines:
        position = start
        for match in _END.finditer(text, start, end):
            if match.end() <= position or _is_abbreviation(text, position, match):
                continue
            if _is_number_of_list(text, position, match):
                continue
            found.append((position, match.end()))
            position = match.end()
            while position < end and text[position].isspace():
                position += 1
        if position < end:
            found.append((position, end))
    return found


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it: "TP.", "PGS.TS.", "N." (initial).

    A letter with a tone mark is a word: "Nam Á.", "Ý."
    """
    if match.group() != ".":
        return False
    word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
    if word is None:
        return False
    last = word.group()
    parts = last.split(".")
    if last in abbreviations() or parts[-1] in abbreviations():
        return True
    return _INITIAL.fullmatch(parts[-1]) is not None


def _is_number_of_list(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to the number of an item: "gồm: 1. Xây kè. 2. Trồng rừng".

    The first number stands at the start or behind a colon, each further one is the next in turn.
    """
    number = _ITEM.search(text, max(start, match.start() - 3), match.start())
    if match.group() != "." or number is None:
        return False
    before = text[start : number.start()].rstrip()
    if not before or before[-1] in ":;":
        return True
    last = re.compile(rf"(?:^|[:;]\s*|[\s.]){int(number.group()) - 1}\.\s")
    return int(number.group()) > 1 and last.search(before) is not None


__all__ = ["Abbreviation", "abbreviations", "sentences"]
