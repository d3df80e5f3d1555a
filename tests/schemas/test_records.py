"""The models refuse what would not be a checked fact."""

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from schemas import (
    Agreement,
    ArticleRecord,
    DateFact,
    DocumentDate,
    Evidence,
    HeldTitle,
    Mention,
    Person,
    Place,
    check_timex,
)

SPAN = {"start": 0, "end": 3}
TEXT = "Lào và Việt Nam"


def agreement(**changes: Any) -> dict[str, Any]:
    base = {
        "id": "a", "kind": "treaty", "status": "signed", "rule": "ký", "evidence": [SPAN],
    }  # fmt: skip
    return base | changes


def record(**changes: Any) -> dict[str, Any]:
    base = {
        "id": "x", "text_sha256": "0", "document_date": {},
        "pipeline": {"version": "1", "resources": "r"},
    }  # fmt: skip
    return base | changes


def party(value: str) -> dict[str, Any]:
    return {"value": value, "basis": "stated"}


@pytest.mark.parametrize(
    ("model", "data", "complaint"),
    [
        (Evidence, {"start": 3, "end": 3}, "must end after its start"),
        (Evidence, {"start": 0, "end": 99}, "ends beyond the text"),
        (
            Mention,
            {"start": 0, "end": 3, "text": "Lao", "label": "LOC", "rule": "r"},
            "is 'Lào', not 'Lao'",
        ),
        (
            Mention,
            {"start": 0, "end": 2, "text": "Lào", "label": "LOC", "rule": "r"},
            "not as long",
        ),
        (
            DateFact,
            {
                "start": 0, "end": 3, "text": "Lào", "value": "2023", "basis": "stated",
                "rule": "r", "earliest": "2024-01-01", "latest": "2023-01-01",
            },
            "is after latest",
        ),
        (
            DateFact,
            {
                "start": 0, "end": 3, "text": "Lào", "value": "P2Y", "basis": "stated",
                "rule": "r", "earliest": "2023-01-01", "latest": "2023-01-01",
            },
            "a length of time has no earliest day",
        ),
        (DocumentDate, {"value": "2023"}, "exactly where its basis is not 'none'"),
        (
            HeldTitle,
            {"title": "Bí thư", "role": "Bí thư", "basis": "stated", "evidence": [], "rule": "r"},
            "no evidence",
        ),
        (Person, {"name": "Lê Văn An", "mentions": []}, "a title needs a holder"),
        (
            Place,
            {
                "name": "Lào", "mentions": [SPAN], "valid_from": "2025-07-01",
                "valid_to": "2025-06-30",
            },
            "is valid from",
        ),
        (Agreement, agreement(parties=[party("Lào"), party("lào")]), "the same party stands twice"),
        (
            Agreement,
            agreement(period={"value": "2025/2021", "basis": "stated"}),
            "ends before it starts",
        ),
        (Agreement, agreement(evidence=[]), "needs the sentences that tell it"),
        (Agreement, agreement(count=0), "greater than or equal to 1"),
        (Agreement, agreement(sign="x"), "Extra inputs are not permitted"),
        (
            ArticleRecord,
            record(
                mentions=[
                    {"start": 0, "end": 3, "text": "Lào", "label": "LOC", "rule": "r"},
                    {"start": 2, "end": 6, "text": TEXT[2:6], "label": "LOC", "rule": "r"},
                ]
            ),
            "mentions overlap",
        ),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_true_is_refused(
    model: type[BaseModel], data: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValidationError, match=complaint):
        model.model_validate(data, context={"text": TEXT})


def test_records_are_frozen() -> None:
    span = Evidence(start=0, end=1)
    with pytest.raises(ValidationError, match="frozen"):
        span.start = 5


def test_a_record_survives_writing_and_reading() -> None:
    written = ArticleRecord.model_validate(
        record(published="2023-02-19", agreements=[agreement(parties=[party("Lào")])])
    )
    assert ArticleRecord.model_validate_json(written.model_dump_json()) == written
    assert written.published == date(2023, 2, 19)


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-18", "2023-02", "2023", "2024-Q2", "2024-W07", "202", "19", "2021/2025", "P2Y",
        "P20Y", "P1.5M", "XXXX-09-02", "XXXX-XX-XX", "XXXX-02-29", "2024-11-18/2024-11-20",
        "BC0179", "0040",
    ],
)  # fmt: skip
def test_every_value_of_the_guide_is_accepted(value: str) -> None:
    assert check_timex(value) == value


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("2023-02-30", "no day 30"),
        ("2023-13", "no month 13"),
        ("2024-Q5", "no date value"),
        ("2024-W54", "no week 54"),
        ("2023-2-8", "no date value"),
        ("P2", "no length of time"),
        ("2021/2023/2025", "more than two ends"),
        ("", "no date value"),
    ],
)
def test_what_is_no_value_is_refused(value: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        check_timex(value)
