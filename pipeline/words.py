"""underthesea's words as a layer over the syllables: offsets, computed when somebody looks.

underthesea rewrites what it reads (tone marks, spaces, odd letters), so each word is aligned to
the text by its letters. A sentence that makes its compiled part panic costs that sentence's
words and gives a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from spacy.tokens import Doc

from pipeline.errors import is_panic
from pipeline.layers import text_of, warn

#: The longest piece handed over: some of its patterns take quadratic time.
_LONGEST: Final = 1_000
_PIECE: Final = re.compile(rf"\S.{{0,{_LONGEST - 1}}}(?=\s|$)|\S.{{0,{_LONGEST - 1}}}", re.DOTALL)
_CACHE: Final = "vnfacts_words"

Words = list[tuple[int, int]]


def warm() -> None:
    """Load the models; call it before forking, because their loading is not thread-safe."""
    _segment("Việt Nam")


def find_words(text: str, sentences: Iterable[tuple[int, int]]) -> tuple[Words, list[str]]:
    """The words of each sentence as offsets in the text, and what went wrong."""
    words: Words = []
    warnings: list[str] = []
    for start, end in sentences:
        for piece in _PIECE.finditer(text, start, end):
            try:
                words += _aligned(text, piece.start(), piece.end(), _segment(piece.group()))
            except Exception as error:
                warnings.append(_warning(piece.start(), error))
            except BaseException as error:
                if not is_panic(error):
                    raise
                warnings.append(_warning(piece.start(), error))
    return words, warnings


def _segment(text: str) -> list[str]:
    from underthesea import word_tokenize

    return [word for word in word_tokenize(text) if word.strip()]


def _warning(position: int, error: BaseException) -> str:
    return f"no words for the sentence at {position}: {type(error).__name__}"


def _aligned(text: str, start: int, end: int, words: list[str]) -> Iterator[tuple[int, int]]:
    """Offsets of the words: each takes as many characters as it has, white space not counted."""
    position = start
    for word in words:
        left = sum(not letter.isspace() for letter in word)
        while position < end and text[position].isspace():
            position += 1
        first = position
        while position < end and left > 0:
            left -= not text[position].isspace()
            position += 1
        if position > first:
            yield first, position


def words_of(doc: Doc) -> Words:
    """The words of a document; computed once."""
    if _CACHE not in doc.user_data:
        spans = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        words, warnings = find_words(text_of(doc), spans)
        doc.user_data[_CACHE] = words
        for warning in warnings:
            warn(doc, warning)
    found: Words = doc.user_data[_CACHE]
    return found


if not Doc.has_extension("words"):
    Doc.set_extension("words", getter=words_of)

__all__ = ["find_words", "warm", "words_of"]
