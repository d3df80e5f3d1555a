"""One form of a name for comparison: case, tone marks, signs and abbreviations made the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from pipeline.rulebook import Entry, load_entries

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
#: The tone on the second letter of oa, oe, uy ("hoà") moved to the first ("hòa").
_NEW_STYLE: Final = re.compile(rf"(?<![qg])(o|u)(a|e|y)([{_TONES}])(?![a-zđ\u0300-\u036f])")
_SIGN: Final = re.compile(r"[\W_]+")
_FILLER: Final = frozenset(["và"])


class Form(Entry):
    """Pairs of a short and a long form."""

    pairs: tuple[tuple[str, str], ...]


@cache
def _long_forms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Syllables of the short form → syllables of the long form."""
    pairs = (pair for form in load_entries("text", "form", Form) for pair in form.pairs)
    return {tuple(_syllables(short)): tuple(_syllables(long)) for short, long in pairs}


def plain_tones(text: str) -> str:
    """The text in NFC with small letters and the tone mark where the older style puts it.

    >>> plain_tones("Hoà Bình, thoả thuận")
    'hòa bình, thỏa thuận'
    """
    text = unicodedata.normalize("NFD", text.lower())
    text = _NEW_STYLE.sub(r"\1\3\2", text)
    return unicodedata.normalize("NFC", text)


def _syllables(text: str) -> list[str]:
    return [part for part in _SIGN.split(plain_tones(text)) if part]


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """The form under which names are compared.

    >>> folded("UBND TP.HCM") == folded("Ủy ban nhân dân Thành phố Hồ Chí Minh")
    True
    """
    syllables = _syllables(name)
    long_forms = _long_forms()
    result: list[str] = []
    position = 0
    while position < len(syllables):
        for size in (3, 2, 1):
            long = long_forms.get(tuple(syllables[position : position + size]))
            if long is not None and position + size <= len(syllables):
                result += long
                position += size
                break
        else:
            result.append(syllables[position])
            position += 1
    return " ".join(syllable for syllable in result if syllable not in _FILLER)


__all__ = ["Form", "folded", "plain_tones"]
