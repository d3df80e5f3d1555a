"""Finding temporal expressions: the longest match at each place where one may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.dates.rules import DateRule, date_rules


@dataclass(frozen=True, slots=True)
class Found:
    """An expression before it has a value: offsets, the rule, and the rule's groups."""

    start: int
    end: int
    text: str
    rule: DateRule
    parts: dict[str, str]


def find_expressions(text: str) -> list[Found]:
    """All expressions in text order, none overlapping; the longest match wins, then rule order.

    Matches of rules with `reading = "none"` use up their text and are left out.
    """
    return [found for found in _leftmost_longest(text) if found.rule.reading != "none"]


def _leftmost_longest(text: str) -> Iterator[Found]:
    rules = date_rules()
    position = 0
    while (start := rules.start.search(text, position)) is not None:
        best = _longest(text, start.start(), start.group().lower())
        if best is None:
            position = start.end()
        else:
            yield best
            position = best.end


def _longest(text: str, start: int, word: str) -> Found | None:
    best: tuple[DateRule, re.Match[str]] | None = None
    for compiled in date_rules().beginning_with(word):
        match = compiled.match(text, start)
        if match is not None and (best is None or match.end() > best[1].end()):
            best = (compiled.rule, match)
    if best is None:
        return None
    rule, match = best
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    return Found(start, match.end(), match.group(), rule, parts)


__all__ = ["Found", "find_expressions"]
