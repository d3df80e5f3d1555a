"""Who is bound by an agreement, and who signed it, from the clause that tells it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.agreements.candidate import Candidate, SignerValue, Value
from pipeline.agreements.clauses import Clause
from pipeline.agreements.lexicon import cue, cue_before, settings
from pipeline.agreements.names import Pair, country_forms, country_in, is_called
from pipeline.agreements.sides import (
    Sides,
    distinct,
    named_after,
    party,
    resolved,
    resolved_to,
    subject,
)
from pipeline.agreements.view import ArticleView, Mention, Sentence

_BETWEEN: Final = re.compile(r"(?<!\w)(?:giữa|bởi)\s+")
_WITH: Final = re.compile(
    r"(?<!\w)(?:cùng với|với|cùng)\s+"
    r"(?!mục|nội dung|\d+ (?:nội dung|lĩnh vực|điều|chương)"
    r"|tổng (?:trị|giá|số|vốn|kinh|diện|mức|chi)|sự|giá|thời|trị)"
)
_EVENT_NOUN: Final = re.compile(r"(?<=\s)(?:buổi\s+)?\w+\s*$")
#: "lễ ký kết và trao thỏa thuận": what stands between "lễ" and the second verb.
_TWIN_VERB: Final = re.compile(r"(?:ký(?: kết)?|công bố|trao) và\s*$")
#: A colon opens a clause but where it lists who signs ("bốn cơ quan báo chí: A, B").
_COLON: Final = re.compile(r":\s")
_OF_LIST: Final = re.compile(
    r"(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+)(?: [^\W\d_]+){1,4}$"
)
_ADVERBS: Final = re.compile(r"\s*(?:(?:là|rằng|họ|đã|vừa|mới|sẽ|chính thức|đang|sắp)\s*)*")
#: How many sentences back the one stands that "hãng này" means.
_TO_TOPIC: Final = 3
#: How many words may stand between "triển khai" and what is carried out.
_TO_USE: Final = 6
_COPULA: Final = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}?là\s+")
#: How many words may stand between an instrument or its verb and "giữa A và B".
_TO_BETWEEN: Final = 14
#: How far before its verb a clause can begin, in characters.
_CLAUSE_REACH: Final = 800
#: The same for "với B".
_TO_WITH: Final = 7
_PAIR: Final = re.compile(r"\s*[-–]\s*|\s+và\s+")
#: "thỏa thuận Mỹ - Qatar": how many words may stand between an instrument and its two parties.
_NEAR: Final = 2
_STATES: Final = ("treaty", "joint_statement")
_NO_STATES: Final = ("province", "city", "district", "place", "body")
_NOT_STATES: Final = ("Chính phủ", "ASEAN", "EU", "Liên minh", "Liên Hợp Quốc", "LHQ")


def bind(view: ArticleView, sentence: Sentence, clause: Clause, candidate: Candidate) -> None:
    """Fill the parties and signers of a candidate."""
    between = _by_between(view, sentence, clause)
    parties = between.parties
    if clause.verb is not None:
        acting = _by_verb(view, sentence, clause)
        if candidate.status == "signed":
            candidate.signers = max(acting.signers, between.signers, key=len)
        parties = max(parties, acting.parties, key=_weight)
    are_called = parties and all(party.rule.startswith("hai ") for party in parties)
    if len(parties) < 2 or are_called:
        parties = _pair_in_title(view, sentence, clause) or parties
    if len(parties) < 2 and clause.verb is None:
        parties = _with(view, sentence, clause, clause.title[0]).parties or parties
    if len(parties) < 2 and candidate.status == "existing":
        parties = _by_use(view, sentence, clause) or parties
    candidate.parties = parties
    if candidate.kind in _STATES:
        _bind_states(view, candidate)
    elif candidate.kind == "contract" and len(parties) < 2:
        _bind_persons(candidate)


def _bind_persons(candidate: Candidate) -> None:
    """A contract can bind a person who acts for no body: a player, a lodger, a buyer."""
    private = [s for s in candidate.signers if s.party is None and s.title is None]
    persons = [Value(s.name, s.span, "stated", "cá nhân ký") for s in private]
    if len(candidate.parties) + len(persons) > 1:
        candidate.parties = distinct([*candidate.parties, *persons])
        candidate.signers = [s for s in candidate.signers if s not in private]


def _weight(parties: list[Value]) -> tuple[bool, int]:
    """Two parties beat one, and named ones those that are only resolved."""
    return len(parties) >= 2, sum(
        party.rule in ("giữa A và B", "chủ ngữ", "ký với B") for party in parties
    )


def _by_between(view: ArticleView, sentence: Sentence, clause: Clause) -> Sides:
    """ "giữa A và B", behind the instrument or its verb."""
    start = clause.title[0]
    match = _BETWEEN.search(sentence.part(start, clause.limit))
    if match is None:
        return Sides([], [])
    told = max(clause.title[1], clause.verb.end if clause.verb is not None else 0)
    gap = sentence.gap(min(told, start + match.start()), start + match.start())
    if len(gap.split()) > _TO_BETWEEN or ";" in gap:
        return Sides([], [])
    at = start + match.end()
    sides = named_after(view, sentence, at, clause.limit, "giữa A và B")
    if len(sides.parties) >= 2:
        return sides
    both = resolved(view, sentence, at, min(at + 25, sentence.end))
    return Sides(both, []) if both else sides


def _by_verb(view: ArticleView, sentence: Sentence, clause: Clause) -> Sides:
    """The subject of the verb, and whom it signs with."""
    verb = clause.verb.start if clause.verb is not None else clause.title[1]
    start = clause.title[1] if clause.passive else _clause_start(sentence, verb)
    acting = subject(view, sentence, start, verb)
    if not clause.passive and not (acting.parties or acting.signers):
        acting = _speaker(view, sentence, start, verb)
    if not acting.signers:
        acting = _named_behind(view, sentence, clause) or acting
    if is_event(sentence, verb):
        acting = Sides(acting.parties if _organises(sentence, start, verb) else [], [])
    others = _with(view, sentence, clause, verb)
    parties = distinct([*acting.parties, *others.parties])
    if len(parties) < 2:
        parties = resolved(view, sentence, start, verb) or parties
    if len(parties) < 2 and not (acting.parties or acting.signers):
        parties = [*_told_before(view, sentence, start, verb), *parties]
    return Sides(parties, [*acting.signers, *others.signers])


def _speaker(view: ArticleView, sentence: Sentence, start: int, verb: int) -> Sides:
    """ "Công ty A cho biết vừa ký …": who tells it has signed it."""
    if _ADVERBS.fullmatch(sentence.gap(start, verb)) is None:
        return Sides([], [])
    cues = list(cue("announcing").finditer(sentence.part(sentence.start, start)))
    if not cues or sentence.start + cues[-1].end() < start - 1:
        return Sides([], [])
    at = sentence.start + cues[-1].start()
    return subject(view, sentence, _clause_start(sentence, at), at)


def _told_before(view: ArticleView, sentence: Sentence, start: int, verb: int) -> list[Value]:
    """ "Hãng cũng đã ký …", "nước này vừa ký …": who the sentence before is about."""
    match = cue_before("common subject").search(sentence.part(start, verb))
    if match is None or sentence.is_in_name(start + match.start()):
        return []
    at = start + match.start()
    noun = " ".join(match[0].removeprefix("nhà ").split()[:2])
    for other in reversed(view.sentences[max(0, sentence.index - _TO_TOPIC) : sentence.index + 1]):
        told = [found for m in other.mentions if m.end <= at and (found := _meant(view, m, noun))]
        if told:
            span = (at, at + len(match[0].split(" đã")[0].rstrip()))
            name, named = told[0]
            return [Value(name, span, "resolved", "danh từ chung", named)]
    return []


def _meant(view: ArticleView, mention: Mention, noun: str) -> tuple[str, tuple[int, int]] | None:
    """Whom a mention names if "nước này" or "công ty" can mean it."""
    if noun.startswith("nước"):
        return _country_of(view, mention)
    word = next((word for word in settings()["own_names"] if noun.startswith(word)), None)
    if word is not None and not is_called(mention.text, word):
        return None
    return _body_of(view, mention)


def _country_of(view: ArticleView, mention: Mention) -> tuple[str, tuple[int, int]] | None:
    """The country that a place is, or that an office is of, with where it stands."""
    country = country_in(mention.text) if mention.label in ("LOC", "TITLE") else None
    if country is None or (mention.label == "LOC" and country != mention.text):
        return None
    return view.names.full(country), (mention.end - len(country), mention.end)


def _body_of(view: ArticleView, mention: Mention) -> tuple[str, tuple[int, int]] | None:
    """A body with a name of its own that acts, with where it stands."""
    is_noun = " " not in mention.text and not mention.text.isupper()
    if mention.label != "ORG" or view.names.is_place_of_action(mention):
        return None
    if is_noun and cue("common subject").fullmatch(mention.text.lower()):
        return None  # "Hãng"
    return view.names.full(mention.text), (mention.start, mention.end)


def _named_behind(view: ArticleView, sentence: Sentence, clause: Clause) -> Sides | None:
    """ "Ký vào văn bản là ông A và bà B"."""
    copula = _COPULA.match(sentence.gap(clause.title[1], clause.limit))
    if copula is None:
        return None
    at = clause.title[1] + copula.end()
    sides = named_after(view, sentence, at, clause.limit, "ký là")
    return sides if sides.signers else None


def is_event(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a noun here: "lễ ký kết", "việc ký kết", "lễ ký và trao"."""
    before = _TWIN_VERB.sub("", sentence.before(verb))
    return cue_before("event").search(before) is not None


def _organises(sentence: Sentence, start: int, verb: int) -> bool:
    """ "A tổ chức lễ ký kết với B": A is bound."""
    before = _EVENT_NOUN.sub("", sentence.part(start, verb))
    return cue_before("organising").search(before) is not None


def _clause_start(sentence: Sentence, verb: int) -> int:
    first = max(sentence.start, verb - _CLAUSE_REACH)
    part = sentence.part(first, verb)
    colons = [m.end() for m in _COLON.finditer(part) if not _OF_LIST.search(part[: m.start()])]
    cuts = [part.rfind(";") + 1, *colons]
    cuts += [
        match.end()
        for match in cue("speech").finditer(part)
        if not sentence.is_in_name(first + match.start())
    ]
    return first + max([0, *cuts])


def _with(view: ArticleView, sentence: Sentence, clause: Clause, start: int) -> Sides:
    limit = max(clause.limit, clause.title[1])
    for match in _WITH.finditer(sentence.part(start, limit)):
        at = start + match.end()
        gap = sentence.gap(max(start, clause.title[1]), start + match.start())
        if sentence.is_in_name(at - 2) or "," in gap or len(gap.split()) > _TO_WITH:
            continue
        sides = named_after(view, sentence, at, limit, "ký với B")
        if sides.parties:
            return sides
    return Sides([], [])


def _by_use(view: ArticleView, sentence: Sentence, clause: Clause) -> list[Value]:
    """ "Hai nước triển khai hiệu quả Hiệp định …": who carries it out is bound by it."""
    words = sentence.part(*clause.title)
    if clause.entry.generic or any(name in words for name in settings()["many_sided"]):
        return []
    start = _clause_start(sentence, clause.title[0])
    uses = list(cue("in force").finditer(sentence.nameless(start, clause.title[0])))
    if (
        not uses
        or len(sentence.nameless_gap(start + uses[-1].end(), clause.title[0]).split()) > _TO_USE
    ):
        return []
    at = start + uses[-1].start()
    both = subject(view, sentence, start, at).parties
    return both if len(both) == 2 else resolved(view, sentence, sentence.start, at)


def _pair_in_title(view: ArticleView, sentence: Sentence, clause: Clause) -> list[Value]:
    """ "Hiệp định ... Việt Nam - EU" names its two parties."""
    start, end = clause.title
    inside = sentence.between(start, end + 1, "LOC", "ORG")

    def is_right_behind(name: Mention) -> bool:
        return len(sentence.part(clause.noun_end, name.start).split()) <= _NEAR

    for one, other in pairwise(inside):
        if not _PAIR.fullmatch(view.text[one.end : other.start]):
            continue
        is_state = one.text in country_forms() or one.text.isupper()
        is_last = other.end >= end and view.text[one.end] == " "
        if is_last or (is_state and (is_right_behind(one) or clause.entry.kind in _STATES)):
            return [party(view, [one], "tên văn kiện"), party(view, [other], "tên văn kiện")]
    if inside and inside[0].text in settings()["multilateral"] and is_right_behind(inside[0]):
        return [party(view, inside[:1], "tên văn kiện")]
    if "song phương" in sentence.part(start, end) and view.names.countries:
        return resolved_to(view, view.names.countries, (start, end), "song phương")
    return []


def _bind_states(view: ArticleView, candidate: Candidate) -> None:
    """A treaty binds states: a ministry or a person that signs stands for its country."""
    names = [value.value for value in candidate.parties]
    if any(name.startswith(_NOT_STATES) for name in names):
        return
    pair = view.names.countries
    if not names and not candidate.signers and pair is not None:
        _bind_named_together(view, candidate, pair)
        return
    if len(candidate.parties) < 2 and (names or candidate.signers) and pair is not None:
        span = candidate.parties[0].span if candidate.parties else candidate.signers[0].span
        candidate.parties = resolved_to(view, pair, span, "quốc gia ký", "inferred")
        return
    states = distinct([_state(view, value) for value in candidate.parties])
    are_units = all(
        value.basis != "stated" and view.names.sort(value.value) in _NO_STATES
        and (value.rule.startswith("hai ") or view.names.sort(value.value) != "body")
        for value in states
    )  # fmt: skip
    if states and are_units and pair is not None:  # "hai bên" of a province's article
        states = resolved_to(view, pair, states[0].span, "quốc gia ký", "inferred")
    candidate.parties = states


def _bind_named_together(view: ArticleView, candidate: Candidate, pair: Pair) -> None:
    """ "Ngoại trưởng hai nước A và B chứng kiến lễ ký": both countries stand in the sentence."""
    start, end = candidate.evidence[0]
    words = view.text[start:end]
    if candidate.status == "signed" and all(name in words for name in pair):
        candidate.parties = resolved_to(view, pair, (start, end), "quốc gia ký", "inferred")


def _state(view: ArticleView, value: Value) -> Value:
    """The country that a body ends with, or that a body of the Vietnamese state stands for."""
    country = country_in(value.value)
    if country is not None:
        name = view.names.full(country)
    elif value.value.startswith(tuple(settings()["vietnamese_bodies"])):
        name = "Việt Nam"
    else:
        return value
    return value if name == value.value else Value(name, value.span, "resolved", "quốc gia ký")


def parties_of_signers(signers: list[SignerValue]) -> list[Value]:
    """Whom the signers act for."""
    return distinct(
        [Value(s.party, s.span, "resolved", "người ký") for s in signers if s.party is not None]
    )


__all__ = ["bind", "is_event", "parties_of_signers"]
