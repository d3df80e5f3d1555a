"""Where it was signed: in the telling, else where the article's event is held."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from pipeline.agreements.candidate import Span, Value
from pipeline.agreements.countries import country_forms
from pipeline.agreements.days import is_day
from pipeline.agreements.lexicon import cue, cue_before, settings
from pipeline.agreements.view import ArticleView, Mention, Sentence
from schemas import Basis

#: The lead, in which the article tells its event.
_LEAD: Final = 6
#: How far from the verb of a signing its place may stand, in characters.
_REACH: Final = 800
#: In so many characters behind a place "sắp tới" says that the visit is still to come.
_TO_PLAN: Final = 10
#: How many sentences back the place of the same day is looked for.
_BACK: Final = 15
#: How far before a place its phrase is looked at, in characters.
_OPENING: Final = 80
#: What stands between the place of a dateline and the text, without brackets and dates.
_LINE: Final = re.compile(r"(?:\s*,)?\s{2,}[-–—]\s")
#: How many words may stand between a verb of signing and the place.
_CLOSE: Final = 6


def place_in(view: ArticleView, sentence: Sentence, verb: int, title: Span | None) -> Value | None:
    """ "tại <place>" in the sentence of the signing, outside the instrument's name.

    "Thăm Lào, ngày 3/8, tại Vientiane, …": the last one before the verb that opens a phrase. In a
    headline "tại" tells more often where a project is than where it was signed.
    """
    ends = (verb, title[1] if title else verb)
    places = _places(sentence, min(ends) - _REACH, max(ends) + _REACH)
    places = [m for m in places if not (title and title[0] <= m.start < title[1])]
    opening = [m for m in places if m.end <= verb and _opens_phrase(sentence, m)]
    behind = [m for m in places if any(_is_close(sentence, end, m) for end in ends)]
    behind = [m for m in behind if not (title and _is_of_project(sentence, title, m))]
    behind = behind or [m for m in places if m.start > verb and _is_held_at(sentence, m)]
    chosen = opening[-1:] or (behind[:1] if sentence.kind != "headline" else [])
    return _place(view, sentence, chosen[0], "tại + nơi") if chosen else None


def _places(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """What stands behind "tại" near a verb, but for regions, in which fields and projects lie."""
    places, regions = sentence.told_places, tuple(settings()["regions"])
    low = bisect_left(places, start, key=lambda mention: mention.start)
    high = bisect_left(places, end, key=lambda mention: mention.start)
    return [m for m in places[low:high] if not m.text.lower().startswith(regions)]


def _is_close(sentence: Sentence, end: int, mention: Mention) -> bool:
    """Whether a place stands right behind the verb or the instrument ("ký kết tại Hà Nội")."""
    gap = sentence.gap(end, mention.start)
    return end <= mention.start and len(gap.split()) <= _CLOSE and not re.search(r"[.;:]", gap)


def _is_held_at(sentence: Sentence, mention: Mention) -> bool:
    """ "Lễ ký … đã diễn ra tại trụ sở B"."""
    low = max(sentence.start, mention.start - _OPENING)
    before = sentence.nameless_gap(low, mention.start)
    match = cue_before("place").search(before)
    return match is not None and cue_before("happening").search(before[: match.start()]) is not None


def _is_of_project(sentence: Sentence, title: Span, mention: Mention) -> bool:
    """ "bản ghi nhớ về xây dựng nhà máy tại Vũng Tàu": where what is built stands."""
    gap = cue_before("place").sub("", sentence.part(title[1], mention.start))
    return not gap.strip() and cue("project").search(sentence.part(*title)) is not None


def _opens_phrase(sentence: Sentence, mention: Mention) -> bool:
    match = cue_before("place").search(sentence.before(mention.start))
    at = mention.start - len(match[0]) if match else mention.start
    before = sentence.gap(max(sentence.start, at - _OPENING), at)
    if before.strip() == "" or before.rstrip().endswith((",", "-", "–", "vào")):
        return True
    return cue_before("gathering").search(before) is not None


def _place(view: ArticleView, sentence: Sentence, mention: Mention, rule: str) -> Value:
    """A place as a slot; a body's house is called as the house ("trụ sở Bộ Tài chính")."""
    house = _house(view, sentence, mention)
    if house is not None:
        return Value(view.text[house[0] : house[1]], house, "stated", rule)
    name = view.names.full(mention.text) if mention.label == "LOC" else mention.text
    basis: Basis = "stated" if name == mention.text else "resolved"
    return Value(name, (mention.start, mention.end), basis, rule)


def _house(view: ArticleView, sentence: Sentence, mention: Mention) -> Span | None:
    """Where "trụ sở <body>" stands, or "tòa nhà Quốc hội" with the country right behind it."""
    word = cue_before("house").search(sentence.before(mention.start))
    if mention.label == "ORG" and word:
        return mention.start - len(word[0]), mention.end
    if mention.label == "LOC" and cue("house").match(mention.text.lower()):
        for other in sentence.between(mention.end, sentence.end, "LOC")[:1]:
            if other.start == mention.end + 1 and other.text in country_forms():
                return mention.start, other.end
    return None


@lru_cache(maxsize=1)  # once an article, not once an agreement
def event_place(view: ArticleView) -> Value | None:
    """The place of the article's event: in the lead, else the country that is visited."""
    lead = view.sentences[:_LEAD]
    for sentence in lead:
        if sentence.lost_dates or any(is_day(fact) for fact in sentence.dates):
            place = place_in(view, sentence, sentence.end, None) or _beside_day(view, sentence)
            if place is not None:
                return place._replace(basis="resolved", rule="nơi của sự kiện")
    told = [place for sentence in lead if (place := _dateline(view, sentence)) is not None]
    if told:
        return told[0]
    held = [place for sentence in lead for place in _where_it_happens(view, sentence)]
    cities = [place for place in held if place.value not in country_forms()]
    if held:
        return (cities or held)[0]
    for sentence in view.sentences[: 2 * _LEAD]:
        visited = visited_place(view, sentence, sentence.end)
        if visited is not None and visited.value in country_forms():
            return visited
    return None


def _dateline(view: ArticleView, sentence: Sentence) -> Value | None:
    """ "Hà Nội, ngày 5/7/2023 – ", "Hà Nội (TTXVN 5/7) - "."""
    for mention in sentence.between(sentence.start, sentence.start + _OPENING, "LOC")[:1]:
        before = sentence.part(sentence.start, mention.start).strip()
        behind = sentence.gap(mention.end, mention.end + _OPENING)
        if not before and _LINE.match(behind) and mention.text not in country_forms():
            return _place(view, sentence, mention, "nơi đầu tin")._replace(basis="resolved")
    return None


def _beside_day(view: ArticleView, sentence: Sentence) -> Value | None:
    """ "ở Hà Nội vào ngày 24/10"."""
    for mention in sentence.told_places:
        for fact in sentence.dates:
            gap = sentence.part(mention.end, fact.start).strip(" ,")
            is_beside = mention.end < fact.start and gap in settings()["on_day"]
            if mention.label == "LOC" and is_beside and is_day(fact):
                return _place(view, sentence, mention, "nơi trước ngày")
    return None


def _where_it_happens(view: ArticleView, sentence: Sentence) -> list[Value]:
    """ "diễn ra tại", "thăm và làm việc tại": where what the sentence tells is held."""
    found: list[Value] = []
    for mention in sentence.told_places:
        low = max(sentence.start, mention.start - _OPENING)
        is_to_come = cue("to come").search(sentence.nameless_gap(low, mention.start))
        if mention.label == "LOC" and not is_to_come and _is_held_at(sentence, mention):
            place = _place(view, sentence, mention, "diễn ra tại")
            found.append(place._replace(basis="resolved"))
    return found


def finer(one: Value | None, other: Value | None) -> Value | None:
    """The place that says more: any other is finer than a country."""
    if one is None or other is None:
        return one or other
    return other if one.value in country_forms() else one


def place_on(view: ArticleView, until: Sentence, day: str) -> Value | None:
    """The place told last before a sentence, by one that tells of the same day."""
    for sentence in reversed(view.sentences[max(0, until.index - _BACK) : until.index]):
        if any(fact.value == day for fact in sentence.dates[:_BACK]):
            place = place_in(view, sentence, sentence.end, None)
            if place is not None:
                return place._replace(basis="resolved", rule="nơi cùng ngày")
    return None


def place_of_day(view: ArticleView, day: Value) -> Value | None:
    """The place that the sentence of a day tells: "ngày 11/7, đoàn làm việc tại bang Virginia"."""
    sentence = view.sentence_at(day.span[0])
    place = place_in(view, sentence, sentence.end, None)
    place = place or next(iter(_where_it_happens(view, sentence)), None)
    return place._replace(basis="resolved", rule="nơi của ngày ký") if place else None


def ceremony_place(view: ArticleView, sentence: Sentence) -> Value | None:
    """The first place that the sentence of a ceremony of signing tells."""
    for mention in sentence.told_places[:1]:
        return _place(view, sentence, mention, "nơi của lễ ký")._replace(basis="resolved")
    return None


def visited_place(view: ArticleView, sentence: Sentence, end: int) -> Value | None:
    """ "chuyến thăm Lào": the first place before `end` to which a visit is told."""
    for mention in sentence.between(max(sentence.start, end - _REACH), end, "LOC"):
        before = sentence.before(mention.start)
        visit = cue_before("residence").search(before)
        if visit and not _is_of_plan(sentence, mention, before[: visit.start()]):
            place = _place(view, sentence, mention, "nơi đến thăm")
            return place._replace(basis="resolved")
    return None


def _is_of_plan(sentence: Sentence, mention: Mention, before: str) -> bool:
    """ "có thể sẽ thăm Việt Nam", "chuyến thăm Hoa Kỳ sắp tới": a visit that is still to come."""
    behind = sentence.part(mention.end, mention.end + _TO_PLAN)
    return bool(cue_before("to come").search(before) or cue("to come").match(behind.lstrip()))


__all__ = [
    "ceremony_place",
    "event_place",
    "finer",
    "place_in",
    "place_of_day",
    "place_on",
    "visited_place",
]
