"""Consensus: what two sides accept without naming a document."""

from __future__ import annotations

import re
from typing import Final

from pipeline.agreements.candidate import Candidate, Value
from pipeline.agreements.countries import country_in
from pipeline.agreements.days import day_of_signing
from pipeline.agreements.lexicon import cue, cue_before
from pipeline.agreements.places import place_in
from pipeline.agreements.sides import Sides, resolved, resolved_to, subject, twin_bodies
from pipeline.agreements.slots import framing_period, period_in
from pipeline.agreements.splitting import split_fields, split_measures
from pipeline.agreements.topics import topic_lists
from pipeline.agreements.view import ArticleView, Sentence

_NAMED: Final = re.compile(r"\s*((?:các |những )?(?:\w+ )?nội dung hợp tác[^,.;:]*)")
_POINTS: Final = re.compile(
    r"(;\s*|(?:,\s*)?(?:đồng thời |và )?(?:hai bên )?(?:cũng )?(?:nhất trí|thống nhất)\s)"
)
#: "nếu được hai bên thống nhất": somebody else's plan.
_PASSIVE: Final = re.compile(r"(?<!\w)được(?: (?:hai|các|2) \w+)?\s*$")
#: How far before the verb the subject may begin, in characters.
_SUBJECT: Final = 220
_FEWEST_WORDS: Final = 4
#: In so many characters a point begins with the instrument that it is about.
_TO_INSTRUMENT: Final = 30
#: So many stretches between commas are a list, however short each is.
_MANY: Final = 4


def consensus(view: ArticleView, sentence: Sentence, told: list[Candidate]) -> Candidate | None:
    """The consensus that a sentence tells besides the instruments told in it, or None."""
    titles = [candidate.title.span for candidate in told if candidate.title is not None]
    for match in cue("agreeing").finditer(sentence.lowered):
        at, end = sentence.start + match.start(), sentence.start + match.end()
        if sentence.is_in_name(at) or _is_denied_or_wished(sentence, at):
            continue
        if any(low <= at < high for low, high in titles):
            continue  # "ký thỏa thuận về việc …"
        content = sentence.part(end, sentence.end).strip()
        if cue("opinion").match(content) or len(content.split()) < _FEWEST_WORDS:
            continue
        sides = _sides(view, sentence, at)
        topics = _topics(sentence, end) if len(sides) >= 2 else []
        if topics and not _is_of_instrument(told, topics):
            return _candidate(view, sentence, (at, end), sides, topics)
    return None


def _is_of_instrument(told: list[Candidate], topics: list[Value]) -> bool:
    """ "Hai bên nhất trí gia hạn thỏa thuận …": what is agreed is the instrument itself."""
    if len(topics) > 1:
        return False
    start, end = topics[0].span
    return any(
        c.status in ("agreed", "planned") and c.title is not None
        and start <= c.title.span[0] <= start + _TO_INSTRUMENT and c.title.span[1] <= end
        for c in told
    )  # fmt: skip


def _is_denied_or_wished(sentence: Sentence, at: int) -> bool:
    """ "chưa thống nhất", "để thống nhất", "cần thống nhất": nothing is agreed yet."""
    if cue("negated").search(sentence.part(at - 14, at)):
        return True
    if _PASSIVE.search(sentence.before(at, 24)):
        return True
    return cue_before("not yet agreed").search(sentence.before(at, 14)) is not None


def _candidate(
    view: ArticleView,
    sentence: Sentence,
    verb: tuple[int, int],
    sides: list[Value],
    topics: list[Value],
) -> Candidate:
    at, end = verb
    candidate = Candidate(
        "consensus", "agreed", sentence.index, at, "hai bên nhất trí", [sentence.span],
        parties=sides, topics=topics,
    )  # fmt: skip
    named = _NAMED.match(sentence.part(end, sentence.end))
    if named:
        start = end + named.start(1)
        words = sentence.surface(start, end + named.end(1))
        span = (start, start + len(words))
        candidate.title = Value(words, span, "stated", "nội dung thống nhất")
        candidate.topics = []
    content = (end, sentence.end)
    candidate.period = framing_period(sentence, at)
    if candidate.period is None:
        candidate.signed = day_of_signing(sentence, at, content)
        candidate.period = period_in(sentence, None, at, sentence.end)
    candidate.place = place_in(view, sentence, at, content)
    return candidate


def _sides(view: ArticleView, sentence: Sentence, at: int) -> list[Value]:
    """Both sides of a joint subject: "hai bên", "A và B"; empty where one alone accepts."""
    before = sentence.part(sentence.start, at)
    cut = max(before.rfind(";"), before.rfind(": ")) + 1
    start = max(sentence.start + cut, at - _SUBJECT)
    acting = subject(view, sentence, start, at)
    if len(acting.parties) >= 2:
        return [
            _state(view, side) if side.rule.startswith("hai ") else side
            for side in twin_bodies(view, _of_leaders(view, acting))
        ]
    if len(acting.signers) >= 2 and view.names.countries:
        return resolved_to(view, view.names.countries, acting.signers[0].span, "hai người")
    return [_state(view, side) for side in twin_bodies(view, resolved(view, sentence, start, at))]


def _state(view: ArticleView, side: Value) -> Value:
    """ "Hai bên" of two governments are the two countries."""
    country = country_in(side.value)
    if country is None or not side.value.startswith("Chính phủ "):
        return side
    return side._replace(value=view.names.full(country))


def _of_leaders(view: ArticleView, acting: Sides) -> list[Value]:
    """Two ministers agree for their countries."""
    pair = view.names.countries
    if not acting.signers or pair is None:
        return acting.parties
    return resolved_to(view, pair, acting.signers[0].span, "hai người")


def _topics(sentence: Sentence, start: int) -> list[Value]:
    """What was agreed: the fields it lists, else its points, without the purpose."""
    listed = [item for found in topic_lists(sentence, start) for item in found.items]
    if listed:
        return listed
    if _is_wish(sentence.part(start, sentence.end)):
        return []
    return _points(sentence, start)


def _is_wish(words: str) -> bool:
    """Whether nothing but a wish to cooperate more is told."""
    content = cue("wish").sub(" ", words)
    return len(re.findall(r"\w+", content)) < _FEWEST_WORDS


def _points(sentence: Sentence, start: int) -> list[Value]:
    points: list[Value] = []
    position = start
    for piece in _POINTS.split(sentence.part(start, sentence.end)):
        begin, end = _without_frame(piece)
        words = sentence.surface(position + begin, position + end).strip(" .,;…\n")
        is_told = len(words.split()) >= _FEWEST_WORDS and not cue("opinion").match(piece.strip())
        if cue("world affairs").search(piece):
            position += len(piece)
            continue
        if is_told and not _is_wish(words.lower()):
            points += _split_point(sentence, position + begin, position + end)
        position += len(piece)
    return points


def _split_point(sentence: Sentence, start: int, end: int) -> list[Value]:
    """A point, or the several that commas join if each says something of its own."""
    measures = split_measures(sentence, (start, end), "điều nhất trí")
    if len(measures) > 1:
        return measures
    several = split_fields(sentence, (start, end), "điều nhất trí", alone=False)
    is_long = all(len(item.value.split()) >= _FEWEST_WORDS for item in several)
    if is_long or len(several) >= _MANY:
        return several
    return split_fields(sentence, (start, end), "điều nhất trí")


def _without_frame(piece: str) -> tuple[int, int]:
    """The part of a point between its lead-in ("sẽ tiếp tục") and its purpose ("nhằm")."""
    begin = len(piece) - len(piece.lstrip(" ,:"))
    while (lead := cue("lead-in").match(piece, begin)) is not None:
        begin = lead.end()
        begin += len(piece[begin:]) - len(piece[begin:].lstrip(" ,:"))
    purpose = cue("purpose").search(piece, begin)
    return begin, purpose.start() if purpose else len(piece)


__all__ = ["consensus"]
