"""Whether two names are two spellings of one: slips, initials, middle names left out."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import Final

Key = tuple[str, ...]

#: From which likeness on two words of a foreign name are one; with another word equal, less.
_LIKE, _LESS_LIKE = 0.8, 0.74


def is_slip(one: Key, other: Key, foreign: bool) -> bool:
    """ "Tanzila Narbaeva" and "Tanzila Norbaeva", "Bình Minh" and "Binh Minh": two spellings."""
    if len(one) != len(other) or len(one) < 2:
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if foreign:
        return _are_like(unlike, len(one))
    return len(unlike) == 1 and len(one) > 2 and _is_toneless(*unlike[0])


def _are_like(unlike: list[tuple[str, str]], size: int) -> bool:
    """Whether the words that differ are spelt alike; none of them may be short."""
    if not unlike or min(len(word) for pair in unlike for word in pair) <= 3:
        return False
    likeness = [SequenceMatcher(None, _plain(a), _plain(b)).ratio() for a, b in unlike]
    least = _LESS_LIKE if len(unlike) < size else _LIKE
    return min(likeness) >= least


def is_without_middle(short: Key, full: Key) -> bool:
    """ "Anders Rasmussen" of "Anders Fogh Rasmussen"."""
    if not 2 <= len(short) < len(full) or (short[0], short[-1]) != (full[0], full[-1]):
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def is_initialled(short: Key, full: Key) -> bool:
    """ "K. Srihari" of "Kadiyam Srihari", "A. A. Badawi" of "Abdullah Ahmad Badawi"."""
    initials = [word for word in short if len(word) == 1]
    names = [word for word in short if len(word) > 1]
    if not initials or not names or short[: len(initials)] != tuple(initials):
        return False
    if full[-len(names) :] != tuple(names) or len(full) <= len(names):
        return False
    return all(a == b[0] for a, b in zip(initials, full, strict=False)) and len(full[0]) > 1


def _is_toneless(one: str, other: str) -> bool:
    """Whether one of two syllables is the other without its marks."""
    return one in (plain := _plain(other), other) or (other == _plain(one) and one != plain)


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


__all__: Final = ["is_initialled", "is_slip", "is_without_middle"]
