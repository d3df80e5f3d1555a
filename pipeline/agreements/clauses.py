"""Which instruments a sentence names, and the verb that governs each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.agreements.candidate import Span
from pipeline.agreements.lexicon import (
    FoundInstrument,
    Instrument,
    Role,
    cue,
    cue_before,
    find_instruments,
    instrument,
    may_tell,
    number,
)
from pipeline.agreements.titles import title_end
from pipeline.agreements.view import ArticleView, Sentence
from schemas import AgreementStatus

#: How far before an instrument its verb may stand, in characters; over a list it may be farther.
_REACH, _LIST_REACH = 130, 900
#: How far behind it, where those who sign stand between.
_PASSIVE_REACH: Final = 240

#: How many words may stand between "đàm phán" and what is negotiated.
_NEAR: Final = 4

#: How far behind "ký" the partner's name may begin, in characters.
_TO_PARTNER: Final = 25

#: How far behind a verb its object may end, in characters.
_TO_OBJECT: Final = 45

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
#: The end of a gap in a list whose items have words of their own between them.
_NEXT_ITEM: Final = re.compile(r";\s*(?:[–-]\s*|\d+[.)]\s*|và\s+)?(?:các\s+|bản\s+|một\s+)?[“\"]?$")
_COUNT: Final = re.compile(r"(?<!\w)(\d{1,3}|[^\W\d_]+)\s+(?:bản\s+)?$")
_PASSIVE: Final = re.compile(r"(?<!\w)(?:được|đã|do|vừa|mới|sẽ|mà)(?!\w)|^\s*\(?$")


#: "Hiệp ước bổ sung Hiệp ước biên giới ký năm 1985": only dates what stands before it.
_DATED: Final = re.compile(r"\s+(?:(?:vào|hồi|từ|trong)\s+)?(?:(?:ngày|tháng|năm) \d|\d+[/.-]\d)")
#: How far behind its verb a date begins, in characters.
_TO_DATE: Final = 16
#: How many words may stand between the name of an instrument and such a verb ("giữa hai nước").
_TO_DATED: Final = 8

#: Behind so many words a verb with an object of its own does not govern what stands before it.
_TO_OWN_VERB: Final = 3
_IN_OTHER_WORDS: Final = re.compile(r",\s+một\s")
#: "các thỏa thuận, hiệp định": the plural goes on.
_SECOND_NOUN: Final = re.compile(r"\s*(?:,|,? và|hoặc|hay|/)\s*")
_ORDINAL: Final = re.compile(r"(?<!\w)(?:thứ|số|lần|khoản|điều|ngày|tháng)\s+$")
#: The roles of verbs that govern an instrument.
_GOVERNING: Final[tuple[Role, ...]] = ("signing", "reaching", "drafting", "ended", "having")


class Verb(NamedTuple):
    """A verb that can govern an instrument: offsets of the document, and what it does."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True)
class Clause:
    """An instrument with what governs it. Offsets are those of the document.

    `passive` says that the verb follows the instrument, `head` is where the first instrument with
    the same verb begins; `limit` is where the next instrument begins (or the sentence
    ends); `announced` is the status that the heading of a list tells of its items; `looks_back`
    says that the verb only tells when it was signed.
    """

    entry: Instrument
    title: Span
    noun_end: int
    verb: Verb | None
    passive: bool
    head: int
    limit: int
    count: int
    plural: bool
    announced: AgreementStatus | None = None
    looks_back: bool = False

    @property
    def is_later(self) -> bool:
        """Whether an instrument before it has the same verb: "ký X với A và Y với B"."""
        return self.head < self.title[0]

    def is_bare(self, text: str) -> bool:
        """Whether the title is the noun alone, with no content of its own."""
        tail = text[self.noun_end : self.title[1]].lower()
        return cue("empty field").sub("", tail).strip(' “”",()') == ""


def clauses(view: ArticleView, sentence: Sentence) -> list[Clause]:
    """The instruments of a sentence in text order; one inside another's title is left out."""
    if not may_tell(sentence.lowered):
        return []
    verbs = _verbs(sentence)
    nouns = _nouns(sentence, [verb for verb in verbs if verb.role == "signing"])
    dating = [verb for verb in verbs if _only_dates(sentence, verb, verbs, nouns)]
    verbs = [verb for verb in verbs if verb not in dating]
    found: list[Clause] = []
    inner: list[Clause] = []
    for index, noun in enumerate(nouns):
        if found and noun.start < found[-1].title[1]:
            if not _carries_out(sentence, found[-1], noun):
                inner += _inner(sentence, noun, found[-1], dating)
                continue
            found.pop()
        title = (noun.start, title_end(view, sentence, noun.end))
        later = [other.start for other in nouns[index + 1 :] if other.start >= title[1]]
        limit = later[0] if later else sentence.end
        limit = _before_next_clause(sentence, verbs, title[1], limit)
        verb, passive = _governor(sentence, verbs, title, limit, found)
        if found and verb == found[-1].verb and not passive and _is_apposed(sentence, found, noun):
            continue
        heads = [clause.head for clause in found if verb is not None and clause.verb == verb]
        head = heads[0] if heads else title[0]
        before = sentence.before(noun.start)
        is_plural = cue_before("plural").search(before) is not None
        is_plural = is_plural or sentence.part(noun.start, noun.end).startswith("các ")
        if found and found[-1].plural and found[-1].is_bare(view.text):
            gap = sentence.part(found[-1].title[1], noun.start)
            is_plural = is_plural or _SECOND_NOUN.fullmatch(gap) is not None
        count = _count(before)
        found.append(
            Clause(noun.entry, title, noun.end, verb, passive, head, limit, count, is_plural)
        )
    used = {clause.verb for clause in found}
    told = [clause.title[1] for clause in found if clause.verb is not None]
    alone = [
        verb
        for verb in verbs
        if verb not in used and _signs_with(sentence, verb) and not _is_behind(sentence, verb, told)
    ]
    return found + inner + [_without_noun(sentence, verb) for verb in alone]


def _is_apposed(sentence: Sentence, found: list[Clause], noun: FoundInstrument) -> bool:
    """ "ký Hiệp định khung với B, một thỏa ước có thể …": the same instrument in other words."""
    return _IN_OTHER_WORDS.search(sentence.part(found[-1].title[1], noun.start)) is not None


def _before_next_clause(sentence: Sentence, verbs: list[Verb], start: int, limit: int) -> int:
    """The ";" before the next verb of signing, else the limit: "A ký X với B; C ký Y với D"."""
    for verb in verbs:
        if verb.role == "signing" and start < verb.start < limit:
            cut = sentence.part(start, verb.start).rfind(";")
            return start + cut if cut >= 0 else limit
    return limit


def is_dated(sentence: Sentence, verb: Verb) -> bool:
    """Whether a date stands right behind "ký": "ký năm 1985"."""
    behind = sentence.part(verb.end, verb.end + _TO_DATE)
    return verb.role == "signing" and _DATED.match(behind) is not None


def _only_dates(
    sentence: Sentence, verb: Verb, verbs: list[Verb], nouns: list[FoundInstrument]
) -> bool:
    """Whether a verb says no more than when the instrument before it was signed."""
    if not is_dated(sentence, verb):
        return False
    others = [v.start for v in verbs if v.role == "signing" and v.start < verb.start]
    return any(others and others[0] < noun.start < verb.start for noun in nouns)


def _is_behind(sentence: Sentence, verb: Verb, ends: list[int]) -> bool:
    """ "chấm dứt hợp đồng ký với B": the verb tells with whom the instrument before it is."""
    gaps = (sentence.gap(end, verb.start) for end in ends if end <= verb.start)
    return any(gap.strip() in ("", "đã", "được", "vừa") for gap in gaps)


def _carries_out(sentence: Sentence, outer: Clause, noun: FoundInstrument) -> bool:
    """ "Kế hoạch triển khai Thỏa thuận giữa A và B": the plan is one side's, told is the other."""
    if not outer.entry.generic or noun.entry.generic:
        return False
    is_signed = outer.verb is not None and outer.verb.role in ("signing", "reaching")
    between = sentence.part(outer.noun_end, noun.start)
    return not is_signed and cue("in force").search(between) is not None


def _inner(
    sentence: Sentence, noun: FoundInstrument, outer: Clause, dating: list[Verb]
) -> list[Clause]:
    """The instrument that another's name ends with, where it is told when it was signed."""
    end = outer.title[1]
    for verb in dating:
        gap = sentence.gap(end, verb.start)
        if verb.start >= end and len(gap.split()) <= _TO_DATED and not re.search(r"[,.;:]", gap):
            title = (noun.start, end)
            return [
                Clause(
                    noun.entry, title, noun.end, verb, True, title[0], outer.limit, 1, False,
                    looks_back=True,
                )
            ]  # fmt: skip
    return []


def _signs_with(sentence: Sentence, verb: Verb) -> bool:
    """ "BRG ký với Sumitomo về dự án": what is signed has no name."""
    if verb.role != "signing" or not sentence.part(verb.end, verb.end + 5).lstrip().startswith(
        "với "
    ):
        return False
    return any(0 <= m.start - verb.end <= _TO_PARTNER for m in sentence.mentions)


def _without_noun(sentence: Sentence, verb: Verb) -> Clause:
    here = (verb.end, verb.end)
    return Clause(
        instrument("thỏa thuận"), here, verb.end, verb, False, verb.end, sentence.end, 1, False
    )


def _verbs(sentence: Sentence) -> list[Verb]:
    found = [
        Verb(sentence.start + match.start(), sentence.start + match.end(), role)
        for role in _GOVERNING
        for match in cue(role).finditer(sentence.lowered)
        if not sentence.is_in_name(sentence.start + match.start())
    ]
    return sorted(found)


def _nouns(sentence: Sentence, verbs: list[Verb]) -> list[FoundInstrument]:
    shift = sentence.start
    nouns = [
        FoundInstrument(shift + n.start, shift + n.end, n.entry)
        for n in find_instruments(sentence.lowered)
        if not sentence.is_in_name(shift + n.start)
        and not cue_before("own document").search(sentence.lowered[: n.start])
    ]
    behind = [*nouns[1:], None]
    nouns = [noun for noun, other in zip(nouns, behind, strict=False) if not _names(noun, other)]
    bare = instrument("thỏa thuận")
    for verb in verbs:
        spaces = re.match(r"\s*", sentence.part(verb.end, sentence.end))
        start = verb.end + (spaces.end() if spaces else 0)
        noun = cue("object without noun").match(sentence.part(start, sentence.end))
        if noun and not any(n.start < start + noun.end() and n.end > start for n in nouns):
            nouns.append(FoundInstrument(start, start + noun.end(), bare))
    return sorted(nouns, key=lambda noun: noun.start)


def _names(noun: FoundInstrument, behind: FoundInstrument | None) -> bool:
    """ "văn kiện Hiệp định …": the noun behind it says which document it is."""
    return noun.entry.generic and behind is not None and behind.start - noun.end <= 1


def _governor(
    sentence: Sentence, verbs: list[Verb], title: Span, limit: int, earlier: list[Clause]
) -> tuple[Verb | None, bool]:
    """The verb of an instrument, and whether it follows it."""
    before = [verb for verb in verbs if verb.start < title[0]]
    previous = earlier[-1] if earlier else None
    if previous is not None and _goes_on(sentence, previous, before, title[0]):
        return previous.verb, previous.passive
    for verb in reversed(before):
        if _reaches(sentence, verb, title[0]):
            return verb, False
    for verb in verbs:
        is_noun = sentence.before(verb.start, 5).endswith("ngày ")  # "kể từ ngày ký"
        if title[1] <= verb.start < limit and verb.role in ("signing", "ended") and not is_noun:
            gap = sentence.gap(title[1], verb.start)
            is_free = not re.search(r"[.;:]", gap) and len(gap) < _PASSIVE_REACH
            is_passive = _PASSIVE.search(gap) or _JOINED.fullmatch(
                sentence.nameless_gap(title[1], verb.start)
            )
            governs = "," not in gap if verb.role == "ended" else is_passive
            is_apart = "," in gap or len(gap.split()) > _TO_OWN_VERB
            if is_apart and _has_object(sentence, verb):  # "Nhằm thực hiện X, A và B ký Y"
                governs = False
            if is_free and governs:
                return verb, True
    return None, False


def _has_object(sentence: Sentence, verb: Verb) -> bool:
    """Whether an instrument stands right behind a verb: "ký một Bản ghi nhớ"."""
    behind = sentence.lowered[verb.end - sentence.start :]
    noun = next(iter(find_instruments(behind[:_TO_OBJECT])), None)
    return noun is not None and not re.search(
        r"[,;:.]|(?<!\w)(?:với|giữa|theo)(?!\w)", behind[: noun.start]
    )


def _goes_on(sentence: Sentence, previous: Clause, verbs: list[Verb], noun: int) -> bool:
    """Whether an instrument is joined to the one before it and has no verb of its own."""
    last = max((verb.start for verb in verbs if verb.role == "signing"), default=-1)
    if previous.verb is None or previous.title[0] < last:
        return False
    gap = sentence.nameless_gap(previous.title[1], noun)
    return _JOINED.fullmatch(gap) is not None or _NEXT_ITEM.search(gap) is not None


def _reaches(sentence: Sentence, verb: Verb, noun: int) -> bool:
    """Whether a verb governs a noun behind it."""
    gap = sentence.gap(verb.end, noun)
    if verb.role != "signing":
        return _is_near(sentence, verb, noun)
    is_listed = _LISTED.search(gap) is not None
    if is_listed and _NEXT_ITEM.search(gap):
        return len(gap) < _LIST_REACH  # "thực hiện" in an item before it refers to nothing
    if cue("reference").search(gap) or cue("purpose").search(gap):
        return False
    if is_listed:
        return len(gap) < _LIST_REACH and _ITEM_START.search(gap) is not None
    return len(gap) < _REACH and not _STOP.search(sentence.nameless_gap(verb.end, noun))


def _is_near(sentence: Sentence, verb: Verb, noun: int) -> bool:
    """ "đàm phán với Hiệp hội Luật sư một bản ghi nhớ": names between do not count."""
    gap = sentence.nameless_gap(verb.end, noun)
    if cue("own document").search(gap):
        return False
    words = gap.split()
    return len(words) <= _NEAR and not any(sign in word for word in words for sign in ",.;:")


def _count(before: str) -> int:
    match = _COUNT.search(before)
    value = number(match[1]) if match else None
    if match is None or value is None or _ORDINAL.search(before[: match.start(1)]):
        return 1
    return max(value, 1)


__all__ = ["Clause", "Verb", "clauses", "is_dated"]
