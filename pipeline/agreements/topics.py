"""The fields of cooperation that an article lists."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from pipeline.agreements.candidate import Value
from pipeline.agreements.lexicon import cue, find_instruments, number
from pipeline.agreements.splitting import NUMBERED, split_fields, split_measures, whole
from pipeline.agreements.view import Sentence

_COLON: Final = re.compile(r":(?=\s+[^\W\d])|(?<!\w)(?:bao gồm|gồm)(?: có)?(?=\s)")
#: "gồm", "như sau" or a colon announce the whole list, "như" only gives examples.
_PLAIN: Final = re.compile(r":|gồm|như sau")
_SPACES: Final = re.compile(r"[\s,]*")
_STOP: Final = re.compile(r"(?<![\s.:]\d)(?<![\s.:]\d\d)[.!?](?=\s|$)|…|\.\.\.|\n")
#: Behind so many who speak "theo thỏa thuận, …" is looked for.
_SPEAKERS: Final = 3
#: In so many characters behind the name of an agreement stands ", cam kết …".
_TO_CLAUSE: Final = 300
#: In so many characters behind "Theo đó," stands "sẽ".
_TO_PROMISE: Final = 90
#: In so many characters before "gồm" stands what is made of the parts ("khu du lịch gồm").
_TO_NOUN: Final = 40
#: In so many characters before the colon of a heading stands what its lines list.
_TO_COLON: Final = 70
_BULLET: Final = re.compile(r"\s*(?:[-–+*•]|\(?\d{1,2}[.)]|[a-h][.)])\s*")
#: So far into a sentence the agreement is named that the sentence is about ("Theo thỏa thuận, …").
_OPENING: Final = 12


class TopicList(NamedTuple):
    """A list of fields: its place, its items, and the number that the article announces.

    `is_announced` says that words such as "các nội dung gồm" or a colon open it.
    """

    start: int
    items: list[Value]
    announced: int | None
    is_announced: bool = True


def topic_lists(sentence: Sentence, start: int = 0) -> list[TopicList]:
    """The list of fields that a sentence gives from `start` on, if it gives one."""
    lowered, first = sentence.lowered, max(start - sentence.start, 0)
    for match in cue("list opening").finditer(lowered, first):
        if sentence.is_in_name(sentence.start + match.start()):
            continue
        announced = number(match["number"]) if match["number"] else None
        items = _items(sentence, match.end(), "danh sách")
        if len(items) > 1 and not _are_names(sentence, items):
            is_plain = announced is not None or bool(_PLAIN.search(match[0]))
            return [TopicList(sentence.start + match.start(), items, announced, is_plain)]
    for match in cue("field").finditer(lowered, first):
        if cue("empty field").match(lowered, match.end() + 1):
            continue
        items = _items(sentence, match.end(), "trên lĩnh vực")
        if items:
            return [TopicList(sentence.start + match.start(), items, None, False)]
    return []


def contents(sentence: Sentence, start: int = 0) -> list[TopicList]:
    """What a sentence that refers to an agreement lists behind a colon or between semicolons."""
    first = max(start - sentence.start, 0)
    colon = _colon(sentence, first)
    opening = _list_lead(sentence, first)
    for match in (colon, opening):
        if match is None:
            continue
        items = _items(sentence, _behind_lead(sentence, match.end()), "nội dung")
        if len(items) > 1 and not _are_names(sentence, items):
            return [TopicList(sentence.start + match.start(), items, None)]
    return []


def promise(sentence: Sentence, joint: bool = False) -> list[Value]:
    """What a sentence that goes on from an agreement says its sides will do.

    With `joint` only what both sides will do counts.
    """
    lead = cue("going on").match(sentence.lowered)
    if lead is None:
        return []
    verb = cue("promising").search(sentence.lowered, lead.end(), lead.end() + _TO_PROMISE)
    if verb is None:
        return []
    if joint and not _are_several(sentence, lead.start(), verb.start()):
        return []
    return _promised(sentence, verb.end(), "theo đó")


def _are_several(sentence: Sentence, start: int, end: int) -> bool:
    """Whether "hai bên", "bốn địa phương" stand in a stretch."""
    return any(cue(role).search(sentence.lowered, start, end) for role in ("joint", "list subject"))


def clause_of_contents(sentence: Sentence, start: int) -> list[Value]:
    """ "ký bản kết nghĩa, cam kết A; B": what the telling itself says the agreement holds."""
    first = max(start - sentence.start, 0)
    lead = cue("contents clause").search(sentence.lowered, first, first + _TO_CLAUSE)
    return _promised(sentence, lead.end(), "cam kết trong câu") if lead else []


def bulleted(lines: list[Sentence]) -> list[Value]:
    """The items of the lines behind a heading that ends with a colon: "- A", "1. B"."""
    items: list[Value] = []
    for line in lines:
        text = line.surface(*line.span)
        bullet = _BULLET.match(text)
        begin = bullet.end() if bullet else 0
        stop = _STOP.search(text, begin)
        span = (line.start + begin, line.start + (stop.start() if stop else len(text)))
        items += whole(line, span, "dòng liệt kê")
    are_other = any(_is_product(item.value) or _is_instrument(item.value) for item in items)
    return items if len(items) > 1 and not are_other else []


def announces_lines(sentence: Sentence) -> bool:
    """Whether a sentence ends with "gồm các nội dung sau:"."""
    lowered = sentence.lowered.rstrip()
    return lowered.endswith(":") and cue("list heading").search(lowered[-_TO_COLON:]) is not None


def _promised(sentence: Sentence, start: int, rule: str) -> list[Value]:
    rest = sentence.lowered[start:]
    ends = [m.start() for m in (_STOP.search(rest), cue("purpose").search(rest)) if m is not None]
    span = (sentence.start + start, sentence.start + start + min([*ends, len(rest)]))
    return split_measures(sentence, span, rule)


def _list_lead(sentence: Sentence, first: int) -> re.Match[str] | None:
    """ "Theo thỏa thuận, A; B" at the start, or behind "ông X cho biết"."""
    said = islice(cue("speech").finditer(sentence.lowered, first), _SPEAKERS)
    starts = [first, *(match.end() for match in said)]
    for start in starts:
        spaces = _SPACES.match(sentence.lowered, start)
        lead = cue("list lead").match(sentence.lowered, spaces.end() if spaces else start)
        if lead is not None:
            return lead
    return None


def _behind_lead(sentence: Sentence, start: int) -> int:
    """Behind "hai bên sẽ", which belongs to no item."""
    spaces = len(sentence.lowered) - len(sentence.lowered[start:].lstrip()) - start
    lead = cue("list subject").match(sentence.lowered, start + max(spaces, 0))
    return lead.end() if lead else start


def _colon(sentence: Sentence, first: int) -> re.Match[str] | None:
    """The colon or "gồm" that opens a list, if an agreement is named before it."""
    for match in _COLON.finditer(sentence.lowered, first):
        before = sentence.lowered[first : match.start()].lstrip().removeprefix("với ")
        if cue("no contents").search(before[-_TO_NOUN:]):
            continue
        named = find_instruments(before)
        if (named and named[0].start <= _OPENING) or cue("side").match(before):
            return match
    return None


def _are_names(sentence: Sentence, items: list[Value]) -> bool:
    """Whether a list names bodies or places, not fields."""
    starts = {mention.start for mention in sentence.mentions}
    names = sum(item.span[0] in starts or _is_product(item.value) for item in items)
    return names > len(items) / 2


def _is_instrument(words: str) -> bool:
    """Whether an item names a document that was signed, too."""
    return any(noun.start == 0 for noun in find_instruments(words.lower()))


def _is_product(words: str) -> bool:
    """ "Antivirus Enterprise Edition": no word of it is written small."""
    return not any(word[0].islower() for word in words.split())


def _items(sentence: Sentence, start: int, rule: str) -> list[Value]:
    rest = sentence.lowered[start:]
    stops = [_STOP.search(rest)]
    if ";" not in rest[:400] and not NUMBERED.match(rest):
        stops.append(cue("list end").search(rest))
    ends = [stop.start() for stop in stops if stop is not None]
    end = start + min([*ends, len(rest)])
    span = (sentence.start + start, sentence.start + end)
    return split_fields(sentence, span, rule, alone=False)


__all__ = [
    "TopicList",
    "announces_lines",
    "bulleted",
    "clause_of_contents",
    "contents",
    "promise",
    "topic_lists",
]
