"""Capitalised words that no lexicon knows: abbreviations, and candidates for foreign names."""

from __future__ import annotations

from typing import Final

from pipeline.names.foreign import CANDIDATE
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.persons import PersonMatcher
from pipeline.names.view import View

_LONGEST_ABBREVIATION: Final = 8


class UnknownNames:
    """Matches what is capitalised and unknown."""

    def __init__(self, lexicon: Lexicon, persons: PersonMatcher) -> None:
        self._lexicon = lexicon
        self._persons = persons

    def match(self, view: View, index: int, names: list[Name]) -> Name | None:
        """An abbreviation or a candidate at a token."""
        word = view.words[index]
        end = self._persons.name_end(view, index)
        if word in self._lexicon.not_names or view.text(index, end) in self._lexicon.not_names:
            return None
        if is_abbreviation(word):
            return self._abbreviation(view, index, end, names)
        if not word[0].isalpha() or not self._is_foreign(view, index, end):
            return None
        return Name(index, end, "ORG", CANDIDATE)

    def _is_foreign(self, view: View, start: int, end: int) -> bool:
        """Whether the words are a foreign name: no word that begins sentences stands first."""
        word = view.words[start]
        if any(part.isdigit() for part in view.words[start:end]):
            return False
        if len(word) == 1 and view.words[start + 1 : start + 2] != ["."]:
            return False
        words = [w for w in view.words[start:end] if w[0].isalpha() and len(w) > 1]
        foreign = [w for w in words if not is_vietnamese(w) and not is_abbreviation(w)]
        if len(words) == 1 and word in self._lexicon.company_words:
            return False
        if self._lexicon.honorifics.longest(view.words, start, end):
            return False
        if not foreign:
            return (
                word in self._lexicon.foreign_surnames
                and end - start == 3
                and word not in self._lexicon.surnames
            )
        if is_vietnamese(word):
            if self._lexicon.capital_words.longest(view.words, start, view.stop[start]):
                return False
            is_name = word in self._lexicon.given_names or word in self._lexicon.foreign_surnames
            return is_name or len(word) == 1 or view.words[start + 1] == "-"
        return len(word) >= 3 or end > start + 1

    def _abbreviation(self, view: View, index: int, end: int, names: list[Name]) -> Name | None:
        """An unknown abbreviation: in brackets only behind the body that it shortens."""
        word = view.words[index]
        is_short = 2 <= len(word) <= _LONGEST_ABBREVIATION
        if not is_short or not word.isalpha() or end != index + 1:
            return None
        if set(word) <= set("IVX") or self._is_all_caps_line(view, index):
            return None
        if index and not view.spaced[index - 1] and view.words[index - 1] in "/-":
            return None
        first = view.positions[word][0]
        if first and view.words[first - 1] == "(":
            owner = next((name for name in names if name.end == first - 1), None)
            if owner is None or owner.label != "ORG":
                return None
        elif not self._is_owned(view, word) and not view.starts[index]:
            return None
        return Name(index, end, "ORG", "chữ viết tắt")

    def _is_owned(self, view: View, word: str) -> bool:
        """Whether a word before some mention makes an unknown abbreviation an organisation's."""
        places = view.positions[word]
        return len(places) > 2 or any(self._owner_before(view, index) for index in places)

    def _owner_before(self, view: View, index: int) -> bool:
        before = view.words[index - 1] if index else ""
        if before in ("(", "”", "“", '"'):
            return before == "(" and index >= 2 and view.words[index + 1 : index + 2] != [")"]
        for size in (2, 1):
            start = index - size
            found = self._lexicon.owners.longest(view.words, start, index) if start >= 0 else None
            if found is not None and found[0] == index:
                return True
        return before in ("và", ",") and index >= 2 and is_abbreviation(view.words[index - 2])

    def _is_all_caps_line(self, view: View, index: int) -> bool:
        around = [w for w in view.words[max(0, index - 3) : index + 4] if w.isalpha()]
        return sum(is_abbreviation(w) for w in around) >= max(3, len(around) - 1)


__all__ = ["UnknownNames"]
