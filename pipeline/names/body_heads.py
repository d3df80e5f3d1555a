"""Whether what looks like the head of a body is one: no part of a word, a place, a phrase."""

from __future__ import annotations

from typing import Final

from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.small_parts import SmallParts
from pipeline.names.view import View

_LONGEST_PLACE: Final = 6
#: Heads of one syllable that are syllables of people's names too.
_GIVEN_NAMES: Final = frozenset(["khoa", "viện", "hội", "trường"])


class BodyHeads:
    """Judges heads of bodies."""

    def __init__(self, lexicon: Lexicon, small: SmallParts) -> None:
        self._lexicon = lexicon
        self._small = small

    def is_none(self, view: View, start: int, end: int, any_case: bool) -> bool:
        """Whether a place, another word or a known phrase stands here instead."""
        if self._lexicon.not_bodies.longest(view.low, start, view.stop[start]) is not None:
            return True
        if not any_case and self.is_other_word(view, start, end):
            return True
        return self._is_place(view, start, end) or self._is_site(view, start, end)

    def _is_place(self, view: View, start: int, end: int) -> bool:
        """Whether a short head only begins the name of a place ("Đài Loan", "Trường Sa")."""
        if end > start + 1:
            return False
        names = view.words[start : start + _LONGEST_PLACE]
        if len(names) > 1 and names[0].isupper() and names[1].isupper():
            names = [name.capitalize() for name in names]
        known = self._lexicon.places.longest(names, 0, len(names))
        return known is not None and start + known[0] > end

    def is_other_word(self, view: View, start: int, end: int) -> bool:
        """Whether a short head is a part of another word or name ("Vụ việc", "Bách Khoa")."""
        if view.cap[start]:
            if end == start + 1 and self._is_inside_name(view, start):
                return True
            if view.low[start:end] == ["vụ"] and self._is_foreign(view, end):
                return True
            is_small = start + 1 < view.stop[start] and not view.cap[start + 1]
            return is_small and end == start + 1 and self._small.is_word(view, start)
        return start > 0 and self._small.is_word(view, start - 1)

    def _is_foreign(self, view: View, index: int) -> bool:
        """Whether a foreign name stands here: "Vụ Zentor" is a case, no department."""
        if index >= view.stop[index - 1] or not view.cap[index]:
            return False
        word = view.words[index]
        return not is_vietnamese(word) and not is_abbreviation(word)

    def _is_inside_name(self, view: View, start: int) -> bool:
        """Whether a capital stands right before, in a line that is not all in capitals."""
        if start == 0 or view.starts[start] or not view.spaced[start - 1]:
            return False
        before = view.words[start - 1]
        if self._lexicon.capital_words.longest(view.words, start - 1, start) is not None:
            return False
        return before[0].isupper() and before[1:].islower() and view.low[start] in _GIVEN_NAMES

    def _is_site(self, view: View, start: int, end: int) -> bool:
        """Whether the class word of a place is longer than the head ("Trung tâm Hội nghị")."""
        found = self._lexicon.classes.longest(view.low, start, view.stop[start])
        return found is not None and found[0] > end > start + 1

    def is_phrase(self, view: View, start: int, end: int) -> bool:
        """Whether the words before make a phrase of a bare name ("các Nghị viện")."""
        text = view.text(start, end)
        if view.low[end : end + 1] and view.low[end] in self._lexicon.not_ahead.get(text, ()):
            return True
        before = self._lexicon.not_behind.get(text)
        return before is not None and start > 0 and view.low[start - 1] in before


__all__ = ["BodyHeads"]
