"""On which side of the article's day the words around put an expression."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from pipeline.dates.finding import Found
from pipeline.rulebook import Entry, load_entries

_NEXT: Final = re.compile(r"\s*(?:tới(?!\s+nay)|sắp tới|tới đây|này)(?!\w)", re.IGNORECASE)
_SENTENCE_LIMIT: Final = 160

Side = Literal["future", "past"]


class TenseCue(Entry):
    """Words that put the dates of their sentence on one side of the article's day."""

    side: Side
    pattern: str


@cache
def tenses() -> tuple[tuple[Side, re.Pattern[str]], ...]:
    """Sides with their words, the future first."""
    cues = load_entries("dates", "tense", TenseCue)
    return tuple(
        (cue.side, re.compile(rf"(?<!\w)(?:{cue.pattern})(?!\w)", re.IGNORECASE)) for cue in cues
    )


def side_of(text: str, found: Found) -> Side | None:
    """The side that the words of the sentence before, and of the clause behind, tell."""
    if _NEXT.match(text, found.end):
        return "future"
    floor = max(0, found.start - _SENTENCE_LIMIT)
    stops = (text.rfind(stop, floor, found.start) + 1 for stop in (". ", "\n"))
    start, end = max(floor, *stops), _clause_end(text, found.end)
    for side, pattern in tenses():
        if pattern.search(text, start, end):
            return side
    return None


def _clause_end(text: str, position: int) -> int:
    stops = [text.find(stop, position, position + 60) for stop in (".", ";", "\n")]
    return min((stop for stop in stops if stop >= 0), default=min(len(text), position + 60))


__all__ = ["Side", "TenseCue", "side_of", "tenses"]
