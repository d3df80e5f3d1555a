"""What speaks for the label of a foreign name: its form, and each of its occurrences."""

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
from pipeline.names.weights import LABELS, MIDDLE, STRONG, WEAK, Weights

CANDIDATE: Final = "tên nước ngoài"
_OFTEN: Final = 3
#: What two or more unknown words say for a person by themselves.
_PRIOR: Final = 0.6
_DASHES: Final = ("-", "–")
_ENGLISH_ENDINGS: Final = (
    "tion", "ity", "ment", "ness", "ary", "ics", "ship", "ware", "logy", "ance", "ence", "ical",
    "less", "ful", "ive", "ted", "ity", "ling", "tive", "ture", "ers",
)  # fmt: skip
#: Ranks that rather a company has than a state: what follows is rather its name.
_OF_FIRMS: Final = ("chức danh: chủ nhiệm, giám đốc", "chức danh: chủ tịch", "chức danh: trưởng")
_COUNTRY: Final = "danh mục: country"
_QUOTES: Final = frozenset('"“‘')
_LONGEST_GAP: Final = 3
_IN_LIST: Final = (",", "và", ";")
_COMPASS: Final = frozenset(["bắc", "nam", "đông", "tây"])


class Evidence:
    """Weighs the foreign names of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._signs = SignMatcher(lexicon)

    def weigh(self, view: View, names: Sequence[Name]) -> dict[str, Weights]:
        """Name → label → weight, over all occurrences."""
        weights: dict[str, Weights] = defaultdict(Weights)
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
            if count >= _OFTEN and not weights[text].any():
                weights[text].add("ORG", WEAK)
        return weights

    def _weigh_known(self, view: View, name: Name, weights: dict[str, Weights]) -> None:
        """What the same words are elsewhere in the article, with a cue or a class word."""
        if name.label == "PER":
            weights[view.text(name.start, name.end)].add("PER", STRONG)
        elif name.rule.startswith("lớp: ") and view.cap[name.end - 1]:
            start = name.end - 1
            while start > name.start + 1 and view.cap[start - 1] and view.is_word(start - 1):
                start -= 1
            weights[view.text(start, name.end)].add("LOC", STRONG)

    def _weigh_form(self, view: View, name: Name, weights: Weights) -> None:
        """What the name is made of."""
        words = [word for word in view.words[name.start : name.end] if word[0].isalpha()]
        is_company = len(words) > 1 and any(w in self._lexicon.foreign_kinds for w in words)
        if words[0] == "The":
            weights.add("ORG", WEAK)
        if is_company:
            weights.add("ORG", STRONG)
        elif any(_is_camel(word) for word in words):
            weights.add("ORG", MIDDLE)
        elif any(word in self._lexicon.company_words for word in words):
            weights.add("ORG", WEAK)
        elif any(is_abbreviation(word) and len(word) > 2 for word in words):
            weights.add("ORG", MIDDLE)
        elif self._names_a_firm(view, name):
            weights.add("ORG", STRONG)
        elif _count_spaced(view, name) > 1 and not any(_is_english(word) for word in words):
            weights.add("PER", _PRIOR)
        if words[0] in self._lexicon.given_names:
            weights.add("PER", STRONG if len(words) > 1 else 1.0)
        elif words[0] in self._lexicon.foreign_surnames and len(words) > 1:
            weights.add("PER", MIDDLE)
        has_particle = any(word[0].islower() and len(word) > 1 for word in words[1:])
        if len(words) > 1 and (len(words[0]) == 1 or has_particle):
            weights.add("PER", 1.0)

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
            weights.add("PER", STRONG)
        is_owned = self._ends(self._lexicon.owner_classes, view, start)
        if is_owned or self._signs.firm_before(view, start):
            weights.add("ORG", STRONG)
        elif self._ends(self._lexicon.owners, view, start):
            weights.add("ORG", WEAK)
        if self._ends(self._lexicon.products, view, start - (last in _QUOTES)):
            weights.add("ORG", -STRONG)
        if low in ("ở", "tại"):
            weights.add("LOC", MIDDLE)
        elif self._ends(self._lexicon.place_cues, view, start) or self._is_compass(view, start):
            weights.add("LOC", 1.0)
        if before and before[0].end == start and before[0].label == "TITLE":
            of_firm = before[0].rule in _OF_FIRMS
            weights.add("ORG" if of_firm else "PER", 1.0 if of_firm else MIDDLE)
        if _count_spaced(view, name) > 1:
            if before and before[0].label == "TITLE" and self._is_near(view, before[0], start):
                weights.add("PER", 1.0)
            if low == "tên":
                weights.add("PER", MIDDLE)
            if before and before[0].rule == _COUNTRY and before[0].end == start:
                weights.add("PER", 1.0)
        if last == "người":
            weights.add("ORG", -1.0)
            weights.add("PER", -1.0)
        if before and last == "(" and before[0].end == start - 1:
            self._weigh_bracket(before[0], weights)
        if last == "(" and not (before and before[0].end == start - 1):
            weights.add("PER", -_PRIOR)
        if last in _DASHES and before and before[0].end == start - 1 and before[0].label == "PER":
            weights.add("PER", 1.0)
        if before and last in _IN_LIST and before[0].end == start - 1:
            if before[0].label == "TITLE" and last == ",":
                weights.add("PER", MIDDLE)
            elif before[0].rule != CANDIDATE and before[0].label in LABELS:
                is_far = before[0].label == "LOC" and name.end > start + 1
                weights.add(before[0].label, WEAK if is_far else 1.0)

    def _is_near(self, view: View, title: Name, start: int) -> bool:
        """Whether one to three small words part a title and a name ("Thủ tướng nước này …")."""
        between = range(title.end, start)
        return 0 < len(between) <= _LONGEST_GAP and all(
            view.is_word(index) and not view.cap[index] for index in between
        )

    def _weigh_bracket(self, owner: Name, weights: Weights) -> None:
        """ "Tổng công ty xe điện (Rosvik)": another form of the name before the bracket."""
        if owner.rule != CANDIDATE and owner.label in LABELS:
            weights.add(owner.label, STRONG)

    def _is_compass(self, view: View, start: int) -> bool:
        """ "phía bắc Aceh"."""
        return start >= 2 and view.low[start - 1] in _COMPASS and view.low[start - 2] in (
            "phía", "miền",
        )  # fmt: skip

    def _weigh_after(self, view: View, name: Name, after: Sequence[Name], weights: Weights) -> None:
        end, stop = name.end, view.stop[name.start]
        if self._lexicon.firm_acts.longest(view.words, end, stop):
            weights.add("ORG", 1.0)
        if self._lexicon.human_acts.longest(view.words, end, stop):
            weights.add("PER", MIDDLE)
        elif self._lexicon.speech.longest(view.words, end, stop):
            weights.add("PER", 1.0 if end > name.start + 1 else WEAK)
        sign = view.words[end] if end < stop else ""
        if sign not in (",", "(", "-", "–"):
            return
        if self._is_age(view, end + 1) or view.low[end + 1 : end + 2] == ["người"]:
            weights.add("PER", STRONG)
        if self._lexicon.callings.longest(view.words, end + 1, stop):
            weights.add("PER", 1.0)
        if self._lexicon.ranks.longest(view.low, end + 1, stop) and not _is_of_another(after):
            weights.add("PER", MIDDLE if _count_spaced(view, name) > 1 else 1.0)
        if after and after[0].start == end + 1 and after[0].rule != CANDIDATE:
            if after[0].label == "LOC" and sign in (",", "("):
                weights.add("LOC", MIDDLE if sign == "(" else 1.0)
            elif after[0].label == "PER" and sign == ",":
                weights.add("PER", 1.0)
        if self._lexicon.classes.longest(view.low, end + 1, stop):
            weights.add("LOC", 1.0)

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


def _is_of_another(after: Sequence[Name]) -> bool:
    """Whether the title behind the comma has its own holder ("… Rosvik, Bộ trưởng Lê An nói")."""
    if len(after) < 2 or after[0].label != "TITLE":
        return False
    return after[1].label == "PER" and after[1].start == after[0].end


def _is_camel(word: str) -> bool:
    """ "WorldCom", "VinGroup": a capital inside; "McClay" is a person's name."""
    inner = any(letter.isupper() for letter in word[1:])
    return (
        inner
        and word.isascii()
        and not word.isupper()
        and not word.startswith(("Mc", "Mac", "De", "O'"))
    )


def _is_english(word: str) -> bool:
    """Whether a word is built like an English common noun or adjective."""
    return len(word) > 5 and word.lower().endswith(_ENGLISH_ENDINGS)


def _count_spaced(view: View, name: Name) -> int:
    """How many words stand apart: "Shangri-La" is one."""
    return 1 + sum(view.spaced[name.start : name.end - 1])


__all__ = ["CANDIDATE", "Evidence"]
