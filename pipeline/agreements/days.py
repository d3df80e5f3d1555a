"""The day of signing that a telling itself gives."""

from __future__ import annotations

import re
from typing import Final

from pipeline.agreements.candidate import Span, Value
from pipeline.agreements.lexicon import cue, cue_before, find_instruments
from pipeline.agreements.view import ArticleView, Sentence
from schemas import DateFact

_DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:/(?P<end>(?:\d{4}|XXXX)-\d\d)-\d\d)?$")
_POINT: Final = re.compile(r"\d{4}(?:-\d\d|-Q\d)?(?:-\d\d)?$|XXXX-\d\d(?:-\d\d)?$")
_YEAR: Final = re.compile(r"\d{4}$")
_YEAR_OR_MONTH: Final = re.compile(r"(?:(?:đầu|giữa|cuối) )?(?:năm|tháng) ")
_UNKNOWN: Final = re.compile(r"XXXX(?:-XX)*$")
_RIGHT_BEHIND: Final = re.compile(
    r"(?:ký|kết|trao|chính thức|lần đầu|vào|từ|hồi|trong|tại|ở|được|đã|\(|,|\s)*"
)
#: "(ký ngày 13/7/2000)" behind an instrument.
_SIGNED_IN_BRACKETS: Final = re.compile(r"\((?:được |đã )?ký(?: kết| tắt)?(?: vào| hồi)?\s*$")
_ONLY_IN_BRACKETS: Final = re.compile(r"\s*\((?:vào |ngày |năm |tháng )?")
#: What may stand between an instrument and the verb that says how it came to be.
_TO_SIGNED: Final = re.compile(r"\s*(?:đã|được|vừa)?\s*")
#: So far before a year, in characters, the instrument stands that is called by it, and what ends
#: its name.
_TO_NAME: Final = 80
_ENDS_NAME: Final = re.compile(
    r"[,;:.()]|(?<!\w)(?:ký|vào|hồi|trong|từ|đến|giữa|với|đã|được)(?!\w)"
)
#: How far from a verb or its instrument a date may stand, in characters.
_REACH: Final = 500
#: How many characters before its verb the day of a plan may stand.
_PLAN_REACH: Final = 50
#: How many words may stand between an instrument and "hồi tháng 3/2016" or "vào năm 2010".
_CLAUSE: Final = 14


def is_day(fact: DateFact) -> bool:
    """Whether a date names one day, or days of one month."""
    match = _DAY.match(fact.value)
    return match is not None and (match["end"] is None or fact.value.startswith(match["end"]))


def is_unknown(fact: DateFact) -> bool:
    """Whether a date tells nothing that can be written down."""
    return _UNKNOWN.match(fact.value) is not None


def date_value(fact: DateFact, rule: str) -> Value:
    """A date as a slot."""
    return Value(fact.value, (fact.start, fact.end), fact.basis, rule)


def day_of_signing(sentence: Sentence, verb: int, title: Span | None) -> Value | None:
    """The date that the sentence of a signing gives: right behind the verb, else before it."""
    usable = _usable(sentence, verb, title)
    behind = [f for f in usable if f.start > verb and _is_right_behind(sentence, verb, f)]
    behind += [f for f in usable if title and _is_told_behind(sentence, title[1], f)]
    end = max(verb, title[1]) if title else verb
    in_clause = [f for f in usable if f.start > verb and _is_in_clause(sentence, end, f)]
    before = [
        f for f in usable
        if f.end <= verb
        and not _is_in_brackets(sentence, f)
        and (_opens_sentence(sentence, f, verb) or not _is_other_day(sentence, f))
    ]  # fmt: skip
    if title and title[0] < verb and cue_before("in passing").search(sentence.before(title[0])):
        before = []  # "Ngày 8/6, báo đăng danh sách nằm trong bản ghi nhớ được ký …"
    days = [f for f in before if is_day(f)]
    days = [f for f in days if "/" not in f.value] or days
    bracketed = [f for f in usable if f.start > verb and _is_in_brackets(sentence, f)]
    for group, rule in (
        (behind, "ngày sau động từ"),
        (in_clause, "thời điểm trong mệnh đề"),
        (days[-1:], "ngày trước động từ"),
        (_later(sentence, usable, verb, before), "ngày trong câu"),
        (bracketed, "thời điểm trong ngoặc"),
        (before[-1:], "thời điểm trước động từ"),
    ):
        if group:
            return date_value(group[0], rule)
    return None


def day_of_ended(sentence: Sentence, title_end: int, limit: int) -> Value | None:
    """ "rút khỏi hiệp ước ký với Liên Xô năm 1987": when what has ended was signed."""
    verb = cue("signing").search(sentence.part(title_end, limit))
    if (
        verb is None
        or _TO_SIGNED.fullmatch(sentence.gap(title_end, title_end + verb.start())) is None
    ):
        return None
    start = title_end + verb.end()
    for fact in sentence.dates_between(start, limit):
        is_next = not re.search("[,;:]", sentence.gap(start, fact.start))
        if is_next and _POINT.match(fact.value):
            return date_value(fact, "ngày sau động từ")
    return None


def _later(
    sentence: Sentence, usable: list[DateFact], verb: int, before: list[DateFact]
) -> list[DateFact]:
    """The days behind a verb that do not contradict a month or year before it."""
    frame = before[-1].value if before else ""
    if any(fact.start < verb for fact in sentence.lost_dates):
        return []
    return [
        fact
        for fact in usable
        if fact.start > verb
        and is_day(fact)
        and fact.value.startswith(frame)
        and not _is_other_day(sentence, fact)
        and not is_beginning(sentence, fact)
    ]


def day_of_plan(sentence: Sentence, verb: int, title: Span | None) -> Value | None:
    """The date near the verb of what is planned: behind it, or shortly before it."""
    start = min(verb, title[0]) if title else verb
    usable = [
        fact
        for fact in _usable(sentence, verb, title)
        if fact.end > start - _PLAN_REACH and not _is_other_day(sentence, fact)
    ]
    if sentence.lost_dates:
        return None
    behind = [fact for fact in usable if fact.start > verb]
    before = [
        fact for fact in usable
        if fact.end <= verb and not cue("asking").search(sentence.part(fact.end, verb))
    ]  # fmt: skip
    for fact in (*behind[:1], *before[-1:]):
        return date_value(fact, "ngày dự kiến")
    return None


def day_in_brackets(sentence: Sentence, start: int, end: int) -> Value | None:
    """ "(ký ngày 13/7/2000)" in the words behind an instrument, "(2010)" right behind it."""
    for fact in sentence.dates_between(start, min(end, start + _REACH)):
        is_alone = _ONLY_IN_BRACKETS.fullmatch(sentence.part(start, fact.start))
        if is_alone and _POINT.match(fact.value) and sentence.part(fact.end, fact.end + 1) == ")":
            return date_value(fact, "ngày ký trong ngoặc")
        if _POINT.match(fact.value) and _SIGNED_IN_BRACKETS.search(
            sentence.part(start, fact.start)
        ):
            return date_value(fact, "ngày ký trong ngoặc")
    return None


def year_behind_name(
    view: ArticleView, sentence: Sentence, title: Span, told: Value | None = None
) -> Value | None:
    """ "thỏa thuận hòa bình năm 1979": a year at the end of a name that is long past.

    It is also past behind an earlier year `told` ("lập quan hệ năm 2009 và ký hiệp định năm 2015").
    """
    for fact in sentence.dates_between(*title):
        if _is_other_day(sentence, fact):
            continue  # "trợ cấp trước năm 2007"
        if fact.end == title[1] and _YEAR.match(fact.value):
            goes_on = told is not None and _YEAR.match(told.value) and told.value < fact.value
            is_past = bool(goes_on) or int(fact.value) < view.latest_year - 1
            return date_value(fact, "năm sau tên") if is_past else None
    return None


def year_in_name(sentence: Sentence, noun_end: int, title_end: int, *, bare: bool) -> Value | None:
    """ "Hiệp định Paris 2015", "Hiệp ước Pháp - Xiêm năm 1907": the year of the signing.

    `bare` says whether the year may stand right behind the noun ("hiệp ước năm 1907").
    """
    for fact in sentence.dates_between(noun_end, title_end):
        if _YEAR.match(fact.value):
            gap = sentence.part(noun_end, fact.start)
            places = sentence.between(noun_end, fact.start, "LOC")
            rest = sentence.nameless(noun_end, fact.start).strip(" -–")
            if (bare and not gap.strip()) or (places and not rest):
                return date_value(fact, "năm trong tên")
    return None


def _usable(sentence: Sentence, verb: int, title: Span | None) -> list[DateFact]:
    """The points in time near a verb or its instrument, but outside the instrument's name."""
    spots = (verb, *(title or ()))
    near = sentence.dates_between(min(spots) - _REACH, max(spots) + _REACH)
    return [
        fact
        for fact in near
        if (_POINT.match(fact.value) or is_day(fact))
        and not is_unknown(fact)
        and not (title and title[0] <= fact.start < title[1])
        and not _is_of_other_name(sentence, fact, title)
    ]


def _is_of_other_name(sentence: Sentence, fact: DateFact, title: Span | None) -> bool:
    """ "theo Công ước Luật Biển năm 1982, hai bên ký …": the year names another instrument."""
    if not _YEAR.match(fact.value):
        return False
    low = max(sentence.start, fact.start - _TO_NAME)
    for noun in find_instruments(sentence.part(low, fact.start)):
        is_own = title is not None and title[0] <= low + noun.start < title[1]
        between = sentence.part(low + noun.end, fact.start)
        if not is_own and not _ENDS_NAME.search(between):
            return True
    return False


def _is_right_behind(sentence: Sentence, verb: int, fact: DateFact) -> bool:
    return _RIGHT_BEHIND.fullmatch(sentence.part(verb, fact.start)) is not None


def _is_told_behind(sentence: Sentence, title_end: int, fact: DateFact) -> bool:
    """Whether a day, or "vào" with a month or year, stands right behind an instrument."""
    if fact.start < title_end:
        return False
    gap = sentence.part(title_end, fact.start)
    if is_beginning(sentence, fact):
        return False
    tells_time = is_day(fact) or "vào" in gap or "từ" in gap
    return _is_right_behind(sentence, title_end, fact) and tells_time


def _is_in_clause(sentence: Sentence, end: int, fact: DateFact) -> bool:
    """Whether "hồi tháng 3", "vào năm 2010", or a year behind the partner closes the clause."""
    if end > fact.start or fact.start > end + _REACH:
        return False
    gap = sentence.nameless_gap(end, fact.start)
    opened = cue_before("at a time").search(gap)
    body = gap[: opened.start()].rstrip(" ,") if opened else gap
    if re.search(r"[,.;:]", body) or len(body.split()) > _CLAUSE:
        return False
    return opened is not None or _stands_behind_name(sentence, end, fact)


def _stands_behind_name(sentence: Sentence, end: int, fact: DateFact) -> bool:
    """ "với Israel năm 1978"."""
    is_year = _YEAR_OR_MONTH.match(fact.text.lower()) is not None
    names = sentence.between(end, fact.start, "LOC", "ORG", "PER")
    return is_year and bool(names) and not sentence.part(names[-1].end, fact.start).strip()


def is_beginning(sentence: Sentence, fact: DateFact) -> bool:
    """ "liên danh từ ngày 1/4": from then on it holds."""
    is_one = is_day(fact) and "/" not in fact.value
    return is_one and sentence.before(fact.start, 6).endswith("từ ")


def _is_in_brackets(sentence: Sentence, fact: DateFact) -> bool:
    return sentence.part(fact.start - 1, fact.start) == "("


def _opens_sentence(sentence: Sentence, fact: DateFact, verb: int) -> bool:
    """ "Từ năm 2010, A và B đã ký", "Đến năm 2015, A và B mới ký": the time of the signing."""
    if is_day(fact):
        return False
    opening = sentence.part(sentence.start, fact.start).strip(' “"-–')
    is_only_then = " mới " in sentence.part(max(fact.end, verb - _REACH), verb)
    return opening in ("từ", "ngay từ") or (opening.endswith("đến") and is_only_then)


def _is_other_day(sentence: Sentence, fact: DateFact) -> bool:
    """Whether a date ends a span or is of something else ("đến", "trước", "chậm nhất")."""
    before = sentence.before(fact.start, 30)
    if is_day(fact) and ("/" in fact.value or before.strip() == "đến"):
        return False  # "Đến 17 giờ ngày 29/3, hai bên đã ký …", "từ ngày 4 đến 8/6"
    return cue_before("other day").search(before) is not None


__all__ = [
    "date_value", "day_in_brackets", "day_of_ended", "day_of_plan", "day_of_signing",
    "is_beginning", "is_day", "is_unknown", "year_behind_name", "year_in_name",
]  # fmt: skip
