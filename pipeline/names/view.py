"""The syllables of a document as plain lists: what the matchers read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from spacy.tokens import Doc

#: How many lines must go on in small letters, and which part of all, before every single end of
#: line inside running text is taken for a wrap.
_FEWEST_WRAPS: Final = 3
_WRAPPED_PART: Final = 0.3


@dataclass
class View:
    """Syllables of a document, without the white space between them.

    `words[i]` is the text of token `i`, `low[i]` in small letters, `cap[i]` whether it begins
    with a capital, `stop[i]` the index where its line or the next date ends it: no name goes over
    it. `taken[i]` marks tokens of dates, `origin[i]` is the token of the document. A line that
    is only wrapped ("Hội Chữ⏎thập đỏ") goes on in the next one.
    """

    words: list[str]
    low: list[str]
    cap: list[bool]
    spaced: list[bool]
    stop: list[int]
    starts: list[bool]
    taken: list[bool] = field(default_factory=list)
    origin: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc) -> View:
        """The view of a document whose sentences are marked."""
        tokens = list(doc)
        texts = [token.text for token in tokens]
        origin = _kept(texts)
        dated = {
            index for span in doc.spans.get("DATE", ()) for index in range(span.start, span.end)
        }
        words = [texts[index] for index in origin]
        taken = [index in dated for index in origin]
        following = [*origin[1:], len(texts)][: len(origin)]
        return cls(
            words=words,
            low=[word.lower() for word in words],
            cap=[word[0].isupper() for word in words],
            spaced=[
                after > index + 1 or tokens[index].whitespace_ != ""
                for index, after in zip(origin, following, strict=True)
            ],
            stop=_stops(words, taken),
            starts=[bool(tokens[index].is_sent_start) for index in origin],
            taken=taken,
            origin=origin,
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


def _kept(texts: list[str]) -> list[int]:
    """The tokens that are no mere space: words, signs, and the ends of lines."""
    kept = [index for index, text in enumerate(texts) if not text.isspace() or "\n" in text]
    broken = [position for position, index in enumerate(kept) if _is_wrap(texts, kept, position)]
    small = [position for position in broken if texts[kept[position + 1]][0].islower()]
    is_wrapped = len(small) >= _FEWEST_WRAPS and len(small) > len(broken) * _WRAPPED_PART
    dropped = set(broken if is_wrapped else small)
    return [index for position, index in enumerate(kept) if position not in dropped]


def _is_wrap(texts: list[str], kept: list[int], position: int) -> bool:
    """Whether a single end of line stands between two words."""
    text = texts[kept[position]]
    if text[-1] != "\n" and text[0] != "\n":
        return False
    if text.strip(" \t") != "\n" or not 0 < position < len(kept) - 1:
        return False
    before, after = texts[kept[position - 1]], texts[kept[position + 1]]
    return (before[-1].isalnum() or before == ",") and after[0].isalpha()


def _stops(words: list[str], taken: list[bool]) -> list[int]:
    """For each token the index of the next newline or date at or behind it, or the end."""
    stops = [0] * len(words)
    stop = len(words)
    for index in range(len(words) - 1, -1, -1):
        if "\n" in words[index] or taken[index]:
            stop = index
        stops[index] = stop
    return stops


__all__ = ["View"]
