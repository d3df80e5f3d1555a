"""The place that a title is of: a country, a unit, a village, and where somebody represents it."""

from __future__ import annotations

from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.localities import Localities, bare_unit
from pipeline.names.places import PlaceMatcher, is_ho_chi_minh, run_end
from pipeline.names.view import View

#: Last words of ranks that are class words of the places whose name follows.
_PLACE_CLASSES: Final = frozenset(["thôn", "bản", "ấp", "xóm", "phố", "làng", "buôn", "xã"])
_LONGEST_VILLAGE: Final = 3


class TitlePlaces:
    """Follows a title over the place behind its rank."""

    def __init__(
        self, lexicon: Lexicon, bodies: BodyMatcher, places: PlaceMatcher, localities: Localities
    ) -> None:
        self._lexicon = lexicon
        self._bodies = bodies
        self._matcher = places
        self._localities = localities

    def country(self, view: View, at: int, end: int) -> int | None:
        """The country of a general, where no unit may follow."""
        end_of_country = self._localities.country_before_name(view, at)
        if end_of_country is not None or not view.cap[at]:
            return end_of_country
        known = self._matcher.known(view, at)
        is_country = known is not None and known.rule.endswith("country")
        return known.end if known is not None and is_country else None

    def place(self, view: View, at: int, end: int) -> int | None:
        """A country or unit, with the class word that the rank ends with ("Trưởng thôn An Hòa")."""
        if is_ho_chi_minh(view, at):
            return None
        place = self._localities.find(view, at)
        if place is None and view.cap[at] and view.low[end - 1] in _PLACE_CLASSES:
            return self._village(view, at)
        if place is not None:
            place = place._replace(end=self.before_foreign(view, at, place.end))
        if place is not None and not self.person_at(view, at, place.end):
            return self.abroad(view, place.end)
        unit = bare_unit(view, at)
        return unit if unit > at else None

    def _village(self, view: View, at: int) -> int | None:
        """The name behind "Trưởng thôn", without the person's behind it."""
        stop = run_end(view, at)
        for index in range(at, stop):
            if view.words[index] in self._lexicon.surnames and stop - index in (3, 4):
                return index if index > at else None
        return stop if stop - at <= _LONGEST_VILLAGE else None

    def before_foreign(self, view: View, start: int, end: int) -> int:
        """Before the two words of a foreign name behind an unknown state or province."""
        capitals = (i for i in range(start, end) if view.cap[i])
        first = next((i for i in capitals if not is_abbreviation(view.words[i])), end)
        known = self._lexicon.places.longest(view.words, first, view.stop[start])
        if known is not None or first >= end or is_vietnamese(view.words[first]):
            return end
        if len(view.words[end - 1]) == 1 and end - first > 1:
            return end - 1
        return max(first + 1, end - 2) if end - first > 2 else end

    def abroad(self, view: View, end: int) -> int:
        """Over "tại Việt Nam" behind the sender of a representative."""
        if view.low[end : end + 1] == ["tại"] and end + 1 < view.stop[end]:
            place = self._localities.find(view, end + 1)
            if place is not None:
                return place.end
            body = self._bodies.match(view, end + 1)
            return body.end if body is not None else end
        return end

    def person_at(self, view: View, start: int, end: int) -> bool:
        """Whether a person's name begins at what looks like a place ("Thủ tướng Thái An Bình")."""
        known = self._lexicon.places.longest(view.words, start, view.stop[start])
        if known is not None and known[1] == "country" and known[0] == end:
            return False
        rest = run_end(view, start) - end
        return (
            rest in (1, 2)
            and view.words[start] in self._lexicon.surnames
            and is_vietnamese(view.words[end])
            and view.words[end] not in self._lexicon.surnames
        )


__all__ = ["TitlePlaces"]
