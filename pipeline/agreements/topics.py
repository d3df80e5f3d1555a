"""The fields of cooperation that an article lists, split at the list's own separators."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.agreements.candidate import Span, Value
from pipeline.agreements.lexicon import cue, find_instruments, number
from pipeline.agreements.view import Sentence

_SEMICOLON: Final = re.compile(r"\s*;\s*(?:và\s+)?")
_COMMA: Final = re.compile(
    r"(?<!phòng)\s*(?:,(?!\d)|(?<!\d),)\s*(?!chống)(?:và\s+)?|\s+và\s+(?=[^,]*$)"
)
_AND: Final = re.compile(r"\s+và\s+")
_NUMBERED: Final = re.compile(r"\s*[;.,]?\s*(?:\(?(?<!\d)\d{1,2}[.)](?!\d)|(?<!\w)[a-h]\))\s*")
_COLON: Final = re.compile(r":(?=\s+[^\W\d])|(?<!\w)(?:bao gồm|gồm)(?: có)?(?=\s)")
#: "gồm", "như sau" or a colon announce the whole list, "như" only gives examples.
_PLAIN: Final = re.compile(r":|gồm|như sau")
_STOP: Final = re.compile(r"(?<![\s.:]\d)(?<![\s.:]\d\d)[.!?](?=\s|$)|…|\.\.\.|\n")
_TRIM: Final = ' \t\r\n:;,./-–+…“”"'
_SHORT_LIST: Final = 6
#: A verb with its object has so many syllables.
_FEWEST_OF_TASK: Final = 3
#: In so many characters behind "Theo đó," stands "sẽ".
_TO_PROMISE: Final = 90
#: In so many characters before "gồm" stands what is made of the parts ("khu du lịch gồm").
_TO_NOUN: Final = 40
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
    opening = cue("list lead").match(sentence.lowered, first)
    for match in (colon, opening):
        if match is None:
            continue
        items = _items(sentence, _behind_lead(sentence, match.end()), "nội dung")
        if len(items) > 1 and not _are_names(sentence, items):
            return [TopicList(sentence.start + match.start(), items, None)]
    return []


def promise(sentence: Sentence) -> list[Value]:
    """What a sentence that goes on from an agreement says its sides will do."""
    lead = cue("going on").match(sentence.lowered)
    if lead is None:
        return []
    verb = cue("promising").search(sentence.lowered, lead.end(), lead.end() + _TO_PROMISE)
    if verb is None:
        return []
    return _items_of(sentence, verb.end(), "theo đó")


def _items_of(sentence: Sentence, start: int, rule: str) -> list[Value]:
    rest = sentence.lowered[start:]
    ends = [m.start() for m in (_STOP.search(rest), cue("purpose").search(rest)) if m is not None]
    span = (sentence.start + start, sentence.start + start + min([*ends, len(rest)]))
    return split_fields(sentence, span, rule)


def _behind_lead(sentence: Sentence, start: int) -> int:
    """Behind "hai bên sẽ", which belongs to no item."""
    spaces = len(sentence.lowered) - len(sentence.lowered[start:].lstrip()) - start
    lead = cue("list subject").match(sentence.lowered, start + max(spaces, 0))
    return lead.end() if lead else start


def _colon(sentence: Sentence, first: int) -> re.Match[str] | None:
    """The colon or "gồm" that opens a list, if an agreement is named before it."""
    for match in _COLON.finditer(sentence.lowered, first):
        before = sentence.lowered[first : match.start()].lstrip()
        if cue("no contents").search(before[-_TO_NOUN:]):
            continue
        named = find_instruments(before)
        if (named and named[0].start <= _OPENING) or cue("side").match(before):
            return match
    return None


def _are_names(sentence: Sentence, items: list[Value]) -> bool:
    """Whether a list names bodies or places, not fields."""
    starts = {mention.start for mention in sentence.mentions}
    return sum(item.span[0] in starts for item in items) > len(items) / 2


def _items(sentence: Sentence, start: int, rule: str) -> list[Value]:
    rest = sentence.lowered[start:]
    stops = [_STOP.search(rest)]
    if ";" not in rest[:400] and not _NUMBERED.match(rest):
        stops.append(cue("list end").search(rest))
    ends = [stop.start() for stop in stops if stop is not None]
    end = start + min([*ends, len(rest)])
    span = (sentence.start + start, sentence.start + end)
    return split_fields(sentence, span, rule, alone=False)


def split_fields(sentence: Sentence, span: Span, rule: str, alone: bool = True) -> list[Value]:
    """The items of a list: at numbers, semicolons, or else commas and the last "và".

    `alone` keeps a stretch without a comma in one piece ("nông nghiệp và nông thôn").
    """
    text = sentence.surface(*span)
    separator = _separator(text, alone)
    if separator is None:
        return _item(text, 0, len(text), span[0], rule)
    items: list[Value] = []
    position = 0
    cuts = [(m.start(), m.end()) for m in separator.finditer(text) if _depth(text, m.start()) == 0]
    for cut in [*cuts, (len(text), len(text))]:
        items += _item(text, position, cut[0], span[0], rule)
        position = cut[1]
    return items


def split_tasks(sentence: Sentence, span: Span, rule: str) -> list[Value]:
    """The field of a name, or the two tasks that it joins: "đào tạo thợ hàn và trao đổi tài liệu".

    A verb without its object does not stand alone ("phát triển và sử dụng hệ thống").
    """
    text = sentence.surface(*span)
    for match in _AND.finditer(text):
        is_task = cue("task").match(text.lower(), match.end())
        if is_task and len(text[: match.start()].split()) >= _FEWEST_OF_TASK:
            left = _item(text, 0, match.start(), span[0], rule)
            return left + _item(text, match.end(), len(text), span[0], rule)
    return split_fields(sentence, span, rule)


def _separator(text: str, alone: bool) -> re.Pattern[str] | None:
    if len(_NUMBERED.findall(text)) > 1:
        return _NUMBERED
    if ";" in text:
        return _SEMICOLON
    if alone:
        return None
    if "," in text:
        return _COMMA
    return _AND if len(text.split()) <= _SHORT_LIST else None


def _depth(text: str, at: int) -> int:
    return text.count("(", 0, at) - text.count(")", 0, at)


def _item(text: str, start: int, end: int, shift: int, rule: str) -> list[Value]:
    stripped = text[start:end].strip(_TRIM)
    if len(stripped) < 2:
        return []
    if stripped.count(")") > stripped.count("("):
        stripped = stripped.rstrip(")")
    at = shift + start + text[start:end].find(stripped)
    return [Value(stripped, (at, at + len(stripped)), "stated", rule)]


__all__ = ["TopicList", "contents", "promise", "split_fields", "split_tasks", "topic_lists"]
