"""Codes of places against those annotated in place_codes.toml.

The file has a table an article, from the words of a gold LOC to the official code that was valid
at the article's date; "" where the code is open, or the place is no unit. Articles and words that
are not annotated are not scored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from evaluation.gold import GoldArticle
from evaluation.scores import Error, ErrorKind, Score
from schemas import ArticleRecord

CODES: Final = Path(__file__).with_name("place_codes.toml")


@cache
def annotated_codes(path: Path = CODES) -> Mapping[str, Mapping[str, str]]:
    """Article → words of the place → code; empty without a file."""
    if not path.exists():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def place_scores(
    gold: GoldArticle, record: ArticleRecord, codes: Mapping[str, str] | None = None
) -> dict[str, Score]:
    """ "code": the share of annotated places that carry the right code, a surface counted once.

    A place is judged at the first gold LOC with its words; a place that was not found there has
    no code.
    """
    if codes is None:
        codes = annotated_codes().get(gold.id, {})
    found = _codes_by_start(record)
    score = Score()
    for words, code in codes.items():
        start = _first(gold, words)
        given = found.get(start, "")
        score.gold += bool(code)
        score.predicted += bool(given)
        if code and given == code:
            score.correct += 1
        elif code or given:
            told = f"{words} = {given or None}  gold: {code or None}"
            score.errors.append(Error(gold.id, _kind(code, given), told, start=start))
    return {"code": score}


def _kind(code: str, given: str) -> ErrorKind:
    if code and given:
        return "incorrect"
    return "missed" if code else "spurious"


def _codes_by_start(record: ArticleRecord) -> dict[int, str]:
    return {
        mention.start: place.code or "" for place in record.places for mention in place.mentions
    }


def _first(gold: GoldArticle, words: str) -> int:
    """Where the place stands first; -1 where the gold has no such LOC."""
    text = gold.article.text
    starts = (
        span.start
        for span in gold.spans
        if span.label == "LOC" and text[span.start : span.end] == words
    )
    return next(starts, -1)


__all__ = ["CODES", "annotated_codes", "place_scores"]
