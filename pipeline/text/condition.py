"""In what condition a text is: what a reader of its record should know before trusting gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pipeline.rulebook import Entry, load_entries
from pipeline.text.letters import is_vietnamese

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 20_000
#: Fewer words tell nothing.
_FEWEST: Final = 15
#: The share of syllables, and of the commonest words among them, in text without diacritics.
_SYLLABLES: Final = 0.8
_COMMON: Final = 0.12
#: The share of small letters that may stray into a text in capitals.
_FEW_SMALL: Final = 0.05
#: Vowels that never stand together without their marks.
_VOWELS: Final = (("ie", "iê"), ("ye", "yê"), ("uo", "uô"), ("eu", "êu"))


class BareWords(Entry):
    """Common words as they are typed without diacritics."""

    words: tuple[str, ...]


@cache
def _bare_words() -> frozenset[str]:
    entries = load_entries("text", "bare_words", BareWords)
    return frozenset(word for entry in entries for word in entry.words)


def text_warnings(text: str) -> Iterator[str]:
    """What is wrong with a text as a whole, in words.

    >>> list(text_warnings("HAI TỈNH KÝ KẾT"))
    []
    """
    sample = text[:_SAMPLE]
    if lacks_diacritics(sample):
        yield "the text is written without diacritics: only what is certain without them is found"
    elif is_in_capitals(sample):
        yield "the text is written in capitals: names may be missed"


def lacks_diacritics(text: str) -> bool:
    """Whether a text is Vietnamese, but typed without its marks."""
    if len(text.encode("utf-8", "surrogatepass")) - len(text) > len(text) / 50:
        return False  # the common case, without looking at a word
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST:
        return False
    syllables = sum(map(_is_bare_syllable, words))
    common = sum(word in _bare_words() for word in words)
    return syllables >= _SYLLABLES * len(words) and common >= _COMMON * len(words)


def _is_bare_syllable(word: str) -> bool:
    """Whether a word is a syllable once its vowels have their hats ("viec", "nguoi", "duoc")."""
    for bare, hatted in _VOWELS:
        word = word.replace(bare, hatted)
    return is_vietnamese(word)


def is_in_capitals(text: str) -> bool:
    """Whether a text has no small letters but a stray few."""
    if _small_share(text[:300]) > _FEW_SMALL:
        return False
    return len(_WORD.findall(text)) >= _FEWEST and _small_share(text) <= _FEW_SMALL


def _small_share(text: str) -> float:
    letters = sum(map(str.isalpha, text))
    return sum(map(str.islower, text)) / letters if letters else 0.0


__all__ = ["BareWords", "is_in_capitals", "lacks_diacritics", "text_warnings"]
