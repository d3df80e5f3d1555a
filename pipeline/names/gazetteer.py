"""Known names of places without a class word: countries, cities, regions, units."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.names.letters import is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.view import View

DASHES: Final = frozenset("-–")
_COMPASS: Final = frozenset(["Bắc", "Nam", "Đông", "Tây"])
_BEFORE_COMPASS: Final = frozenset(["phía", "miền", "hướng", "từ", "đến", "-", "–"])
_QUOTES: Final = frozenset("\"“'‘")
#: Small words with which a known name may begin.
SMALL_STARTS: Final = frozenset(
    ["châu", "miền", "đồng", "biển", "vịnh", "bán", "xứ", "nước", "thành", "quần", "điện", "cung",
     "eo", "dải", "các", "khu", "vùng", "kênh", "lục", "quảng", "cao", "tháp", "đồi", "phố", "hồ",
     "sông", "núi", "trại", "bức", "cận", "đảo", "ngã", "địa", "vĩ", "trụ", "trung"]
)  # fmt: skip


class Match(NamedTuple):
    """A match: the token where it ends, and the rule that made it."""

    end: int
    rule: str


class Gazetteer:
    """Matches names that are places by themselves."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def match(self, view: View, start: int) -> Match | None:
        """A name of the gazetteer that is not the beginning of a longer capitalised name."""
        if not view.cap[start] and view.low[start] not in SMALL_STARTS:
            return None
        if is_ho_chi_minh(view, start) or self._is_mere_direction(view, start):
            return None
        directed = self._directed(view, start)
        found = self.longest(view, start)
        if directed is not None and (found is None or directed > found[0]):
            return Match(directed, "phương + tên")
        if found is None:
            return self._short_country(view, start)
        end, kind = found
        if kind == "country" and end == start + 1:
            if view.words[start] in self._lexicon.short_countries:
                return self._short_country(view, start)
            if not self._is_country(view, start, end):
                return None
        if kind == "city" and self._is_part_of_company(view, start, end):
            return None
        return Match(end, f"danh mục: {kind}")

    def longest(self, view: View, start: int) -> tuple[int, str] | None:
        """The longest known name at a token with its kind, without a look at what is around."""
        return self._lexicon.places.longest(view.words, start, view.stop[start])

    def _is_mere_direction(self, view: View, start: int) -> bool:
        """ "phía Đông Nam" of somewhere: no region."""
        if start == 0 or view.low[start - 1] != "phía":
            return False
        head = self._lexicon.directions.longest(view.words, start, view.stop[start])
        found = self.longest(view, start)
        return head is not None and (found is None or found[0] <= head[0])

    def _directed(self, view: View, start: int) -> int | None:
        """The end of "Tây Nam" + "Syria", "miền đông" + "Ấn Độ", "Bắc" + "Hà Nội"."""
        if view.words[start] in _COMPASS and start + 1 < view.stop[start]:
            before = view.low[start - 1] if start else ""
            at = self.longest(view, start + 1) if before not in _BEFORE_COMPASS else None
            is_unit = at is not None and at[1] in ("province", "city", "region")
            if at is not None and is_unit and view.cap[start + 1]:
                return at[0]
        head = self._lexicon.directions.longest(view.words, start, view.stop[start])
        if head is None or head[0] >= view.stop[start] or not view.cap[head[0]]:
            return None
        found = self.longest(view, head[0])
        is_region = found is None or (found[1] == "region" and view.low[head[0]] != "dải")
        return None if found is None or is_region else found[0]

    def _short_country(self, view: View, start: int) -> Match | None:
        """ "Việt" in "Việt - Trung", "người Việt", but not in "trí tuệ Việt"."""
        behind = self._lexicon.short_countries.get(view.words[start])
        if behind is None or _goes_on(view, start + 1):
            return None
        after = view.words[start + 1] if start + 1 < view.size else ""
        if after in self._lexicon.not_country.get(view.words[start], ()):
            return None
        before = view.low[start - 1] if start else ""
        if before in behind or self._is_half_of_pair(view, start):
            return Match(start + 1, "danh mục: country")
        return None

    def _is_half_of_pair(self, view: View, index: int) -> bool:
        """Whether a country stands on the other side of a dash."""
        if index >= 2 and view.words[index - 1] in DASHES:
            if self._is_one_word_country(view.words[index - 2]):
                return True
            return self._ends_country(view, index - 1)
        other = index + 2
        if other >= view.size or view.words[index + 1] not in DASHES:
            return False
        if self._is_one_word_country(view.words[other]):
            return True
        found = self.longest(view, other)
        return found is not None and found[1] == "country"

    def _is_one_word_country(self, word: str) -> bool:
        if word in self._lexicon.short_countries:
            return True
        found = self._lexicon.places.longest([word], 0, 1)
        return found is not None and found[1] == "country"

    def _ends_country(self, view: View, end: int) -> bool:
        found = self.longest(view, end - 2) if end >= 2 else None
        return found is not None and found == (end, "country")

    def _is_country(self, view: View, start: int, end: int) -> bool:
        """ "Anh", "Đức", "Nga" are given names and other words too: no country in those."""
        word = view.words[start]
        if not is_vietnamese(word):
            return not self._is_part_of_company(view, start, end)
        after = view.words[end] if end < view.stop[start] else ""
        if after in self._lexicon.not_country.get(word, ()):
            return False
        if not _goes_on(view, end):
            return not (word == "Anh" and self._is_pronoun(view, start))
        if len(after) == 1 and view.words[end + 1 : end + 2] == ["."]:
            return True
        if word == "Anh":
            return not is_vietnamese(after)
        return after in self._lexicon.surnames or not is_vietnamese(after)

    def _is_pronoun(self, view: View, start: int) -> bool:
        """Whether "Anh" begins a sentence or what somebody says."""
        if view.starts[start] or start == 0:
            return True
        before = view.words[start - 1]
        return before in _QUOTES or (before in DASHES and view.starts[start - 1])

    def _is_part_of_company(self, view: View, start: int, end: int) -> bool:
        """ "China Overseas", "Hyosung Vietnam", "Los Angeles Times"."""
        known = self._lexicon.places.longest(view.words, start, end)
        is_english = view.words[start] in self._lexicon.english_countries
        if not is_english and (known is None or known[1] == "country"):
            return False
        if is_english and start and _is_foreign(view, start - 1) and view.spaced[start - 1]:
            return True
        return _goes_on(view, end) and _is_foreign(view, end) and self.longest(view, end) is None


def _is_foreign(view: View, index: int) -> bool:
    word = view.words[index]
    return view.cap[index] and view.is_word(index) and len(word) > 1 and not is_vietnamese(word)


def is_ho_chi_minh(view: View, start: int) -> bool:
    """ "Hồ Chí Minh" without a class word before it is the man."""
    return view.words[start : start + 3] == ["Hồ", "Chí", "Minh"]


def _goes_on(view: View, end: int) -> bool:
    return end < view.size and view.cap[end] and view.is_word(end) and view.spaced[end - 1]


__all__ = ["DASHES", "Gazetteer", "Match", "is_ho_chi_minh"]
