"""The spaCy pipeline of vnfacts, composed in one place."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import spacy
from spacy.language import Language

#: The components in the order in which they run, with the module that registers each.
PIPES: Final[dict[str, str]] = {
    "vnfacts_sentences": "pipeline.text.factory",
    "vnfacts_dates": "pipeline.dates.factory",
    "vnfacts_names": "pipeline.names.factory",
    "vnfacts_places": "pipeline.places.factory",
    "vnfacts_people": "pipeline.people.factory",
    "vnfacts_organisations": "pipeline.organisations.factory",
    "vnfacts_agreements": "pipeline.agreements.factory",
}

_CONFIG: Final = {"nlp": {"tokenizer": {"@tokenizers": "vnfacts.SyllableTokenizer.v1"}}}

#: The longest article, in characters: every pipe takes linear time, so memory is the bound.
_MAX_LENGTH: Final = 100_000_000


def register() -> None:
    """Register the tokenizer and every component with spaCy, so that they can be used by name."""
    import_module("pipeline.tokenizer")
    import_module("pipeline.words")
    for module in PIPES.values():
        import_module(module)


def build_nlp(exclude: tuple[str, ...] = ()) -> Language:
    """The whole pipeline: syllable tokens, then every component of `PIPES` but those excluded.

    >>> nlp = build_nlp()
    >>> doc = nlp("Chiều 18/2/2023, tại thành phố Yên Bái.")
    >>> [(span.text, span.label_) for span in doc.spans["DATE"]]
    [('Chiều 18/2/2023', 'DATE')]
    """
    register()
    nlp = spacy.blank("vi", config=_CONFIG)
    nlp.max_length = _MAX_LENGTH
    for name in PIPES:
        if name not in exclude:
            nlp.add_pipe(name)
    return nlp


__all__ = ["PIPES", "build_nlp", "register"]
