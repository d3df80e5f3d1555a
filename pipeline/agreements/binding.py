"""Who is bound by an agreement, and who signed it, from the clause that tells it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.agreements.candidate import Candidate, SignerValue, Value
from pipeline.agreements.clauses import Clause, is_dated
from pipeline.agreements.countries import country_forms
from pipeline.agreements.lexicon import cue, cue_before, is_many_sided, settings
from pipeline.agreements.sides import (
    Sides,
    distinct,
    named_after,
    party,
    resolved,
    resolved_to,
    subject,
    twin_bodies,
)
from pipeline.agreements.states import STATES, bind_states
from pipeline.agreements.statuses import is_event
from pipeline.agreements.unnamed import clause_start, speaker, told_before
from pipeline.agreements.view import ArticleView, Mention, Sentence

_BETWEEN: Final = re.compile(r"(?<!\w)(?:giữa|bởi)\s+")
_WITH: Final = re.compile(
    r"(?<!\w)(?:cùng với|với|cùng)\s+"
    r"(?!mục|nội dung|\d+ (?:nội dung|lĩnh vực|điều|chương)"
    r"|tổng (?:trị|giá|số|vốn|kinh|diện|mức|chi)|sự|giá|thời|trị"
    r"|lý do|mục đích|mục tiêu|mong|hy vọng|tư cách|vai trò|quy mô|kinh phí)"
)
_EVENT_NOUN: Final = re.compile(r"(?<=\s)(?:buổi\s+)?\w+\s*$")
#: "A và B kết thúc đàm phán và ký …": the subject stands before the first verb.
_SECOND_VERB: Final = re.compile(r"\S\s(?:và|rồi|đồng thời)\s+(?:(?:đã|vừa|sẽ|cùng)\s+)?$")
#: The rules of parties that the clause itself tells.
_TOLD: Final = ("giữa A và B", "chủ ngữ", "ký với B", "danh từ chung")
#: How many words may stand between "triển khai" and what is carried out.
_TO_USE: Final = 6
_COPULA: Final = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}?là\s+")
#: How many words may stand between an instrument or its verb and "giữa A và B".
_TO_BETWEEN: Final = 14
#: The same for "với B".
_TO_WITH: Final = 7
#: "doanh nghiệp này và B ký".
_JOINED_TO: Final = re.compile(r"(?<=này)\s+(?:và|cùng)\s+$")
#: "Hiệp định song phương với 26 quốc gia".
_OF_MANY: Final = re.compile(r"\s*với\s+(?:hơn |gần |trên |khoảng |tổng cộng )?\d+\s")
#: "bán vũ khí cho B", "mua gạo của B", behind an instrument.
_TRADE: Final = re.compile(
    r"\s(?:bán|cung cấp|cung ứng|chuyển giao|xuất khẩu)\s[^,;:.]*?\scho\s+"
    r"|\s(?:mua|đặt mua|thuê|nhập khẩu)\s[^,;:.]*?\s(?:của|từ)\s+"
)
_PAIR: Final = re.compile(r"\s*[-–]\s*|\s+và\s+")
#: "thỏa thuận Mỹ - Qatar": how many words may stand between an instrument and its two parties.
_NEAR: Final = 2


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
    if len(parties) < 2 and (
        candidate.status == "existing" or _is_looked_back_on(sentence, clause, candidate)
    ):
        parties = _by_use(view, sentence, clause) or parties
    if len(parties) == 1 and clause.verb is not None and not clause.passive:
        parties = distinct([*parties, *_traded_with(view, sentence, clause)])
    candidate.parties = parties
    if candidate.kind in STATES and len(parties) < 2 and _is_of_many(sentence, clause):
        return
    if candidate.kind in STATES:
        bind_states(view, candidate)
    else:
        candidate.parties = twin_bodies(view, candidate.parties)
    if candidate.kind == "contract" and len(parties) < 2:
        _bind_persons(candidate)


def _bind_persons(candidate: Candidate) -> None:
    """A contract can bind a person who acts for no body: a player, a lodger, a buyer."""
    private = [s for s in candidate.signers if s.party is None and s.title is None]
    persons = [Value(s.name, s.span, "stated", "cá nhân ký") for s in private]
    if len(candidate.parties) + len(persons) > 1:
        candidate.parties = distinct([*candidate.parties, *persons])
        candidate.signers = [s for s in candidate.signers if s not in private]


def _weight(parties: list[Value]) -> tuple[bool, int]:
    """Two parties beat one, and told ones those that only signers or "hai bên" stand for."""
    return len(parties) >= 2, sum(party.rule in _TOLD for party in parties)


def _by_between(view: ArticleView, sentence: Sentence, clause: Clause) -> Sides:
    """ "giữa A và B", behind the instrument or its verb."""
    start = clause.title[0]
    match = _BETWEEN.search(sentence.part(start, clause.limit))
    if match is None:
        return Sides([], [])
    told = max(clause.title[1], clause.verb.end if clause.verb is not None else 0)
    gap = sentence.gap(min(told, start + match.start()), start + match.start())
    if len(gap.split()) > _TO_BETWEEN or ";" in gap or "cũng như" in gap:
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
    start = clause.title[1] if clause.passive else clause_start(sentence, verb)
    acting = subject(view, sentence, start, verb)
    if not clause.passive and _SECOND_VERB.search(sentence.part(start, verb)):
        acting = named_after(view, sentence, start, verb, "chủ ngữ")
    if not clause.passive and not (acting.parties or acting.signers):
        acting = speaker(view, sentence, start, verb)
    if not acting.signers:
        acting = _named_behind(view, sentence, clause) or acting
    if is_event(sentence, verb):
        acting = Sides(acting.parties if _organises(sentence, start, verb) else [], [])
    own = _with(view, sentence, clause, clause.title[0]) if clause.is_later else Sides([], [])
    others = own if own.parties else _with(view, sentence, clause, verb)
    parties = distinct([*acting.parties, *others.parties])
    if len(parties) < 2:
        parties = resolved(view, sentence, start, verb) or parties
    if len(parties) < 2:
        parties = [*_called_before(view, sentence, start, verb, acting), *parties]
    return Sides(parties, [*acting.signers, *others.signers])


def _called_before(
    view: ArticleView, sentence: Sentence, start: int, verb: int, acting: Sides
) -> list[Value]:
    """ "Hãng này đã ký …", "doanh nghiệp này và B đã ký": the one who has no name here."""
    if not (acting.parties or acting.signers):
        return told_before(view, sentence, start, verb)
    spans = [party.span for party in acting.parties] + [one.span for one in acting.signers]
    first = min(spans)[0]
    joined = _JOINED_TO.search(sentence.part(start, first))
    return told_before(view, sentence, start, start + joined.start()) if joined else []


def _named_behind(view: ArticleView, sentence: Sentence, clause: Clause) -> Sides | None:
    """ "Ký vào văn bản là ông A và bà B"."""
    copula = _COPULA.match(sentence.gap(clause.title[1], clause.limit))
    if copula is None:
        return None
    at = clause.title[1] + copula.end()
    sides = named_after(view, sentence, at, clause.limit, "ký là")
    return sides if sides.signers else None


def _organises(sentence: Sentence, start: int, verb: int) -> bool:
    """ "A tổ chức lễ ký kết với B": A is bound."""
    before = _EVENT_NOUN.sub("", sentence.part(start, verb))
    return cue_before("organising").search(before) is not None


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


def _is_looked_back_on(sentence: Sentence, clause: Clause, candidate: Candidate) -> bool:
    """ "thực hiện quy chế đã ký", "bản ghi nhớ ký năm 2015": it only says which one is meant."""
    if clause.verb is None or not (clause.passive and candidate.history):
        return False
    return candidate.generic or is_dated(sentence, clause.verb)


def _by_use(view: ArticleView, sentence: Sentence, clause: Clause) -> list[Value]:
    """ "Hai nước triển khai hiệu quả Hiệp định …": who carries it out is bound by it."""
    is_vague = clause.entry.generic and not clause.passive
    if is_vague or is_many_sided(sentence.part(*clause.title)):
        return []
    start = clause_start(sentence, clause.title[0])
    uses = list(cue("in force").finditer(sentence.nameless(start, clause.title[0])))
    if (
        not uses
        or len(sentence.nameless_gap(start + uses[-1].end(), clause.title[0]).split()) > _TO_USE
    ):
        return []
    at = start + uses[-1].start()
    both = subject(view, sentence, start, at).parties
    return both if len(both) == 2 else resolved(view, sentence, sentence.start, at)


def _is_of_many(sentence: Sentence, clause: Clause) -> bool:
    """Whether one side has signed with a number of others that have no name."""
    return _OF_MANY.match(sentence.part(clause.title[1], sentence.end)) is not None


def _traded_with(view: ArticleView, sentence: Sentence, clause: Clause) -> list[Value]:
    """ "ký thỏa thuận bán vũ khí cho B", "ký hợp đồng mua gạo của B": B is bound."""
    trade = _TRADE.match(sentence.part(clause.noun_end, clause.limit))
    if trade is None:
        return []
    at = clause.noun_end + trade.end()
    sides = named_after(view, sentence, at, clause.limit, "mua bán với B")
    return [party for party in sides.parties[:1] if party.span[0] == at]


def _pair_in_title(view: ArticleView, sentence: Sentence, clause: Clause) -> list[Value]:
    """ "Hiệp định ... Việt Nam - EU" names its two parties."""
    start, end = clause.title
    inside = sentence.between(start, end + 1, "LOC", "ORG")

    def is_right_behind(name: Mention) -> bool:
        return len(sentence.part(clause.noun_end, name.start).split()) <= _NEAR

    for one, other in pairwise(inside):
        if not _PAIR.fullmatch(view.text[one.end : other.start]):
            continue
        if sentence.before(one.start, 4).endswith("cho "):
            continue  # "trợ cấp cho Boeing và Airbus"
        is_state = one.text in country_forms() or one.text.isupper()
        is_last = other.end >= end and view.text[one.end] == " "
        if is_last or (is_state and (is_right_behind(one) or clause.entry.kind in STATES)):
            return [party(view, [one], "tên văn kiện"), party(view, [other], "tên văn kiện")]
    if inside and inside[0].text in settings()["multilateral"] and is_right_behind(inside[0]):
        return [party(view, inside[:1], "tên văn kiện")]
    unions = [name for name in inside if name.text in settings()["multilateral"]]
    if unions and clause.verb is not None and clause.verb.role in ("signing", "reaching"):
        return [party(view, unions[:1], "tên văn kiện")]
    is_called = "song phương" in sentence.part(start, end) and not _is_of_many(sentence, clause)
    if is_called and view.names.countries:
        return resolved_to(view, view.names.countries, (start, end), "song phương")
    return []


def parties_of_signers(signers: list[SignerValue]) -> list[Value]:
    """Whom the signers act for."""
    return distinct(
        [Value(s.party, s.span, "resolved", "người ký") for s in signers if s.party is not None]
    )


__all__ = ["bind", "parties_of_signers"]
