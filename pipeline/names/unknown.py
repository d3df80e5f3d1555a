"""Capitalised words that no lexicon knows: abbreviations, and candidates for foreign names."""

from __future__ import annotations

from pipeline.names.evidence import CANDIDATE
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.persons import PersonMatcher
from pipeline.names.signs import SignMatcher, is_web_address
from pipeline.names.view import View


class UnknownNames:
    """Matches what is capitalised and unknown."""

    def __init__(self, lexicon: Lexicon, persons: PersonMatcher, signs: SignMatcher) -> None:
        self._lexicon = lexicon
        self._persons = persons
        self._signs = signs

    def match(self, view: View, index: int, names: list[Name]) -> Name | None:
        """An abbreviation or a candidate at a token."""
        word = view.words[index]
        sign = self._signs.explained(view, index, names[-2:])
        if sign is None and is_abbreviation(word):
            sign = self._signs.abbreviation(view, index)
        if sign is not None:
            return Name(index, sign.end, "ORG", sign.rule)
        end = self._persons.name_end(view, index)
        if word in self._lexicon.not_names or view.text(index, end) in self._lexicon.not_names:
            return None
        if is_abbreviation(word) or is_web_address(view, end):
            return None
        if not word[0].isalpha() or not self._is_foreign(view, index, end):
            return None
        return Name(index, end, "ORG", CANDIDATE)

    def _is_foreign(self, view: View, start: int, end: int) -> bool:
        """Whether the words are a foreign name: no word that begins sentences stands first."""
        word = view.words[start]
        if word == "The":
            return end > start + 1
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


__all__ = ["UnknownNames"]
