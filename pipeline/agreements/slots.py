"""Single slots: the day of signing, the place, the period, the money."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.agreements.candidate import Span, Value
from pipeline.agreements.countries import country_forms
from pipeline.agreements.lexicon import cue, cue_before, settings
from pipeline.agreements.view import ArticleView, Mention, Sentence
from schemas import Basis, DateFact, is_length

_DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:/(?P<end>(?:\d{4}|XXXX)-\d\d)-\d\d)?$")
_POINT: Final = re.compile(r"\d{4}(?:-\d\d)?(?:-\d\d)?$|XXXX-\d\d(?:-\d\d)?$")
_UNKNOWN: Final = re.compile(r"XXXX(?:-XX)*$")
_RIGHT_BEHIND: Final = re.compile(
    r"(?:ký|kết|trao|chính thức|lần đầu|vào|từ|hồi|trong|tại|ở|được|đã|\(|,|\s)*"
)
_END_OF_SPAN: Final = re.compile(r"(?:đến|tới|kể từ|giai đoạn|trong vòng|nhiệm kỳ)\s*$")
_NUMBER: Final = r"\d[\d.,]*(?:\s*(?:-|–|đến|và)\s*\d[\d.,]*)?"
#: The lead, in which the article tells its event.
_LEAD: Final = 6
#: How far before a place its phrase is looked at, in characters.
_OPENING: Final = 80
#: How many characters before its verb the day of a plan may stand.
_PLAN_REACH: Final = 50
#: How many words may stand between a verb of signing and the place.
_CLOSE: Final = 6
#: How many sentences back a day still holds for what a paragraph tells.
_NEAR: Final = 2


def is_day(fact: DateFact) -> bool:
    """Whether a date names one day, or days of one month."""
    match = _DAY.match(fact.value)
    return match is not None and (match["end"] is None or fact.value.startswith(match["end"]))


def date_value(fact: DateFact, rule: str) -> Value:
    """A date as a slot."""
    return Value(fact.value, (fact.start, fact.end), fact.basis, rule)


def day_of_signing(sentence: Sentence, verb: int, title: Span | None) -> Value | None:
    """The date that the sentence of a signing gives: right behind the verb, else before it."""
    usable = _usable(sentence, title)
    behind = [f for f in usable if f.start > verb and _is_right_behind(sentence, verb, f)]
    before = [f for f in usable if f.end <= verb and not _ends_span(sentence, f)]
    days = [f for f in before if is_day(f)]
    behind += [f for f in usable if title and _is_told_behind(sentence, title[1], f)]
    bracketed = [f for f in usable if f.start > verb and _is_in_brackets(sentence, f)]
    later = [f for f in usable if f.start > verb and is_day(f) and not _ends_span(sentence, f)]
    for group, rule in (
        (behind, "ngày sau động từ"),
        (days[-1:], "ngày trước động từ"),
        (later, "ngày trong câu"),
        (bracketed, "thời điểm trong ngoặc"),
        (before[-1:], "thời điểm trước động từ"),
    ):
        if group:
            return date_value(group[0], rule)
    return None


def day_of_plan(sentence: Sentence, verb: int, title: Span | None) -> Value | None:
    """The date near the verb of what is planned: behind it, or shortly before it."""
    usable = [f for f in _usable(sentence, title) if f.end > verb - _PLAN_REACH]
    behind = [fact for fact in usable if fact.start > verb]
    for fact in (*behind[:1], *usable[-1:]):
        return date_value(fact, "ngày dự kiến")
    return None


def _usable(sentence: Sentence, title: Span | None) -> list[DateFact]:
    """The points in time of a sentence that stand outside the instrument's name."""
    return [
        fact
        for fact in sentence.dates
        if (_POINT.match(fact.value) or is_day(fact))
        and not _UNKNOWN.match(fact.value)
        and not (title and title[0] <= fact.start < title[1])
    ]


def _is_right_behind(sentence: Sentence, verb: int, fact: DateFact) -> bool:
    return _RIGHT_BEHIND.fullmatch(sentence.part(verb, fact.start)) is not None


def _is_told_behind(sentence: Sentence, title_end: int, fact: DateFact) -> bool:
    """Whether a day, or "vào" with a month or year, stands right behind an instrument."""
    gap = sentence.part(title_end, fact.start)
    return _is_right_behind(sentence, title_end, fact) and (is_day(fact) or "vào" in gap)


def _is_in_brackets(sentence: Sentence, fact: DateFact) -> bool:
    return sentence.part(fact.start - 1, fact.start) == "("


def _ends_span(sentence: Sentence, fact: DateFact) -> bool:
    return _END_OF_SPAN.search(sentence.part(fact.start - 14, fact.start)) is not None


def day_before(view: ArticleView, sentence: Sentence) -> Value | None:
    """The day that the sentence right before tells, in the same paragraph."""
    for other in reversed(view.sentences[max(0, sentence.index - _NEAR) : sentence.index]):
        if not view.is_same_paragraph(other, sentence):
            return None
        days = [fact for fact in other.dates if is_day(fact) and not _UNKNOWN.match(fact.value)]
        if days:
            return date_value(days[-1], "ngày trong đoạn")._replace(basis="inferred")
    return None


def event_day(view: ArticleView) -> Value | None:
    """The day of the article's event: the first that its lead tells, one day before a span."""
    days = [
        fact
        for sentence in view.sentences[: _LEAD + 2]
        for fact in sentence.dates
        if is_day(fact) and not _UNKNOWN.match(fact.value)
    ]
    single = [fact for fact in days if "/" not in fact.value]
    for fact in (*single[:1], *days[:1]):
        return date_value(fact, "ngày của sự kiện")._replace(basis="inferred")
    return None


def place_in(view: ArticleView, sentence: Sentence, verb: int, title: Span | None) -> Value | None:
    """ "tại <place>" in the sentence of the signing, outside the instrument's name.

    "Thăm Lào, ngày 3/8, tại Vientiane, …": the last one before the verb that opens a phrase.
    """
    places = [m for m in sentence.told_places if not (title and title[0] <= m.start < title[1])]
    opening = [m for m in places if m.end <= verb and _opens_phrase(sentence, m)]
    ends = (verb, title[1] if title else verb)
    behind = [m for m in places if any(_is_close(sentence, end, m) for end in ends)]
    chosen = opening[-1:] or behind[:1]
    return _place(view, chosen[0], "tại + nơi") if chosen else None


def _is_close(sentence: Sentence, end: int, mention: Mention) -> bool:
    """Whether a place stands right behind the verb or the instrument ("ký kết tại Hà Nội")."""
    gap = sentence.gap(end, mention.start)
    return end <= mention.start and len(gap.split()) <= _CLOSE and not re.search(r"[.;:]", gap)


def _opens_phrase(sentence: Sentence, mention: Mention) -> bool:
    match = cue_before("place").search(sentence.before(mention.start))
    at = mention.start - len(match[0]) if match else mention.start
    before = sentence.gap(max(sentence.start, at - _OPENING), at)
    return before.strip() == "" or before.rstrip().endswith((",", "-", "–", "vào"))


def _is_where_it_happens(sentence: Sentence, mention: Mention) -> bool:
    """ "diễn ra tại", "thăm và làm việc tại": where the article's event is held."""
    before = sentence.before(mention.start)
    match = cue_before("place").search(before)
    return match is not None and cue_before("happening").search(before[: match.start()]) is not None


def _place(view: ArticleView, mention: Mention, rule: str) -> Value:
    name = view.names.full(mention.text) if mention.label == "LOC" else mention.text
    basis: Basis = "stated" if name == mention.text else "resolved"
    return Value(name, (mention.start, mention.end), basis, rule)


def event_place(view: ArticleView) -> Value | None:
    """The place of the article's event: in the lead, else the country that is visited."""
    for sentence in view.sentences[:_LEAD]:
        if any(is_day(fact) for fact in sentence.dates):
            place = place_in(view, sentence, sentence.end, None)
            if place is not None:
                return place._replace(basis="resolved", rule="nơi của sự kiện")
    for sentence in view.sentences[:_LEAD]:
        for mention in sentence.told_places:
            if mention.label == "LOC" and _is_where_it_happens(sentence, mention):
                return _place(view, mention, "diễn ra tại")._replace(basis="resolved")
    for sentence in view.sentences[: 2 * _LEAD]:
        for mention in sentence.between(sentence.start, sentence.end, "LOC"):
            before = sentence.before(mention.start)
            if mention.text in country_forms() and cue_before("residence").search(before):
                return _place(view, mention, "nước đến thăm")._replace(basis="resolved")
    return None


def period_in(sentence: Sentence, title: Span | None, start: int) -> Value | None:
    """The validity: a span or year in the name, else after "giai đoạn", "thời hạn"."""
    for fact in sentence.dates:
        is_inside = title is not None and title[0] <= fact.start < title[1]
        is_span = "/" in fact.value or re.fullmatch(r"\d{4}", fact.value)
        if is_inside and is_span and not is_day(fact) and not _ends_span(sentence, fact):
            return date_value(fact, "thời kỳ trong tên")
    for fact in sentence.dates:
        before = sentence.part(max(start, fact.start - 40), fact.start)
        is_term = "/" in fact.value and fact.text.lower().startswith("giai đoạn")
        if is_term and fact.start > start:
            return date_value(fact, "giai đoạn")
        if is_length(fact.value) and fact.start > start and cue("period").search(before):
            return date_value(fact, "thời hạn")
    return None


@cache
def _money() -> re.Pattern[str]:
    units = "|".join(sorted(settings()["currencies"], key=len, reverse=True))
    scales = "|".join(sorted(settings()["scales"], key=len, reverse=True))
    about = "|".join(settings()["about"])
    return re.compile(
        rf"(?:(?:{about})\s+)?(?P<number>{_NUMBER})\s*"
        rf"(?P<scale>(?:(?:{scales})\s*)*)(?P<unit>{units})(?!\w)"
    )


def money_in(sentence: Sentence, start: int, end: int) -> Value | None:
    """The money of an agreement, where the words before it say that it is its worth."""
    for match in _money().finditer(sentence.part(start, end)):
        at = start + match.start()
        if cue("worth").search(sentence.part(max(sentence.start, at - 50), at)):
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
    text = text.strip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


__all__ = [
    "date_value", "day_before", "day_of_plan", "day_of_signing", "event_day", "event_place",
    "is_day", "money_in", "money_slot", "period_in", "place_in",
]  # fmt: skip
