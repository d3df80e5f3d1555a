"""The layers of a Doc: what each pipe reads and writes.

The Doc stands over the *working text* of an article (see `pipeline.text`). Mentions are spaCy
SpanGroups, one a label, in `doc.spans["PER"]` and so on; every span carries its label in
`label_` and the rule that made it in `id_`. Records stand in `doc._`, as models of `schemas`,
with offsets in code points of `doc.text`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal, NamedTuple, get_args

from spacy.tokens import Doc, Span

from schemas import DocumentDate, Label

LABELS: tuple[Label, ...] = get_args(Label)

ParagraphKind = Literal["headline", "byline", "lead", "body", "caption", "list_item", "junk"]


class Paragraph(NamedTuple):
    """A line of the article: offsets in the working text, end-exclusive, without the newline."""

    start: int
    end: int
    kind: ParagraphKind


#: Where `text_of` keeps the text in `doc.user_data`.
_TEXT = "vnfacts_text"
#: Layers that hold one list a document, filled by the pipe of the same concern.
_LISTS = ("paragraphs", "dates", "people", "organisations", "places", "agreements", "warnings")


def register_layers() -> None:
    """Declare the extension attributes of Doc; safe to call again."""
    for name in ("published", "headline"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in _LISTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("document_date"):
        Doc.set_extension("document_date", default=DocumentDate())


def mentions(doc: Doc) -> list[Span]:
    """All mentions of the document, in text order; they never overlap."""
    spans = [span for label in LABELS if label in doc.spans for span in doc.spans[label]]
    return sorted(spans, key=lambda span: (span.start, span.end))


def keep_text(doc: Doc, text: str) -> None:
    """Keep the text from which a document was made, for `text_of`."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc) -> str:
    """The text of a document, put together once: `doc.text` joins its tokens at each call."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def sentence_spans(doc: Doc) -> list[tuple[int, int]]:
    """Start and end of each sentence, in code points of `doc.text`; faster than `doc.sents`."""
    text = text_of(doc)
    starts = [at for mark, at in doc.to_array(["SENT_START", "IDX"]).tolist() if mark == 1]
    spans = pairwise([*starts, len(text)])
    return [(start, start + len(text[start:end].rstrip(" "))) for start, end in spans]


def set_mentions(doc: Doc, label: Label, spans: list[Span]) -> None:
    """Store the spans of one label as its SpanGroup, replacing what was there."""
    doc.spans[label] = spans


def new_span(doc: Doc, start: int, end: int, label: Label, rule: str) -> Span:
    """A span over the tokens `start:end` that carries its label and its rule."""
    return Span(doc, start, end, label=label, span_id=rule)


def warn(doc: Doc, message: str) -> None:
    """Add a warning to the document's record, once."""
    warnings: list[Any] = doc._.warnings
    if message not in warnings:
        warnings.append(message)


register_layers()

__all__ = [
    "LABELS", "Paragraph", "ParagraphKind", "keep_text", "mentions", "new_span",
    "register_layers", "sentence_spans", "set_mentions", "text_of", "warn",
]  # fmt: skip
