"""Every entry of the lexicons against its examples: extent and label, and nothing in rejects."""

from functools import cache
from importlib import import_module

import pytest
import spacy
from spacy.language import Language

from pipeline.inline import parse_inline
from pipeline.names.lexicon import (
    Acronym,
    Body,
    Countries,
    PlaceClass,
    PlaceNames,
    Rank,
    ShortCountries,
    Spellings,
    Stops,
    Words,
)
from pipeline.nlp import _CONFIG, PIPES
from pipeline.rulebook import Entry, parse_entries, read_toml, rule_files

MODELS: dict[str, type[Entry]] = {
    "rank": Rank,
    "body": Body,
    "acronym": Acronym,
    "not_behind": Stops,
    "not_ahead": Stops,
    "class_stop": Stops,
    "class": PlaceClass,
    "countries": Countries,
    "cities": PlaceNames,
    "short_countries": ShortCountries,
    "not_country": Stops,
    "regions": PlaceNames,
    "former_provinces": PlaceNames,
    "spellings": Spellings,
}
FILES = [*rule_files("names"), *rule_files("places")]
ENTRIES = [
    (path.name, table, entry)
    for path in FILES
    for table in read_toml(path)
    for entry in parse_entries(path, table, MODELS.get(table, Words))
]
CASES = [
    pytest.param(table, example, rejected, id=f"{file}:{entry.name}:{example.text}")
    for file, table, entry in ENTRIES
    for example, rejected in entry.all_examples()
]
LABEL_OF = {
    "rank": "TITLE",
    "body": "ORG",
    "acronym": "ORG",
    "small_class": "ORG",
    "project": "TITLE",
    "class": "LOC",
    "calling": "PER",
    "honorific": "PER",
}


@cache
def nlp() -> Language:
    import_module("pipeline.tokenizer")
    language = spacy.blank("vi", config=_CONFIG)
    for pipe in ("vnfacts_sentences", "vnfacts_dates", "vnfacts_names"):
        import_module(PIPES[pipe])
        language.add_pipe(pipe)
    return language


def found(text: str) -> list[tuple[str, str]]:
    """The mentions of a text, in text order, each with its label."""
    doc = nlp()(text)
    spans = [span for label in ("PER", "ORG", "LOC", "TITLE") for span in doc.spans[label]]
    return [(span.text, span.label_) for span in sorted(spans, key=lambda span: span.start)]


@pytest.mark.parametrize(("table", "example", "rejected"), CASES)
def test_example(table, example, rejected) -> None:
    text, spans = parse_inline(example.text)
    if rejected:
        label = LABEL_OF.get(table)
        assert [name for name in found(text) if label in (None, name[1])] == []
        return
    wanted = [(text[s.start : s.end], s.label) for s in spans if s.label != "DATE"]
    assert found(text) == wanted


def test_every_entry_has_an_example() -> None:
    assert [entry.name for _, _, entry in ENTRIES if not [*entry.all_examples()]] == []
