"""Which instruments a sentence names, and the verb that governs each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.agreements.candidate import Span
from pipeline.agreements.lexicon import (
    FoundInstrument,
    Instrument,
    cue,
    cue_before,
    find_instruments,
    instrument,
    number,
)
from pipeline.agreements.titles import title_end
from pipeline.agreements.view import ArticleView, Sentence
from schemas import AgreementStatus

#: How far before an instrument its verb may stand, in characters; over a list it may be farther.
_REACH, _LIST_REACH = 130, 900
#: How far behind it, where those who sign stand between.
_PASSIVE_REACH: Final = 240

#: How near before an instrument "đàm phán" makes it one that is planned.
_NEAR: Final = 30

_STOP: Final = re.compile(r"[.;!?]")
_LISTED: Final = re.compile(r":|(?<!\w)gồm(?!\w)|(?<!\w)như(?!\w)|(?<!\w)trong đó(?!\w)")
#: What stands right before an item of a list.
_ITEM_START: Final = re.compile(
    r"(?:[:;,–-]|(?<!\w)(?:gồm|có|như|và|là)|\d[.)]|[a-z]\))\s*(?:\d+\s+)?(?:các\s+|bản\s+|một\s+)?[“\"]?$"
)
_JOINED: Final = re.compile(
    r"(?:[\s,;“”\"–-]|\d+[.)]|[a-z]\)|(?<!\w)(?:và|cùng|cũng như|một|các|bản|hai|ba|\d+|ký|ký kết"
    r"|nhiều|đồng thời|lễ|trao|giữa|với|của|phía|bên|nước|chính phủ)(?!\w))*"
)
_COUNT: Final = re.compile(r"(?<!\w)(\d{1,3}|[^\W\d_]+)\s+(?:bản\s+)?$")
_PASSIVE: Final = re.compile(r"(?<!\w)(?:được|đã|do|vừa|mới|sẽ)(?!\w)|^\s*$")


@dataclass(frozen=True)
class Clause:
    """An instrument with what governs it. Offsets are those of the document.

    `verb` is where the verb begins, `passive` whether it follows the instrument, `limit` where
    the next instrument begins (or the sentence ends), `shared` whether an earlier instrument of
    the sentence has the same verb.
    """

    entry: Instrument
    title: Span
    noun_end: int
    verb: int | None
    passive: bool
    shared: bool
    limit: int
    count: int
    plural: bool

    def is_bare(self, text: str) -> bool:
        """Whether the title is the noun alone, with no content of its own."""
        tail = text[self.noun_end : self.title[1]].lower()
        return cue("empty field").sub("", tail).strip(' “”",()') == ""


def clauses(view: ArticleView, sentence: Sentence) -> list[Clause]:
    """The instruments of a sentence in text order; one inside another's title is left out."""
    verbs = [
        sentence.start + match.start()
        for match in cue("signing").finditer(sentence.lowered)
        if not sentence.is_in_name(sentence.start + match.start())
    ]
    nouns = _nouns(sentence, verbs)
    found: list[Clause] = []
    for index, noun in enumerate(nouns):
        if found and noun.start < found[-1].title[1]:
            continue
        title = (noun.start, title_end(view, sentence, noun.end))
        later = [other.start for other in nouns[index + 1 :] if other.start >= title[1]]
        limit = later[0] if later else sentence.end
        verb, passive, shared = _governor(sentence, verbs, title, limit, found)
        before = sentence.part(sentence.start, noun.start)
        words = sentence.part(noun.start, noun.end)
        found.append(
            Clause(
                noun.entry, title, noun.end, verb, passive, shared, limit, _count(before),
                bool(cue_before("plural").search(before)) or words.startswith("các "),
            )
        )  # fmt: skip
    return found


def _nouns(sentence: Sentence, verbs: list[int]) -> list[FoundInstrument]:
    shift = sentence.start
    nouns = [
        FoundInstrument(shift + n.start, shift + n.end, n.entry)
        for n in find_instruments(sentence.lowered)
        if not sentence.is_in_name(shift + n.start)
    ]
    bare = instrument("thỏa thuận")
    for verb in verbs:
        start = verb_end(sentence, verb)
        noun = cue("object without noun").match(sentence.part(start, sentence.end))
        if noun and not any(n.start < start + noun.end() and n.end > start for n in nouns):
            nouns.append(FoundInstrument(start, start + noun.end(), bare))
    return sorted(nouns, key=lambda noun: noun.start)


def verb_end(sentence: Sentence, verb: int) -> int:
    """Where the object of a verb of signing can begin."""
    match = cue("signing").match(sentence.lowered, verb - sentence.start)
    end = match.end() if match else verb - sentence.start
    spaces = re.match(r"\s*", sentence.lowered[end:])
    return sentence.start + end + (spaces.end() if spaces else 0)


def _governor(
    sentence: Sentence, verbs: list[int], title: Span, limit: int, earlier: list[Clause]
) -> tuple[int | None, bool, bool]:
    """The verb of an instrument, whether it follows it, and whether an earlier one shares it."""
    before = [verb for verb in verbs if verb < title[0]]
    previous = earlier[-1] if earlier else None
    if previous is not None and _goes_on(sentence, previous, before, title[0]):
        return previous.verb, previous.passive, True
    if before and _reaches(sentence, verb_end(sentence, before[-1]), title[0]):
        shared = any(clause.verb == before[-1] for clause in earlier)
        return before[-1], False, shared
    after = [verb for verb in verbs if title[1] <= verb < limit]
    if after:
        gap = sentence.gap(title[1], after[0])
        if _PASSIVE.search(gap) and not re.search(r"[.;:]", gap) and len(gap) < _PASSIVE_REACH:
            return after[0], True, False
    return None, False, False


def _goes_on(sentence: Sentence, previous: Clause, verbs: list[int], noun: int) -> bool:
    """Whether an instrument is joined to the one before it and has no verb of its own."""
    if previous.verb is None or previous.title[0] < max(verbs, default=-1):
        return False
    return _JOINED.fullmatch(sentence.nameless_gap(previous.title[1], noun)) is not None


def _reaches(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether a verb that ends at `start` governs a noun behind it."""
    gap = sentence.gap(start, noun)
    if cue("reference").search(gap) or cue("purpose").search(gap):
        return False
    if _LISTED.search(gap):
        return len(gap) < _LIST_REACH and _ITEM_START.search(gap) is not None
    return len(gap) < _REACH and not _STOP.search(gap)


def _count(before: str) -> int:
    match = _COUNT.search(before)
    value = number(match[1]) if match else None
    if value is None or re.search(
        r"(?<!\w)(?:thứ|số|lần|khoản|điều)\s+$", before[: match.start(1)] if match else ""
    ):
        return 1
    return max(value, 1)


def status_of(sentence: Sentence, clause: Clause) -> AgreementStatus | None:
    """What a clause tells of its instrument, or None where it denies it."""
    before = sentence.part(sentence.start, clause.title[0])
    if cue_before("ended").search(_tail(before, 45)):
        return "ended"
    if clause.verb is None:
        return _status_without_verb(_tail(before, 60))
    if clause.passive:
        window = sentence.part(clause.title[1], clause.verb)
        before_noun = _tail(before, 40)
        window = before_noun + window if cue("planned").search(before_noun) else window
    else:
        window = _tail(sentence.part(sentence.start, clause.verb), 60)
    if cue("negated").search(_tail(window, 30)):
        return None
    planned = list(cue("planned").finditer(window))
    if planned and not cue("done").search(window[planned[-1].end() :]):
        return "planned"
    return "signed"


def _tail(text: str, length: int) -> str:
    """The last words of a text, from the last sign on."""
    return re.split(r"[,;.:]\s", text[-length:])[-1]


def _status_without_verb(near: str) -> AgreementStatus | None:
    if cue_before("reaching").search(re.sub(r"(?:một|các|bản|hai|ba|\d+)\s*$", "", near)):
        if cue("negated").search(near):
            return None
        return "planned" if cue("planned").search(near) else "agreed"
    return "planned" if cue("drafting").search(near[-_NEAR:]) else "existing"


__all__ = ["Clause", "clauses", "status_of", "verb_end"]
