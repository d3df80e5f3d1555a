"""One-to-one matching of predictions with gold, so that nothing counts twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import numpy
from scipy.optimize import linear_sum_assignment

G = TypeVar("G")
P = TypeVar("P")


class Spanned(Protocol):
    """Whatever has offsets, end-exclusive."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def overlaps(one: Spanned, other: Spanned) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def overlap_pairs(predicted: Sequence[Spanned], gold: Sequence[Spanned]) -> list[tuple[int, int]]:
    """The most pairs of indices (predicted, gold) of spans that overlap, one to one.

    Both sides are in text order and without overlaps of their own; then the first free partner
    is always a best one.
    """
    pairs: list[tuple[int, int]] = []
    free = 0
    for index, span in enumerate(predicted):
        while free < len(gold) and gold[free].end <= span.start:
            free += 1
        if free < len(gold) and gold[free].start < span.end:
            pairs.append((index, free))
            free += 1
    return pairs


def assign(
    predicted: Sequence[P], gold: Sequence[G], similarity: Callable[[P, G], float], least: float
) -> list[tuple[int, int]]:
    """Pairs of indices (predicted, gold), one to one, with the best total similarity.

    Only pairs whose similarity is at least `least` (above 0) are taken.
    """
    if not predicted or not gold:
        return []
    matrix = numpy.array([[similarity(p, g) for g in gold] for p in predicted], dtype=float)
    matrix[matrix < least] = 0.0
    rows, columns = linear_sum_assignment(-matrix)
    return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if matrix[r, c] > 0]


def equal_pairs(
    predicted: Sequence[str], gold: Sequence[str], like: Callable[[str, str], bool]
) -> list[tuple[int, int]]:
    """Pairs of indices of values that are alike, one to one and as many as there can be."""
    return assign(predicted, gold, lambda one, other: float(like(one, other)), 1.0)


__all__ = ["Spanned", "assign", "equal_pairs", "overlap_pairs", "overlaps"]
