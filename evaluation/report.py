"""The report of an evaluation: a score a layer, as a table, as JSON, and as a list of errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from evaluation.gold import GoldArticle
from evaluation.matching import span_scores, title_scores
from evaluation.scores import Score
from evaluation.slots import agreement_scores
from schemas import Article, ArticleRecord

SPAN_LABELS = ("PER", "ORG", "LOC", "TITLE", "DATE")


@dataclass
class Report:
    """Scores by layer name ("PER exact", "agreement parties"), over the articles counted."""

    articles: int = 0
    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, gold: GoldArticle, record: ArticleRecord) -> None:
        """Count one article."""
        self.articles += 1
        for label in SPAN_LABELS:
            for match, score in span_scores(gold, record, label).items():
                self._add(f"{label} {match}", score)
        for name, score in title_scores(gold, record).items():
            self._add(f"title {name}", score)
        for name, score in agreement_scores(gold, record).items():
            self._add(f"agreement {name}", score)

    def _add(self, layer: str, score: Score) -> None:
        self.scores.setdefault(layer, Score()).add(score)

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers, for a file."""
        return {
            "articles": self.articles,
            "layers": {
                name: {
                    "precision": round(score.precision, 4),
                    "recall": round(score.recall, 4),
                    "f1": round(score.f1, 4),
                    "gold": score.gold,
                    "predicted": score.predicted,
                }
                for name, score in self.scores.items()
            },
        }

    def errors(self, layer: str) -> Iterable[str]:
        """Lines "+" for what was found wrongly and "-" for what was missed in a layer."""
        score = self.scores[layer]
        for article, told in score.spurious:
            yield f"+ {article}: {told}"
        for article, told in score.missed:
            yield f"- {article}: {told}"


def evaluate_articles(
    golds: Iterable[GoldArticle], extract: Callable[[Article], ArticleRecord]
) -> Report:
    """Score what `extract` makes of the raw text of every gold article."""
    report = Report()
    for gold in golds:
        report.add(gold, extract(gold.article))
    return report


__all__ = ["SPAN_LABELS", "Report", "evaluate_articles"]
