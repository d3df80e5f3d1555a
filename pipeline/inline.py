"""Inline tags, the notation of gold and of every example: `<DATE v="2023">năm 2023</DATE>`."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.errors import GoldError

_TAG = re.compile(r'<(?P<close>/?)(?P<label>PER|ORG|LOC|TITLE|DATE)(?: v="(?P<value>[^"]*)")?>')


class InlineSpan(NamedTuple):
    """A tagged span: offsets in the text without tags, end-exclusive."""

    start: int
    end: int
    label: str
    value: str | None = None


def parse_inline(tagged: str) -> tuple[str, list[InlineSpan]]:
    """Split a tagged text into the plain text and its spans, in text order.

    >>> parse_inline('Ông <PER>Lê Văn An</PER> đến.')
    ('Ông Lê Văn An đến.', [InlineSpan(start=4, end=13, label='PER', value=None)])

    Raises GoldError where tags nest, do not match, or hold nothing.
    """
    pieces: list[str] = []
    spans: list[InlineSpan] = []
    opened: tuple[str, str | None, int] | None = None
    length = position = 0
    for tag in _TAG.finditer(tagged):
        piece = tagged[position : tag.start()]
        pieces.append(piece)
        length += len(piece)
        position = tag.end()
        if not tag["close"]:
            if opened is not None:
                raise GoldError(f"<{tag['label']}> inside <{opened[0]}> {_near(tagged, tag)}")
            opened = (tag["label"], tag["value"], length)
            continue
        if opened is None or opened[0] != tag["label"]:
            raise GoldError(f"</{tag['label']}> closes nothing {_near(tagged, tag)}")
        if opened[2] == length:
            raise GoldError(f"<{tag['label']}> holds no text {_near(tagged, tag)}")
        spans.append(InlineSpan(opened[2], length, opened[0], opened[1]))
        opened = None
    if opened is not None:
        raise GoldError(f"<{opened[0]}> is never closed")
    pieces.append(tagged[position:])
    return "".join(pieces), spans


def _near(tagged: str, tag: re.Match[str]) -> str:
    """The line and the words around a tag, for a message."""
    line = tagged.count("\n", 0, tag.start()) + 1
    around = tagged[max(0, tag.start() - 30) : tag.end() + 10].replace("\n", " ")
    return f"in line {line}, near {around!r}"


__all__ = ["InlineSpan", "parse_inline"]
