"""The locality that closes the name of a body: a place, a country, a bare class word."""

from __future__ import annotations

from typing import Final

from pipeline.names.letters import is_vietnamese
from pipeline.names.lexicon import Body, Lexicon
from pipeline.names.places import Match, PlaceMatcher, run_end
from pipeline.names.view import View

#: Class words that stand for the locality itself ("UBND tỉnh").
_UNIT_WORDS: Final = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "tp"])
_UNIT_PAIRS: Final = frozenset([("thành", "phố"), ("thị", "xã"), ("thị", "trấn")])
#: Class words that the papers shorten before a name ("UBND H.Bảo Yên").
_SHORT_UNITS: Final = frozenset(["H", "Q", "P", "X", "TX", "TT", "TP", "T"])
#: Kinds of bodies that have a central one ("Ủy ban Kiểm tra Trung ương").
_WITH_CENTRE: Final = frozenset(["party_body", "state_body", "front_or_union", "association"])
#: Kinds of bodies that one state has, not two together.
_OF_A_STATE: Final = frozenset(["state_body", "assembly", "armed_force", "party_body"])
#: What goes on with a class word, so that it is none ("Tỉnh ủy").
_NOT_UNIT: Final = frozenset(["hội", "ủy", "uỷ", "đoàn", "trưởng"])
_DASHES: Final = frozenset("-–")


class Localities:
    """Finds the locality at the end of a body's name."""

    def __init__(self, lexicon: Lexicon, places: PlaceMatcher) -> None:
        self._lexicon = lexicon
        self._places = places

    def follows(self, view: View, start: int) -> bool:
        """Whether a locality stands at a token, a bare or shortened class word too."""
        if start >= view.size or not view.spaced[start - 1] or view.taken[start]:
            return False
        if bare_unit(view, start) > start or self._short_unit(view, start):
            return True
        if self._lexicon.centres.longest(view.words, start, view.stop[start]) is not None:
            return True
        return self.find(view, start) is not None

    def find(self, view: View, start: int) -> Match | None:
        """The place at a token, a country before somebody's name too ("Quốc hội Lào An Va")."""
        if start >= view.size or not view.spaced[start - 1] or view.taken[start]:
            return None
        country = self.country_before_name(view, start)
        if country is not None:
            return Match(country, "danh mục: country")
        place = self._places.match(view, start)
        if place is None and view.cap[start]:
            known = self._lexicon.places.longest(view.words, start, view.stop[start])
            if known is not None and known[0] == run_end(view, start) and known[1] != "country":
                return Match(known[0], "danh mục")
        return place

    def country_before_name(self, view: View, start: int) -> int | None:
        """The end of a country, also where a name stands behind it ("Anh John Smith").

        A single Vietnamese syllable before a single one is a given name ("Mỹ Hạnh").
        """
        if not view.cap[start]:
            return None
        known = self._lexicon.places.longest(view.words, start, view.stop[start])
        if known is None or known[1] != "country":
            return None
        end, run = known[0], run_end(view, start)
        if end > start + 1 or not is_vietnamese(view.words[start]) or run - end > 1:
            return end
        if run <= end:
            return None  # the gazetteer decides
        follower = view.words[end]
        is_given_name = is_vietnamese(follower) and len(follower) > 1
        return None if is_given_name else end

    def end(self, view: View, end: int, body: Body) -> int:
        """The end with the locality: "tỉnh Lào Cai", "Lào Cai", "tỉnh", "Việt Nam", "tại Lào"."""
        if end >= view.stop[end - 1]:
            return end
        last = self._own_place(view, end, body)
        if last > end and (body.between or self._is_pair(view, end, last, body)):
            last = self.other_side(view, last)
        is_placed = last > end or body.tail == "name"
        if body.abroad and is_placed and view.low[last : last + 1] == ["tại"]:
            abroad = self.find(view, last + 1)
            last = abroad.end if abroad else last
        return last

    def _own_place(self, view: View, end: int, body: Body) -> int:
        centre = self._lexicon.centres.longest(view.words, end, view.stop[end])
        if centre is not None and body.kind in _WITH_CENTRE and view.spaced[end - 1]:
            return centre[0]
        place = self.find(view, end)
        if place is not None and not self.is_part_of_person(view, end, place.end):
            return place.end
        if not body.unit or not view.spaced[end - 1]:
            return end
        return self._short_unit(view, end) or bare_unit(view, end)

    def _short_unit(self, view: View, end: int) -> int | None:
        """ "H.Bảo Yên", "Q.1" behind a body."""
        if view.words[end] not in _SHORT_UNITS or view.words[end + 1 : end + 2] != ["."]:
            return None
        name = end + 2
        if name >= view.stop[end] or view.taken[name]:
            return None
        if view.words[name].isdigit():
            return name + 1
        return run_end(view, name) if view.cap[name] else None

    def _is_pair(self, view: View, start: int, end: int, body: Body) -> bool:
        """Whether a dash joins the place to another: "Hà Lan-Việt Nam", "Việt - Đức"."""
        is_state = body.tail == "none" and body.kind in _OF_A_STATE
        if is_state or end + 1 >= view.size or view.words[end] not in _DASHES:
            return False
        if not view.spaced[end - 1] and not view.spaced[end]:
            return True
        if end + 1 >= view.stop[end]:
            return False
        if view.words[end - 1] == "Việt" and end - start == 1:
            return view.cap[end + 1] and view.is_word(end + 1)
        sides = (
            self._lexicon.places.longest(view.words, at, view.stop[at]) for at in (start, end + 1)
        )
        return all(side is not None and side[1] == "country" for side in sides)

    def other_side(self, view: View, end: int) -> int:
        """Over " - Lào" behind "Việt Nam"."""
        following = end + 1
        if following >= view.size or view.words[end] not in _DASHES:
            return end
        if following >= view.stop[end] or view.taken[following]:
            return end
        if view.words[end - 1] == "Việt" and view.cap[following]:
            return following + 1
        for names in (self._lexicon.places, self._lexicon.acronyms):
            known = names.longest(view.words, following, view.stop[end])
            if known is not None:
                return known[0]
        return end

    def is_part_of_person(self, view: View, start: int, end: int) -> bool:
        """Whether the "place" is the beginning of a person's name ("Hà Giang Nam")."""
        known = self._lexicon.places.longest(view.words, start, view.stop[start])
        if known is not None and known[1] == "country":
            return False
        return (
            view.words[start] in self._lexicon.surnames
            and end < run_end(view, start)
            and run_end(view, start) - start <= 4
            and is_vietnamese(view.words[end])
            and view.words[end] not in self._lexicon.surnames
        )

    def country(self, view: View, end: int) -> int:
        """The end of a country or province right behind a name, else the name's own end."""
        if end >= view.stop[end - 1] or not view.spaced[end - 1] or not view.cap[end]:
            return end
        known = self._lexicon.places.longest(view.words, end, view.stop[end])
        return known[0] if known and known[1] in ("country", "province") else end


def bare_unit(view: View, end: int) -> int:
    """ "tỉnh", "thành phố" without a name: the locality that the article is about."""
    following = view.low[end + 1] if end + 1 < view.size else ""
    if view.low[end] in _UNIT_WORDS and following not in _NOT_UNIT:
        return end + 1
    if tuple(view.low[end : end + 2]) in _UNIT_PAIRS:
        return end + 2
    return end


__all__ = ["Localities", "bare_unit"]
