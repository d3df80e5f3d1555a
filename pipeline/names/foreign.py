"""Foreign names that no lexicon knows: the whole article decides what each of them is.

The first pass only collects them. Then every occurrence speaks for a label: what stands before it
("hãng", "ông", "ở"), behind it ("nói", ", 42 tuổi", "(Nga)"), and what the name is made of. The
label with the most weight over all occurrences wins; a name for which nothing speaks is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.signs import SignMatcher
from pipeline.names.trie import PhraseTrie
from pipeline.names.view import View
from schemas import Label

CANDIDATE: Final = "tên nước ngoài"
_LABELS: Final[tuple[Label, ...]] = ("PER", "ORG", "LOC")
_STRONG, _MIDDLE, _WEAK = 3.0, 2.0, 0.5
#: What a label needs, and what an unknown name needs to be an organisation by its number alone.
_LEAST: Final[dict[Label, float]] = {"PER": 1.0, "ORG": 1.0, "LOC": 1.0}
_OFTEN: Final = 3
_DAUGHTERS: Final = frozenset(["Việt Nam", "VN", "Vietnam", "Viet Nam"])
#: What two or more unknown words say for a person by themselves.
_PRIOR: Final = 0.6
_DASHES: Final = ("-", "–")
_ENGLISH_ENDINGS: Final = (
    "tion", "ity", "ment", "ness", "ary", "ics", "ship", "ware", "logy", "ance", "ence", "ical",
    "less", "ful", "ive", "ted", "ity", "ling", "tive", "ture", "ers",
)  # fmt: skip
_IN_LIST: Final = (",", "và", ";")
_COMPASS: Final = frozenset(["bắc", "nam", "đông", "tây"])

Weights = dict[Label, float]


class ForeignNames:
    """Settles the labels of foreign names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._signs = SignMatcher(lexicon)

    def settle(self, view: View, names: Sequence[Name]) -> list[Name]:
        """The names with their labels; foreign ones for which nothing speaks are left out."""
        weights = self._weigh(view, names)
        persons = self._words_of_persons(view, names, weights)
        kept = []
        for name in names:
            if name.rule != CANDIDATE:
                kept.append(name)
                continue
            label = self._label(view, name, weights, persons)
            if label is not None:
                kept.append(name._replace(label=label))
        return self._with_countries(view, kept)

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

    def _weigh(self, view: View, names: Sequence[Name]) -> dict[str, Weights]:
        """Name → label → weight, over all occurrences."""
        weights: dict[str, Weights] = defaultdict(lambda: dict.fromkeys(_LABELS, 0.0))
        counts: dict[str, int] = defaultdict(int)
        for position, name in enumerate(names):
            text = view.text(name.start, name.end)
            if name.rule == CANDIDATE:
                if not counts[text]:
                    self._weigh_form(view, name, weights[text])
                counts[text] += 1
                self._weigh_before(view, name, names[position - 1 : position], weights[text])
                self._weigh_after(view, name, names[position + 1 : position + 3], weights[text])
            elif name.label in ("PER", "LOC") and not is_vietnamese(view.words[name.end - 1]):
                self._weigh_known(view, name, weights)
        for text, count in counts.items():
            if count >= _OFTEN and not any(weights[text].values()):
                weights[text]["ORG"] += _WEAK
        return weights

    def _weigh_known(self, view: View, name: Name, weights: dict[str, Weights]) -> None:
        """What the same words are elsewhere in the article, with a cue or a class word."""
        if name.label == "PER":
            weights[view.text(name.start, name.end)]["PER"] += _STRONG
        elif name.rule.startswith("lớp: ") and view.cap[name.end - 1]:
            start = name.end - 1
            while start > name.start + 1 and view.cap[start - 1] and view.is_word(start - 1):
                start -= 1
            weights[view.text(start, name.end)]["LOC"] += _STRONG

    def _weigh_form(self, view: View, name: Name, weights: Weights) -> None:
        """What the name is made of."""
        words = [word for word in view.words[name.start : name.end] if word[0].isalpha()]
        is_company = len(words) > 1 and any(w in self._lexicon.foreign_kinds for w in words)
        if words[0] == "The":
            weights["ORG"] += _WEAK
        if is_company:
            weights["ORG"] += _STRONG
        elif any(word in self._lexicon.company_words for word in words):
            weights["ORG"] += _WEAK
        elif any(is_abbreviation(word) and len(word) > 2 for word in words):
            weights["ORG"] += _MIDDLE
        elif self._names_a_firm(view, name):
            weights["ORG"] += _STRONG
        elif _count_spaced(view, name) > 1 and not any(_is_english(word) for word in words):
            weights["PER"] += _PRIOR
        if words[0] in self._lexicon.given_names:
            weights["PER"] += _STRONG if len(words) > 1 else 1.0
        elif words[0] in self._lexicon.foreign_surnames and len(words) > 1:
            weights["PER"] += _MIDDLE
        has_particle = any(word[0].islower() and len(word) > 1 for word in words[1:])
        if len(words) > 1 and (len(words[0]) == 1 or has_particle):
            weights["PER"] += 1.0

    def _names_a_firm(self, view: View, name: Name) -> bool:
        """Whether the name ends with a country ("Rosvik Việt Nam")."""
        for start in range(name.start + 1, name.end):
            known = self._lexicon.places.longest(view.words, start, name.end)
            if known is not None and known == (name.end, "country"):
                return True
        return False

    def _weigh_before(
        self, view: View, name: Name, before: Sequence[Name], weights: Weights
    ) -> None:
        start = name.start
        last = view.words[start - 1] if start else ""
        low = view.low[start - 1] if start else ""
        if self._ends(self._lexicon.honorifics, view, start) or self._ends(
            self._lexicon.callings, view, start
        ):
            weights["PER"] += _STRONG
        is_owned = self._ends(self._lexicon.owner_classes, view, start)
        if is_owned or self._signs.firm_before(view, start):
            weights["ORG"] += _STRONG
        elif self._ends(self._lexicon.owners, view, start):
            weights["ORG"] += _WEAK
        if low in ("ở", "tại"):
            weights["LOC"] += _MIDDLE
        elif self._ends(self._lexicon.place_cues, view, start) or self._is_compass(view, start):
            weights["LOC"] += 1.0
        if before and before[0].end == start and before[0].label == "TITLE":
            weights["PER"] += _MIDDLE
        if before and last == "(" and before[0].end == start - 1:
            self._weigh_bracket(before[0], weights)
        if last == "(" and not (before and before[0].end == start - 1):
            weights["PER"] -= _PRIOR
        if last in _DASHES and before and before[0].end == start - 1 and before[0].label == "PER":
            weights["PER"] += 1.0
        if before and last in _IN_LIST and before[0].end == start - 1:
            if before[0].label == "TITLE" and last == ",":
                weights["PER"] += _MIDDLE
            elif before[0].rule != CANDIDATE and before[0].label in _LABELS:
                weights[before[0].label] += 1.0

    def _weigh_bracket(self, owner: Name, weights: Weights) -> None:
        """ "Tổng công ty xe điện (Rosvik)": another form of the name before the bracket."""
        if owner.rule != CANDIDATE and owner.label in _LABELS:
            weights[owner.label] += _STRONG

    def _is_compass(self, view: View, start: int) -> bool:
        """ "phía bắc Aceh"."""
        return start >= 2 and view.low[start - 1] in _COMPASS and view.low[start - 2] in (
            "phía", "miền",
        )  # fmt: skip

    def _weigh_after(self, view: View, name: Name, after: Sequence[Name], weights: Weights) -> None:
        end, stop = name.end, view.stop[name.start]
        if self._lexicon.firm_acts.longest(view.words, end, stop):
            weights["ORG"] += 1.0
        if self._lexicon.human_acts.longest(view.words, end, stop):
            weights["PER"] += _MIDDLE
        elif self._lexicon.speech.longest(view.words, end, stop):
            weights["PER"] += 1.0 if end > name.start + 1 else _WEAK
        sign = view.words[end] if end < stop else ""
        if sign not in (",", "(", "-", "–"):
            return
        if self._is_age(view, end + 1) or view.low[end + 1 : end + 2] == ["người"]:
            weights["PER"] += _STRONG
        if self._lexicon.ranks.longest(view.low, end + 1, stop) and not _is_of_another(after):
            weights["PER"] += _MIDDLE
        if after and after[0].start == end + 1 and after[0].rule != CANDIDATE:
            if after[0].label == "LOC" and sign in (",", "("):
                weights["LOC"] += _MIDDLE if sign == "(" else 1.0
            elif after[0].label == "PER" and sign == ",":
                weights["PER"] += 1.0
        if self._lexicon.classes.longest(view.low, end + 1, stop):
            weights["LOC"] += 1.0

    def _is_age(self, view: View, at: int) -> bool:
        return (
            view.words[at : at + 1] != []
            and view.words[at].isdigit()
            and (view.low[at + 1 : at + 2] == ["tuổi"])
        )

    def _ends(self, trie: PhraseTrie[bool], view: View, index: int) -> bool:
        """Whether a phrase of the trie ends right before the token."""
        for size in (4, 3, 2, 1):
            start = index - size
            if start >= 0:
                found = trie.longest(view.words, start, index)
                if found is not None and found[0] == index:
                    return True
        return False

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
            is_strong = is_candidate and own >= max(_STRONG, *weights[text].values())
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
        own = dict(weights[view.text(name.start, name.end)])
        words = view.words[name.start : name.end]
        if words[-1] in persons or words[0] in persons:
            if len(words) == 1:
                return "PER"
            own["PER"] += _STRONG
        best = max(_LABELS, key=lambda label: own[label])
        return best if own[best] >= _LEAST[best] else None


def _is_of_another(after: Sequence[Name]) -> bool:
    """Whether the title behind the comma has its own holder ("… Rosvik, Bộ trưởng Lê An nói")."""
    if len(after) < 2 or after[0].label != "TITLE":
        return False
    return after[1].label == "PER" and after[1].start == after[0].end


def _is_english(word: str) -> bool:
    """Whether a word is built like an English common noun or adjective."""
    return len(word) > 5 and word.lower().endswith(_ENGLISH_ENDINGS)


def _count_spaced(view: View, name: Name) -> int:
    """How many words stand apart: "Shangri-La" is one."""
    return 1 + sum(view.spaced[name.start : name.end - 1])


__all__ = ["CANDIDATE", "ForeignNames"]
