"""The date rules: TOML patterns composed of slots, compiled and indexed by their first word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import regex

from pipeline.errors import RuleError
from pipeline.rulebook import Entry, load_entries

#: How the groups of a pattern become a value; the functions are in `pipeline.dates.reading`.
Reading = Literal[
    "point", "span", "length", "shift", "weekday", "same_day", "months_of_year", "century",
    "decade", "edge_quarter", "lunar", "later", "same_year", "year_before", "none",
]  # fmt: skip

_SLOT: Final = re.compile(r"\{([^{}\d][^{}]*)\}")
#: The end of a word, or digits to which the next paragraph was glued: "tháng 3/2013Vậy là".
_END: Final = r"(?:(?!\w)|(?<=\d)(?=(?-i:[A-ZĐ][a-zà-ỹ])))"
#: The first word of an expression, or the first digits.
_FIRST: Final = re.compile(r"\d+|[^\W\d_]+")


class Slot(Entry):
    """A piece of patterns."""

    pattern: str


class DateRule(Entry):
    """A way to write a date.

    The pattern's groups are named `year`, `month`, `day`, `quarter`, `number`, `unit`, …, and
    with a 2 behind (`day2`) for the second end of a span. `reading` says what they make.
    """

    pattern: str
    reading: Reading
    #: What the words themselves say: {unit = "day", offset = -1} for "hôm qua".
    unit: str | None = None
    offset: int = 0
    month: int | None = None
    day: int | None = None
    #: What must not stand before or after (patterns, within the same line).
    not_before: str | None = None
    not_after: str | None = None
    #: What must stand before.
    only_after: str | None = None
    #: Any year is meant ("2/9 hằng năm").
    every_year: bool = False
    published: str | None = None


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its compiled patterns."""

    rule: DateRule
    pattern: re.Pattern[str]
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    only_after: re.Pattern[str] | None

    def match(self, text: str, position: int) -> re.Match[str] | None:
        """The match at a position, None where the words around forbid it."""
        found = self.pattern.match(text, position)
        if found is None or found.end() == position:
            return None
        if self.not_after and self.not_after.match(text, found.end()):
            return None
        window = max(0, position - 40)
        if self.not_before and self.not_before.search(text, window, position):
            return None
        if self.only_after and not self.only_after.search(text, window, position):
            return None
        return found


@dataclass(frozen=True, slots=True)
class DateRules:
    """All rules, and which of them may begin with a word."""

    by_word: dict[str, tuple[CompiledRule, ...]]
    #: Finds the places where an expression may begin.
    start: re.Pattern[str]

    def beginning_with(self, word: str) -> tuple[CompiledRule, ...]:
        """The rules that may begin with a word in small letters ("0" for digits)."""
        return self.by_word.get("0" if word[0].isdigit() else word, ())


@cache
def slots() -> dict[str, str]:
    """Slot name → pattern, with the slots inside filled in."""
    filled: dict[str, str] = {}
    for slot in load_entries("dates", "slot", Slot):
        filled[slot.name] = fill(slot.pattern, filled, slot.name)
    return filled


def fill(pattern: str, known: dict[str, str], name: str) -> str:
    """The pattern with its slots filled in; a RuleError names a slot that is not known."""

    def replace(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise RuleError(f"dates: {name!r}: there is no slot {{{match[1]}}} (yet) in slots.toml")
        return known[match[1]]

    return _SLOT.sub(replace, pattern)


@cache
def date_rules() -> DateRules:
    """The rules of `rules/dates/`, compiled."""
    rules = [_compiled(rule) for rule in sorted(load_entries("dates", "date", DateRule), key=_rank)]
    words = {word for rule in rules for word in _FIRST.findall(rule.pattern.pattern.lower())}
    words = {word for word in words if not word[0].isdigit() and len(word) > 1}
    by_word = {
        word: tuple(rule for rule in rules if _may_begin(rule, word)) for word in (*words, "0")
    }
    by_word = {word: chosen for word, chosen in by_word.items() if chosen}
    alternatives = "|".join(
        sorted((word for word in by_word if word != "0"), key=len, reverse=True)
    )
    start = re.compile(
        r"(?<![\w/.,\-–:])(?<!\d )\d+|(?<=[^\W\d_]-)(?:19|20)\d\d(?!\d)"
        rf"|(?<!\w)(?:{alternatives})(?!\w)",
        re.IGNORECASE,
    )
    return DateRules(by_word, start)


def _rank(rule: DateRule) -> int:
    """Which of two equally long matches counts: first what is no date, then the special."""
    if rule.reading == "none":
        return 0
    return 1 if rule.every_year or rule.reading == "lunar" else 2


def _compiled(rule: DateRule) -> CompiledRule:
    try:
        return CompiledRule(
            rule,
            re.compile(fill(rule.pattern, slots(), rule.name) + _END, re.IGNORECASE),
            _optional(rule.not_before, rule.name, r"(?:{})[^\S\n]*\Z"),
            _optional(rule.not_after, rule.name, r"[^\S\n]*(?:{})"),
            _optional(rule.only_after, rule.name, r"(?:{})[^\S\n]*\Z"),
        )
    except re.error as error:
        raise RuleError(f"dates: {rule.name!r}: pattern: {error}") from error


def _optional(pattern: str | None, name: str, frame: str) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    return re.compile(frame.replace("{}", fill(pattern, slots(), name)), re.IGNORECASE)


def _may_begin(rule: CompiledRule, word: str) -> bool:
    """Whether a text that begins with the word can match: `regex` matches beginnings."""
    pattern = regex.compile(rule.pattern.pattern, regex.IGNORECASE)
    beginnings = "0123456789" if word == "0" else (word,)
    return any(pattern.fullmatch(beginning, partial=True) for beginning in beginnings)


__all__ = ["CompiledRule", "DateRule", "DateRules", "Reading", "Slot", "date_rules", "slots"]
