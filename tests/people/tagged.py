"""Tagged sentences as documents whose people are read."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from pipeline.inline import parse_inline
from pipeline.layers import LABELS, new_span
from pipeline.people.factory import PeopleLinker
from pipeline.tokenizer import SyllableTokenizer
from schemas import HeldTitle


def tagged_doc(tagged: str) -> Doc:
    text, spans = parse_inline(tagged)
    doc = SyllableTokenizer(spacy.blank("xx").vocab)(text)
    for label in LABELS:
        chars = [doc.char_span(s.start, s.end) for s in spans if s.label == label]
        doc.spans[label] = [new_span(doc, c.start, c.end, label, "example") for c in chars]
    return PeopleLinker()(doc)


def titles(tagged: str) -> list[HeldTitle]:
    return [held for person in tagged_doc(tagged)._.people for held in person.titles]
