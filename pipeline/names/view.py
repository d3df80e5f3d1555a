"""The syllables of a document as plain lists: what the matchers read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from spacy.tokens import Doc

#: Signs that part names, and how many words without one no name has.
_PARTING: Final = frozenset(',.;:!?()"“”…')
_LONGEST_RUN: Final = 80


@dataclass
class View:
    """Syllables of a document.

    `words[i]` is the text of token `i`, `low[i]` in small letters, `cap[i]` whether it begins
    with a capital, `stop[i]` the index where its line or the next date ends it: no name goes over
    it. `taken[i]` marks tokens of dates.
    """

    words: list[str]
    low: list[str]
    cap: list[bool]
    spaced: list[bool]
    stop: list[int]
    starts: list[bool]
    taken: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc) -> View:
        """The view of a document whose sentences are marked."""
        words = [token.text for token in doc]
        taken = [False] * len(words)
        for span in doc.spans.get("DATE", ()):
            for index in range(span.start, span.end):
                taken[index] = True
        return cls(
            words=words,
            low=[word.lower() for word in words],
            cap=[word[0].isupper() for word in words],
            spaced=doc.to_array(["SPACY"]).astype(bool).tolist(),
            stop=_stops(words, taken),
            starts=(doc.to_array(["SENT_START"]) == 1).tolist(),
            taken=taken,
        )

    @cached_property
    def size(self) -> int:
        """The number of tokens."""
        return len(self.words)

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each word stands, in text order."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word, []).append(index)
        return found

    @cached_property
    def lone(self) -> frozenset[str]:
        """Words that stand inside a sentence with a capital, between words in small letters."""
        return frozenset(
            self.words[index]
            for index in range(1, self.size - 1)
            if self.cap[index]
            and self.spaced[index - 1]
            and not (self.cap[index - 1] or self.cap[index + 1] or self.starts[index])
            and self.words[index - 1][0].isalpha()
        )

    def is_word(self, index: int) -> bool:
        """Whether the token is made of letters."""
        return index < self.size and self.words[index][0].isalpha()

    def text(self, start: int, end: int) -> str:
        """The tokens `start:end` with their spaces."""
        pieces = zip(self.words[start:end], self.spaced[start:end], strict=True)
        return "".join(word + " " * space for word, space in pieces).rstrip()


def _stops(words: list[str], taken: list[bool]) -> list[int]:
    """For each token the index of the next newline or date at or behind it, or the end.

    A run of words without any sign that is longer than every name is cut too, so that no matcher
    looks far ahead: "UBND UBND UBND …" takes linear time.
    """
    cuts = _cuts(words)
    stops = [0] * len(words)
    stop = len(words)
    for index in range(len(words) - 1, -1, -1):
        if "\n" in words[index] or taken[index]:
            stop = index
        stops[index] = stop
        if index in cuts:
            stop = index
    return stops


def _cuts(words: list[str]) -> set[int]:
    """Where a run of words without a sign becomes longer than every name."""
    cuts: set[int] = set()
    length = 0
    for index, word in enumerate(words):
        length = 0 if word in _PARTING else length + 1
        if length > _LONGEST_RUN:
            cuts.add(index)
            length = 0
    return cuts


__all__ = ["View"]
