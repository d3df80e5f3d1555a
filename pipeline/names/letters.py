"""What a syllable looks like: Vietnamese or foreign, an abbreviation, part of a transcription."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:[aăâeêioôơuưy]{1,3})(?:ng|nh|ch|[cmnpt])?"
)
_MARKS: Final = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=20_000)
def is_vietnamese(word: str) -> bool:
    """Whether a word is built like a Vietnamese syllable."""
    plain = unicodedata.normalize("NFD", word.lower()).translate(_MARKS)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


def is_abbreviation(word: str) -> bool:
    """Whether a word is all capitals (with digits), at least two of them."""
    return len(word) > 1 and word.isupper()


__all__ = ["is_abbreviation", "is_vietnamese"]
