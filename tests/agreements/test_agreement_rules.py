"""Every example of the agreement rule files gives its records, every counter-example none."""

from __future__ import annotations

from itertools import chain

import pytest

from pipeline import Extractor
from pipeline.agreements.lexicon import (
    AgreementEntry,
    TellingExample,
    Told,
    cases,
    cues,
    instruments,
)
from pipeline.rulebook import Example, overlapping_examples
from schemas import Agreement

ENTRIES: list[AgreementEntry] = [*instruments(), *cues(), *cases()]


def _examples() -> list[tuple[str, Example]]:
    return [(entry.name, e) for entry in ENTRIES for e in entry.examples]


def _rejects() -> list[tuple[str, Example]]:
    rejected = chain.from_iterable(
        ((entry.name, e) for e, is_reject in entry.all_examples() if is_reject) for entry in ENTRIES
    )
    return list(rejected)


def _id(value: object) -> str:
    return value.text[:60] if isinstance(value, Example) else str(value)


def _found(extractor: Extractor, example: Example) -> list[Agreement]:
    return list(extractor.extract(example.text, example.published, id="example").agreements)


def _as_told(agreement: Agreement, told: Told) -> Told:
    """The record in the form of an example, with the slots that the example gives."""
    values = {
        "kind": agreement.kind,
        "status": agreement.status,
        "title": agreement.title.value if agreement.title else None,
        "parties": tuple(slot.value for slot in agreement.parties),
        "signers": tuple(signer.name for signer in agreement.signers),
        "signed": agreement.signed.value if agreement.signed else "",
        "place": agreement.place.value if agreement.place else None,
        "period": agreement.period.value if agreement.period else None,
        "topics": tuple(slot.value for slot in agreement.topics),
        "money": agreement.money.value if agreement.money else None,
        "count": agreement.count,
    }
    return Told.model_validate({slot: values[slot] for slot in told.model_fields_set})


@pytest.mark.parametrize(("name", "example"), _examples(), ids=_id)
def test_an_example_gives_its_records(
    extractor: Extractor, name: str, example: TellingExample
) -> None:
    found = _found(extractor, example)
    assert len(found) == len(example.gives), [record.rule for record in found]
    pairs = zip(found, example.gives, strict=True)
    assert [_as_told(record, told) for record, told in pairs] == list(example.gives)


@pytest.mark.parametrize(("name", "example"), _rejects(), ids=_id)
def test_a_counter_example_gives_none(extractor: Extractor, name: str, example: Example) -> None:
    assert _found(extractor, example) == []


def test_no_example_stands_twice() -> None:
    assert overlapping_examples(ENTRIES) == []


def test_every_entry_has_an_example() -> None:
    assert [entry.name for entry in ENTRIES if not entry.examples and not entry.reject] == []


def test_there_are_enough_examples() -> None:
    assert len(_examples()) >= 150
    assert len(_rejects()) >= 50
