"""Words before, in and after a written year that make it the article's own, from TOML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from pipeline.dates.anchor import Anchor, Dated, DateRole, compiled
from pipeline.dates.finding import Found
from pipeline.dates.tense import side_of
from pipeline.dates.values import Point
from pipeline.rulebook import Entry, load_entries

_WINDOW: Final = 70
_SENTENCE: Final = 120

#: How the article's month and the written year make the article's year.
Kind = Literal["plan", "review", "season", "elapsed", "same", "over"]


class YearCue(Entry):
    """Words before (or in) a year that make it the article's own year."""

    kind: Kind
    before: str | None = None
    within: str | None = None
    #: Words that must follow directly, and in the same sentence.
    next: str | None = None
    after: str | None = None
    #: 2 makes the year certain, 1 is a hint that wants another one.
    weight: Literal[1, 2] = 2
    #: It counts also after words that otherwise make a year an old one or a goal ("từ", "so với").
    also_old: bool = False


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """A year that the article speaks for, and the expression that does."""

    year: int
    found: Found
    cue: str
    weight: int = 2


def cued(anchor: Anchor, item: Dated) -> Iterator[YearEvidence]:
    """What the words before, in and after a written year make of it."""
    found = item.found
    before = anchor.text[max(0, found.start - _WINDOW) : found.start].rpartition(". ")[2]
    is_old = any(pattern.search(before) for pattern in _not_cues())
    for cue, pattern, within, behind in _cues():
        if is_old and not cue.also_old:
            continue
        if pattern is not None and not pattern.search(before):
            continue
        if within is not None and not within.search(found.text):
            continue
        if any(not p.match(anchor.text, found.end, found.end + _SENTENCE) for p in behind):
            continue
        if cue.kind == "elapsed" and (
            anchor.has_role(found, "ahead") or side_of(anchor.text, found) == "future"
        ):
            continue
        if cue.kind == "same" and cue.weight == 1 and side_of(anchor.text, found) == "future":
            continue
        year = _YEARS[cue.kind](item.point, anchor.month)
        if year is not None:
            yield YearEvidence(year, found, cue.name, cue.weight)


def _same(point: Point, month: int | None) -> int | None:
    """What bears the year in its name is spoken of in that year."""
    return point.year


def _plan(point: Point, month: int | None) -> int | None:
    """A plan of the year: made in it, or in the last weeks of the year before."""
    return point.year - 1 if point.year and month and month >= 11 else point.year


def _over(point: Point, month: int | None) -> int | None:
    """A year that is over: spoken of in the next one, or in its own last weeks."""
    if point.month and month:
        return point.year + 1 if point.year and month <= point.month else point.year
    return point.year if month and month >= 11 else (point.year or 0) + 1


def _review(point: Point, month: int | None) -> int | None:
    """A review of the year: made at its end, or in the first weeks of the next one."""
    if month is not None and 3 < month < 10:
        return None
    return point.year + 1 if point.year and month and month <= 2 else point.year


def season(point: Point, month: int | None) -> int | None:
    """Spring and Tết of the year: spoken of in its first months and shortly before."""
    if month is None or 5 < month < 11:
        return None if month else point.year
    return point.year - 1 if point.year and month >= 11 else point.year


def _elapsed(point: Point, month: int | None) -> int | None:
    """Months or quarters of the year that are over when the article speaks."""
    last = point.month or 3 * (point.part or 0)
    if month is None or month >= last:
        return point.year
    return point.year + 1 if point.year and last == 12 and month <= 3 else None


_YEARS: Final[dict[Kind, Callable[[Point, int | None], int | None]]] = {
    "plan": _plan,
    "review": _review,
    "season": season,
    "elapsed": _elapsed,
    "same": _same,
    "over": _over,
}


_Pattern = re.Pattern[str] | None


@cache
def _cues() -> tuple[tuple[YearCue, _Pattern, _Pattern, list[re.Pattern[str]]], ...]:
    return tuple(
        (
            cue,
            compiled(cue.before, r"(?<!\w)(?:{})\s*$"),
            compiled(cue.within, "{}"),
            [pattern for pattern in _behind(cue) if pattern is not None],
        )
        for cue in load_entries("dates", "article_year", YearCue)
    )


def _behind(cue: YearCue) -> tuple[_Pattern, _Pattern]:
    return (
        compiled(cue.next, r",?\s*(?:{})(?!\w)"),
        compiled(cue.after, r"[^.\n]*?(?<!\w)(?:{})(?!\w)"),
    )


@cache
def _not_cues() -> tuple[re.Pattern[str], ...]:
    entries = load_entries("dates", "not_article_year", DateRole)
    return tuple(p for e in entries if (p := compiled(e.before, r"(?<!\w)(?:{})\s*$")))


__all__ = ["YearCue", "YearEvidence", "cued", "season"]
