"""Slots, number words, parts of the day, tense words: each against its own examples."""

import re
from datetime import date

import pytest

from pipeline.dates.anchor import DateRole
from pipeline.dates.factory import read_dates
from pipeline.dates.rules import DateRule, Slot, slots
from pipeline.dates.tense import TenseCue
from pipeline.dates.words import NumberWords, PartWords, cycle_year, number, part_of_day
from pipeline.dates.year_cues import YearCue
from pipeline.inline import parse_inline
from pipeline.rulebook import load_entries

TABLES = {
    "date": DateRule,
    "slot": Slot,
    "number": NumberWords,
    "year_offset": NumberWords,
    "heavenly_stem": NumberWords,
    "earthly_branch": NumberWords,
    "part_of_day": PartWords,
    "tense": TenseCue,
    "article_year": YearCue,
    "not_article_year": DateRole,
    "date_role": DateRole,
}


def examples(table: str, *, rejected: bool = False) -> list[tuple[str, str]]:
    return [
        (entry.name, example.text)
        for entry in load_entries("dates", table, TABLES[table])
        for example, is_rejected in entry.all_examples()
        if is_rejected == rejected
    ]


@pytest.mark.parametrize("table", TABLES)
def test_no_entry_without_an_example(table) -> None:
    entries = load_entries("dates", table, TABLES[table])
    assert entries
    assert [entry.name for entry in entries if not (entry.examples or entry.reject)] == []


def test_there_are_enough_examples_of_both_kinds() -> None:
    assert len(examples("date")) >= 400
    assert len(examples("date", rejected=True)) >= 100


@pytest.mark.parametrize(("name", "text"), examples("slot"))
def test_slot(name, text) -> None:
    assert re.fullmatch(slots()[name], text, re.IGNORECASE)


@pytest.mark.parametrize(("name", "text"), examples("slot", rejected=True))
def test_slot_rejects(name, text) -> None:
    assert not re.fullmatch(slots()[name], text, re.IGNORECASE)


@pytest.mark.parametrize(
    "text", [text for _, text in examples("number") if not text.startswith(("thứ", "Chủ"))]
)
def test_number_words(text) -> None:
    word, _, value = text.partition(" = ")
    assert number(word) == float(value)


@pytest.mark.parametrize("text", [text for _, text in examples("part_of_day")])
def test_part_of_day(text) -> None:
    words, _, part = text.partition(" = ")
    assert part_of_day(words) == part


@pytest.mark.parametrize("text", sorted({text for _, text in examples("heavenly_stem")}))
def test_sexagenary_years(text) -> None:
    name, _, year = text.rpartition(" ")
    assert cycle_year(name, 2020) == int(year)


@pytest.mark.parametrize(("name", "text"), examples("tense"))
def test_tense(name, text) -> None:
    plain, spans = parse_inline(text)
    read = read_dates(plain, date(2024, 11, 26)).dates
    assert [r.resolved.value.value for r in read] == [span.value for span in spans]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("9h30 sáng 18/2", "morning"),
        ("chiều và tối 18/2", "afternoon"),
        ("rạng sáng 18/2", "dawn"),
        ("đêm 18/2", "night"),
        ("ngày 18/2", None),
    ],
)
def test_the_part_of_the_day_is_kept_apart_from_the_value(text, parts) -> None:
    [read] = read_dates(f"Vào {text}, họ họp.", date(2023, 3, 1)).dates
    assert read.found.text == text
    assert read.resolved.value.value == "2023-02-18"
    assert part_of_day(read.found.text) == parts
