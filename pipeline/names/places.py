"""Places in the text: a class word with its name, or a name that the gazetteer knows."""

from __future__ import annotations

from typing import Final

from pipeline.names.gazetteer import DASHES, Gazetteer, Match, is_ho_chi_minh
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon, PlaceClass
from pipeline.names.runs import run_end
from pipeline.names.view import View

#: Class words of units, which the papers also write with a capital inside a sentence.
_UNIT_WORDS: Final = frozenset(
    ["tỉnh", "huyện", "xã", "quận", "phường", "tp", "đảo", "sông", "cầu", "kcn", "ccn", "tháp",
     "điện", "lộ", "trại"]
)  # fmt: skip
#: Class words that are always written in capitals.
_SHORT_CLASSES: Final = frozenset(["tp", "tx", "tt", "kcn", "ccn", "ql", "q", "p", "h", "x"])
#: Kinds of known names that no site is called after.
_NO_SITE: Final = frozenset(["country"])
_LONGEST_NUMBER: Final = 2


class PlaceMatcher:
    """Matches places at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._gazetteer = Gazetteer(lexicon)

    def match(self, view: View, start: int) -> Match | None:
        """The place that begins at a token, None where none does."""
        with_class, known = self.with_class(view, start), self.known(view, start)
        if with_class is None or (known is not None and known.end > with_class.end):
            return known
        return with_class

    def known(self, view: View, start: int) -> Match | None:
        """A name of the gazetteer."""
        return self._gazetteer.match(view, start)

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
        before = view.words[start - 1] if start else ""
        if before and (view.low[start - 1] in stops or before in stops):
            return True
        if view.low[start] == "nước" and before.isdigit():
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
            return self._number_end(view, at) if place_class.number else None
        if not view.cap[at]:
            return self._small_name_end(view, at, place_class)
        if self._is_bare_abbreviation(view, at, place_class):
            return None
        proper = self._proper_end(view, at, place_class)
        if proper is not None and place_class.pair:
            proper = self._pair_end(view, proper, place_class)
        if proper is not None and place_class.numbered:
            return self._over_number(view, proper)
        return proper

    def _number_end(self, view: View, at: int) -> int | None:
        """ "12", "1A": a number as a name."""
        if view.taken[at] or len(view.words[at]) > 3:
            return None
        end = at + 1
        is_lettered = end < view.size and len(view.words[end]) == 1 and view.cap[end]
        return end + 1 if is_lettered and not view.spaced[at] else end

    def _small_name_end(self, view: View, at: int, place_class: PlaceClass) -> int | None:
        """A name that begins in small letters: of an `open` class, or a known region."""
        if place_class.open:
            return self._open_end(view, at, place_class)
        if place_class.strict:
            return None
        region = self._gazetteer.match(view, at)
        return region.end if region and region.end > at + 1 else None

    def _is_bare_abbreviation(self, view: View, at: int, place_class: PlaceClass) -> bool:
        """Whether an abbreviation stands where a name should ("nhà máy PP", "khu vực ASEAN")."""
        word = view.words[at]
        if not is_abbreviation(word) or view.low[at] == "hcm":
            return False
        if place_class.level:
            return True
        is_line_of_capitals = view.words[at - 1].isupper() and len(view.words[at - 1]) > 1
        return (
            word.isalpha()
            and self._gazetteer.longest(view, at) is None
            and not (is_line_of_capitals or run_end(view, at) > at + 1)
        )

    def _over_number(self, view: View, end: int) -> int:
        """Over the "3" of "nhà máy thủy điện Sông Hinh 3"."""
        is_number = (
            end < view.stop[end - 1]
            and view.spaced[end - 1]
            and view.words[end].isdigit()
            and len(view.words[end]) <= _LONGEST_NUMBER
            and not view.taken[end]
        )
        return end + 1 if is_number else end

    def _open_end(self, view: View, at: int, place_class: PlaceClass) -> int | None:
        """Small letters up to a capitalised name, in the same line and without signs."""
        for index in range(at, min(at + 5, view.stop[at - 1])):
            if view.low[index] in self._lexicon.field_stops or not view.is_word(index):
                return None
            if view.cap[index]:
                return self._proper_end(view, index, place_class)
        return None

    def _proper_end(
        self, view: View, at: int, place_class: PlaceClass, is_second: bool = False
    ) -> int | None:
        """The end of a proper name of a place that begins at a capitalised token."""
        known = self._known_end(view, at)
        run = self._over_small_parts(view, run_end(view, at), place_class)
        if place_class.site and (holder := self._holder_end(view, at)) is not None:
            return holder
        if known is None and self._lexicon.capital_words.longest(view.words, at, view.stop[at]):
            return None
        if known is not None and not is_second and self._is_holder(view, at, known, place_class):
            return None
        if known is not None and (place_class.level or place_class.known or known[0] >= run):
            longer = self._lexicon.communes.longest(view.words, at, view.stop[at])
            return max(known[0], longer[0]) if longer and place_class.level else known[0]
        if self._is_common_word(view, at, run, place_class):
            return None
        if place_class.strict and not self._is_strict_name(view, at):
            return None
        communes = self._lexicon.communes.longest(view.words, at, view.stop[at])
        if communes is not None and self._commune_ends(view, at, communes[0], run, place_class):
            return communes[0]
        if place_class.level and self._looks_like_person(view, at, run):
            return None
        return self._cut_at_head(view, at, run)

    def _is_common_word(self, view: View, at: int, run: int, place_class: PlaceClass) -> bool:
        """Whether a word in two syllables or a person stands where the name should.

        "Cộng hòa Xã hội …", "thẩm phán liên bang John Smith".
        """
        if place_class.known and view.words[at] in self._lexicon.given_names and run > at + 1:
            return True
        goes_on = run == at + 1 and run < view.stop[at] and view.spaced[at] and not view.cap[run]
        pair = tuple(view.low[at : at + 2])
        return goes_on and not place_class.open and pair in self._lexicon.compounds

    def _holder_end(self, view: View, at: int) -> int | None:
        """The end of "Chủ tịch Hồ Chí Minh" in "tượng đài Chủ tịch Hồ Chí Minh"."""
        rank = self._lexicon.ranks.longest(view.low, at, view.stop[at])
        if rank is None or rank[0] >= view.stop[at] or not view.cap[rank[0]]:
            return None
        return run_end(view, rank[0])

    def _over_small_parts(self, view: View, run: int, place_class: PlaceClass) -> int:
        """Over the second syllable of a word ("Quảng trường Độc lập")."""
        goes_on = place_class.site and run < view.stop[run - 1] and view.spaced[run - 1]
        if not goes_on or view.cap[run] or not view.is_word(run):
            return run
        pair = (view.low[run - 1], view.low[run])
        return run + 1 if pair in self._lexicon.compounds else run

    def _known_end(self, view: View, at: int) -> tuple[int, str] | None:
        """The longest known name with its kind; "Tây Nam Syria" is one name."""
        known = self._gazetteer.longest(view, at)
        match = self._gazetteer.match(view, at)
        if match is not None and (known is None or match.end > known[0]):
            return match.end, "region"
        return known

    def _is_holder(
        self, view: View, at: int, known: tuple[int, str], place_class: PlaceClass
    ) -> bool:
        """Whether the known name only says whose the site is ("siêu thị Úc", "thủ đô Lào")."""
        of_country = known[1] in _NO_SITE and known[0] == run_end(view, at)
        if not of_country or view.words[known[0] : known[0] + 1] in (["-"], ["–"]):
            return False
        return place_class.site or view.low[at - 1] in ("đô", "phủ")

    def _is_strict_name(self, view: View, at: int) -> bool:
        word = view.words[at]
        if len(word) > 2 and not is_vietnamese(word) and not is_abbreviation(word):
            return True
        return self._lexicon.communes.longest(view.words, at, view.stop[at]) is not None

    def _commune_ends(
        self, view: View, at: int, end: int, run: int, place_class: PlaceClass
    ) -> bool:
        """Whether the name of a commune is all of the name: a person's follows, or nothing."""
        if place_class.level == "commune" and end >= run:
            return True
        is_whole = end > at + 1 and end < run
        return is_whole and view.words[end] in self._lexicon.surnames

    def _looks_like_person(self, view: View, start: int, end: int) -> bool:
        """ "UBND tỉnh Lê Văn An": a surname with two or three more syllables is no unit."""
        words = view.words[start:end]
        return (
            words[0] in self._lexicon.surnames
            and 3 <= len(words) <= 4
            and all(is_vietnamese(word) for word in words)
        )

    def _cut_at_head(self, view: View, at: int, run: int) -> int:
        """The run cut where a title, a seam or a foreign given name begins inside it."""
        for index in range(at + 1, run):
            if self._lexicon.ranks.longest(view.low, index, run + 2):
                return index
            seam = self._lexicon.seams.longest(view.words, index, view.stop[at])
            if seam is not None and seam[0] > index + 1:
                return index
            if view.words[index] in self._lexicon.given_names and index + 1 < run:
                return index
        return run

    def _pair_end(self, view: View, end: int, place_class: PlaceClass) -> int:
        """ "Nội Bài - Lào Cai": roads name both their ends."""
        while end + 1 < view.stop[end - 1] and view.words[end] in DASHES and view.cap[end + 1]:
            following = self._proper_end(view, end + 1, place_class, is_second=True)
            if following is None or self._is_source(view, end + 1):
                break
            end = following
        return end

    def _is_source(self, view: View, at: int) -> bool:
        """Whether a note begins behind the dash ("… - Nguồn: TTXVN")."""
        return view.words[at + 1 : at + 2] == [":"]


__all__ = ["Match", "PlaceMatcher", "is_ho_chi_minh", "run_end"]
