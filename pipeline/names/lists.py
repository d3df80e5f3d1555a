"""Places that only their neighbours tell: items of lists, streets behind a house number."""

from __future__ import annotations

from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.gazetteer import DASHES
from pipeline.names.letters import is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.places import PlaceMatcher, run_end
from pipeline.names.view import View

#: Classes of places that the papers list with the class word only once.
_LISTING: Final = (
    "lớp: đường", "lớp: cấp xã", "lớp: dưới cấp xã", "lớp: cấp huyện", "lớp: nước, núi, biển, đảo",
)  # fmt: skip
#: What may stand between "các xã" and the first of them.
_REMARKS: Final = ([":"], ["biên", "giới"], ["miền", "núi"], ["vùng", "cao"], ["gồm"], ["như"])
_LONGEST_REMARK: Final = 4
_ROUTE: Final = "tuyến: các đường nối nhau"
_ROUTE_WORDS: Final = frozenset(["tuyến", "đường", "phố", "metro", "lộ"])
_SHORTEST_ROUTE: Final = 3
_BETWEEN: Final = ([","], ["và"], ["và", "các"], [";"])
#: Words that say that several of a class follow.
_PLURALS: Final = frozenset(["các", "hai", "ba", "bốn", "năm", "sáu", "những", "2", "3", "4", "5"])
_ADDRESS_AHEAD: Final = frozenset(["phường", "quận", "q", "p", "tp", "thành", "xã", "huyện",
                                   "thị", "f"])  # fmt: skip


class ListedPlaces:
    """Finds places that stand in a list or an address."""

    def __init__(self, lexicon: Lexicon, places: PlaceMatcher, bodies: BodyMatcher) -> None:
        self._lexicon = lexicon
        self._places = places
        self._bodies = bodies

    def match(self, view: View, index: int, names: list[Name]) -> Name | None:
        """The place that begins at a capitalised token, None where none does."""
        return (
            self._street(view, index)
            or self._stop_of_route(view, index, names)
            or self._first_item(view, index)
            or self._item(view, index, names)
        )

    def _first_item(self, view: View, index: int) -> Name | None:
        """ "các xã: A (huyện B), C", "hai xã biên giới A, B": the first of a list of units."""
        at = index - 1
        while (
            at > 0
            and index - at <= _LONGEST_REMARK
            and (view.words[at] == ":" or (view.is_word(at) and not view.cap[at]))
        ):
            found = self._lexicon.classes.longest(view.low, at, index)
            is_class = found is not None and found[1].level in ("commune", "district")
            if is_class and at < index - 1 and view.low[at - 1] in _PLURALS:
                rest = view.words[found[0] : index] if found else []
                if rest in _REMARKS and self._may_name(view, index):
                    rule = f"lớp: {found[1].name}" if found else ""
                    return Name(index, run_end(view, index), "LOC", rule)
            at -= 1
        return None

    def _stop_of_route(self, view: View, index: int, names: list[Name]) -> Name | None:
        """ "tuyến A - Nguyễn Huệ - Lê Lợi - B": streets joined by dashes, three or more."""
        end = run_end(view, index)
        is_joined = index >= 2 and view.words[index - 1] in DASHES and view.spaced[index - 1]
        before = names[-1] if is_joined and names and names[-1].end == index - 1 else None
        if before is not None and before.rule == _ROUTE:
            return Name(index, end, "LOC", _ROUTE)
        if before is not None or not self._is_street(view, index, end):
            return None
        count, at = 1, end
        while (
            count < _SHORTEST_ROUTE
            and at + 1 < view.stop[index]
            and view.words[at] in DASHES
            and view.cap[at + 1]
        ):
            at = run_end(view, at + 1)
            count += 1
        if count < _SHORTEST_ROUTE or not self._is_told_as_route(view, index):
            return None
        return Name(index, end, "LOC", _ROUTE)

    def _is_street(self, view: View, start: int, end: int) -> bool:
        return 2 <= end - start <= 4 and all(is_vietnamese(word) for word in view.words[start:end])

    def _is_told_as_route(self, view: View, index: int) -> bool:
        return any(word in _ROUTE_WORDS for word in view.low[max(0, index - 12) : index])

    def _item(self, view: View, index: int, names: list[Name]) -> Name | None:
        """ "các xã A, B và C", "đường A, B": what follows a place of a class is one too."""
        first = self._first_of_list(view, index, names)
        if first is None or not self._may_name(view, index):
            return None
        is_water = first.rule == _LISTING[-1]
        if is_water and view.low[max(0, first.start - 1)] not in _PLURALS:
            return None
        return Name(index, run_end(view, index), "LOC", first.rule)

    def _first_of_list(self, view: View, index: int, names: list[Name]) -> Name | None:
        """The place before, over brackets: "xã A (huyện B), C"."""
        if not names or names[-1].label != "LOC":
            return None
        last, end = names[-1], names[-1].end
        if view.words[end : end + 1] == [")"] and len(names) >= 2:
            if view.words[names[-2].end : last.start] != ["("] or names[-2].label != "LOC":
                return None
            last, end = names[-2], end + 1
        if not last.rule.startswith(_LISTING) or view.words[end:index] not in _BETWEEN:
            return None
        return last

    def _may_name(self, view: View, index: int) -> bool:
        stop = view.stop[index]
        if self._lexicon.ranks.longest(view.low, index, stop) or self._bodies.match(view, index):
            return False
        if self._lexicon.honorifics.longest(view.words, index, stop):
            return False
        if self._places.with_class(view, index) is not None:
            return False
        return self._lexicon.capital_words.longest(view.words, index, stop) is None

    def _street(self, view: View, index: int) -> Name | None:
        """ "số 120 Lý Thái Tổ (phường 2)", "63 Lý Tự Trọng, Q.1": a street, its class left out."""
        number = index - 1
        if number < 0 or not self._is_house_number(view, number):
            return None
        end = run_end(view, index)
        words = view.words[index:end]
        if not 2 <= len(words) <= 4 or not all(is_vietnamese(word) for word in words):
            return None
        if self._lexicon.capital_words.longest(view.words, index, view.stop[index]):
            return None
        if self._bodies.match(view, index) or self._lexicon.ranks.longest(
            view.low, index, view.stop[index]
        ):
            return None
        if self._is_told_as_number(view, number) or self._address_goes_on(view, end):
            return Name(index, end, "LOC", "địa chỉ: số nhà + đường")
        return None

    def _is_house_number(self, view: View, number: int) -> bool:
        word = view.words[number]
        if view.taken[number] or not view.spaced[number]:
            return False
        is_lettered = len(word) == 1 and word.isupper() and view.words[number - 1].isdigit()
        return (word.isdigit() and len(word) <= 4) or (is_lettered and number > 0)

    def _is_told_as_number(self, view: View, number: int) -> bool:
        """Whether "số" stands before the number ("số 7/1")."""
        start = number
        while start > 0 and (view.words[start - 1] in "/-" or view.words[start - 1].isdigit()):
            start -= 1
        return start > 0 and view.low[start - 1] == "số"

    def _address_goes_on(self, view: View, end: int) -> bool:
        """Whether a unit follows behind a comma or a bracket."""
        if end + 1 >= view.size or view.words[end] not in (",", "(", "-", "–"):
            return False
        if view.low[end + 1] in _ADDRESS_AHEAD:
            return True
        known = self._lexicon.places.longest(view.words, end + 1, view.stop[end])
        return known is not None


__all__ = ["ListedPlaces"]
