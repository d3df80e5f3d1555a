"""From an article to its agreements: tell, merge, complete."""

from __future__ import annotations

from typing import Final

from pipeline.agreements.binding import parties_of_signers
from pipeline.agreements.candidate import Candidate
from pipeline.agreements.consensus import consensus
from pipeline.agreements.countries import country_forms
from pipeline.agreements.details import add_details
from pipeline.agreements.event import (
    ceremony,
    ceremony_day,
    event_day,
    is_of_event,
    is_of_occasion,
    is_recent,
)
from pipeline.agreements.lexicon import cue
from pipeline.agreements.merging import merge
from pipeline.agreements.names import Pair
from pipeline.agreements.places import (
    ceremony_place,
    event_place,
    place_of_day,
    place_on,
    visited_place,
)
from pipeline.agreements.sides import resolved, resolved_to
from pipeline.agreements.tellings import Heading, tellings
from pipeline.agreements.view import ArticleView, Sentence

#: Within so many sentences "lễ ký kết thỏa thuận" needs no parties: they are the article's.
_LEAD: Final = 6
#: So many sentences behind a signing "Theo đó" goes on from it.
_NEAR: Final = 3
#: In so many characters before an instrument stands who signs it.
_TO_SUBJECT: Final = 60
#: How often an article must join two names to be about them; see `NameBook.pairs`.
_TELLING: Final = 3


def read_agreements(view: ArticleView) -> tuple[list[Candidate], list[str]]:
    """The agreements of an article in text order, and warnings."""
    candidates: list[Candidate] = []
    heading: Heading | None = None
    for sentence in view.sentences:
        if sentence.kind == "junk":
            continue
        told, heading = tellings(view, sentence, heading)
        candidates += told
        is_signed = any(c.status == "signed" and not c.history for c in told)
        if not is_signed and not _goes_on(sentence, candidates):
            point = consensus(view, sentence, told)
            candidates += [point] if point is not None else []
    if not candidates:
        return [], []
    event = event_day(view)
    merged = merge(candidates, event.value if event else None)
    merged = _without_headlines(view, _without_headings(merged))
    warnings = add_details(view, merged)
    for candidate in merged:
        _complete(view, candidate)
    return [candidate for candidate in merged if _is_record(candidate)], warnings


def _goes_on(sentence: Sentence, earlier: list[Candidate]) -> bool:
    """ "Theo đó, hai bên cam kết …" behind a signing tells what was signed."""
    if cue("going on").match(sentence.lowered.lstrip()) is None:
        return False
    return any(c.status == "signed" and sentence.index - c.sentence <= _NEAR for c in earlier)


def _without_headings(merged: list[Candidate]) -> list[Candidate]:
    """ "ký 4 văn kiện" goes where the article names them one by one."""
    named = [c for c in merged if c.count < 2 and c.status == "signed" and not c.history]
    return [
        c for c in merged
        if c.count < 2 or sum(other.start > c.start for other in named) < 2
    ]  # fmt: skip


def _without_headlines(view: ArticleView, merged: list[Candidate]) -> list[Candidate]:
    """What a headline tells in other words than the text is no agreement of its own."""
    told = [c for c in merged if c.status == "signed" and not c.history]
    headlines = [c for c in told if view.sentences[c.sentence].kind == "headline"]
    if len(headlines) == len(told):
        return merged
    return [c for c in merged if c not in headlines or len(c.evidence) > 1]


def _complete(view: ArticleView, candidate: Candidate) -> None:
    """Fill from the article's event what the telling itself leaves open."""
    sentence = view.sentences[candidate.sentence]
    if len(candidate.parties) < 2:
        _complete_parties(view, sentence, candidate)
    if candidate.status in ("signed", "agreed"):
        _complete_event(view, sentence, candidate)
    if candidate.period and candidate.signed and candidate.period.span == candidate.signed.span:
        candidate.period = None  # "sẽ ký trong năm 2017"


def _complete_event(view: ArticleView, sentence: Sentence, candidate: Candidate) -> None:
    """When and where: at the article's event, unless the telling is of another time."""
    if not candidate.history and is_of_event(view, candidate):
        if candidate.signed is None and candidate.status == "signed":
            candidate.signed = ceremony_day(view, sentence)
        may_infer = is_of_occasion(view, candidate) and not sentence.lost_dates
        if candidate.signed is None and may_infer:
            candidate.signed = event_day(view, sentence)
        if candidate.place is None and _is_on_its_day(view, candidate):
            day = candidate.signed.value if candidate.signed else ""
            candidate.place = place_on(view, sentence, day) or event_place(view)
        elif candidate.place is None and candidate.signed is not None:
            candidate.place = place_of_day(view, candidate.signed)
    told = ceremony(view, sentence) if candidate.place is None else None
    if told is not None and candidate.status == "signed":
        candidate.place = ceremony_place(view, told)
    if candidate.place is None:
        candidate.place = visited_place(view, sentence, candidate.start)


def _complete_parties(view: ArticleView, sentence: Sentence, candidate: Candidate) -> None:
    if candidate.status not in ("signed", "agreed") or candidate.history or candidate.count > 1:
        return
    sides = resolved(view, sentence, *sentence.span) or parties_of_signers(candidate.signers)
    if len(sides) >= 2:
        candidate.parties = sides
        return
    words = sentence.nameless(max(sentence.start, candidate.start - _TO_SUBJECT), candidate.start)
    if cue("unnamed signers").search(words):
        return  # "một số đối tác đã ký": not the article's two sides
    is_told_early = candidate.sentence < _LEAD or not candidate.bare
    may_infer = candidate.kind != "contract" and not (candidate.generic and candidate.count < 2)
    is_of_article = is_told_early and may_infer and not candidate.parties
    pair = view.names.two_sides("bên", candidate.start, _TELLING) if is_of_article else None
    if pair is not None and _may_mean(view, sentence, pair):
        span = candidate.evidence[0]
        candidate.parties = resolved_to(view, pair, span, "hai bên của bài", "inferred")


def _may_mean(view: ArticleView, sentence: Sentence, pair: Pair) -> bool:
    """Whether a sentence names no country besides the two that the article is about."""
    named = {view.names.full(m.text) for m in sentence.mentions if m.text in country_forms()}
    return named <= set(pair) or view.names.sort(pair[0]) != "country"


def _is_on_its_day(view: ArticleView, candidate: Candidate) -> bool:
    event = event_day(view)
    if event is None and candidate.signed is not None:
        return is_recent(view, candidate.signed.value)
    return event is None or candidate.signed is None or candidate.signed.value == event.value


def _is_record(candidate: Candidate) -> bool:
    """Whether enough is told of an agreement: who is bound, or how many were signed."""
    parties = len(candidate.parties)
    if candidate.kind == "consensus":
        return parties >= 2
    if candidate.generic and not (parties >= 2 or (candidate.count > 1 and parties == 0)):
        return False
    if parties == 0 and (candidate.kind == "contract" or (candidate.bare and candidate.count < 2)):
        return False
    stated = sum(party.basis != "inferred" for party in candidate.parties)
    if candidate.kind == "contract" and stated < 2 and candidate.count < 2:
        is_dated = candidate.signed is not None or candidate.status == "planned"
        return parties > 0 and is_dated and not candidate.bare
    if candidate.status in ("signed", "planned", "ended"):
        return bool(parties or candidate.signers or candidate.count > 1)
    return candidate.binds_several


__all__ = ["read_agreements"]
