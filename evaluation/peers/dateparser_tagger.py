"""dateparser's `search_dates` for Vietnamese as a tagger."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from evaluation.peers.tagger import UNKNOWN_DAY, Tagger
from schemas import DateFact


def tagger() -> Tagger:
    """The tagger; ImportError where dateparser is not installed."""
    from dateparser.search import search_dates

    def tag(text: str, published: date | None) -> list[DateFact]:
        base = datetime.combine(published or UNKNOWN_DAY, datetime.min.time())
        settings: Any = {
            "RELATIVE_BASE": base,
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
        }
        facts, position = [], 0
        for line in text.splitlines(keepends=True):
            found = search_dates(line, languages=["vi"], settings=settings) or []
            facts += _placed(text, position, found)
            position += len(line)
        return facts

    return tag


def _placed(text: str, position: int, found: list[tuple[str, datetime]]) -> list[DateFact]:
    """The matches with their offsets: `search_dates` gives the words only, in text order."""
    facts = []
    for words, moment in found:
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        facts.append(
            DateFact(
                start=start,
                end=position,
                text=words,
                value=_value(words, moment),
                basis="resolved",
                rule="dateparser",
            )
        )
    return facts


def _value(words: str, moment: datetime) -> str:
    """The value at the granularity of the words, which dateparser does not tell."""
    numbers = re.findall(r"\d+", words)
    if "tháng" in words.lower() and "ngày" not in words.lower() and len(numbers) <= 2:
        return f"{moment:%Y-%m}" if not numbers or len(numbers[0]) <= 2 else f"{moment:%Y}"
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return f"{moment:%Y}"
    return f"{moment:%Y-%m-%d}"
