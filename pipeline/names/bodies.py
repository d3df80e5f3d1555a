"""Names of organisations: a head with its field or proper name, and the locality."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import JOINERS, Body, Lexicon
from pipeline.names.places import Match, PlaceMatcher, run_end
from pipeline.names.view import View

#: Class words that stand for the locality itself ("UBND tỉnh").
_UNIT_WORDS = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "tp"])
_UNIT_PAIRS = frozenset([("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("các", "tỉnh")])
_LONGEST_BRIDGE = 6
#: Kinds of bodies that are not called after people: a name behind the head is its director's.
_NOT_AFTER_PEOPLE = frozenset(["company", "bank", "state_body", "association", "party_body"])


class BodyMatch(NamedTuple):
    """A body: where its own name ends, where its locality ends, and the rule."""

    name_end: int
    end: int
    rule: str
    kind: str


class BodyMatcher:
    """Matches names of organisations at a token."""

    def __init__(self, lexicon: Lexicon, places: PlaceMatcher) -> None:
        self._lexicon = lexicon
        self._places = places

    def match(self, view: View, start: int) -> BodyMatch | None:
        """The body that begins at a token, None where none does."""
        return self._with_head(view, start) or self._acronym(view, start)

    def match_any_case(self, view: View, start: int) -> BodyMatch | None:
        """The body at a token whose head may begin with a small letter ("ban Tổ chức")."""
        return self._with_head(view, start, any_case=True)

    def bare_head(self, view: View, start: int) -> int | None:
        """The end of a capitalised head that stands for the body of the context ("Công ty")."""
        if not view.cap[start]:
            return None
        found = self._lexicon.bodies.longest(view.low, start, view.stop[start])
        if found is None or found[1].body.tail == "none":
            return None
        return found[0] if not _goes_on_as_name(view, found[0]) or self._person_follows(view, found[0]) else None

    def _person_follows(self, view: View, start: int) -> bool:
        words = view.words[start : run_end(view, start)]
        return words[0] in self._lexicon.surnames and 3 <= len(words) <= 4

    def _acronym(self, view: View, start: int) -> BodyMatch | None:
        found = self._lexicon.acronyms.longest(view.words, start, view.stop[start])
        if found is None:
            return None
        end, acronym = found
        last = self._country(view, end) if acronym.kind != "press" else end
        return BodyMatch(end, last, f"danh mục: {acronym.name}", acronym.kind)

    def _with_head(self, view: View, start: int, any_case: bool = False) -> BodyMatch | None:
        stop = view.stop[start]
        while (found := self._lexicon.bodies.longest(view.low, start, stop)) is not None:
            end, head = found
            if view.cap[start] or head.small or any_case:
                match = self._completed(view, start, end, head.body)
                if match is not None:
                    return match
            stop = end - 1  # a shorter head may still do
            if stop <= start:
                return None
        return None

    def _completed(self, view: View, start: int, end: int, body: Body) -> BodyMatch | None:
        rule = f"cơ quan: {body.name}"
        if body.tail == "none":
            if _goes_on_as_name(view, end) and not self._is_locality(view, end):
                extended = self._field_end(view, end, body)
                if extended is None:
                    return None if end == start + 1 else BodyMatch(end, end, rule, body.kind)
                end = extended
            return BodyMatch(end, self._locality_end(view, end, body), rule, body.kind)
        if body.tail == "number":
            return self._numbered(view, end, body, rule)
        tail = self._field_end(view, end, body) if body.tail == "field" else None
        if tail is None:
            tail = self._name_end(view, end, body)
        if tail is None:
            return None
        return BodyMatch(tail, self._locality_end(view, tail, body), rule, body.kind)

    def _numbered(self, view: View, end: int, body: Body, rule: str) -> BodyMatch | None:
        if end >= view.stop[end - 1] or view.taken[end]:
            return None
        word = view.words[end]
        if word[0].isdigit() or (len(word) == 1 and word.isupper()):
            last = end + 1
            if last < view.size and not view.spaced[end] and view.words[last][0].isdigit():
                last += 1
            return BodyMatch(last, self._country(view, last), rule, body.kind)
        if word == "Đặc" and view.words[end + 1 : end + 2] == ["biệt"]:
            return BodyMatch(end + 2, self._country(view, end + 2), rule, body.kind)
        return None

    def _field_end(self, view: View, start: int, body: Body) -> int | None:
        """The end of the field of work: from the lexicon, else a capital and its small parts."""
        if start >= view.stop[start - 1] or not view.cap[start]:
            return None
        return self._lexicon.field(view.low, start, view.stop[start])

    def _name_end(self, view: View, start: int, body: Body) -> int | None:
        """The end of a proper name, with small letters and joiners on its way."""
        if start >= view.stop[start - 1]:
            return None
        if not view.cap[start] and not view.cap[start - 1]:
            return None
        if body.kind in _NOT_AFTER_PEOPLE and self._person_follows(view, start):
            return None
        index = start
        end: int | None = None
        while index < view.stop[start - 1]:
            if view.taken[index]:
                break
            if self._is_capital(view, index):
                if end is not None and self._begins_other(view, index):
                    break
                end = self._run_end(view, index)
                index = end
                continue
            step = self._bridge(view, index, end, body)
            if step is None:
                break
            index = step
        return self._with_small_parts(view, end) if end is not None else None

    def _is_capital(self, view: View, index: int) -> bool:
        return view.cap[index] and view.is_word(index)

    def _begins_other(self, view: View, index: int) -> bool:
        """Whether a locality, a title or a person begins here: the name ends before it."""
        lexicon = self._lexicon
        if lexicon.places.longest(view.words, index, view.stop[index]) is not None:
            return not view.spaced[index - 1] is True or view.low[index - 1] not in ("và",)
        if lexicon.ranks.longest(view.low, index, view.stop[index]) is not None:
            return True
        run = run_end(view, index)
        return (
            view.words[index] in lexicon.surnames
            and 2 <= run - index <= 4
            and not view.low[index - 1] in ("-", "–", "&", "và")
        )

    def _run_end(self, view: View, start: int) -> int:
        """The run of capitals, cut where a person's name or a locality begins inside it."""
        stop = run_end(view, start)
        lexicon = self._lexicon
        for index in range(start + 1, stop):
            if lexicon.ranks.longest(view.low, index, stop + 1):
                return index
            rest = stop - index
            if (
                view.words[index] in lexicon.surnames
                and rest >= 3
                and is_vietnamese(view.words[index + 1])
                and lexicon.places.longest(view.words, index, stop) is None
            ):
                return index
        return stop

    def _bridge(self, view: View, index: int, end: int | None, body: Body) -> int | None:
        """Over small letters to the next capital: the index of that capital, None where it ends."""
        if end is not None and self._is_closed(view, end - 1):
            return self._dash(view, index)
        limit = min(index + _LONGEST_BRIDGE, view.stop[index])
        for at in range(index, limit):
            if view.cap[at] and view.is_word(at):
                return at if at > index else None
            word = view.low[at]
            if word in JOINERS and at + 1 < view.stop[index]:
                if word == "," and body.kind not in ("school",):
                    return None
                continue
            if word in self._lexicon.field_stops or not view.is_word(at):
                return None
        return None

    def _dash(self, view: View, index: int) -> int | None:
        """After a proper word only a dash leads on ("Than Thống Nhất - TKV")."""
        following = index + 1
        if view.words[index] in ("-", "–", "&") and following < view.stop[index]:
            if view.cap[following] and view.words[following] not in self._lexicon.surnames:
                return following
        return None

    def _is_closed(self, view: View, index: int) -> bool:
        """Whether a name is complete with this word: an abbreviation, a foreign word, a number."""
        word = view.words[index]
        return is_abbreviation(word) or not is_vietnamese(word) or word[0].isdigit()

    def _with_small_parts(self, view: View, end: int) -> int:
        """A last capital with the small syllables that complete it ("Trung tâm Hành chính công")."""
        lexicon = self._lexicon
        if self._is_closed(view, end - 1):
            return end
        index = end
        while (
            index < view.stop[end - 1]
            and index - end < 4
            and not view.cap[index]
            and view.low[index] in lexicon.field_parts
            and view.low[index] not in lexicon.field_stops
            and view.spaced[index - 1]
        ):
            index += 1
        return index

    def _is_locality(self, view: View, start: int) -> bool:
        return start < view.size and self._locality(view, start) is not None

    def _locality(self, view: View, start: int) -> Match | None:
        place = self._places.match(view, start)
        if place is None or not view.spaced[start - 1]:
            return None
        return place

    def _locality_end(self, view: View, end: int, body: Body) -> int:
        """The end with the locality: "tỉnh Lào Cai", "Lào Cai", "tỉnh", "Việt Nam", "tại Lào"."""
        if end >= view.stop[end - 1]:
            return end
        place = self._locality(view, end)
        if place is not None and not self._is_part_of_person(view, end, place.end):
            last = place.end
        elif body.unit and view.spaced[end - 1]:
            last = _bare_unit(view, end)
        else:
            last = end
        if body.abroad and last > end and view.low[last : last + 1] == ["tại"]:
            abroad = self._locality(view, last + 1)
            last = abroad.end if abroad else last
        return last

    def _is_part_of_person(self, view: View, start: int, end: int) -> bool:
        """Whether the "place" is the beginning of a person's name ("Hà Giang Nam")."""
        return (
            view.words[start] in self._lexicon.surnames
            and end < run_end(view, start)
            and run_end(view, start) - start <= 4
            and view.words[end] not in self._lexicon.surnames
        )

    def _country(self, view: View, end: int) -> int:
        if end >= view.stop[end - 1] or not view.spaced[end - 1] or not view.cap[end]:
            return end
        known = self._lexicon.places.longest(view.words, end, view.stop[end])
        return known[0] if known and known[1] in ("country", "province") else end


def _goes_on_as_name(view: View, end: int) -> bool:
    return end < view.stop[end - 1] and view.cap[end] and view.is_word(end) and view.spaced[end - 1]


def _bare_unit(view: View, end: int) -> int:
    """ "tỉnh", "thành phố" without a name: the locality that the article is about."""
    if view.low[end] in _UNIT_WORDS and not view.low[end + 1 : end + 2] == ["hội"]:
        return end + 1
    if tuple(view.low[end : end + 2]) in _UNIT_PAIRS:
        return end + 2
    return end


__all__ = ["BodyMatch", "BodyMatcher"]
