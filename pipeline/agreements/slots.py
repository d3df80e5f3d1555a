"""The terms of an agreement: how long, and how much."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.agreements.candidate import Span, Value
from pipeline.agreements.days import date_value, is_day
from pipeline.agreements.lexicon import cue, cue_before, settings
from pipeline.agreements.view import Sentence
from schemas import DateFact, is_length

_NUMBER: Final = r"\d[\d.,]*(?:\s*(?:-|–|đến|và)\s*\d[\d.,]*)?"
#: "bốn triệu USD": a number in words stands before "nghìn", "triệu" or "tỷ".
_BEFORE_SCALE: Final = r"(?=\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)\s)"


#: How far before an amount the words stand that make it the worth.
_TO_WORTH: Final = 50
#: How far before a length of time the words stand that make it the validity.
_TO_TERM: Final = 40


def period_in(
    sentence: Sentence, title: Span | None, start: int, end: int, *, by_year: bool = True
) -> Value | None:
    """The validity: a span or year in the name, else after "giai đoạn", "thời hạn".

    `start` and `end` bound what is told of the instrument. A single year in the name is a period
    only where `by_year` says so: treaties are called by the year of their signing or budget.
    """
    for fact in sentence.dates_between(*title) if title is not None else ():
        if sentence.before(fact.start, 10).endswith(("trước ", "sau ")):
            continue  # "trợ cấp trước năm 2007"
        is_span = "/" in fact.value or (by_year and re.fullmatch(r"\d{4}", fact.value))
        if is_span and not is_day(fact):
            return date_value(fact, "thời kỳ trong tên")
        if is_length(fact.value) and not fact.value.endswith("D"):
            return date_value(fact, "thời hạn trong tên")
    for fact in sentence.dates_between(start + 1, end):
        rule = _rule_of_term(sentence, fact, title[1] if title else None, start)
        if rule is not None:
            return date_value(fact, rule)
    return None


def _rule_of_term(
    sentence: Sentence, fact: DateFact, title_end: int | None, start: int
) -> str | None:
    """By which rule a date is the validity of the instrument before it."""
    before = sentence.part(max(start, fact.start - _TO_TERM), fact.start)
    if "/" in fact.value and fact.text.lower().startswith("giai đoạn"):
        return "giai đoạn"
    if "/" in fact.value and cue_before("term").search(before):
        return "từ năm đến năm"
    if is_length(fact.value):
        is_next = title_end is not None and not sentence.part(title_end, fact.start).strip()
        is_next = is_next and not sentence.before(fact.start, 10).endswith(
            tuple(settings()["lasting"])
        )
        is_term = is_next or cue("period").search(before)
        return "thời hạn" if is_term and not fact.value.endswith("D") else None
    is_year = re.fullmatch(r"\d{4}", fact.value) and before.endswith("trong ")
    return "trong năm" if is_year and any(is_day(other) for other in sentence.dates) else None


def framing_period(sentence: Sentence, verb: int) -> Value | None:
    """ "Trong năm 2017, hai bên thống nhất …": the time for which is agreed."""
    for fact in sentence.dates[:1]:
        opens = sentence.before(fact.start).strip() in ("trong", "")
        is_long = re.fullmatch(r"\d{4}|\d{4}/\d{4}", fact.value)
        if fact.end <= verb and opens and is_long:
            return date_value(fact, "thời kỳ đầu câu")
    return None


@cache
def _money() -> re.Pattern[str]:
    units = "|".join(sorted(settings()["currencies"], key=len, reverse=True))
    scales = "|".join(sorted(settings()["scales"], key=len, reverse=True))
    about = "|".join(settings()["about"])
    words = "|".join(sorted(settings()["numbers"], key=len, reverse=True))
    return re.compile(
        rf"(?:từ\s+{_NUMBER}\s*(?:(?:{scales})\s*)+(?:đến|tới)\s+)?"
        rf"(?:(?:{about})\s+)?(?P<number>{_NUMBER}|(?<!\w)(?:{words}){_BEFORE_SCALE})\s*"
        rf"(?P<scale>(?:(?:{scales})\s*)*)(?P<unit>{units})(?!\w)"
    )


def money_in(sentence: Sentence, start: int, end: int, title: Span | None = None) -> Value | None:
    """The money of an agreement: in its name, or behind words that say that it is its worth."""
    for match in _money().finditer(sentence.part(start, end)):
        at = start + match.start()
        before = sentence.part(max(sentence.start, at - _TO_WORTH), at)
        is_named = title is not None and title[0] < at <= title[1] + 1
        is_worth = cue("worth").search(before) and not cue("turnover").search(before)
        if (is_named or is_worth) and not cue_before("share").search(before):
            words = sentence.surface(at, start + match.end()).strip()
            return Value(words, (at, at + len(words)), "stated", "giá trị")
    return None


def money_slot(value: str) -> tuple[float | None, str | None]:
    """Amount and ISO 4217 currency of money as written.

    >>> money_slot("hơn 1.000 tỷ đồng")
    (1000000000000.0, 'VND')
    """
    match = _money().search(value.lower())
    if not match:
        return None, None
    amount = _number(match["number"])
    for word in match["scale"].split():
        amount = amount * settings()["scales"][word] if amount is not None else None
    return amount, settings()["currencies"][match["unit"]]


def _number(text: str) -> float | None:
    """
    >>> _number("1.000"), _number("1,2")
    (1000.0, 1.2)
    """
    if text in settings()["numbers"]:
        return float(settings()["numbers"][text])
    text = text.strip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


__all__ = ["framing_period", "money_in", "money_slot", "period_in"]
