"""Mentions of one organisation joined: spellings, abbreviations, names left short."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from pipeline.layers import text_of
from pipeline.organisations.kinds import is_class_word
from pipeline.text.forms import folded

#: Units without a name at the end of a body's ("UBND tỉnh"): the article's one body is meant.
_UNITS: Final = (
    " tỉnh", " thành phố", " huyện", " quận", " thị xã", " xã", " phường", "tỉnh ủy", "thành ủy",
    "huyện ủy", "quận ủy", "thị ủy",
)  # fmt: skip


@dataclass
class Body:
    """An organisation while the article is read."""

    name: str
    mentions: list[Span] = field(default_factory=list)


def join_organisations(doc: Doc) -> list[Body]:
    """The organisations of a document in text order, each under its fullest name."""
    spans = list(doc.spans.get("ORG", ()))
    keys = [folded(span.text) or span.text for span in spans]
    fuller = _explained(doc, spans) | _shortened(keys)
    bodies: dict[str, Body] = {}
    for span, key in zip(spans, keys, strict=True):
        key = fuller.get(key, key)
        key = fuller.get(key, key)
        body = bodies.setdefault(key, Body(span.text))
        body.mentions.append(span)
        if len(span.text) > len(body.name):
            body.name = span.text
    return list(bodies.values())


def _explained(doc: Doc, spans: list[Span]) -> dict[str, str]:
    """Abbreviation → long name, both folded: "Thông tấn xã Việt Nam (TTXVN)", either order."""
    text, long_names = text_of(doc), dict[str, str]()
    for left, right in pairwise(spans):
        between = text[left.end_char : right.start_char].strip()
        closed = text[right.end_char : right.end_char + 1] in (")", "-", ",", ";")
        if (
            between not in ("(", "( ", "(gọi tắt là", "(viết tắt là", "(sau đây gọi là")
            or not closed
        ):
            continue
        short, full = sorted((left.text, right.text), key=len)
        if _abbreviates(short, full):
            long_names[folded(short)] = folded(full)
    return {short: full for short, full in long_names.items() if short != full}


def _abbreviates(short: str, full: str) -> bool:
    """Whether capitals of the short form stand in the long one in their order.

    "Bộ Khoa học và Công nghệ" in "Cục X (Bộ Khoa học và Công nghệ)" is another body.
    """
    if " " in short and not short.isupper():
        return False
    return short.upper() == short or any(letter.isupper() for letter in short[1:])


def _shortened(keys: list[str]) -> dict[str, str]:
    """Short name → the one full name of the article that it stands for, both folded.

    "Sao Mai" is "Công ty CP Sao Mai", "UBND tỉnh" the only "UBND tỉnh …" that is named.
    """
    known = dict.fromkeys(keys)
    named = [(short, key) for key in known for short in _short_forms(key) if short in known]
    times = Counter(short for short, _ in named)
    return {short: key for short, key in named if times[short] == 1}


def _short_forms(key: str) -> list[str]:
    """What an article may call a body after its full name."""
    words = key.split()
    heads = [size for size in range(1, len(words)) if is_class_word(" ".join(words[:size]))]
    forms = [" ".join(words[max(heads) :])] if heads else []
    cuts = (" ".join(words[:size]) for size in range(1, len(words)))
    return forms + [cut for cut in cuts if f" {cut}".endswith(_UNITS)]


__all__ = ["Body", "join_organisations"]
