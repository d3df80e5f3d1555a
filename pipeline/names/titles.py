"""Titles: a rank with what it is held in, where one person holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.common_words import common_words
from pipeline.names.lexicon import Lexicon, Rank
from pipeline.names.places import PlaceMatcher
from pipeline.names.title_objects import TitleObjects
from pipeline.names.view import View

#: Small words before a rank in small letters that say that somebody holds it.
_HOLDS: Final = frozenset(["ông", "bà", "vị", "thưa", "nữ", "anh", "chị"])
_LONGEST_GENERIC: Final = 3


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title: where its role and all of it end, as token indices, and the rule."""

    role_end: int
    end: int
    rule: str
    rank: Rank


class TitleMatcher:
    """Matches titles at a token."""

    def __init__(self, lexicon: Lexicon, bodies: BodyMatcher, places: PlaceMatcher) -> None:
        self._lexicon = lexicon
        self._objects = TitleObjects(lexicon, bodies, places, self._inner_end)

    def may_begin(self, word: str) -> bool:
        """Whether a title may begin with a word in small letters."""
        return self._lexicon.ranks.begins(word) or word in self._lexicon.prefixes

    def is_generic(self, view: View, index: int) -> bool:
        """Whether no named person holds it: "các Phó Chủ tịch", "Hội nghị Bộ trưởng"."""
        if index == 0 or "\n" in view.words[index - 1]:
            return False
        before = view.words[index - 1]
        if before.isdigit() and not view.taken[index - 1]:
            return True
        if before == "chí" and index >= 3 and view.low[index - 3] in ("các", "những"):
            return True
        for size in range(1, _LONGEST_GENERIC + 1):
            start = index - size
            found = self._lexicon.generic.longest(view.low, start, index) if start >= 0 else None
            if found is not None and found[0] == index:
                return True
        return False

    def match(self, view: View, start: int, is_told: bool = False) -> TitleMatch | None:
        """The title that begins at a token, None where none does.

        Small letters need a body, a place or a person behind them, so that "bầu chủ tịch mới"
        is none; or words before that say that somebody holds it (`is_told`).
        """
        found = self._rank(view, start)
        if found is None:
            return None
        role_start, role_end, rank = found
        is_held = view.cap[role_start] or view.cap[start] or is_told or self._is_held(view, start)
        end = self._objects.end(view, role_end, rank, is_held)
        if not (rank.alone or is_held or self._is_named(view, start, role_end, end)):
            return None
        title = TitleMatch(role_end, end, f"chức danh: {rank.name}", rank)
        return title if self._is_allowed(view, title) else None

    def _inner_end(self, view: View, start: int) -> int | None:
        """The end of a title inside another: "Trợ lý" + "Thủ tướng"."""
        found = self._rank(view, start)
        return self._objects.end(view, found[1], found[2], True) if found else None

    def _rank(self, view: View, start: int) -> tuple[int, int, Rank] | None:
        """Where the rank begins behind "nguyên" and where it ends with its qualifiers."""
        if self._is_inside_word(view, start):
            return None
        stop = view.stop[start]
        starts = [start]
        if view.words[start] in self._lexicon.prefixes and start + 1 < stop:
            starts = [start + 1, start]
        for role_start in starts:
            found = self._lexicon.ranks.longest(view.low, role_start, stop)
            if found is None and view.low[role_start] == "phó" and role_start + 1 < stop:
                found = self._lexicon.ranks.longest(view.low, role_start + 1, stop)
            if found is not None:
                return role_start, self._qualified(view, found[0]), found[1]
        return None

    def _is_inside_word(self, view: View, start: int) -> bool:
        """Whether a small first word ends another: "chức vụ Phó …", "chính quyền Tổng thống"."""
        if start == 0 or view.cap[start] or not view.spaced[start - 1]:
            return False
        pair = (view.low[start - 1], view.low[start])
        return pair in common_words().words or pair in self._lexicon.compounds

    def _is_held(self, view: View, start: int) -> bool:
        return start > 0 and view.low[start - 1] in _HOLDS

    def _is_named(self, view: View, start: int, role_end: int, end: int) -> bool:
        """Whether a name stands inside or behind a title in small letters."""
        is_former = view.words[start] in self._lexicon.prefixes
        is_named = any(view.cap[role_end:end]) or self._name_follows(view, end)
        return is_named or is_former

    def _qualified(self, view: View, end: int) -> int:
        """The role with "Thường trực" and the like."""
        while found := self._lexicon.qualifiers.longest(view.low, end, view.stop[end - 1]):
            end = found[0]
        return end

    def _is_allowed(self, view: View, title: TitleMatch) -> bool:
        after = view.low[title.end : title.end + 1]
        if after in (["các"], ["những"]):
            return False
        if title.end == title.role_end and (after == ["mới"] or self._is_counted(view, title.end)):
            return False
        if title.rank.before_name:
            is_listed = view.words[title.end : title.end + 1] == [","]
            return is_listed or self._name_follows(view, title.end)
        return True

    def _is_counted(self, view: View, end: int) -> bool:
        """Whether a number of bodies follows: "Bộ trưởng 10 bộ"."""
        if end + 1 >= view.stop[end - 1] or view.taken[end] or not view.words[end].isdigit():
            return False
        return view.spaced[end] and view.is_word(end + 1) and not view.cap[end + 1]

    def _name_follows(self, view: View, end: int) -> bool:
        if end >= view.stop[end - 1] or not view.cap[end] or not view.spaced[end - 1]:
            return view.words[end : end + 1] == ["."] and view.cap[end + 1 : end + 2] == [True]
        return view.is_word(end)


__all__ = ["TitleMatch", "TitleMatcher"]
