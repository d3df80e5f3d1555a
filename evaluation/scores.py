"""Precision, recall and F1 from counts, with the errors that stand behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

#: partial: right label, other extent · incorrect: found, but as something else or with a wrong
#: value · missed: not found · spurious: found where the gold has nothing.
ErrorKind = Literal["partial", "incorrect", "missed", "spurious"]


@dataclass(frozen=True, slots=True)
class Error:
    """One error: the article, what happened in words, and the rule of the prediction ("" = none).

    `start` is the offset in the article's text, -1 where the error has no place.
    """

    article: str
    kind: ErrorKind
    told: str
    rule: str = ""
    start: int = -1


@dataclass
class Score:
    """Counts of one layer over any number of articles; scores of several articles add up.

    A partial or incorrect prediction is one error, though it costs precision and recall.
    """

    correct: int = 0
    predicted: int = 0
    gold: int = 0
    errors: list[Error] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 1 where nothing was predicted."""
        return self.correct / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is none."""
        return self.correct / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.correct / total if total else 1.0

    def count(self, kind: ErrorKind) -> int:
        """How many errors are of a kind."""
        return sum(error.kind == kind for error in self.errors)

    def add(self, other: Score) -> None:
        """Add the counts and errors of another article or slot."""
        self.correct += other.correct
        self.predicted += other.predicted
        self.gold += other.gold
        self.errors += other.errors


__all__ = ["Error", "ErrorKind", "Score"]
