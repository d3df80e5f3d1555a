"""The component that marks paragraphs and sentences."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.text.paragraphs import paragraphs
from pipeline.text.sentences import sentences


class SentenceMarker:
    """Sets `doc._.paragraphs` and the sentence starts of the tokens."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark one document."""
        text = doc.text
        doc._.paragraphs = paragraphs(text)
        starts = {start for start, _ in sentences(text, doc._.paragraphs)}
        flags = [1 if token.idx in starts else -1 for token in doc]
        if flags:
            flags[0] = 1
            doc.from_array(["SENT_START"], _column(flags))  # type: ignore[arg-type]
        return doc


def _column(flags: list[int]) -> object:
    """The sentence starts as spaCy's array of unsigned numbers."""
    import numpy

    return numpy.array(flags, dtype="int64").astype("uint64").reshape(-1, 1)


@Language.factory("vnfacts_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> SentenceMarker:
    """Make the component."""
    return SentenceMarker()


__all__ = ["SentenceMarker", "create_sentences"]
