"""Every date rule against its examples: extent and value, and nothing where it must not."""

from datetime import date

import pytest

from pipeline.dates.factory import read_dates
from pipeline.dates.rules import DateRule, Slot, slots
from pipeline.inline import parse_inline
from pipeline.rulebook import load_entries, overlapping_examples

RULES = load_entries("dates", "date", DateRule)
CASES = [
    pytest.param(rule, example, rejected, id=f"{rule.name}:{example.text}")
    for rule in RULES
    for example, rejected in rule.all_examples()
]


@pytest.mark.parametrize(("rule", "example", "rejected"), CASES)
def test_example(rule, example, rejected) -> None:
    text, spans = parse_inline(example.text)
    published = example.published or rule.published
    read = read_dates(text, date.fromisoformat(published) if published else None)
    found = [(d.found.start, d.found.end, d.resolved.value.value) for d in read.dates]
    if rejected:
        assert rule.name not in [d.found.rule.name for d in read.dates]
        if rule.reading == "none":
            assert found == []
        return
    assert [(text[s:e], v) for s, e, v in found] == [
        (text[s.start : s.end], s.value) for s in spans
    ]
    assert rule.name in [d.found.rule.name for d in read.dates]


def test_every_rule_has_an_example() -> None:
    assert [r.name for r in RULES if not (r.reject if r.reading == "none" else r.examples)] == []
    assert [s.name for s in load_entries("dates", "slot", Slot) if not s.examples] == []
    assert slots()


def test_no_example_stands_twice() -> None:
    assert overlapping_examples(RULES) == []
