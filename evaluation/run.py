"""One evaluation, from a folder of gold to a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evaluation.gold import read_gold
from evaluation.report import Report, evaluate_articles
from schemas import Article, ArticleRecord


def run(
    gold_dir: Path,
    select: str | None = None,
    gold_mentions: bool = False,
    extract: Callable[[Article], ArticleRecord] | None = None,
) -> Report:
    """Score the pipeline (or `extract`) on the raw texts of a gold folder.

    `select` is "all", "odd", "even" or names parted by commas; see `default_selection`.
    `gold_mentions` gives the record pipes the gold's mentions and dates, for development only.
    Raises GoldError naming file and place where the gold is not valid.
    """
    golds = list(read_gold(gold_dir, select or default_selection(gold_dir)))
    if extract is None:
        from pipeline.extractor import Extractor

        nlp = None
        if gold_mentions:
            from evaluation.gold_mentions import gold_pipeline

            nlp = gold_pipeline(golds)
        extract = Extractor(nlp).extract_article
    return evaluate_articles(golds, extract)


def default_selection(gold_dir: Path) -> str:
    """All articles of corpus/; of other folders the odd half, so that the even stays unread."""
    return "all" if gold_dir.name == "corpus" else "odd"


__all__ = ["default_selection", "run"]
