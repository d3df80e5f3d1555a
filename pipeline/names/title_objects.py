"""What a rank is held in: a body, a field of work, a place, a task, another title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.common_words import common_words
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon, Rank
from pipeline.names.localities import Localities, bare_unit
from pipeline.names.places import PlaceMatcher, is_ho_chi_minh, run_end
from pipeline.names.view import View

#: Last words of ranks that are the first words of bodies too.
_SHARED: Final = frozenset(["đoàn", "ban", "phòng", "an", "tra"])
#: Last words of ranks that are class words of the places whose name follows.
_PLACE_CLASSES: Final = frozenset(["thôn", "bản", "ấp", "xóm", "phố", "làng", "buôn", "xã"])
#: What a rank takes if "của" and a place may follow.
_PLACES: Final = frozenset(["place", "country"])
_ROMAN: Final = frozenset("IVX")
_LONGEST_GAP: Final = 6
_LONGEST_VILLAGE: Final = 3
_LONGEST_TASK: Final = 14


class TitleObjects:
    """Follows a title behind its rank to its end."""

    def __init__(
        self,
        lexicon: Lexicon,
        bodies: BodyMatcher,
        places: PlaceMatcher,
        inner_end: Callable[[View, int], int | None],
    ) -> None:
        self._lexicon = lexicon
        self._bodies = bodies
        self._places = places
        self._localities = Localities(lexicon, places)
        self._fields = bodies.fields
        self._inner_end = inner_end
        self._words = common_words()

    def end(self, view: View, end: int, rank: Rank, is_held: bool) -> int:
        """The end of the title whose role ends at `end`; `end` itself where nothing follows.

        `is_held` says that a person holds it: then a bare "công ty" belongs to it too.
        """
        last = self._first_end(view, end, rank, is_held) or end
        last = self._behind_bracket(view, last) if last > end else last
        while (more := self._of(view, last, rank)) is not None:
            last = more
        return last

    def _first_end(self, view: View, end: int, rank: Rank, is_held: bool) -> int | None:
        """The end of the first thing behind the role that its rank takes."""
        at = self._body_start(view, end)
        if at >= view.stop[end - 1] or view.taken[at]:
            return None
        if view.low[end - 1] == "trách":
            return self._task(view, end)
        for takes, follow in (
            ("body", self._body),
            ("title", self._title),
            ("field", self._field),
            ("place", self._place),
            ("country", self._country),
        ):
            if takes in rank.takes and (found := follow(view, at, end)) is not None:
                return found
        if not is_held:
            return None
        if "body" in rank.takes:
            bare = self._lexicon.bare_bodies.longest(view.low, at, view.stop[end - 1])
            if bare is not None and not self._is_cut(view, bare[0]):
                return self._firm(view, bare[0]) or self._with_nouns(view, bare[0])
        if "field" not in rank.takes:
            return None
        nouns = self._with_nouns(view, end)
        if nouns == end and view.low[end - 1] in _SHARED:
            nouns = self._with_act(view, end)
        is_named = nouns > end and nouns < view.stop[end - 1] and view.cap[nouns]
        body = self._bodies.match(view, nouns) if is_named else None
        return body.end if body is not None else nouns

    def _body_start(self, view: View, end: int) -> int:
        """Where the body begins: at the rank's last word in "Trưởng Đoàn đại biểu Quốc hội"."""
        if view.low[end - 1] not in _SHARED:
            return end
        for start in (end - 2, end - 1):
            body = self._bodies.match_any_case(view, start)
            if body is not None and body.end > end:
                return start
        return end

    def _body(self, view: View, at: int, end: int) -> int | None:
        body = self._bodies.match_any_case(view, at)
        if body is not None:
            return body.end
        if (project := self._project(view, at)) is not None:
            return project
        centre = self._lexicon.centres.longest(view.words, at, view.stop[at])
        if centre is not None:
            outer = self._bodies.match(view, centre[0]) if centre[0] < view.stop[at] else None
            return outer.end if outer is not None else centre[0]
        bare = self._bodies.bare_head(view, at)
        return self._with_nouns(view, bare) if bare else self._abbreviation(view, at)

    def _project(self, view: View, at: int) -> int | None:
        """ "Chương trình Đông Nam Á": a project, named after a place or a field."""
        head = self._lexicon.projects.longest(view.words, at, view.stop[at])
        return self._named_end(view, head[0]) if head and head[0] < view.stop[at] else None

    def _firm(self, view: View, end: int) -> int | None:
        """Over small words to a name: "tập đoàn công nghiệp Zentor"."""
        for index in range(end, min(end + _LONGEST_GAP, view.stop[end - 1])):
            if view.taken[index] or not view.is_word(index) or self._is_verb(view, index):
                return None
            if view.low[index] in self._lexicon.field_stops:
                return None
            if view.cap[index]:
                is_person = view.words[index] in self._lexicon.surnames
                return None if is_person else run_end(view, index)
        return None

    def _abbreviation(self, view: View, at: int) -> int | None:
        """An unknown abbreviation right behind a rank: "Chủ tịch" + "AIPSO"."""
        word = view.words[at]
        if not (is_abbreviation(word) and word.isalpha() and 2 < len(word) <= 8):
            return None
        around = view.words[max(0, at - 1) : at] + view.words[at + 1 : at + 2]
        if (
            set(word) <= _ROMAN
            or word in self._lexicon.not_titles
            or any(is_abbreviation(other) for other in around)
        ):
            return None
        last = self._localities.country(view, at + 1)
        return self._abroad(view, last)

    def _title(self, view: View, at: int, end: int) -> int | None:
        """ "Trợ lý" + "Thủ tướng", "Thư ký" + "của" + "Bộ trưởng"."""
        first = at + 1 if view.low[at] == "của" and at + 1 < view.stop[at] else at
        return self._inner_end(view, first)

    def _field(self, view: View, at: int, end: int) -> int | None:
        """A field of work, its body or its country; of ministers also an unknown one."""
        field = self._lexicon.field(view.low, at, view.stop[at])
        last = self._fields.of_country(view, at)
        if field is None or (last is not None and last > field):
            return last or self._bodies.office_end(view, at)
        if field < view.stop[field - 1]:
            if (body := self._bodies.match(view, field)) is not None:
                return body.end
            centre = self._lexicon.centres.longest(view.words, field, view.stop[field])
            if centre is not None:
                return centre[0]
            place = self._localities.find(view, field)
            if place is not None and not self._person_at(view, field, place.end):
                return self._before_foreign(view, field, place.end)
        return field

    def _country(self, view: View, at: int, end: int) -> int | None:
        """The country of a general, where no unit may follow."""
        end_of_country = self._localities.country_before_name(view, at)
        if end_of_country is not None or not view.cap[at]:
            return end_of_country
        known = self._places.known(view, at)
        is_country = known is not None and known.rule.endswith("country")
        return known.end if known is not None and is_country else None

    def _place(self, view: View, at: int, end: int) -> int | None:
        """A country or unit, with the class word that the rank ends with ("Trưởng thôn An Hòa")."""
        if is_ho_chi_minh(view, at):
            return None
        place = self._localities.find(view, at)
        if place is None and view.cap[at] and view.low[end - 1] in _PLACE_CLASSES:
            return self._village(view, at)
        if place is not None:
            place = place._replace(end=self._before_foreign(view, at, place.end))
        if place is not None and not self._person_at(view, at, place.end):
            return self._abroad(view, place.end)
        unit = bare_unit(view, at)
        return unit if unit > at else None

    def _village(self, view: View, at: int) -> int | None:
        """The name behind "Trưởng thôn", without the person's behind it."""
        stop = run_end(view, at)
        for index in range(at, stop):
            if view.words[index] in self._lexicon.surnames and stop - index in (3, 4):
                return index if index > at else None
        return stop if stop - at <= _LONGEST_VILLAGE else None

    def _before_foreign(self, view: View, start: int, end: int) -> int:
        """Before the two words of a foreign name behind an unknown state or province."""
        capitals = (i for i in range(start, end) if view.cap[i])
        first = next((i for i in capitals if not is_abbreviation(view.words[i])), end)
        known = self._lexicon.places.longest(view.words, first, view.stop[start])
        if known is not None or first >= end or is_vietnamese(view.words[first]):
            return end
        if len(view.words[end - 1]) == 1 and end - first > 1:
            return end - 1
        return max(first + 1, end - 2) if end - first > 2 else end

    def _abroad(self, view: View, end: int) -> int:
        """Over "tại Việt Nam" behind the sender of a representative."""
        if view.low[end : end + 1] == ["tại"] and end + 1 < view.stop[end]:
            place = self._localities.find(view, end + 1)
            if place is not None:
                return place.end
            body = self._bodies.match(view, end + 1)
            return body.end if body is not None else end
        return end

    def _task(self, view: View, end: int) -> int | None:
        """What somebody is in charge of: small words, places and bodies up to a sign or a name."""
        index = end
        while index < min(end + _LONGEST_TASK, view.stop[end - 1]):
            if view.taken[index] or not (view.is_word(index) or view.low[index] in ("và", "-")):
                break
            following = self._named_end(view, index) or self._region(view, index)
            if following is None and (view.cap[index] or self._is_verb(view, index)):
                break
            index = following or index + 1
        return index if index > end else None

    def _region(self, view: View, index: int) -> int | None:
        """The end of a region that begins small: "châu Á"."""
        place = self._places.known(view, index) if not view.cap[index] else None
        return place.end if place is not None else None

    def _named_end(self, view: View, index: int) -> int | None:
        """The end of a body or a place inside a task."""
        if not view.cap[index]:
            return None
        body = self._bodies.match(view, index)
        if body is not None:
            return body.end
        field = self._lexicon.field(view.low, index, view.stop[index])
        if field is not None and field > index + 1:
            return field
        place = self._localities.find(view, index)
        if place is not None and not self._person_at(view, index, place.end):
            return place.end
        pair = tuple(view.low[index : index + 2])
        is_word = pair in self._words.words and not view.cap[index + 1]
        return index + 2 if is_word else None

    def _is_verb(self, view: View, index: int) -> bool:
        """Whether what the person does begins here ("cho biết", "đã nói")."""
        if self._lexicon.speech.longest(view.words, index, view.stop[index]) is not None:
            return True
        pair = (view.low[index - 1], view.low[index])
        return view.low[index] in self._lexicon.task_stops and pair not in self._words.words

    def _with_act(self, view: View, end: int) -> int:
        """Over what a section does: "Phó trưởng ban" + "soạn thảo", before a sign or a name."""
        after = end + 2
        if after > view.stop[end - 1] or self._is_verb(view, end) or view.cap[end + 1]:
            return end
        is_word = (view.low[end], view.low[end + 1]) in self._words.words
        is_end = after >= view.size or view.cap[after] or not view.is_word(after)
        return after if is_word and is_end and not view.cap[end] else end

    def _closes_list(self, view: View, start: int) -> bool:
        """Whether one noun stands here, and a sign or a capital behind it."""
        after = start + 2
        pair = tuple(view.low[start:after])
        if pair not in self._words.nouns and pair not in self._lexicon.compounds:
            return False
        return after >= view.size or not view.is_word(after) or view.cap[after]

    def _is_cut(self, view: View, end: int) -> bool:
        """Whether a small word would be cut in half here: "hội" + "đồng"."""
        if end >= view.size or view.cap[end]:
            return False
        return (view.low[end - 1], view.low[end]) in self._words.words

    def _with_nouns(self, view: View, end: int) -> int:
        """Over nouns in small letters: "Trưởng phòng" + "vật tư", "Trung tâm" + "dinh dưỡng"."""
        index = end
        while index + 1 < view.stop[end - 1] and not (view.cap[index] or view.cap[index + 1]):
            is_dash = index > end and view.words[index] in "-–" and index + 2 < view.stop[end - 1]
            if is_dash and tuple(view.low[index + 1 : index + 3]) in self._lexicon.compounds:
                index += 1
            elif view.low[index] == "và" and index > end and self._closes_list(view, index + 1):
                index += 1
            pair = (view.low[index], view.low[index + 1])
            is_part = pair in self._words.nouns or (
                pair in self._lexicon.compounds and pair in self._words.words
            )
            if view.taken[index] or not is_part or self._is_verb(view, index):
                break
            index += 2
        return index

    def _of(self, view: View, end: int, rank: Rank) -> int | None:
        """Over "của Quốc hội", "thuộc Bộ Y tế" and, for representatives, "tại Lào"."""
        if end + 1 >= view.stop[end - 1] or view.taken[end + 1]:
            return None
        word = view.low[end]
        if view.low[end : end + 3] == ["nước", "chủ", "nhà"]:
            return self._localities.country(view, end + 3)
        if view.low[end : end + 2] == ["phụ", "trách"]:
            return self._task(view, end + 2)
        is_high_court = view.low[end - 2 : end] == ["cấp", "cao"]
        if word in ("của", "thuộc") and not rank.before_name and rank.takes:
            body = self._bodies.match(view, end + 1)
            if body is not None:
                return body.end
            place = self._localities.find(view, end + 1) if _PLACES & set(rank.takes) else None
            return place.end if place is not None and word == "của" else None
        if word == "tại" and (rank.abroad or is_high_court):
            last = self._abroad(view, end)
            return last if last > end else None
        return None

    def _behind_bracket(self, view: View, end: int) -> int:
        """Over "(ĐBQH) tỉnh": a locality behind the abbreviation still belongs to the body."""
        if view.words[end : end + 1] != ["("] or view.words[end + 2 : end + 3] != [")"]:
            return end
        after = end + 3
        if after >= view.stop[end] or not view.words[end + 1].isupper():
            return end
        place = self._places.match(view, after)
        if place is not None and not self._person_at(view, after, place.end):
            return place.end
        unit = bare_unit(view, after)
        return unit if unit > after else end

    def _person_at(self, view: View, start: int, end: int) -> bool:
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


__all__ = ["TitleObjects"]
