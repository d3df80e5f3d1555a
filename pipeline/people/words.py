"""A title cut into its syllables, with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.names.trie import PhraseTrie
from pipeline.text.forms import plain_tones

_SYLLABLE: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class TitleWords:
    """A title with its syllables: small letters for lexicons, offsets for the words as written."""

    text: str
    low: list[str]
    starts: list[int]
    ends: list[int]

    def cut(self, first: int, last: int) -> str:
        """The words from syllable `first` to before `last`, as written."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    @property
    def surface(self) -> list[str]:
        """The syllables as written."""
        return [self.text[s:e] for s, e in zip(self.starts, self.ends, strict=True)]


def split_title(text: str) -> TitleWords:
    """The syllables of a title or a part of one."""
    found = list(_SYLLABLE.finditer(text))
    low = [plain_tones(match[0]) for match in found]
    return TitleWords(text, low, [m.start() for m in found], [m.end() for m in found])


def begins_with(text: str, trie: PhraseTrie[bool]) -> bool:
    """Whether a phrase of the trie stands at the start of the text."""
    low = split_title(text).low
    return trie.longest(low, 0, len(low)) is not None


def ends_with(trie: PhraseTrie[bool], low: list[str]) -> bool:
    """Whether words in small letters end with a phrase of the trie of at most four words."""
    ends = (trie.longest(low, i, len(low)) for i in range(max(0, len(low) - 4), len(low)))
    return any(found is not None and found[0] == len(low) for found in ends)


__all__ = ["TitleWords", "begins_with", "ends_with", "split_title"]
