"""The component that marks paragraphs and sentences."""

from __future__ import annotations

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.layers import text_of
from pipeline.text.paragraphs import paragraphs
from pipeline.text.seams import lost_starts
from pipeline.text.sentences import sentences


class SentenceMarker:
    """Sets `doc._.paragraphs` and the sentence starts of the tokens."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark one document."""
        text = text_of(doc)
        doc._.paragraphs = paragraphs(text)
        starts = [start for start, _ in sentences(text, doc._.paragraphs)]
        starts += lost_starts(text)
        if len(doc):
            begins = numpy.isin(doc.to_array(["IDX"]), starts)
            begins[0] = True
            # spaCy's column of flags: 1 starts a sentence, -1 (unsigned) does not.
            flags = numpy.where(begins, 1, -1).astype("uint64").reshape(-1, 1)
            doc.from_array(["SENT_START"], flags)  # type: ignore[arg-type]
        return doc


@Language.factory("vnfacts_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> SentenceMarker:
    """Make the component."""
    return SentenceMarker()


__all__ = ["SentenceMarker", "create_sentences"]
