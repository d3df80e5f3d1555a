"""The component that recognises titles, organisations, places and people."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.layers import new_span, set_mentions, text_of, warn
from pipeline.names.named import Name
from pipeline.names.recogniser import Recogniser
from pipeline.names.view import View
from pipeline.text.condition import lacks_diacritics
from schemas import Label

_LABELS: tuple[Label, ...] = ("TITLE", "ORG", "LOC", "PER")
#: Rules of names that stand in a list.
_LISTED = "danh mục: "


class NameTagger:
    """Sets `doc.spans["TITLE"]`, `["ORG"]`, `["LOC"]` and `["PER"]`."""

    def __init__(self) -> None:
        self.recogniser = Recogniser()

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        spans: dict[Label, list[Span]] = {label: [] for label in _LABELS}
        is_bare = lacks_diacritics(text_of(doc))
        view = View.of(doc)
        for name in _apart(doc, view, self.recogniser.find(view)):
            if is_bare and not name.rule.startswith(_LISTED):
                continue  # "Thi Thanh Mai": without its marks any word may look like a name
            spans[name.label].append(new_span(doc, name.start, name.end, name.label, name.rule))
        for label, found in spans.items():
            set_mentions(doc, label, found)
        return doc


def _apart(doc: Doc, view: View, names: list[Name]) -> Iterator[Name]:
    """The names that overlap neither a date nor each other.

    No matcher should give others; one that does costs a mention and a warning, not the article.
    """
    position = 0
    for name in names:
        if name.start < position or any(view.taken[name.start : name.end]):
            warn(doc, f"left out for overlapping: {view.text(name.start, name.end)!r}")
            continue
        position = name.end
        yield name


@Language.factory("vnfacts_names")
def create_names(nlp: Language, name: str) -> NameTagger:
    """Make the component."""
    return NameTagger()


__all__ = ["NameTagger", "create_names"]
