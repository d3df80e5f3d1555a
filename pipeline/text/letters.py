"""Vietnamese letters as character classes for patterns, without the brackets.

Ranges such as À-Ỹ mix capitals and small letters, so the classes are built from Unicode.
"""

from typing import Final

_LATIN: Final = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1F00))]

#: Capital letters of Vietnamese and other Latin alphabets.
UPPER: Final = "".join(letter for letter in _LATIN if letter.isupper())
#: Small letters of Vietnamese and other Latin alphabets.
LOWER: Final = "".join(letter for letter in _LATIN if letter.islower())

__all__ = ["LOWER", "UPPER"]
