"""Dates: this tagger beside dateparser and Duckling, on the same gold.

    python -m evaluation.peers.dates --gold corpus [--select odd]

A peer that is not installed is left out with a message (`pip install --group peers`). A peer needs
a day to count from; for an article without one it is given 1 January 2000, so that a year that it
makes up counts as what it is: wrong. The table therefore also tells the dated articles alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from evaluation.gold import GoldArticle, read_gold
from evaluation.peers.tagger import Tagger
from evaluation.scores import Score
from evaluation.spans import span_scores
from pipeline import Extractor
from schemas import ArticleRecord, DateFact, DocumentDate, Mention, PipelineVersion


def _vnfacts() -> Tagger:
    """This package's dates, as `vnfacts extract` writes them."""
    extractor = Extractor()

    def tag(text: str, published: date | None) -> list[DateFact]:
        return list(extractor.extract(text, published=published).dates)

    return tag


def _taggers() -> dict[str, Tagger]:
    """vnfacts and the peers that are installed."""
    taggers: dict[str, Tagger] = {"vnfacts": _vnfacts()}
    for name, make in (("dateparser", _dateparser), ("Duckling", _duckling)):
        try:
            taggers[name] = make()
        except ImportError as error:
            print(f"{name} is not installed ({error}): left out", file=sys.stderr)
    return taggers


def _dateparser() -> Tagger:
    from evaluation.peers.dateparser_tagger import tagger

    return tagger()


def _duckling() -> Tagger:
    from evaluation.peers.duckling_tagger import tagger

    return tagger()


def scores(tagger: Tagger, articles: Iterable[GoldArticle]) -> dict[str, Score]:
    """Exact, overlap and value scores of a tagger over the articles."""
    totals: dict[str, Score] = {}
    for gold in articles:
        facts = tagger(gold.article.text, gold.article.published)
        for name, score in span_scores(gold, _record(gold, facts), "DATE").items():
            totals.setdefault(name, Score()).add(score)
    return totals


def _record(gold: GoldArticle, facts: list[DateFact]) -> ArticleRecord:
    """A record that holds nothing but the dates, none of them overlapping."""
    apart: list[DateFact] = []
    for fact in sorted(facts, key=lambda fact: (fact.start, -fact.end)):
        if not apart or fact.start >= apart[-1].end:
            apart.append(fact)
    mentions = tuple(
        Mention(start=f.start, end=f.end, text=f.text, label="DATE", rule=f.rule) for f in apart
    )
    return ArticleRecord(
        id=gold.id,
        text_sha256="-",
        document_date=DocumentDate(),
        mentions=mentions,
        dates=tuple(apart),
        pipeline=PipelineVersion(version="-", resources="-"),
    )


def compare(
    gold: Annotated[Path, typer.Option(help="Folder of gold.")] = Path("corpus"),
    select: Annotated[str, typer.Option(help="all, odd, even, or names parted by commas.")] = "all",
) -> None:
    """Print a Markdown table of F1 scores."""
    articles = list(read_gold(gold, select))
    dated = [article for article in articles if article.article.published is not None]
    print(f"| {len(articles)} articles | exact | overlap | value | value, {len(dated)} dated |")
    print("|---|---|---|---|---|")
    for name, tagger in _taggers().items():
        all_scores, of_dated = scores(tagger, articles), scores(tagger, dated)
        cells = [all_scores[layer].f1 for layer in ("exact", "overlap", "value")]
        cells.append(of_dated["value"].f1 if of_dated else 1.0)
        print(f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")


if __name__ == "__main__":
    typer.run(compare)
