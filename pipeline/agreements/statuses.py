"""What a clause tells of its instrument: signed, agreed, planned, in force, ended, or denied."""

from __future__ import annotations

import re
from typing import Final

from pipeline.agreements.clauses import Clause, Verb
from pipeline.agreements.lexicon import Role, cue, cue_before
from pipeline.agreements.view import Sentence
from schemas import AgreementStatus

#: Two verbs with the same words before them: "sẽ thăm Lào, ký …".
_JOINED_VERB: Final = re.compile(r",\s+$")
#: "lễ ký kết và trao thỏa thuận": what stands between "lễ" and the second verb.
_TWIN_VERB: Final = re.compile(r"(?:(?:ký(?: kết)?|công bố|trao) và|đàm phán(?: và|,)?)\s*$")
#: "ủng hộ việc ký", "chuẩn bị cho việc ký".
_STILL_TO_COME: Final = re.compile(r"^\s(?:cho |về |đối với )?việc")
#: The roles of verbs that govern an instrument, with what they tell of it.
_STATUS: Final[dict[Role, AgreementStatus]] = {
    "signing": "signed", "reaching": "agreed", "drafting": "planned", "ended": "ended",
    "having": "existing",
}  # fmt: skip


def status_of(sentence: Sentence, clause: Clause) -> AgreementStatus | None:
    """What a clause tells of its instrument, or None where it denies it."""
    behind = sentence.part(clause.title[1], min(clause.title[1] + 60, clause.limit))
    if cue("ended").match(behind.split(",")[0].lstrip()):
        return "ended"
    if clause.verb is not None and clause.verb.role == "ended":
        before = _window(sentence, clause, clause.verb)
        return "existing" if cue("not yet ended").search(before) else "ended"
    if clause.verb is None:
        return clause.announced or "existing"
    if clause.passive and cue_before("none").search(sentence.before(clause.title[0])):
        return None  # "Không có thỏa thuận nào được ký"
    if _is_event_to_come(sentence, clause):
        return "planned"
    window = _window(sentence, clause, clause.verb)
    if cue("negated").search(_tail(window, 30)):
        return None
    planned = list(cue("planned").finditer(window))
    is_planned = bool(planned) and not cue("done").search(
        _STILL_TO_COME.sub("", window[planned[-1].end() :])
    )
    if clause.verb.role == "drafting" or is_planned:
        return "planned"
    return _STATUS[clause.verb.role]


def _is_event_to_come(sentence: Sentence, clause: Clause) -> bool:
    """ "Lễ ký thỏa thuận sẽ được tổ chức vào ngày 14/8"."""
    verb = clause.verb.start if clause.verb is not None else clause.title[0]
    behind = sentence.gap(clause.title[1], clause.limit)
    return is_event(sentence, verb) and cue("event to come").search(behind) is not None


def _window(sentence: Sentence, clause: Clause, verb: Verb) -> str:
    """The words that say whether what the verb tells has happened."""
    if not clause.passive:
        joined = _JOINED_VERB.search(sentence.before(verb.start, 60))  # "để vận động, ký …"
        end = verb.start - len(joined[0]) if joined else verb.start
        return _tail(sentence.nameless(max(sentence.start, end - 60), end), 60)
    between = sentence.nameless(clause.title[1], verb.start)
    before = _tail(
        sentence.nameless(max(sentence.start, clause.title[0] - 40), clause.title[0]), 40
    )
    is_planned = cue("planned").search(before) and not cue("reference").search(before)
    return before + between if is_planned else between


def _tail(text: str, length: int) -> str:
    """The last words of a text, from the last sign on."""
    return re.split(r"[,;.:]\s", text[-length:])[-1]


def is_event(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a noun here: "lễ ký kết", "việc ký kết", "lễ ký và trao"."""
    before = _TWIN_VERB.sub("", sentence.before(verb))
    return cue_before("event").search(before) is not None


__all__ = ["is_event", "status_of"]
