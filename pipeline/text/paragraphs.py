"""Paragraphs: the lines of an article, each with its class."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.layers import Paragraph, ParagraphKind
from pipeline.rulebook import Entry, load_entries
from pipeline.text.letters import UPPER

_LINE: Final = re.compile(r"[^\n]+")
_SENTENCE_END: Final = re.compile(r"[.!?…][”\"’)]*\s+\S")
#: A headline is short and has no full stop; a body line is longer than a heading.
_HEADLINE_LIMIT: Final = 160


class ParagraphRule(Entry):
    """A class of lines, told by a pattern over the whole line."""

    kind: ParagraphKind
    pattern: str
    #: Only a line that holds a single sentence.
    single_sentence: bool = False
    #: Only the last line of the article (or the one before a junk line).
    last_only: bool = False


@cache
def paragraph_rules() -> tuple[tuple[ParagraphRule, re.Pattern[str]], ...]:
    """The rules in the order of the file, compiled."""
    rules = load_entries("text", "paragraph", ParagraphRule)
    return tuple(
        (rule, re.compile(rule.pattern.replace("{Upper}", f"[{UPPER}]"))) for rule in rules
    )


def paragraphs(text: str) -> list[Paragraph]:
    """The non-empty lines of a text, without the white space at their ends, in order."""
    lines = [stripped for stripped in map(_stripped, _LINE.finditer(text)) if stripped]
    found: list[Paragraph] = []
    in_head = True
    for index, (start, end) in enumerate(lines):
        kind = _kind(text[start:end], is_last=index >= len(lines) - 2)
        if in_head and kind != "junk":
            if kind in ("body", "byline", "caption") and _is_heading(text, start, end, len(lines)):
                kind = "headline"
            elif kind == "body":
                kind, in_head = "lead", False
        elif kind == "body" and _is_heading(text, start, end, len(lines)):
            kind = "headline"
        found.append(Paragraph(start, end, kind))
    return found


def _stripped(line: re.Match[str]) -> tuple[int, int] | None:
    """The offsets of a line without the white space at its ends, None where nothing is left."""
    body = line.group()
    start = line.start() + len(body) - len(body.lstrip())
    end = line.start() + len(body.rstrip())
    return (start, end) if end > start else None


def _kind(line: str, is_last: bool) -> ParagraphKind:
    if len(line) > 700:
        return "body"
    for rule, pattern in paragraph_rules():
        if rule.last_only and not is_last:
            continue
        if rule.single_sentence and _SENTENCE_END.search(line):
            continue
        if pattern.fullmatch(line):
            return rule.kind
    return "body"


def _is_heading(text: str, start: int, end: int, lines: int) -> bool:
    """Whether a short line without a full stop stands over other lines."""
    return lines > 1 and end - start <= _HEADLINE_LIMIT and text[end - 1] not in '.!?…:;”"/'


__all__ = ["ParagraphRule", "paragraph_rules", "paragraphs"]
