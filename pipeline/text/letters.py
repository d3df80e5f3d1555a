"""Vietnamese letters as character classes for patterns, and what a syllable is built like.

The classes come without the brackets. Ranges such as À-Ỹ mix capitals and small letters, so they
are built from Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LATIN: Final = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1F00))]

#: Capital letters of Vietnamese and other Latin alphabets.
UPPER: Final = "".join(letter for letter in _LATIN if letter.isupper())
#: Small letters of Vietnamese and other Latin alphabets.
LOWER: Final = "".join(letter for letter in _LATIN if letter.islower())

_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|uya|uyu|iêu|yêu|ươi|ươu|oai|oay|oeo|oao|uây|uôi|uai|uay|ai|ao|au|ay|âu|ây|eo|êu|ia|iê"
    r"|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uă|uê|ue|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|ya|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[ckmnpt])?"
)
_MARKS: Final = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=20_000)
def is_vietnamese(word: str) -> bool:
    """Whether a word is built like a Vietnamese syllable."""
    letters = unicodedata.normalize("NFD", word.lower())
    plain = letters.translate(_MARKS)
    if len(letters) - len(plain) > 1:  # a syllable has one tone at most
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


__all__ = ["LOWER", "UPPER", "is_vietnamese"]
