"""When two values count as equal: names, places, and free text.

All comparisons are made in the folded form (NFC, small letters, one style of tone marks, UBND =
Ủy ban nhân dân, signs as spaces), so that spelling is never scored.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from pipeline.text.forms import folded

#: Two texts are the same topic or title from this F1 of their syllables on: two or three
#: syllables more or less at the edge of a phrase of ten are forgiven, another phrase is not.
SAME_TEXT: Final = 0.7

#: Words before a place's own name that a party or a jurisdiction may have or lack, longest first.
_CLASS_WORDS: Final = (
    "cộng hòa dân chủ nhân dân", "cộng hòa xã hội chủ nghĩa", "cộng hòa nhân dân", "liên bang",
    "vương quốc", "cộng hòa", "thành phố", "thị trấn", "đất nước", "thủ đô", "thị xã", "phường",
    "quận", "huyện", "tỉnh", "nước", "xã",
)  # fmt: skip


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are equal; absent equals absent.

    >>> same("UBND", "Uỷ ban nhân dân"), same("UBND", None)
    (True, False)
    """
    return folded(one or "") == folded(other or "")


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two names of a place or party are equal, a class word left out or not.

    >>> same_place("tỉnh Lào Cai", "Lào Cai"), same_place("Lào", "Lào Cai")
    (True, False)
    """
    return without_class(one) == without_class(other)


def without_class(name: str | None) -> str:
    """The folded name without the class word before it."""
    text = folded(name or "")
    for word in _CLASS_WORDS:
        if text.startswith(word + " "):
            return text[len(word) + 1 :]
    return text


def text_f1(one: str, other: str) -> float:
    """F1 of the syllables that two texts share, from 0 to 1."""
    left, right = Counter(folded(one).split()), Counter(folded(other).split())
    if not left or not right:
        return 0.0
    return 2 * (left & right).total() / (left.total() + right.total())


def same_text(one: str, other: str) -> bool:
    """Whether two topics or titles are the same up to a few words."""
    return text_f1(one, other) >= SAME_TEXT


__all__ = ["SAME_TEXT", "same", "same_place", "same_text", "text_f1", "without_class"]
