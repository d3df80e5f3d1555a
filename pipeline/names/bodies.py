"""Names of organisations: a head with its field or proper name, and the locality."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import JOINERS, Body, Lexicon
from pipeline.names.places import Match, PlaceMatcher, run_end
from pipeline.names.view import View

#: Class words that stand for the locality itself ("UBND tỉnh").
_UNIT_WORDS = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "tp"])
_UNIT_PAIRS = frozenset([("thành", "phố"), ("thị", "xã"), ("thị", "trấn")])
_LONGEST_BRIDGE = 9
#: Kinds and first words of bodies that may be a part of another body.
_OF_BODIES = frozenset(["party_body", "front_or_union", "armed_force"])
_OF_HEADS = frozenset(["văn", "thanh", "đảng", "ban", "công", "hội", "đoàn", "chi", "khối"])
#: Last words of heads that the papers write with a field in small letters.
_OF_SMALL_FIELDS = frozenset(["quan", "cục", "vụ", "sở", "bộ", "hội", "tâm"])
#: Kinds of known names that no country follows as their locality.
_WITHOUT_COUNTRY = frozenset(["press", "international"])
#: Kinds whose name may go on in small letters right behind the head.
_SMALL_NAMES = frozenset(["company", "bank", "school", "hospital"])
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
        body, whole = self._with_head(view, start), self._acronym(view, start)
        if body is None or (whole is not None and whole.end > body.end):
            return whole
        return body

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
        return (
            found[0]
            if not _goes_on_as_name(view, found[0]) or self._person_follows(view, found[0])
            else None
        )

    def _person_follows(self, view: View, start: int) -> bool:
        words = view.words[start : run_end(view, start)]
        return words[0] in self._lexicon.surnames and 3 <= len(words) <= 4

    def _acronym(self, view: View, start: int) -> BodyMatch | None:
        found = self._lexicon.acronyms.longest(view.words, start, view.stop[start])
        if found is None:
            return None
        end, acronym = found
        last = end if acronym.kind in _WITHOUT_COUNTRY else self._country(view, end)
        return BodyMatch(end, last, f"danh mục: {acronym.name}", acronym.kind)

    def _with_head(self, view: View, start: int, any_case: bool = False) -> BodyMatch | None:
        stop = view.stop[start]
        while (found := self._lexicon.bodies.longest(view.low, start, stop)) is not None:
            end, head = found
            if self._is_place(view, start, end) or self._is_other_word(view, start):
                return None
            if view.cap[start] or head.small or any_case:
                match = self._completed(view, start, end, head.body)
                if match is not None and not self._is_phrase(view, start, match.end):
                    return match
            stop = end - 1  # a shorter head may still do
            if stop <= start:
                return None
        return None

    def _is_place(self, view: View, start: int, end: int) -> bool:
        """Whether a short head only begins the name of a place ("Đài Loan", "Trường Sa")."""
        if end > start + 1:
            return False
        known = self._lexicon.places.longest(view.words, start, view.stop[start])
        return known is not None and known[0] > end

    def _is_other_word(self, view: View, start: int) -> bool:
        """Whether a head in small letters ends another word ("cảnh báo")."""
        if view.cap[start] or start == 0:
            return False
        return (view.low[start - 1], view.low[start]) in self._lexicon.compounds

    def _is_phrase(self, view: View, start: int, end: int) -> bool:
        """Whether the words before make a phrase of a bare name ("cấp Nhà nước")."""
        before = self._lexicon.not_behind.get(view.text(start, end))
        return before is not None and start > 0 and view.low[start - 1] in before

    def _completed(self, view: View, start: int, end: int, body: Body) -> BodyMatch | None:
        rule = f"cơ quan: {body.name}"
        if body.tail == "none":
            nested = self._nested(view, start, end) if body.kind in _OF_BODIES else None
            if nested is not None:
                return BodyMatch(nested.name_end, nested.end, rule, body.kind)
            if _goes_on_as_name(view, end) and not self._is_locality(view, end):
                extended = self._field_end(view, end)
                if extended is None:
                    return None if end == start + 1 else BodyMatch(end, end, rule, body.kind)
                end = extended
            return BodyMatch(end, self._locality_end(view, end, body), rule, body.kind)
        if body.tail == "number":
            return self._numbered(view, end, body, rule)
        if body.tail == "place":
            last = self._locality_end(view, end, body)
            return BodyMatch(end, last, rule, body.kind) if last > end else None
        nested = self._nested(view, start, end)
        if nested is not None:
            return BodyMatch(nested.name_end, nested.end, rule, body.kind)
        tail = None
        if body.tail in ("field", "known"):
            tail = self._field_end(view, end) or self._small_field_end(view, start, end)
        if tail is None and body.tail != "known":
            tail = self._name_end(view, start, end, body)
        if tail is None:
            return None
        return BodyMatch(tail, self._locality_end(view, tail, body), rule, body.kind)

    def _nested(self, view: View, start: int, end: int) -> BodyMatch | None:
        """The body that this one is of: "Văn phòng" + "UBND tỉnh", "Đảng ủy" + "Bộ Công an"."""
        if view.low[start] not in _OF_HEADS or not _goes_on_as_name(view, end):
            return None
        return self.match(view, end)

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

    def _field_end(self, view: View, start: int) -> int | None:
        """The end of the field of work: from the lexicon, else a capital and its small parts."""
        if start >= view.stop[start - 1] or not view.cap[start]:
            return None
        return self._lexicon.field(view.low, start, view.stop[start])

    def _small_field_end(self, view: View, start: int, end: int) -> int | None:
        """The end of a field in small letters: "Cơ quan du lịch", "Sở giáo dục và đào tạo"."""
        if not view.cap[start] or view.starts[start] or view.low[end - 1] not in _OF_SMALL_FIELDS:
            return None
        field = self._lexicon.field(view.low, end, view.stop[end - 1])
        if field is None or field <= end + 1:
            return None
        return field if field > end + 2 or self._is_locality(view, field) else None

    def _name_end(self, view: View, head: int, start: int, body: Body) -> int | None:
        """The end of a proper name, with small letters and joiners on its way."""
        if start >= view.stop[start - 1]:
            return None
        if not view.cap[start] and not (view.cap[head] and body.kind in _SMALL_NAMES):
            return None
        if body.kind in _NOT_AFTER_PEOPLE and self._person_follows(view, start):
            return None
        index = start
        last = start
        end: int | None = None
        while index < view.stop[start - 1]:
            if view.taken[index]:
                break
            if self._is_capital(view, index):
                if end is not None and self._begins_other(view, index):
                    break
                last, end = index, self._run_end(view, index)
                index = end
                continue
            if end is not None and self._ends_with_place(view, last, end):
                break
            step = self._bridge(view, index, end, body)
            if step is None or (
                end is not None and end - last > 1 and not self._joins(view, end, step)
            ):
                break
            index = step
        if end is None:
            return None
        return self._with_small_parts(view, end) if end == last + 1 else end

    def _ends_with_place(self, view: View, start: int, end: int) -> bool:
        known = self._lexicon.places.longest(view.words, start, end)
        return known is not None and known[0] == end

    def _is_capital(self, view: View, index: int) -> bool:
        return view.cap[index] and view.is_word(index)

    def _begins_other(self, view: View, index: int) -> bool:
        """Whether a locality, a title or a person begins here: the name ends before it."""
        lexicon = self._lexicon
        if lexicon.places.longest(view.words, index, view.stop[index]) is not None:
            return view.spaced[index - 1] is not True or view.low[index - 1] not in ("và",)
        if lexicon.ranks.longest(view.low, index, view.stop[index]) is not None:
            return True
        if view.low[index - 1] == "và" and self._acronym(view, index) is not None:
            return True
        run = run_end(view, index)
        return (
            view.words[index] in lexicon.surnames
            and 2 <= run - index <= 4
            and view.low[index - 1] not in ("-", "–", "&", "và")
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
        for at in range(index, min(index + _LONGEST_BRIDGE, view.stop[index])):
            if self._is_capital(view, at):
                return at if at > index else None
            word = view.low[at]
            if word in JOINERS:
                if word == "," or at + 1 >= view.stop[index]:
                    return None
                continue
            if not view.is_word(at) or (self._is_stop(view, at)):
                return None
        return None

    def _joins(self, view: View, start: int, stop: int) -> bool:
        """Whether all small words between two parts of a name are joiners or compounds."""
        compounds = self._lexicon.compounds
        for index in range(start, stop):
            pairs = (tuple(view.low[index - 1 : index + 1]), tuple(view.low[index : index + 2]))
            if view.low[index] not in JOINERS and not any(pair in compounds for pair in pairs):
                return False
        return True

    def _is_stop(self, view: View, index: int) -> bool:
        """Whether no name goes over this small word: a stop that completes no compound."""
        if view.low[index] not in self._lexicon.field_stops:
            return False
        pair_before = (view.low[index - 1], view.low[index])
        pair_after = tuple(view.low[index : index + 2])
        return (
            pair_before not in self._lexicon.compounds and pair_after not in self._lexicon.compounds
        )

    def _dash(self, view: View, index: int) -> int | None:
        """After a proper word only a dash leads on ("Than Thống Nhất - TKV")."""
        following = index + 1
        if view.words[index] not in ("-", "–", "&") or following >= view.stop[index]:
            return None
        is_name = view.cap[following] and view.words[following] not in self._lexicon.surnames
        return following if is_name else None

    def _is_closed(self, view: View, index: int) -> bool:
        """Whether a name is complete with this word: an abbreviation, a foreign word, a number."""
        word = view.words[index]
        return is_abbreviation(word) or not is_vietnamese(word) or word[0].isdigit()

    def _with_small_parts(self, view: View, end: int) -> int:
        """A last capital with the compounds that go on ("Dịch vụ" + "hành chính" + "công")."""
        if self._is_closed(view, end - 1):
            return end
        compounds = self._lexicon.compounds
        index = end
        if self._is_small(view, index) and (view.low[index - 1], view.low[index]) in compounds:
            index += 1
        while self._is_small(view, index):
            if self._is_small(view, index + 1) and tuple(view.low[index : index + 2]) in compounds:
                index += 2
            elif index > end and (view.low[index - 1], view.low[index]) in compounds:
                index += 1
            else:
                break
        return index

    def _is_small(self, view: View, index: int) -> bool:
        return (
            index < view.size
            and index < view.stop[index - 1]
            and not view.cap[index]
            and view.is_word(index)
            and view.spaced[index - 1]
            and not view.taken[index]
        )

    def _is_locality(self, view: View, start: int) -> bool:
        return start < view.size and self._locality(view, start) is not None

    def _locality(self, view: View, start: int) -> Match | None:
        if not view.spaced[start - 1]:
            return None
        place = self._places.match(view, start)
        if place is None and view.cap[start]:
            known = self._lexicon.places.longest(view.words, start, view.stop[start])
            if known is not None and known[0] == run_end(view, start) and known[1] != "country":
                return Match(known[0], "danh mục")
        return place

    def _locality_end(self, view: View, end: int, body: Body) -> int:
        """The end with the locality: "tỉnh Lào Cai", "Lào Cai", "tỉnh", "Việt Nam", "tại Lào"."""
        if end >= view.stop[end - 1]:
            return end
        place = self._locality(view, end)
        if place is not None and not self._is_part_of_person(view, end, place.end):
            last = place.end
        elif body.unit and view.spaced[end - 1]:
            last = bare_unit(view, end)
        else:
            last = end
        if body.between and last > end:
            last = self._other_side(view, last)
        if body.abroad and last > end and view.low[last : last + 1] == ["tại"]:
            abroad = self._locality(view, last + 1)
            last = abroad.end if abroad else last
        return last

    def _other_side(self, view: View, end: int) -> int:
        """Over " - Lào" behind "Việt Nam"."""
        if view.words[end : end + 1] and view.words[end] in "-–" and end + 1 < view.stop[end]:
            known = self._lexicon.places.longest(view.words, end + 1, view.stop[end])
            return known[0] if known else end
        return end

    def _is_part_of_person(self, view: View, start: int, end: int) -> bool:
        """Whether the "place" is the beginning of a person's name ("Hà Giang Nam")."""
        return (
            view.words[start] in self._lexicon.surnames
            and end < run_end(view, start)
            and run_end(view, start) - start <= 4
            and is_vietnamese(view.words[end])
            and view.words[end] not in self._lexicon.surnames
        )

    def _country(self, view: View, end: int) -> int:
        if end >= view.stop[end - 1] or not view.spaced[end - 1] or not view.cap[end]:
            return end
        known = self._lexicon.places.longest(view.words, end, view.stop[end])
        return known[0] if known and known[1] in ("country", "province") else end


def _goes_on_as_name(view: View, end: int) -> bool:
    return end < view.stop[end - 1] and view.cap[end] and view.is_word(end) and view.spaced[end - 1]


def bare_unit(view: View, end: int) -> int:
    """ "tỉnh", "thành phố" without a name: the locality that the article is about."""
    if view.low[end] in _UNIT_WORDS and view.low[end + 1 : end + 2] != ["hội"]:
        return end + 1
    if tuple(view.low[end : end + 2]) in _UNIT_PAIRS:
        return end + 2
    return end


__all__ = ["BodyMatch", "BodyMatcher"]
