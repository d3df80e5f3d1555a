"""Common words of two syllables, so that no name is cut in the middle of one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.errors import RuleError
from pipeline.rulebook import RULES

#: A line is a first syllable and the second ones that make a word with it; "+" stands behind
#: those that are mostly nouns, "!" behind those that are mostly verbs.
FILE: Final = RULES / "names" / "common_words.txt"

Pair = tuple[str, str]


@dataclass(frozen=True)
class CommonWords:
    """Words in small letters: all, and those that are mostly nouns or verbs.

    >>> ("bệnh", "viện") in common_words().nouns
    True
    """

    words: frozenset[Pair]
    nouns: frozenset[Pair]
    verbs: frozenset[Pair]


@cache
def common_words(path: Path = FILE) -> CommonWords:
    """The words of the file; RuleError names the line that is none."""
    words: set[Pair] = set()
    nouns: set[Pair] = set()
    verbs: set[Pair] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        first, *seconds = line.split()
        if not seconds:
            raise RuleError(f"{path.name}:{number}: {first!r} has no second syllable")
        for second in seconds:
            pair = (first, second.rstrip("+!"))
            words.add(pair)
            if second != pair[1]:
                (nouns if second.endswith("+") else verbs).add(pair)
    return CommonWords(frozenset(words), frozenset(nouns), frozenset(verbs))


__all__ = ["FILE", "CommonWords", "common_words"]
