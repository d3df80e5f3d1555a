"""Splitting a list of fields or measures at its own separators."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final

from pipeline.agreements.candidate import Span, Value
from pipeline.agreements.lexicon import cue
from pipeline.agreements.view import Sentence

NUMBERED: Final = re.compile(
    r"\s*[;.,]?\s*(?:và\s+)?(?:\(?(?<!\d)\d{1,2}[.)](?!\d)|\((?:i{1,3}|iv|vi{0,3})\)|(?<!\w)[a-h]\))\s*"
)
_SEMICOLON: Final = re.compile(r"\s*;\s*(?:và\s+)?")
_COMMA: Final = re.compile(r"\s*(?:,(?!\d)|(?<!\d),)\s*(?:và\s+)?|\s+và\s+(?=[^,]*$)")
_JOINT: Final = re.compile(r"\s*(?:[,;](?!\d)\s*(?:và\s+)?|\s+và\s+)")
_AND: Final = re.compile(r"\s+và\s+")
_TRIM: Final = ' \t\r\n:;,./-–+…“”"'
_WORD: Final = re.compile(r"\w+")
_SHORT_LIST: Final = 6
#: So many commas make a list of a field in a name ("về văn hóa, giáo dục, du lịch, thể thao"),
#: and so many parts of so few words each.
_LISTED, _PARTS, _SHORT_PART = 3, 3, 5
#: Three words stand on either side of an "và" that joins two measures.
_THREE_WORDS: Final = re.compile(r"\s*(?:\S+\s+){2}\S+")

#: "tạo điều kiện để doanh nghiệp đầu tư" is all content.
_ALLOWS: Final = re.compile(r"(?:điều kiện|thuận lợi|cơ hội|cơ sở|cách)\s*$")
_TO_ALLOW: Final = 20


def split_fields(sentence: Sentence, span: Span, rule: str, alone: bool = True) -> list[Value]:
    """The items of a list: at numbers, semicolons, or else commas and the last "và".

    `alone` keeps a stretch without a comma in one piece ("nông nghiệp và nông thôn").
    """
    text = sentence.surface(*span)
    is_quoted = sentence.surface(span[0] - 1, span[0]) in ("“", '"')
    separator = None if alone and is_quoted else _separator(text, alone)
    cuts = _cuts(text, separator) if separator is not None else _between_actions(text)
    return _pieces(text, cuts, span[0], rule)


def split_measures(sentence: Sentence, span: Span, rule: str) -> list[Value]:
    """The measures of a stretch: a comma or "và" parts two only before a verb."""
    text = sentence.surface(*span)
    lowered = text.lower()
    cuts = [cut for cut in _cuts(text, _JOINT) if _begins_measure(lowered, cut)]
    return _pieces(text, cuts, span[0], rule)


def whole(sentence: Sentence, span: Span, rule: str) -> list[Value]:
    """A stretch as one item, if it says something."""
    return _item(sentence.surface(*span), span[0], rule)


def _separator(text: str, alone: bool) -> re.Pattern[str] | None:
    if len(_cuts(text, NUMBERED)) > 1:
        return NUMBERED
    if ";" in text:
        return _SEMICOLON
    if alone:
        return _COMMA if _is_enumeration(text) else None
    if "," in text:
        return _COMMA
    return _AND if len(text.split()) <= _SHORT_LIST else None


def _is_enumeration(text: str) -> bool:
    """Whether a field in a name is several: many commas, or short parts between them."""
    if "," not in text:
        return False
    cuts = _cuts(text, _COMMA)
    if len(cuts) >= _LISTED and text.count(",") > 1:
        return True
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    sizes = [len(_WORD.findall(text, start, end)) for start, end in zip(starts, ends, strict=True)]
    return len(sizes) >= _PARTS and max(sizes) <= _SHORT_PART


def _cuts(text: str, separator: re.Pattern[str]) -> list[Span]:
    """Where a separator stands outside brackets and outside fixed pairs ("phòng, chống")."""
    pairs = [match.span() for match in cue("fixed pair").finditer(text.lower())]
    begins = [start for start, _ in pairs]
    depths = list(accumulate(((c == "(") - (c == ")") for c in text), initial=0))
    cuts: list[Span] = []
    for match in separator.finditer(text):
        at = match.start()
        pair = pairs[bisect_right(begins, at) - 1] if begins else (at, at)
        is_free = not pair[0] < at < pair[1]
        if is_free and depths[at] <= 0:  # "a)" closes nothing
            cuts.append(match.span())
    return cuts


def _between_actions(text: str) -> list[Span]:
    """ "đào tạo hộ lý và chuyển giao kỹ thuật": each side of "và" says something of its own."""
    lowered = text.lower()
    return [
        match.span() for match in _AND.finditer(lowered)
        if text[match.end() : match.end() + 1].islower()
        and (cue("action").match(lowered, match.end()) or _begins_field(lowered, match))
        and _says_enough(lowered, match.start())
        and _THREE_WORDS.match(lowered, match.end())
    ]  # fmt: skip


def _begins_field(lowered: str, joint: re.Match[str]) -> bool:
    """ "…, và hỗ trợ nạn nhân", "… và công tác bảo vệ lãnh thổ": a second field begins."""
    is_apart = lowered[: joint.start()].endswith(",")
    return is_apart or cue("second field").match(lowered, joint.end()) is not None


def _says_enough(lowered: str, end: int) -> bool:
    """Whether three words stand before an offset."""
    words = _THREE_WORDS.match(lowered)
    return words is not None and words.end() <= end


def _begins_measure(lowered: str, joint: Span) -> bool:
    separator = lowered[slice(*joint)]
    if ";" in separator:
        return True
    start = _behind_heads(lowered, joint[1])
    if cue("action").match(lowered, start):
        return _says_enough(lowered, joint[0])
    return "," in separator and cue("action behind comma").match(lowered, start) is not None


def _behind_heads(lowered: str, start: int) -> int:
    """Behind "đồng thời", "tiếp tục" at the start of an item."""
    while (head := cue("item head").match(lowered, start)) is not None:
        start = head.end()
        while start < len(lowered) and lowered[start].isspace():
            start += 1
    return start


def _pieces(text: str, cuts: list[Span], shift: int, rule: str) -> list[Value]:
    items: list[Value] = []
    position = 0
    for start, end in [*cuts, (len(text), len(text))]:
        items += _item(text[position:start], shift + position, rule)
        position = end
    return _each_once(items)


def _item(piece: str, at: int, rule: str) -> list[Value]:
    start = _behind_heads(piece.lower(), len(piece) - len(piece.lstrip(_TRIM)))
    words = _without_purpose(piece[start:].strip(_TRIM)).rstrip(_TRIM)
    if len(words) < 2 or _is_no_item(words):
        return []
    if words.count(")") > words.count("("):
        words = words.rstrip(")")
    at += start + piece[start:].find(words)
    return [Value(words, (at, at + len(words)), "stated", rule)]


def _without_purpose(words: str) -> str:
    """ "đào tạo thợ hàn để xuất khẩu": what it is for is no content."""
    lowered = words.lower()
    for purpose in cue("purpose of item").finditer(lowered):
        if _says_enough(lowered, purpose.start()) and not _ALLOWS.search(
            lowered,
            purpose.start() - _TO_ALLOW if purpose.start() > _TO_ALLOW else 0,
            purpose.start(),
        ):
            return words[: purpose.start()]
    return words


def _is_no_item(words: str) -> bool:
    """Whether a piece of a list says nothing of its own ("hợp tác") or tells something else."""
    lowered = words.lower()
    if cue("no item").match(lowered):
        return True
    return words[0].islower() and not re.search(r"\w", cue("wish").sub(" ", lowered))


def _each_once(items: list[Value]) -> list[Value]:
    """A field that a list tells twice ("giáo dục … giáo dục") is one."""
    first = {item.value.lower(): item for item in reversed(items)}
    return [item for item in items if first[item.value.lower()] is item]


__all__ = ["NUMBERED", "split_fields", "split_measures", "whole"]
