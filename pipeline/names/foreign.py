"""Foreign names that no lexicon knows: the whole article decides what each of them is.

The first pass only collects them. Then every occurrence speaks for a label: what stands before it
("hãng", "ông", "ở"), behind it ("nói", ", 42 tuổi", "(Nga)"), and what the name is made of. The
label with the most weight over all occurrences wins; a name for which nothing speaks is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.names.evidence import CANDIDATE, Evidence
from pipeline.names.letters import is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.view import View
from pipeline.names.weights import STRONG, Weights
from schemas import Label

#: What a label needs, and what an unknown name needs to be an organisation by its number alone.
_LEAST: Final[dict[Label, float]] = {"PER": 1.0, "ORG": 1.0, "LOC": 1.0}
_DAUGHTERS: Final = frozenset(["Việt Nam", "VN", "Vietnam", "Viet Nam"])


class ForeignNames:
    """Settles the labels of foreign names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._evidence = Evidence(lexicon)

    def settle(self, view: View, names: Sequence[Name]) -> list[Name]:
        """The names with their labels; foreign ones for which nothing speaks are left out."""
        weights = self._evidence.weigh(view, names)
        persons = self._words_of_persons(view, names, weights)
        labels = [
            name.label if name.rule != CANDIDATE else self._label(view, name, weights, persons)
            for name in names
        ]
        kept: list[Name] = []
        for position, (name, label) in enumerate(zip(names, labels, strict=True)):
            if label is None and self._is_among_persons(view, names, labels, position):
                label = "PER"
            if label is not None:
                kept.append(name._replace(label=label))
        return self._with_countries(view, kept)

    def _is_among_persons(
        self,
        view: View,
        names: Sequence[Name],
        labels: Sequence[Label | None],
        position: int,
    ) -> bool:
        """Whether people stand in a list around a name of two words for which nothing speaks."""
        name = names[position]
        if name.end - name.start < 2 or not view.spaced[name.start]:
            return False
        if any(word in self._lexicon.company_words for word in view.words[name.start : name.end]):
            return False
        for other in (position - 1, position + 1):
            if 0 <= other < len(names) and labels[other] == "PER":
                first, second = sorted((name, names[other]))
                if view.words[first.end : second.start] in ([","], ["và"], [";"]):
                    return True
        return False

    def _with_countries(self, view: View, names: list[Name]) -> list[Name]:
        """Companies with the country of their daughter: "Zentor" + "Việt Nam"."""
        kept: list[Name] = []
        for name in names:
            before = kept[-1] if kept else None
            is_daughter = (
                before is not None
                and before.label == "ORG"
                and before.rule == CANDIDATE
                and before.end == name.start
                and view.text(name.start, name.end) in _DAUGHTERS
            )
            if is_daughter and before is not None:
                kept[-1] = before._replace(end=name.end)
            else:
                kept.append(name)
        return kept

    def _words_of_persons(
        self, view: View, names: Sequence[Name], weights: dict[str, Weights]
    ) -> set[str]:
        """The foreign words of everyone who is certainly a person."""
        words: set[str] = set()
        for name in names:
            is_candidate = name.rule == CANDIDATE
            if is_candidate and name.end == name.start + 1:
                continue
            text = view.text(name.start, name.end)
            own = weights[text]["PER"]
            is_strong = is_candidate and weights[text].best() == "PER" and own >= STRONG
            if (name.label == "PER" and not is_candidate) or is_strong:
                words.update(
                    word for word in view.words[name.start : name.end]
                    if len(word) > 2 and self._is_foreign(word)
                )  # fmt: skip
        return words

    def _is_foreign(self, word: str) -> bool:
        return not is_vietnamese(word) or word in self._lexicon.given_names

    def _label(
        self, view: View, name: Name, weights: dict[str, Weights], persons: set[str]
    ) -> Label | None:
        own = weights[view.text(name.start, name.end)]
        words = view.words[name.start : name.end]
        if words[-1] in persons or words[0] in persons:
            bound = own["PER"] + STRONG
            if len(words) == 1 or bound >= max(own["ORG"], own["LOC"]):
                return "PER"
        best = own.best()
        return best if own[best] >= _LEAST[best] else None


__all__ = ["CANDIDATE", "ForeignNames"]
