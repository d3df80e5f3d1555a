"""Second names told beside the first: real names, nicknames, the Latin form of a transcription."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from spacy.tokens import Span

from pipeline.layers import text_of
from pipeline.names.letters import is_vietnamese
from pipeline.people.rules import office_rules
from pipeline.text.forms import folded

_OPEN: Final = re.compile(r"\s*\(\s*")
#: The most characters between a name and the real name that is told of it.
_NEAR: Final = 120


def aliases(spans: list[Span]) -> Iterator[tuple[Span, Span, bool]]:
    """Two mentions of one person, and whether the second is the name to keep."""
    rules = office_rules()
    text = text_of(spans[0].doc) if spans else ""
    for first, second in pairwise(spans):
        gap = text[first.end_char : second.start_char]
        if len(gap) > _NEAR:
            continue
        if rules.real_names.search(gap):
            yield first, second, False
        elif _OPEN.fullmatch(gap) and text[second.end_char : second.end_char + 1] in ("", ")", ","):
            if _is_latin_form(first.text, second.text):
                yield first, second, True
            elif folded(first.text).split()[-1:] == folded(second.text).split()[:1]:
                yield first, second, False


def _is_latin_form(first: str, second: str) -> bool:
    """ "Ê. Ma-crông" and "Emmanuel Macron": a transcription and what it transcribes."""
    is_latin = second.isascii() or not all(is_vietnamese(word) for word in second.split())
    return "-" in first and is_latin and "-" not in second


__all__ = ["aliases"]
