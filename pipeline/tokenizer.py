"""A spaCy tokenizer by syllable: runs of letters, runs of digits, and each other character alone.

Syllables, not words, because a title or a place can then be matched whatever the word
segmenter makes of it; see `pipeline.words` for the words as a layer over the syllables. Words
that an archive has glued together ("Hà NộiChủ tịch") are parted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline.layers import keep_text
from pipeline.text.seams import lost_white_space

#: Letters with the combining marks that follow them; digits; one other character; white space.
_TOKEN: Final = r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|[^\w\s]|_|\s+|."
_TOKENS: Final = re.compile(_TOKEN, re.DOTALL)
_WITH_SPACE: Final = re.compile(rf"({_TOKEN})( ?)", re.DOTALL)


def split_tokens(text: str) -> list[str]:
    """The syllables, numbers and signs of a phrase, without white space."""
    return [piece for piece in _TOKENS.findall(text) if not piece.isspace()]


class SyllableTokenizer:
    """Cuts a text into syllables, numbers and signs; `doc.text == text` for every text.

    >>> [t.text for t in SyllableTokenizer(Vocab())("Chiều 18/2, TP.HCM")]
    ['Chiều', '18', '/', '2', ',', 'TP', '.', 'HCM']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The document over `text`; white space beyond one following space is a token."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _unglued(text):
            for word, space in _WITH_SPACE.findall(piece):
                words.append(word)
                spaces.append(space != "")
        doc = Doc(self.vocab, words=words, spaces=spaces)
        keep_text(doc, text)
        return doc

    def pipe(self, texts: Any) -> Any:
        """The documents over a stream of texts."""
        return (self(text) for text in texts)

    # There is nothing to store: spaCy asks for these when a pipeline is saved.
    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> SyllableTokenizer:
        """The tokenizer itself."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: Any, **_: Any) -> SyllableTokenizer:
        """The tokenizer itself."""
        return self


def _unglued(text: str) -> list[str]:
    """The text cut where white space was lost between two words."""
    cuts = [edit.start for edit in lost_white_space(text)]
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]


@registry.tokenizers("vnfacts.SyllableTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], SyllableTokenizer]:
    """What a spaCy config names as `@tokenizers`."""

    def create(nlp: Language) -> SyllableTokenizer:
        return SyllableTokenizer(nlp.vocab)

    return create


__all__ = ["SyllableTokenizer", "create_tokenizer", "split_tokens"]
