"""What a rank is held in: a body, a field of work, a place, a task, another title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.letters import is_abbreviation
from pipeline.names.lexicon import Lexicon, Rank
from pipeline.names.localities import Localities, bare_unit
from pipeline.names.places import PlaceMatcher, run_end
from pipeline.names.title_places import TitlePlaces
from pipeline.names.title_tasks import TitleTasks
from pipeline.names.view import View

#: Last words of ranks that are the first words of bodies too.
_SHARED: Final = frozenset(["đoàn", "ban", "phòng", "an", "tra"])
#: What a rank takes if "của" and a place may follow.
_PLACES: Final = frozenset(["place", "country"])
_ROMAN: Final = frozenset("IVX")
_LONGEST_GAP: Final = 6


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
        self._matcher = places
        self._localities = Localities(lexicon, places)
        self._places = TitlePlaces(lexicon, bodies, places, self._localities)
        self._tasks = TitleTasks(lexicon, bodies, places, self._localities, self._places)
        self._fields = bodies.fields
        self._inner_end = inner_end

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
            return self._tasks.task(view, end)
        for takes, follow in (
            ("body", self._body),
            ("title", self._title),
            ("field", self._field),
            ("place", self._places.place),
            ("country", self._places.country),
        ):
            if takes in rank.takes and (found := follow(view, at, end)) is not None:
                return found
        if not is_held:
            return None
        if "body" in rank.takes:
            bare = self._lexicon.bare_bodies.longest(view.low, at, view.stop[end - 1])
            if bare is not None and not self._tasks.is_cut(view, bare[0]):
                return self._firm(view, bare[0]) or self._tasks.with_nouns(view, bare[0])
        if "field" not in rank.takes:
            return None
        nouns = self._tasks.with_nouns(view, end)
        if nouns == end and view.low[end - 1] in _SHARED:
            nouns = self._tasks.with_act(view, end)
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
        return self._tasks.with_nouns(view, bare) if bare else self._abbreviation(view, at)

    def _project(self, view: View, at: int) -> int | None:
        """ "Chương trình Đông Nam Á": a project, named after a place or a field."""
        head = self._lexicon.projects.longest(view.words, at, view.stop[at])
        return self._tasks.named_end(view, head[0]) if head and head[0] < view.stop[at] else None

    def _firm(self, view: View, end: int) -> int | None:
        """Over small words to a name: "tập đoàn công nghiệp Zentor"."""
        for index in range(end, min(end + _LONGEST_GAP, view.stop[end - 1])):
            if view.taken[index] or not view.is_word(index) or self._tasks.is_verb(view, index):
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
        return self._places.abroad(view, last)

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
            if place is not None and not self._places.person_at(view, field, place.end):
                return self._places.before_foreign(view, field, place.end)
        return field

    def _of(self, view: View, end: int, rank: Rank) -> int | None:
        """Over "của Quốc hội", "thuộc Bộ Y tế" and, for representatives, "tại Lào"."""
        if end + 1 >= view.stop[end - 1] or view.taken[end + 1]:
            return None
        word = view.low[end]
        if view.low[end : end + 3] == ["nước", "chủ", "nhà"]:
            return self._localities.country(view, end + 3)
        if view.low[end : end + 2] == ["phụ", "trách"]:
            return self._tasks.task(view, end + 2)
        is_high_court = view.low[end - 2 : end] == ["cấp", "cao"]
        if word in ("của", "thuộc") and not rank.before_name and rank.takes:
            body = self._bodies.match(view, end + 1)
            if body is not None:
                return body.end
            place = self._localities.find(view, end + 1) if _PLACES & set(rank.takes) else None
            return place.end if place is not None and word == "của" else None
        if word == "tại" and (rank.abroad or is_high_court):
            last = self._places.abroad(view, end)
            return last if last > end else None
        return None

    def _behind_bracket(self, view: View, end: int) -> int:
        """Over "(ĐBQH) tỉnh": a locality behind the abbreviation still belongs to the body."""
        if view.words[end : end + 1] != ["("] or view.words[end + 2 : end + 3] != [")"]:
            return end
        after = end + 3
        if after >= view.stop[end] or not view.words[end + 1].isupper():
            return end
        place = self._matcher.match(view, after)
        if place is not None and not self._places.person_at(view, after, place.end):
            return place.end
        unit = bare_unit(view, after)
        return unit if unit > after else end


__all__ = ["TitleObjects"]
