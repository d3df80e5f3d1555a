"""Candidates: what each clause tells of an instrument."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.agreements.anniversaries import day_from_anniversary, years_since
from pipeline.agreements.binding import bind
from pipeline.agreements.candidate import Candidate, Value
from pipeline.agreements.clauses import Clause, clauses
from pipeline.agreements.days import (
    day_in_brackets,
    day_of_ended,
    day_of_plan,
    day_of_signing,
    year_behind_name,
    year_in_name,
)
from pipeline.agreements.event import day_before, is_past
from pipeline.agreements.lexicon import cue, cue_before
from pipeline.agreements.lists import (
    announces,
    as_items,
    begins_item,
    goes_on,
    is_bullet,
    opens_list,
)
from pipeline.agreements.places import place_in
from pipeline.agreements.slots import money_in, period_in
from pipeline.agreements.splitting import split_fields
from pipeline.agreements.statuses import status_of
from pipeline.agreements.titles import field_behind, field_in_clause, field_of
from pipeline.agreements.view import ArticleView, Sentence
from schemas import AgreementStatus

#: How many sentences back "những năm qua" may open what is told.
_NEAR_PAST: Final = 2
#: How far before its verb "trước đó" stands, in characters.
_TO_HISTORY: Final = 400
#: In so many characters behind an instrument and its parties stands "có hiệu lực".
_TO_EFFECT: Final = 40
#: In so many characters before a field stands "lĩnh vực", which opens a list.
_FIELDS: Final = 12
#: In so many characters before an instrument stands "triển khai".
_TO_USE: Final = 60
#: Kinds whose instruments are called by the year of their signing ("Hiệp định Paris 1973").
_CALLED_BY_YEAR: Final = ("treaty", "agreement", "memorandum", "joint_statement")
_PLAIN: Final = re.compile(r"(?:bản )?thỏa thuận(?!\w)")
#: "thỏa thuận của lãnh đạo hai nước": what leaders have said, no document.
_OF_OTHERS: Final = re.compile(r"^\S+(?: \S+)? của(?: các)? (?:lãnh đạo|cấp cao|hai)(?!\w)")
_MEMORANDUM: Final = re.compile(r"\(\s*mou\s*\)|ghi nhớ")


class Heading(NamedTuple):
    """What a sentence tells of the instruments that the next ones name.

    `open` says that it ends as one that a list follows; else "Đó là" must go on from it.
    """

    told: Candidate
    open: bool


def tellings(
    view: ArticleView, sentence: Sentence, heading: Heading | None = None
) -> tuple[list[Candidate], Heading | None]:
    """All candidates of a sentence but those of consensus, and the heading for the next one.

    `heading` is the one that the sentences before have left.
    """
    found = clauses(view, sentence)
    is_item = heading is not None and _is_item(sentence, found, heading)
    if heading is not None and is_item:
        found = as_items(sentence, found, heading.told.status)
    told = [_candidate(view, sentence, clause, found) for clause in found]
    candidates = [candidate for candidate in told if candidate is not None]
    if heading is not None and is_item:
        for candidate in candidates:
            _inherit(candidate, heading.told)
        return candidates, heading
    if heading is not None and is_bullet(sentence):
        return candidates, heading
    return candidates, _heading(view, sentence, found)


def _is_item(sentence: Sentence, found: list[Clause], heading: Heading) -> bool:
    if not found:
        return False
    return goes_on(sentence) or (heading.open and begins_item(sentence, found[0]))


def _inherit(candidate: Candidate, heading: Candidate) -> None:
    """An item of a list has the sides, the day and the place of its heading."""
    if candidate.status != heading.status:
        return
    if len(candidate.parties) < 2:
        candidate.parties = heading.parties
    candidate.signed = candidate.signed or heading.signed
    candidate.place = candidate.place or heading.place
    candidate.history = heading.history


def _heading(view: ArticleView, sentence: Sentence, found: list[Clause]) -> Heading | None:
    clause = announces(sentence, found)
    status = status_of(sentence, clause) if clause is not None else None
    if clause is None or status is None or clause is not found[-1]:
        return None
    return Heading(_told(view, sentence, clause, status), opens_list(sentence))


def _candidate(
    view: ArticleView, sentence: Sentence, clause: Clause, others: list[Clause]
) -> Candidate | None:
    status = status_of(sentence, clause)
    if status is None or clause.plural:
        return None
    if _is_heading_of_list(sentence, clause, others, clause.is_bare(view.text)):
        return None
    if clause.entry.kind == "contract" and cue("sport").search(sentence.nameless(*sentence.span)):
        return None
    candidate = _told(view, sentence, clause, status)
    return candidate if _is_told(sentence, clause, candidate) else None


def _told(
    view: ArticleView, sentence: Sentence, clause: Clause, status: AgreementStatus
) -> Candidate:
    """What a clause tells, with all its slots."""
    start, end = clause.title
    words = view.text[start:end]
    candidate = Candidate(
        kind=clause.entry.kind,
        status=status,
        sentence=sentence.index,
        start=start,
        rule=f"{clause.entry.name}: {status}",
        evidence=[sentence.span],
        title=Value(words, clause.title, "stated", "danh ngữ của văn kiện") if words else None,
        bare=clause.is_bare(view.text),
        generic=clause.entry.generic,
        history=_is_history(sentence, clause) or _goes_on_looking_back(view, sentence),
        count=clause.count,
    )
    if candidate.kind == "agreement" and _MEMORANDUM.search(words.lower()):
        candidate.kind = "memorandum"
    bind(view, sentence, clause, candidate)
    _fill_slots(view, sentence, clause, candidate)
    return candidate


def _is_heading_of_list(
    sentence: Sentence, clause: Clause, others: list[Clause], is_bare: bool
) -> bool:
    """ "ký 4 văn kiện, gồm: A; B", "ký văn kiện, đó là: A; B": the list names them."""
    if clause.count < 2 and not is_bare:
        return False
    behind = [other for other in others if other.title[0] >= clause.title[1]]
    opening = sentence.part(clause.title[1], clause.title[1] + 80)
    return bool(behind) and cue("enumeration").search(opening) is not None


def _goes_on_looking_back(view: ArticleView, sentence: Sentence) -> bool:
    """ "Từ năm 2011 đến năm 2016, hai bên đã … A đã ký X với B": told of the years before."""
    if sentence.dates or cue("same occasion").match(sentence.lowered):
        return False
    before = view.sentences[max(0, sentence.index - _NEAR_PAST) : sentence.index]
    return any(
        view.is_same_paragraph(other, sentence) and cue("looking back").match(other.lowered)
        for other in before
    )


def _is_history(sentence: Sentence, clause: Clause) -> bool:
    verb = clause.verb.start if clause.verb is not None else clause.title[0]
    if cue("history").search(sentence.before(verb, _TO_HISTORY)):
        return True
    # "các thỏa thuận đã ký, trong đó có X": the verb stands behind what X is one of
    is_passive = clause.passive or (clause.verb is not None and clause.head < clause.verb.start)
    if not is_passive or clause.looks_back:
        return clause.looks_back
    # "cập nhật bản ghi nhớ đã ký": the signing only says which one is meant
    phrase = re.split(r"[,;:.]\s", sentence.before(clause.head))[-1]
    return cue("reference").search(phrase) is not None


def _fill_slots(
    view: ArticleView, sentence: Sentence, clause: Clause, candidate: Candidate
) -> None:
    start, end = clause.title
    if clause.verb is not None and candidate.status not in ("existing", "ended"):
        _fill_event(view, sentence, clause, candidate)
    if candidate.status == "ended":
        candidate.signed = day_of_ended(sentence, end, clause.limit)
    named = _fill_day_of_name(view, sentence, clause, candidate)
    by_year = not named and candidate.kind not in ("treaty", "joint_statement")
    by_year = by_year and candidate.status != "ended"
    candidate.period = period_in(sentence, clause.title, start, clause.limit, by_year=by_year)
    candidate.money = money_in(sentence, start, clause.limit, clause.title)
    span = field_of(sentence, clause.noun_end, end)
    behind = [party.span[1] for party in candidate.parties if end < party.span[1] <= clause.limit]
    if span is None and behind:
        span = field_behind(view, sentence, max(behind))
    if span is None and clause.is_bare(view.text):
        span = field_in_clause(view, sentence, end, clause.limit)
    if span is not None:
        is_list = sentence.part(span[0] - _FIELDS, span[0]).rstrip(" :").endswith("lĩnh vực")
        candidate.topics = split_fields(sentence, span, "lĩnh vực trong tên", alone=not is_list)


def _fill_day_of_name(
    view: ArticleView, sentence: Sentence, clause: Clause, candidate: Candidate
) -> bool:
    """The day "(ký ngày 13/7/2000)" behind a name, or a year in it; whether the name has one."""
    bracketed = day_in_brackets(sentence, clause.title[1], clause.limit)
    if bracketed is not None:
        candidate.signed, candidate.history = bracketed, True
        if candidate.status == "existing":
            candidate.status = "signed"
    if candidate.kind not in (*_CALLED_BY_YEAR, "contract"):
        return False
    may_be_bare = candidate.kind == "treaty" or bool(_PLAIN.match(sentence.part(*clause.title)))
    may_be_bare = may_be_bare and candidate.status != "ended"  # "rút khỏi thỏa thuận năm 2017"
    year = year_in_name(sentence, clause.noun_end, clause.title[1], bare=may_be_bare)
    told = candidate.signed
    behind = year_behind_name(view, sentence, clause.title, told) if year is None else None
    if behind is not None and _signs(clause, candidate):
        _end_before_year(view, candidate, behind)
    elif candidate.signed is None and candidate.status != "existing":
        candidate.signed = year or behind
    return (year or behind) is not None


def _signs(clause: Clause, candidate: Candidate) -> bool:
    """Whether somebody signs here: a past year behind the name is that of the signing."""
    is_active = clause.verb is not None and clause.verb.role == "signing" and not clause.passive
    return is_active and candidate.kind != "programme" and candidate.status == "signed"


def _end_before_year(view: ArticleView, candidate: Candidate, year: Value) -> None:
    """ "thiết lập quan hệ năm 1960; ký Hiệp định lãnh sự năm 1981": the year ends the name."""
    candidate.signed = year
    if candidate.title is not None:
        start = candidate.title.span[0]
        words = view.text[start : year.span[0]].rstrip()
        candidate.title = candidate.title._replace(value=words, span=(start, start + len(words)))


def _fill_event(
    view: ArticleView, sentence: Sentence, clause: Clause, candidate: Candidate
) -> None:
    """When and where it was signed or agreed."""
    verb = clause.verb.start if clause.verb is not None else clause.title[0]
    years = years_since(sentence, verb)
    if years is not None:
        candidate.history = True
        is_dated = any(clause.title[0] <= fact.start < clause.title[1] for fact in sentence.dates)
        if not is_dated:  # "50 năm ngày ký Hiệp định Geneva 1954" tells the year itself
            candidate.signed = day_from_anniversary(view, sentence, verb, years)
        return
    if candidate.status == "planned":
        day = day_of_plan(sentence, verb, clause.title)
        candidate.signed = day if day and not is_past(view, day.value) else None
    else:
        candidate.signed = day_of_signing(sentence, verb, clause.title)
        candidate.signed = candidate.signed or day_before(view, sentence)
    candidate.place = place_in(view, sentence, verb, clause.title)


def _is_told(sentence: Sentence, clause: Clause, candidate: Candidate) -> bool:
    """Whether the clause is more than a mention in passing."""
    if candidate.generic and candidate.count < 2 and not candidate.signers:
        return candidate.status in ("signed", "ended") and len(candidate.parties) >= 2
    if candidate.title is None and len(candidate.parties) < 2:
        return False
    if candidate.status in ("signed", "ended", "agreed"):
        return True
    if clause.verb is not None and clause.verb.role == "having":
        return not candidate.generic and len(candidate.parties) > 1
    if candidate.status == "planned":
        return candidate.binds_several or candidate.signed is not None or not candidate.bare
    return _is_in_force(sentence, candidate)


def _is_in_force(sentence: Sentence, candidate: Candidate) -> bool:
    if candidate.generic or candidate.bare or not candidate.binds_several:
        return False
    if candidate.title is not None and _OF_OTHERS.search(candidate.title.value.lower()):
        return False
    if any(party.rule in ("tên văn kiện", "chủ ngữ") for party in candidate.parties):
        return True
    before = sentence.before(candidate.start, _TO_USE)
    behind = [party.span[1] for party in candidate.parties if party.span[0] > candidate.start]
    end = max([candidate.title.span[1] if candidate.title else candidate.start, *behind])
    if cue("effect").search(sentence.part(end, end + _TO_EFFECT)):
        return True
    return bool(cue("in force").search(before) or cue_before("reference").search(before))


__all__ = ["Heading", "tellings"]
