"""Places in the text: a class word with its name, or a name that the gazetteer knows."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon, PlaceClass
from pipeline.names.view import View

_DASHES = frozenset("-–")
#: Class words of units, which the papers also write with a capital inside a sentence.
_UNIT_WORDS = frozenset(
    ["tỉnh", "huyện", "xã", "quận", "phường", "tp", "đảo", "sông", "cầu", "kcn", "ccn"]
)
#: Class words that are always written in capitals.
_SHORT_CLASSES = frozenset(["tp", "tx", "tt", "kcn", "ccn", "ql"])


class Match(NamedTuple):
    """A match: the token where it ends, and the rule that made it."""

    end: int
    rule: str


class PlaceMatcher:
    """Matches places at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def match(self, view: View, start: int) -> Match | None:
        """The place that begins at a token, None where none does."""
        return self.with_class(view, start) or self.known(view, start)

    def known(self, view: View, start: int) -> Match | None:
        """A name of the gazetteer that is not the beginning of a longer capitalised name."""
        if not view.cap[start] and view.low[start] not in (
            "châu",
            "miền",
            "đồng",
            "biển",
            "vịnh",
            "bán",
            "xứ",
            "nước",
            "thành",
        ):
            return None
        found = self._lexicon.places.longest(view.words, start, view.stop[start])
        if found is None:
            return None
        end, kind = found
        if kind == "country" and end == start + 1 and not self._is_country(view, start, end):
            return None
        if is_ho_chi_minh(view, start):
            return None
        return Match(end, f"danh mục: {kind}")

    def _is_country(self, view: View, start: int, end: int) -> bool:
        """ "Anh", "Đức", "Nga" are given names and forms of address too: no country in a name."""
        if view.words[start] == "Việt":
            return self._is_half_of_pair(view, start) or view.low[start - 1 : start] in (
                ["người"],
                ["khách"],
            )
        if not _goes_on(view, end):
            return not (view.words[start] == "Anh" and view.starts[start])
        following = view.words[end]
        if view.words[start] == "Anh":
            return False
        return following in self._lexicon.surnames or not is_vietnamese(following)

    def _is_half_of_pair(self, view: View, index: int) -> bool:
        """ "Việt" counts in "Việt - Đức" only, not in "trí tuệ Việt"."""
        around = view.words[max(0, index - 1) : index] + view.words[index + 1 : index + 2]
        return any(word in _DASHES for word in around)

    def with_class(self, view: View, start: int) -> Match | None:
        """A class word and what it names: "huyện Bảo Yên", "quận 12", "cao tốc A - B"."""
        found = self._lexicon.classes.longest(view.low, start, view.stop[start])
        if found is None or self._is_other_word(view, start, found[0]):
            return None
        at, place_class = found
        while at > start + 1 and not self._can_name(view, at, place_class):
            shorter = self._lexicon.classes.longest(view.low, start, at - 1)
            if shorter is None:
                return None
            at, place_class = shorter
        end = self._name_end(view, at, place_class)
        if end is None:
            return None
        return Match(end, f"lớp: {place_class.name}")

    def _is_other_word(self, view: View, start: int, end: int) -> bool:
        """Whether the class word is a part of another word ("hai nước", "Hồ Chí Minh")."""
        stops = self._lexicon.class_stops.get(view.low[start], ())
        if start and (view.low[start - 1] in stops or view.words[start - 1] in stops):
            return True
        if view.cap[start] and not view.starts[start] and view.low[start] not in _SHORT_CLASSES:
            if (
                start
                and not view.starts[start - 1]
                and view.cap[start - 1]
                and view.spaced[start - 1]
                and view.is_word(start - 1)
            ):
                return True
            return end == start + 1 and view.low[start] not in _UNIT_WORDS
        return is_ho_chi_minh(view, start)

    def _can_name(self, view: View, at: int, place_class: PlaceClass) -> bool:
        return self._name_end(view, at, place_class) is not None

    def _name_end(self, view: View, at: int, place_class: PlaceClass) -> int | None:
        if at >= view.stop[at - 1]:
            return None
        if view.words[at][0].isdigit():
            if not place_class.number or view.taken[at]:
                return None
            end = at + 1
            if (
                end < view.size
                and len(view.words[end]) == 1
                and view.cap[end]
                and not view.spaced[at]
            ):
                end += 1
            return end if len(view.words[at]) <= 3 else None
        if not view.cap[at]:
            if place_class.open:
                return self._open_end(view, at, place_class)
            region = self._lexicon.places.longest(view.words, at, view.stop[at])
            return region[0] if region and region[0] > at + 1 else None
        if is_abbreviation(view.words[at]) and place_class.level and view.words[at] != "HCM":
            return None
        proper = self._proper_end(view, at, place_class)
        if proper is not None and place_class.pair:
            return self._pair_end(view, proper, place_class)
        return proper

    def _open_end(self, view: View, at: int, place_class: PlaceClass) -> int | None:
        """Small letters up to a capitalised name, in the same line and without signs."""
        for index in range(at, min(at + 5, view.stop[at - 1])):
            if view.low[index] in self._lexicon.field_stops or not view.is_word(index):
                return None
            if view.cap[index]:
                return self._proper_end(view, index, place_class)
        return None

    def _proper_end(self, view: View, at: int, place_class: PlaceClass) -> int | None:
        """The end of a proper name of a place that begins at a capitalised token."""
        stop = view.stop[at]
        known = self._lexicon.places.longest(view.words, at, stop)
        run = run_end(view, at)
        if self._lexicon.capital_words.longest(view.words, at, stop) and known is None:
            return None
        if known is not None and (place_class.level or place_class.known or known[0] >= run):
            return known[0]
        communes = self._lexicon.communes.longest(view.words, at, stop)
        if communes is not None and communes[0] > at:
            end = communes[0]
            if end < run and view.words[end] in self._lexicon.surnames:
                return end
        if place_class.level and self._looks_like_person(view, at, run):
            return None
        return self._cut_at_head(view, at, run)

    def _looks_like_person(self, view: View, start: int, end: int) -> bool:
        """ "UBND tỉnh Lê Văn An": a surname with two or three more syllables is no unit."""
        words = view.words[start:end]
        return (
            words[0] in self._lexicon.surnames
            and 3 <= len(words) <= 4
            and all(is_vietnamese(word) for word in words)
        )

    def _cut_at_head(self, view: View, at: int, run: int) -> int:
        """The run cut where a title or a body begins inside it."""
        for index in range(at + 1, run):
            if self._lexicon.ranks.longest(view.low, index, run + 2):
                return index
        return run

    def _pair_end(self, view: View, end: int, place_class: PlaceClass) -> int:
        """ "Nội Bài - Lào Cai": roads name both their ends."""
        while end + 1 < view.size and view.words[end] in _DASHES and view.cap[end + 1]:
            following = self._proper_end(view, end + 1, place_class)
            if following is None:
                break
            end = following
        return end


def is_ho_chi_minh(view: View, start: int) -> bool:
    """ "Hồ Chí Minh" without a class word before it is the man."""
    return view.words[start : start + 3] == ["Hồ", "Chí", "Minh"]


def run_end(view: View, start: int) -> int:
    """The end of the run of capitalised words at `start`; hyphens without spaces join."""
    end = start + 1
    while end < view.stop[start]:
        if view.cap[end] and view.is_word(end) and view.spaced[end - 1] and not view.taken[end]:
            end += 1
        elif _is_hyphen(view, end):
            end += 2
        elif view.words[end].isdigit() and not view.spaced[end - 1] and not view.taken[end]:
            end += 1
        else:
            break
    return end


def _is_hyphen(view: View, index: int) -> bool:
    """Whether a hyphen without spaces joins two parts of a name ("Xi-vi-lay", "Ramos-Horta")."""
    return (
        view.words[index] in ("-", "'", "’", ".", "&")
        and not view.spaced[index - 1]
        and not view.spaced[index]
        and index + 1 < view.size
        and view.is_word(index + 1)
        and (view.words[index] == "-" or view.cap[index + 1])
        and (view.words[index] != "." or _joins_by_dot(view, index))
    )


def _joins_by_dot(view: View, index: int) -> bool:
    """ "VOV.VN", "TP.HCM", but not "Học Viện.Ông"."""
    return view.words[index - 1].isupper() and view.words[index + 1].isupper()


def _goes_on(view: View, end: int) -> bool:
    return end < view.size and view.cap[end] and view.is_word(end) and view.spaced[end - 1]


__all__ = ["Match", "PlaceMatcher", "is_ho_chi_minh", "run_end"]
