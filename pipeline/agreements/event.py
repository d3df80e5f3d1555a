"""The article's event: on which day it was, and what belongs to it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from pipeline.agreements.candidate import Candidate, Value
from pipeline.agreements.days import date_value, is_beginning, is_day, is_unknown
from pipeline.agreements.lexicon import cue
from pipeline.agreements.view import ArticleView, Sentence
from schemas import DateFact

#: The lead, in which the article tells its event.
_LEAD: Final = 6
#: How many sentences back a day still holds for what a paragraph tells.
_NEAR: Final = 3
#: How many days the event of an article may go on.
_DAYS: Final = 4
#: In so many characters a sentence says that it goes on with an occasion.
_OPENING: Final = 300
#: How far behind a day "sẽ" says that it is still to come, in characters.
_TO_PLAN: Final = 80
#: How many sentences back the day is looked for on which the event has come.
_BACK: Final = 12
#: How long before its publication the event of an article may lie.
_FRESH: Final = timedelta(days=45)
#: How many years before the last one that an article tells a day is past.
_LONG_AGO: Final = 15
_MONTH: Final = re.compile(r"\d{4}(?:-\d\d)?$")
_YEARS: Final = re.compile(r"\d{4}(?:/\d{4})?$")


def day_before(view: ArticleView, sentence: Sentence) -> Value | None:
    """The day that a sentence shortly before tells, in the same paragraph."""
    opening = cue("same occasion").match(sentence.lowered.lstrip(' “"-'))
    if opening is None:
        return None
    is_visit = opening[0].endswith((" này", " đó"))  # "trong chuyến thăm này"
    for other in reversed(view.sentences[max(0, sentence.index - _NEAR) : sentence.index]):
        if not view.is_same_paragraph(other, sentence):
            return None
        days = [fact for fact in other.dates if is_day(fact) and not is_unknown(fact)]
        if days:
            return date_value(days[-1], "ngày trong đoạn")._replace(basis="inferred")
        frame = next(iter(other.dates), None) if is_visit else None
        if frame is not None and _is_frame(view, other, frame):
            return date_value(frame, "thời điểm trong đoạn")._replace(basis="inferred")
    return None


def _is_frame(view: ArticleView, sentence: Sentence, fact: DateFact) -> bool:
    """ "Năm 2014, Tổng thống Cuba thăm Việt Nam. Trong chuyến thăm này, …"."""
    opens = sentence.part(sentence.start, fact.start).strip() in ("", "vào", "hồi")
    return opens and _MONTH.match(fact.value) is not None and not is_recent(view, fact.value)


def ceremony(view: ArticleView, sentence: Sentence) -> Sentence | None:
    """ "Lễ ký diễn ra hôm 5/6": the sentence shortly behind that tells of the ceremony."""
    for other in view.sentences[sentence.index + 1 : sentence.index + 1 + _NEAR]:
        if cue("ceremony").match(other.lowered.lstrip(' “"-–')):
            return other
    return None


def ceremony_day(view: ArticleView, sentence: Sentence) -> Value | None:
    """The day of the ceremony that is told behind a signing."""
    other = ceremony(view, sentence)
    days = [fact for fact in other.dates if is_day(fact) and not is_unknown(fact)] if other else []
    if not days or (other is not None and _is_of_plan(other, days[0])):
        return None
    return date_value(days[0], "ngày của lễ ký")._replace(basis="resolved")


def event_day(view: ArticleView, until: Sentence | None = None) -> Value | None:
    """The day of the article's event: the first that its lead tells, one day before a span.

    `until` is the sentence of a telling; where the article goes from day to day, the last day
    before it counts.
    """
    days = _days_of_lead(view)
    single = [fact for fact in days if "/" not in fact.value]
    for fact in (*single[:1], *days[:1]):
        last = _next_days(view, fact, until)[-1:] if until is not None else []
        day = date_value((last or [fact])[0], "ngày của sự kiện")._replace(basis="inferred")
        return _last_day(day) if until and cue("after it").search(until.lowered[:_OPENING]) else day
    return None


@lru_cache(maxsize=1)  # once an article, not once an agreement
def _days_of_lead(view: ArticleView) -> tuple[DateFact, ...]:
    """The days that the lead tells; none behind a "hôm qua" in an article of unknown day."""
    days: list[DateFact] = []
    for sentence in view.sentences[: _LEAD + 2]:
        for fact in sentence.dates:
            if fact.value.endswith("XXXX-XX-XX") and not days:
                return ()
            is_of_other = _is_of_plan(sentence, fact) or is_beginning(sentence, fact)
            if is_day(fact) and not is_of_other and _is_fresh(view, fact):
                days.append(fact)
    return tuple(days)


def _last_day(day: Value) -> Value:
    """ "Kỳ họp diễn ra ngày 7 và 8/2. Ngay sau kỳ họp …": the last day of a span."""
    return day._replace(value=day.value.split("/")[-1])


def _next_days(view: ArticleView, first: DateFact, until: Sentence) -> list[DateFact]:
    """The days shortly behind that of the event that are told before a sentence."""
    return [
        fact
        for sentence in view.sentences[max(0, until.index - _BACK) : until.index]
        for fact in sentence.dates[-_BACK:]
        if is_day(fact)
        and "/" not in fact.value
        and first.value[:8] == fact.value[:8]
        and 0 <= int(fact.value[8:10]) - int(first.value[8:10]) <= _DAYS
        and not _is_of_plan(sentence, fact)
    ]


def _is_of_plan(sentence: Sentence, fact: DateFact) -> bool:
    """Whether a day is still to come: "sẽ mở vào ngày 1/8", "sáng 13/7, đoàn sẽ gặp …"."""
    before = re.split(r"[,;:]\s", sentence.before(fact.start))[-1]
    behind = sentence.part(fact.end, fact.end + _TO_PLAN)
    later = cue("to come").search(behind)
    return cue("to come").search(before) is not None or (
        later is not None and not cue("done").search(behind[: later.start()])
    )


def _is_fresh(view: ArticleView, fact: DateFact) -> bool:
    """Whether a day lies shortly before the publication, or not in the past if that is unknown."""
    published: date | None = view.doc._.published
    if "X" in fact.value:
        return True
    if published is None:
        return int(fact.value[:4]) > view.latest_year - _LONG_AGO
    first, last = published - _FRESH, published + timedelta(days=1)
    return first.isoformat() <= fact.value[:10] <= last.isoformat()


def is_recent(view: ArticleView, value: str) -> bool:
    """Whether a date may be that of the article's event: not long before its publication."""
    published: date | None = view.doc._.published
    if not value[:4].isdigit():
        return True
    if published is None:
        return int(value[:4]) >= view.latest_year
    return value >= (published - _FRESH).isoformat()[: len(value)]


def is_past(view: ArticleView, value: str) -> bool:
    """Whether a date lies before the publication, so that nothing is planned for it."""
    published: date | None = view.doc._.published
    return published is not None and value < published.isoformat()[: len(value)]


def is_of_occasion(view: ArticleView, candidate: Candidate) -> bool:
    """Whether a telling of an agreement, or the sentence before it, names an occasion."""
    tellings = [view.sentence_at(start) for start, _ in candidate.evidence]
    if any(sentence.is_of_occasion for sentence in tellings):
        return True
    before = view.sentences[max(0, tellings[0].index - 1)]
    is_day = any(fact in _days_of_lead(view) for fact in before.dates)
    return is_day and before.is_of_occasion and candidate.status != "agreed"


def is_of_event(view: ArticleView, candidate: Candidate) -> bool:
    """Whether what is told without a date was signed where the article's event is held.

    The lead is enough for the place; for the day an occasion must be told (`is_of_occasion`).
    """
    if is_of_occasion(view, candidate):
        return True
    if candidate.status == "agreed":
        return False
    tellings = [view.sentence_at(start) for start, _ in candidate.evidence]
    return any(s.index < _LEAD and not _is_in_retrospect(view, s) for s in tellings)


def _is_in_retrospect(view: ArticleView, sentence: Sentence) -> bool:
    """ "Từ năm 2011 đến năm 2016, hai bên đã gặp nhau nhiều lần. Hà Nội đã ký …"."""
    for other in view.sentences[max(0, sentence.index - 1) : sentence.index]:
        frame = next(iter(other.dates), None)
        if frame is not None and _YEARS.match(frame.value) and not is_day(frame):
            opens = not other.gap(other.start, frame.start).strip().removeprefix("từ").strip()
            return opens and view.is_same_paragraph(other, sentence)
    return False


__all__ = [
    "ceremony",
    "ceremony_day",
    "day_before",
    "event_day",
    "is_of_event",
    "is_of_occasion",
    "is_past",
    "is_recent",
]
