"""Number words, weekdays, parts of the day and years of the sexagenary cycle, from TOML."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.rulebook import Entry, load_entries
from schemas import PartOfDay


class NumberWords(Entry):
    """Words and their numbers."""

    values: dict[str, float]


class PartWords(Entry):
    """Words and their part of the day."""

    values: dict[str, PartOfDay]


_TEN: Final = re.compile(r"(?:(\S+)\s+mươi|mười)(?:\s+(\S+))?")


@cache
def _table(name: str) -> dict[str, float]:
    entries = load_entries("dates", name, NumberWords)
    return {word: value for entry in entries for word, value in entry.values.items()}


def number(word: str) -> float:
    """The number of a word: "20", "1,5", "hai mươi lăm", "IV", "Giêng", "rằm".

    >>> [number(w) for w in ("20", "hai mươi lăm", "mười", "IV", "1.200")]
    [20, 25, 10, 4, 1200]

    Raises KeyError for a word that is none.
    """
    word = " ".join(word.lower().split())
    if word[0].isdigit():
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", word):
            return int(word.replace(".", ""))
        value = float(word.replace(",", "."))
        return int(value) if value == int(value) else value
    units = _table("number")
    if word in units:
        return _whole(units[word])
    if word == "một trăm":
        return 100
    tens = _TEN.fullmatch(word)
    if tens is None:
        raise KeyError(word)
    return _whole(10 * units[tens[1] or "một"] + (units[tens[2]] if tens[2] else 0))


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


@cache
def _parts() -> tuple[tuple[re.Pattern[str], PartOfDay], ...]:
    entries = load_entries("dates", "part_of_day", PartWords)
    words = {word: part for entry in entries for word, part in entry.values.items()}
    longest = sorted(words, key=len, reverse=True)
    return tuple((re.compile(rf"(?<!\w){word}(?!\w)", re.I), words[word]) for word in longest)


def part_of_day(expression: str) -> PartOfDay | None:
    """The first part of the day that an expression names, None where it names none."""
    found = (
        (match.start(), part) for pattern, part in _parts() if (match := pattern.search(expression))
    )
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def weekday(words: str) -> int:
    """1 for Monday to 7 for Sunday."""
    return int(_table("number")[" ".join(words.lower().split())])


def year_offset(words: str) -> int | None:
    """-1 for "năm ngoái"; None for words that do not count from the article's year ("năm đó")."""
    offset = _table("year_offset").get(" ".join(words.lower().split()))
    return None if offset is None else int(offset)


def cycle_year(name: str, near: int) -> int | None:
    """The Gregorian year of a sexagenary name ("Quý Mão") nearest to a year; None if none fits.

    >>> cycle_year("Quý Mão", 2020)
    2023
    """
    stem, branch = name.lower().split()
    years = range(near - 30, near + 30)
    stems, branches = _table("heavenly_stem"), _table("earthly_branch")
    fitting = [y for y in years if y % 10 == stems[stem] and y % 12 == branches[branch]]
    return fitting[0] if fitting else None


__all__ = [
    "NumberWords",
    "PartWords",
    "cycle_year",
    "number",
    "part_of_day",
    "weekday",
    "year_offset",
]
