"""Builds `rules/names/common_words.txt` from articles that underthesea segments and tags.

    python -m pipeline.names.build_common_words ARTICLES.jsonl.gz

A pair of syllables is a word if it was joined to one often enough, and seldom stood apart.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pipeline.names.common_words import FILE, Pair
from pipeline.names.letters import is_vietnamese

#: A stretch without signs, as long as underthesea reads it fast.
_STRETCH: Final = re.compile(r"[^\n.!?;:\"“”()]{8,400}")
_LETTERS_OF_AN_ARTICLE: Final = 6_000
_LEAST_OFTEN: Final = 3
_LEAST_JOINED: Final = 0.5
_LEAST_OF_A_KIND: Final = 0.75
#: Every fourth article is tagged too: tagging takes twenty times as long.
_TAGGED: Final = 4


def stretches(path: Path) -> Iterator[tuple[int, str]]:
    """The stretches of all articles, each with the number of its article."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()
    for number, line in enumerate(lines):
        text = json.loads(line)["text"][:_LETTERS_OF_AN_ARTICLE]
        for stretch in _STRETCH.finditer(text):
            yield number, stretch.group()


def joined_pairs(words: Iterable[str]) -> Iterator[tuple[Pair, bool]]:
    """All neighbouring syllables, with whether they are joined to a word.

    >>> list(joined_pairs(["bệnh viện", "tư"]))
    [(('bệnh', 'viện'), True), (('viện', 'tư'), False)]
    """
    before: str | None = None
    for word in words:
        syllables = word.split()
        if before is not None and syllables:
            yield (before.lower(), syllables[0].lower()), False
        for first, second in itertools.pairwise(syllables):
            yield (first.lower(), second.lower()), second.islower()
        before = syllables[-1] if syllables else before


def build(path: Path) -> dict[Pair, str]:
    """Word → mark: "+" for nouns, "!" for verbs, "" for the others."""
    from underthesea import pos_tag, word_tokenize

    joined: Counter[Pair] = Counter()
    seen: Counter[Pair] = Counter()
    tags: dict[Pair, Counter[str]] = defaultdict(Counter)
    for number, stretch in stretches(path):
        for pair, is_joined in joined_pairs(word_tokenize(stretch)):
            seen[pair] += 1
            joined[pair] += is_joined
        if number % _TAGGED == 0:
            for word, tag in pos_tag(stretch):
                first, *rest = word.lower().split()
                if len(rest) == 1 and word.islower():
                    tags[first, rest[0]][tag] += 1
    return {
        pair: _mark(tags[pair])
        for pair, count in sorted(joined.items())
        if _is_word(pair, count, seen[pair])
    }


def _is_word(pair: Pair, joined: int, seen: int) -> bool:
    is_spelled = all(syllable.isalpha() and is_vietnamese(syllable) for syllable in pair)
    return is_spelled and joined >= _LEAST_OFTEN and joined >= _LEAST_JOINED * seen


def _mark(tags: Counter[str]) -> str:
    total = sum(tags.values())
    for tag, mark in (("N", "+"), ("V", "!")):
        if total > 1 and tags[tag] >= _LEAST_OF_A_KIND * total:
            return mark
    return ""


def write(words: dict[Pair, str], path: Path = FILE) -> None:
    """One line a first syllable, with the second ones and their marks."""
    lines: dict[str, list[str]] = defaultdict(list)
    for (first, second), mark in words.items():
        lines[first].append(second + mark)
    text = "".join(f"{first} {' '.join(seconds)}\n" for first, seconds in lines.items())
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(build(Path(sys.argv[1])))
