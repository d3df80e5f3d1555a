"""Whether two names are of one body: short and long forms, initials, class words."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pipeline.agreements.countries import country_forms, country_in
from pipeline.agreements.lexicon import settings
from pipeline.text.forms import folded
from pipeline.text.letters import is_vietnamese

#: Names of many words are alike if they share this part of the shorter one.
_MOST: Final = 0.7


def is_called(name: str, noun: str) -> bool:
    """Whether a body can be meant by a noun: "Học viện Tài chính" by "học viện"."""
    words = settings()["called"].get(noun, [noun])
    return name.lower().startswith(tuple(words))


def is_brand(name: str, noun: str) -> bool:
    """Whether a body is a firm told by its name alone: "Vinamilk" by "công ty"."""
    first = name.split()[0]
    return noun in settings()["firms"] and not (is_vietnamese(first) or first.isupper())


def are_called(pair: tuple[str, str], noun: str) -> bool:
    """Whether two bodies can be meant by "hai <noun>"."""
    may_be_any = noun in settings()["any_body"] or noun not in settings()["sides"]
    return may_be_any or all(is_called(name, noun) for name in pair)


def key_of(name: str) -> str:
    """The folded name without the class words of units: one key for "tỉnh Lào Cai", "Lào Cai"."""
    filler = settings()["class_syllables"]
    syllables = [part for part in folded(name).split() if part not in filler]
    return " ".join(syllables) or folded(name)


@lru_cache(maxsize=20_000)
def is_alike(one: str, other: str) -> bool:
    """Whether two names can be of one body: one within the other, or one its abbreviation.

    >>> is_alike("Bộ KHCN", "Bộ Khoa học và Công nghệ"), is_alike("Bộ Y tế", "Sở Y tế")
    (True, False)
    """
    left, right = key_of(one).split(), key_of(other).split()
    short, long = sorted((left, right), key=len)
    if set(short) <= set(long) or abbreviates(short, long):
        return True
    if _of_two_countries(one, other):
        return False
    are_most = len(short) > 3 and len(set(short) & set(long)) >= _MOST * len(short)
    return are_most and not _end_with_two_places(one, other)


def _end_with_two_places(one: str, other: str) -> bool:
    """ "Sở Văn hóa và Thể thao Lào Cai" and "Sở Văn hóa và Thể thao Hà Nội" are two."""
    first, second = one.split()[-1], other.split()[-1]
    are_names = first[0].isupper() and second[0].isupper()
    are_vietnamese = is_vietnamese(first) and is_vietnamese(second)
    return first != second and are_names and are_vietnamese


def _of_two_countries(one: str, other: str) -> bool:
    """ "Bộ Công an Việt Nam" and "Bộ Công an Lào" are two."""
    first, second = country_in(one), country_in(other)
    if first is None or second is None:
        return False
    return country_forms()[first] != country_forms()[second]


def abbreviates(short: list[str], long: list[str]) -> bool:
    """Whether a short name is a long one with some words told by their initials.

    "và" may be left out, and the long name may go on behind the short one.

    >>> abbreviates("bộ khcn".split(), "bộ khoa học và công nghệ".split())
    True
    >>> abbreviates("học viện ct hc qg".split(), "học viện chính trị hành chính quốc gia".split())
    True
    """
    at, told = 0, False
    for word in short:
        if at < len(long) and word == long[at]:
            at += 1
            continue
        at_end = _spells(word, long, at)
        if at_end is None:
            return False
        at, told = at_end, True
    return told


def _spells(word: str, long: list[str], at: int) -> int | None:
    """Where the words end whose initials a word is, from `at` on."""
    for letter in word:
        if at < len(long) and long[at] == "và" and letter != "v":
            at += 1
        if at >= len(long) or long[at][0] != letter:
            return None
        at += 1
    return at if len(word) > 1 else None


__all__ = ["abbreviates", "are_called", "is_alike", "is_brand", "is_called", "key_of"]
