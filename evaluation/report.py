"""The report of an evaluation: a score a layer, as a table, as JSON, and as a list of errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from evaluation.agreements import agreement_scores
from evaluation.gold import GoldArticle
from evaluation.place_codes import place_scores
from evaluation.scores import Error, Score
from evaluation.spans import span_scores
from evaluation.titles import title_scores
from schemas import Article, ArticleRecord

if TYPE_CHECKING:
    from rich.table import Table

SPAN_LABELS: Final = ("PER", "ORG", "LOC", "TITLE", "DATE")
_SIGN: Final = {"spurious": "+", "missed": "-", "partial": "~", "incorrect": "!"}


@dataclass
class Report:
    """Scores by layer name ("PER exact", "agreement parties"), over the articles counted."""

    articles: int = 0
    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, gold: GoldArticle, record: ArticleRecord) -> None:
        """Count one article."""
        self.articles += 1
        for label in SPAN_LABELS:
            self._add(label, span_scores(gold, record, label))
        self._add("title", title_scores(gold, record))
        self._add("place", place_scores(gold, record))
        self._add("agreement", agreement_scores(gold, record))

    def _add(self, group: str, scores: dict[str, Score]) -> None:
        for name, score in scores.items():
            self.scores.setdefault(f"{group} {name}", Score()).add(score)

    def layers(self, prefix: str = "") -> list[str]:
        """The layers whose name starts so ("TITLE": mentions, "title": records); "" gives all."""
        return [name for name in self.scores if name.startswith(prefix)]

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers, for a file."""
        layers = {name: _numbers(score) for name, score in self.scores.items()}
        return {"articles": self.articles, "layers": layers}

    def error_lines(self, layer: str, article: str | None = None) -> Iterator[str]:
        """A line an error, in the order of the articles; then how many each rule has made.

        "+" spurious, "-" missed, "~" another extent, "!" found as something else or with a
        wrong value.
        """
        errors = self.errors(layer, article)
        for error in errors:
            rule = f"  <{error.rule}>" if error.rule else ""
            yield f"{_SIGN[error.kind]} {error.article}: {error.told}{rule}"
        rules = Counter(error.rule for error in errors if error.rule)
        for rule, number in rules.most_common():
            yield f"  {number:4} by rule {rule!r}"

    def errors(self, layer: str, article: str | None = None) -> list[Error]:
        """The errors of a layer, of one article or of all."""
        found = self.scores[layer].errors
        return [error for error in found if article in (None, error.article)]

    def table(self, prefix: str = "") -> Table:
        """The scores for a terminal."""
        from rich.table import Table

        table = Table(title=f"{self.articles} articles")
        table.add_column("layer")
        columns = ("precision", "recall", "F1", "gold", "predicted", "correct")
        for column in columns:
            table.add_column(column, justify="right")
        for name in self.layers(prefix):
            score = self.scores[name]
            rates = (f"{rate:.3f}" for rate in (score.precision, score.recall, score.f1))
            counts = (str(count) for count in (score.gold, score.predicted, score.correct))
            table.add_row(name, *rates, *counts)
        return table


def _numbers(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "correct": score.correct,
        "predicted": score.predicted,
        "gold": score.gold,
    }


def evaluate_articles(
    golds: Iterable[GoldArticle], extract: Callable[[Article], ArticleRecord]
) -> Report:
    """Score what `extract` makes of the raw text of every gold article."""
    report = Report()
    for gold in golds:
        report.add(gold, extract(gold.article))
    return report


__all__ = ["SPAN_LABELS", "Report", "evaluate_articles"]
