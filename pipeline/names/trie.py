"""Longest match of phrases over syllables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from pipeline.tokenizer import split_tokens

V = TypeVar("V")


class PhraseTrie(Generic[V]):
    """Phrases with a value each; signs between syllables count, white space does not."""

    def __init__(self, phrases: Iterable[tuple[str, V]], fold: bool = False) -> None:
        self._fold = fold
        self._root: dict[str | None, Any] = {}
        for phrase, value in phrases:
            self.add(phrase, value)

    def add(self, phrase: str, value: V) -> None:
        """Add a phrase; the first value of a phrase stays."""
        node = self._root
        for word in split_tokens(phrase.lower() if self._fold else phrase):
            node = node.setdefault(word, {})
        node.setdefault(None, value)

    def longest(self, words: Sequence[str], start: int, stop: int) -> tuple[int, V] | None:
        """The end and the value of the longest phrase at `start`, None where there is none.

        With `fold`, `words` must be in small letters.
        """
        node, best = self._root, None
        index, stop = start, min(stop, len(words))
        while index < stop and (child := node.get(words[index])) is not None:
            node = child
            index += 1
            if None in node:
                best = (index, node[None])
        return best

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with the word."""
        return word in self._root

    def first_words(self) -> frozenset[str]:
        """The words with which a phrase begins."""
        return frozenset(word for word in self._root if word is not None)


__all__ = ["PhraseTrie"]
