"""The patterns of `rules/people`, compiled."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline.rulebook import Entry, load_entries


class Cue(Entry):
    """Words between (or before) a title and its holder."""

    pattern: str
    order: Literal["title first", "name first"] | None = None


@cache
def cues(table: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """The cues of a table with their patterns, in the order of the file."""
    return tuple((cue, re.compile(cue.pattern)) for cue in load_entries("people", table, Cue))


def between(table: str, text: str, order: str | None = None) -> str | None:
    """The name of the cue that the whole text between two mentions is, None where none is."""
    for cue, pattern in cues(table):
        if (order is None or cue.order == order) and pattern.fullmatch(text):
            return cue.name
    return None


def before(table: str, text: str) -> str | None:
    """The name of the cue with which a text ends."""
    for cue, _ in cues(table):
        if re.search(rf"(?:{cue.pattern})$", text, re.IGNORECASE):
            return cue.name
    return None


__all__ = ["Cue", "before", "between", "cues"]
