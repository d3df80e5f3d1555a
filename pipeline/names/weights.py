"""How much speaks for each label of an unknown name."""

from __future__ import annotations

from typing import Final

from schemas import Label

LABELS: Final[tuple[Label, ...]] = ("PER", "ORG", "LOC")
STRONG: Final = 3.0
MIDDLE: Final = 2.0
WEAK: Final = 0.5
#: What weak signs say together at full weight, and the part that counts of what is over it.
_MOST_OF_WEAK: Final = 3.0
_REST: Final = 0.2


class Weights:
    """Weights of the labels; many weak signs never outweigh a few strong ones.

    >>> weights = Weights()
    >>> weights.add("ORG", STRONG)
    >>> for _ in range(9):
    ...     weights.add("LOC", 1.0)
    >>> weights.best(), round(weights["LOC"], 1)
    ('LOC', 4.2)
    """

    def __init__(self) -> None:
        self._strong: dict[Label, float] = dict.fromkeys(LABELS, 0.0)
        self._weak: dict[Label, float] = dict.fromkeys(LABELS, 0.0)

    def add(self, label: Label, weight: float) -> None:
        """Add a sign for a label, or a negative one against it."""
        if weight >= STRONG:
            self._strong[label] += weight
        else:
            self._weak[label] += weight

    def __getitem__(self, label: Label) -> float:
        weak = self._weak[label]
        return self._strong[label] + min(weak, _MOST_OF_WEAK + (weak - _MOST_OF_WEAK) * _REST)

    def best(self) -> Label:
        """The label with the most weight."""
        return max(LABELS, key=lambda label: self[label])

    def any(self) -> bool:
        """Whether anything was said."""
        return any(self._strong.values()) or any(self._weak.values())


__all__ = ["LABELS", "MIDDLE", "STRONG", "WEAK", "Weights"]
