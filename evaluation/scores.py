"""Precision, recall and F1 from counts, with the indices that lead back to the errors."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Score:
    """Counts of one layer over any number of articles; scores of several articles add up.

    `spurious` and `missed` hold (article id, description) of what was found wrongly and of what
    was not found.
    """

    correct: float = 0.0
    predicted: int = 0
    gold: int = 0
    spurious: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)

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

    def add(self, other: Score) -> None:
        """Add the counts of another article or slot."""
        self.correct += other.correct
        self.predicted += other.predicted
        self.gold += other.gold
        self.spurious += other.spurious
        self.missed += other.missed


__all__ = ["Score"]
