"""The rule files of offices: every example read, every link found in its example."""

from __future__ import annotations

import pytest

from pipeline.people.reading import read_title
from pipeline.people.rules import CONCERN, Link, Words
from pipeline.rulebook import load_entries, overlapping_examples, read_toml, rule_files
from tests.people.tagged import titles

TABLES = [
    (path.name, table, Link if table == "link" else Words)
    for path in rule_files(CONCERN)
    for table in read_toml(path)
]
PARTS = [
    pytest.param(example.text, id=f"{file}:{entry.name}:{example.text}")
    for file, table, model in TABLES
    if file == "parts.toml"
    for entry in load_entries(CONCERN, table, model)
    for example, _ in entry.all_examples()
]
LINKS = [
    pytest.param(entry, example.text, rejected, id=f"{file}:{entry.name}:{example.text}")
    for file, table, model in TABLES
    if file == "links.toml"
    for entry in load_entries(CONCERN, table, model)
    for example, rejected in entry.all_examples()
]


@pytest.mark.parametrize("example", PARTS)
def test_title_is_read_into_its_parts(example: str) -> None:
    title, _, parts = example.partition(" = ")
    role, organisation, locality = (part.strip() or None for part in parts.split("|"))
    reading = read_title(title)
    assert (reading.role, reading.organisation, reading.locality) == (role, organisation, locality)


@pytest.mark.parametrize(("entry", "example", "rejected"), LINKS)
def test_link_gives_the_title_to_the_person(entry: Link, example: str, rejected: bool) -> None:
    held = titles(example)
    assert bool(held) != rejected
    if isinstance(entry, Link):
        assert all(one.former == entry.former for one in held)


def test_no_example_stands_twice() -> None:
    entries = [e for _, table, model in TABLES for e in load_entries(CONCERN, table, model)]
    assert overlapping_examples(entries) == []
    assert all(entry.examples or entry.reject for entry in entries)
