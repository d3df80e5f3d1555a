"""Writers and photographers: names and initials that close an article or stand on their own."""

from __future__ import annotations

from typing import Final

from pipeline.names.gazetteer import Match
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.runs import run_end
from pipeline.names.view import View

_RULE: Final = "tên người viết"
#: Words in brackets or without them that say what the writer did.
_DONE: Final = frozenset(["thực", "ghi", "tổng", "theo", "dịch", "lược", "từ", "ttxvn", "vietnam",
                          "t", "tin", "và", "biên"])  # fmt: skip
#: Kinds of places that datelines name; a writer may be called like any other.
_DATELINES: Final = ("province", "country", "unit")
_CLOSING_SIGNS: Final = frozenset([".", "”", '"', "…", "!", "?", ")", "/", "’"])
_LAST_TOKENS: Final = 12
_LONGEST: Final = 4
_LONGEST_INITIALS: Final = 4


class BylineMatcher:
    """Matches writers' names at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def match(self, view: View, start: int) -> Match | None:
        """The writer whose name begins at a token; None where it is no signature."""
        if not self._may_begin(view, start):
            return self._before_slug(view, start)
        return self._initials(view, start) or self._signature(view, start)

    def _before_slug(self, view: View, start: int) -> Match | None:
        """ "Lê An/VOV.VN" at the very end, whatever stands before."""
        end = run_end(view, start)
        is_slug = view.words[end : end + 1] == ["/"] and view.cap[end + 1 : end + 2] == [True]
        if start < view.size - _LAST_TOKENS or not is_slug or not 2 <= end - start <= _LONGEST:
            return None
        if self._is_word(view, start, end) or not all(map(is_vietnamese, view.words[start:end])):
            return None
        return Match(end, _RULE)

    def alone(self, view: View, start: int) -> Match | None:
        """A signature of any words that is a sentence of its own near the end."""
        end = run_end(view, start)
        if not view.starts[start] or not 1 <= end - start <= _LONGEST or end < view.size - 8:
            return None
        if not (self._line_ends(view, end) or view.words[end] in ("/", "(", "-", "–")):
            return None
        if end - start == 1 and not (end == view.size and len(view.words[start]) < 8):
            return None
        return None if self._is_word(view, start, end) else Match(end, _RULE)

    def _may_begin(self, view: View, start: int) -> bool:
        if start == 0 or view.starts[start]:
            return start > 0
        before = view.words[start - 1]
        is_joined = before in ("-", "–") and start >= 2 and view.cap[start - 2]
        return "\n" in before or before in _CLOSING_SIGNS or (is_joined and start > view.size - 16)

    def _initials(self, view: View, start: int) -> Match | None:
        """ "D.H.", "TS-CT", "HL" on a line of their own, "V.Vinh" at the end."""
        end = start
        while end < view.stop[start] and view.cap[end] and len(view.words[end]) == 1:
            end += 1
            if end < view.stop[start] and view.words[end] == "." and not view.spaced[end - 1]:
                end += 1
        if end == start:
            return self._abbreviation(view, start)
        if end - start < 2:
            return None
        if end < view.stop[start] and view.cap[end] and view.words[end - 1] == ".":
            end = run_end(view, end)
            is_line = "\n" in view.words[start - 1] and self._line_ends(view, end)
            return Match(end, _RULE) if is_line or self._closes(view, end) else None
        is_last = end == view.size or self._closes(view, end)
        is_line = "\n" in view.words[start - 1] and self._line_ends(view, end)
        return Match(end, _RULE) if is_last or is_line else None

    def _abbreviation(self, view: View, start: int) -> Match | None:
        """ "HL", "NM" on a line of their own, or the last word."""
        word = view.words[start]
        if not is_abbreviation(word) or not word.isalpha() or len(word) > _LONGEST_INITIALS:
            return None
        if word in self._lexicon.not_names or self._is_body(view, start):
            return None
        end = start + 1
        if view.words[end : end + 1] == ["-"] and end + 1 < view.size and view.cap[end + 1]:
            end += 2
        if len(view.positions[word]) > 1 or not self._is_final(view, end):
            return None
        return Match(end, _RULE)

    def _is_body(self, view: View, start: int) -> bool:
        stop = view.stop[start]
        is_known = self._lexicon.acronyms.longest(view.words, start, stop) is not None
        return is_known or self._lexicon.places.longest(view.words, start, stop) is not None

    def _is_final(self, view: View, end: int) -> bool:
        return end == view.size or (end >= view.size - _LAST_TOKENS and self._closes(view, end))

    def _signature(self, view: View, start: int) -> Match | None:
        """The writer at the end: two to four syllables behind the last full stop.

        It comes before places, for writers are called "Bình Minh" too; a name of a province
        stays a place, for datelines close articles as well.
        """
        end = self._name_end(view, start)
        if not 2 <= end - start <= _LONGEST or end < view.size - _LAST_TOKENS - 8:
            return None
        if not self._closes(view, end):
            return None
        words = [word for word in view.words[start:end] if word[0].isalpha()]
        if not all(is_vietnamese(w) and len(w) > 1 for w in words):
            return None
        known = self._lexicon.places.longest(view.words, start, end)
        if known is not None and known[1] in _DATELINES and known[0] == end:
            return None
        return None if self._is_word(view, start, end) else Match(end, _RULE)

    def _name_end(self, view: View, start: int) -> int:
        """The run, cut where "Theo" or "Nguồn" begins."""
        end = run_end(view, start)
        for index in range(start + 2, end):
            if view.words[index] in ("Theo", "Nguồn", "Ảnh", "Tin", "Nguon"):
                return index
            if view.words[index] == "-":
                return index
        return end

    def _is_word(self, view: View, start: int, end: int) -> bool:
        """Whether it begins like a sentence, a body or a role ("Nhóm PV", "Ban Biên tập")."""
        if any(word in self._lexicon.not_names or word == "PV" for word in view.words[start:end]):
            return True
        if self._lexicon.bodies.longest(view.low, start, end) or self._is_known_body(view, start):
            return True
        common = self._lexicon.capital_words.longest(view.words, start, end)
        return common is not None and view.words[start] not in self._lexicon.surnames

    def _is_known_body(self, view: View, start: int) -> bool:
        return self._lexicon.acronyms.longest(view.words, start, view.stop[start]) is not None

    def _line_ends(self, view: View, end: int) -> bool:
        return end >= view.size or "\n" in view.words[end]

    def _closes(self, view: View, end: int) -> bool:
        """Whether the line or a note on the writer's work follows."""
        if self._line_ends(view, end):
            return end >= view.size - 3 or not view.words[end + 1 : end + 2]
        word = view.words[end]
        if word == "(":
            return view.low[end + 1 : end + 2] != [] and view.low[end + 1] in _DONE
        if word in ("/", "-", "–"):
            return True
        return word in ("Theo", "Nguồn") or (word in ("ghi", "thực") and not view.cap[end])


__all__ = ["BylineMatcher"]
