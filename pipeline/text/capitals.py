"""Lines all in capitals, read in the letters that the same words have in the article.

"CHỦ TỊCH UBND TỈNH HÀ NAM VŨ ĐÌNH THỤ…" stands over "ông Vũ Đình Thụ, Chủ tịch UBND tỉnh Hà
Nam": in capitals nothing tells a name from the words around it, so the article must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.text.edits import Edit
from pipeline.text.letters import is_vietnamese

_LINE: Final = re.compile(r"[^\n]+")
_WORD: Final = re.compile(r"[^\W_]+")
#: Shorter lines may be an abbreviation with a name.
_FEWEST: Final = 4
#: How many places of a pair of words are compared.
_PLACES: Final = 20
#: A word of more letters that is no Vietnamese syllable is a name, not an abbreviation.
_LONGEST_ABBREVIATION: Final = 5


class _Body(NamedTuple):
    """The words of the mixed lines, and where each pair of them begins."""

    words: list[str]
    low: list[str]
    pairs: dict[tuple[str, str], list[int]]


def small_letters(text: str) -> Iterator[Edit]:
    """The lines in capitals in mixed letters, length for length.

    >>> text = "KÝ KẾT Ở HÀ NAM\\nLễ ký kết ở Hà Nam đã xong."
    >>> [edit.new for edit in small_letters(text)]
    ['Ký kết ở Hà Nam']
    """
    lines = [line for line in _LINE.finditer(text) if _is_in_capitals(line.group())]
    if not lines:
        return
    spans = [line.span() for line in lines]
    body = _body(text, spans)
    for start, end in spans:
        line = text[start:end]
        mixed = _mixed(line, body)
        if len(mixed) == len(line):
            yield Edit(start, end, mixed)


def _is_in_capitals(line: str) -> bool:
    if not line.isupper() or line.isascii():
        return False
    words = [word for word in _WORD.findall(line) if len(word) > 1 and word.isalpha()]
    return len(words) >= _FEWEST


def _body(text: str, spans: Sequence[tuple[int, int]]) -> _Body:
    pieces, position = [], 0
    for start, end in spans:
        pieces.append(text[position:start])
        position = end
    pieces.append(text[position:])
    words = _WORD.findall("\n".join(pieces))
    low = [word.lower() for word in words]
    pairs: dict[tuple[str, str], list[int]] = {}
    for index, pair in enumerate(pairwise(low)):
        places = pairs.setdefault(pair, [])
        if len(places) < _PLACES:
            places.append(index)
    return _Body(words, low, pairs)


def _mixed(line: str, body: _Body) -> str:
    """The line with every word in the letters of its longest phrase in the body."""
    matches = list(_WORD.finditer(line))
    low = [match.group().lower() for match in matches]
    new: list[str] = []
    while len(new) < len(low):
        phrase = _phrase(low, len(new), body) or _place(low, len(new)) or [_alone(low, len(new))]
        new += phrase
    letters = list(line)
    for match, word in zip(matches, new, strict=True):
        if len(word) == len(match.group()):
            letters[match.start() : match.end()] = word
    first = matches[0].start()
    letters[first] = line[first]
    return "".join(letters)


def _phrase(low: list[str], at: int, body: _Body) -> list[str]:
    """The longest run of at least two words from `at` that the body holds, as it writes it."""
    best: list[str] = []
    for place in body.pairs.get(tuple(low[at : at + 2]), ()):  # type: ignore[arg-type]
        size = 2
        while (
            at + size < len(low)
            and low[at + size : at + size + 1] == body.low[place + size : place + size + 1]
        ):
            size += 1
        if size > len(best):
            best = body.words[place : place + size]
    return best


def _place(low: list[str], at: int) -> list[str]:
    """A known place that begins at `at`, nothing where there is none."""
    from pipeline.names.lexicon import lexicon

    words = [word.capitalize() for word in low[at : at + 6]]
    found = lexicon().places.longest(words, 0, len(words))
    return words[: found[0]] if found is not None and found[0] > 1 else []


def _alone(low: list[str], at: int) -> str:
    """A word that nothing is known of: small if it is Vietnamese, else a name."""
    word = low[at]
    if is_vietnamese(word) or word.isdigit():
        return word
    return word.upper() if len(word) <= _LONGEST_ABBREVIATION else word.capitalize()


__all__ = ["small_letters"]
