"""Who signs where a name is missing: "hãng này", "Công ty A cho biết vừa ký"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.agreements.candidate import Span, Value
from pipeline.agreements.countries import country_in
from pipeline.agreements.lexicon import cue, cue_before, has_only, settings
from pipeline.agreements.likeness import is_called
from pipeline.agreements.sides import Sides, subject
from pipeline.agreements.view import ArticleView, Mention, Sentence

#: How many sentences back the one stands that "hãng này" means.
_TO_TOPIC: Final = 3
#: A colon opens a clause but where it lists who signs ("bốn cơ quan báo chí: A, B").
_COLON: Final = re.compile(r":\s")
_OF_LIST: Final = re.compile(
    r"(?<!\w)(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+)(?: [^\W\d_]+){1,4}$"
)
#: How far before its verb a clause can begin, in characters.
_CLAUSE_REACH: Final = 800


def speaker(view: ArticleView, sentence: Sentence, start: int, verb: int) -> Sides:
    """ "Công ty A cho biết vừa ký …": who tells it has signed it."""
    if not has_only("adverb", sentence.gap(start, verb)):
        return Sides([], [])
    cues = list(cue("announcing").finditer(sentence.part(sentence.start, start)))
    if not cues or sentence.start + cues[-1].end() < start - 1:
        return Sides([], [])
    at = sentence.start + cues[-1].start()
    return subject(view, sentence, clause_start(sentence, at), at)


def clause_start(sentence: Sentence, verb: int) -> int:
    """Where the clause of a verb begins: behind the last ";", ":" or "cho biết"."""
    first = max(sentence.start, verb - _CLAUSE_REACH)
    part = sentence.part(first, verb)
    colons = [m.end() for m in _COLON.finditer(part) if not _OF_LIST.search(part[: m.start()])]
    cuts = [part.rfind(";") + 1, *colons]
    cuts += [
        match.end()
        for match in cue("speech").finditer(part)
        if not sentence.is_in_name(first + match.start())
    ]
    return first + max([0, *cuts])


def told_before(view: ArticleView, sentence: Sentence, start: int, verb: int) -> list[Value]:
    """ "Hãng cũng đã ký …", "nước này vừa ký …": who the sentence before is about."""
    match = cue_before("common subject").search(sentence.part(start, verb))
    if match is None or sentence.is_in_name(start + match.start()):
        return []
    at = start + match.start()
    noun = " ".join(match[0].removeprefix("nhà ").split()[:2])
    span = (at, at + len(match[0].split(" đã")[0].rstrip()))
    sort = next((s for word, s in settings()["own_units"].items() if noun.startswith(word)), None)
    if sort is not None:
        unit = view.names.unit(sort)
        return [Value(unit, span, "resolved", "danh từ chung")] if unit is not None else []
    for other in reversed(view.sentences[max(0, sentence.index - _TO_TOPIC) : sentence.index + 1]):
        told = [found for m in other.mentions if m.end <= at and (found := _meant(view, m, noun))]
        if told:
            name, named = told[0]
            return [Value(name, span, "resolved", "danh từ chung", named)]
    return []


def _meant(view: ArticleView, mention: Mention, noun: str) -> tuple[str, Span] | None:
    """Whom a mention names if "nước này" or "công ty" can mean it."""
    if noun.startswith("nước"):
        return _country_of(view, mention)
    word = next((word for word in settings()["own_names"] if noun.startswith(word)), None)
    if word is not None and not is_called(mention.text, word):
        return None
    return _body_of(view, mention)


def _country_of(view: ArticleView, mention: Mention) -> tuple[str, Span] | None:
    """The country that a place is, or that an office is of, with where it stands."""
    country = country_in(mention.text) if mention.label in ("LOC", "TITLE") else None
    if country is None or (mention.label == "LOC" and country != mention.text):
        return None
    return view.names.full(country), (mention.end - len(country), mention.end)


def _body_of(view: ArticleView, mention: Mention) -> tuple[str, Span] | None:
    """A body with a name of its own that acts, with where it stands."""
    is_noun = " " not in mention.text and not mention.text.isupper()
    if mention.label != "ORG" or view.names.is_place_of_action(mention):
        return None
    if is_noun and cue("common subject").fullmatch(mention.text.lower()):
        return None  # "Hãng"
    return view.names.full(mention.text), (mention.start, mention.end)


__all__ = ["clause_start", "speaker", "told_before"]
