"""Titles: a rank with its body and place, as one grammar for recognition and for reading."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.names.bodies import BodyMatcher, bare_unit
from pipeline.names.letters import is_vietnamese
from pipeline.names.lexicon import Lexicon, Rank
from pipeline.names.places import PlaceMatcher, run_end
from pipeline.names.view import View

#: Last words of ranks that are the first words of bodies too.
_SHARED = frozenset(["đoàn", "ban", "phòng"])


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title and its parts, as token indices.

    `start:role_end` is the role (with its qualifiers, without "nguyên"), `body` the organisation
    without its locality, `place` the locality or country; both are None where there is none.
    """

    start: int
    role_start: int
    role_end: int
    end: int
    rule: str
    rank: Rank
    body: tuple[int, int] | None = None
    place: tuple[int, int] | None = None


class TitleMatcher:
    """Matches titles at a token."""

    def __init__(self, lexicon: Lexicon, bodies: BodyMatcher, places: PlaceMatcher) -> None:
        self._lexicon = lexicon
        self._bodies = bodies
        self._places = places

    def may_begin(self, word: str) -> bool:
        """Whether a title may begin with a word in small letters."""
        return self._lexicon.ranks.begins(word) or word in self._lexicon.prefixes

    def match(self, view: View, start: int) -> TitleMatch | None:
        """The title that begins at a token, None where none does.

        Small letters need a body, a place or a person behind them, so that "bầu chủ tịch mới"
        is none.
        """
        role_start = start
        if view.words[start] in self._lexicon.prefixes and start + 1 < view.stop[start]:
            if view.words[start][0].isupper() and view.starts[start] is False:
                pass
            role_start = start + 1
        found = self._lexicon.ranks.longest(view.low, role_start, view.stop[start])
        if found is None and role_start != start:
            role_start = start
            found = self._lexicon.ranks.longest(view.low, start, view.stop[start])
        if found is None:
            return None
        end, rank = found
        end = self._qualified(view, end)
        title = self._with_object(view, start, role_start, end, rank)
        if view.cap[role_start] or rank.alone or title.end > end or self._name_follows(view, end):
            return title if self._is_allowed(view, title) else None
        return None

    def _qualified(self, view: View, end: int) -> int:
        """The role with "Thường trực" and the like."""
        while found := self._lexicon.qualifiers.longest(view.low, end, view.stop[end - 1]):
            end = found[0]
        return end

    def _is_allowed(self, view: View, title: TitleMatch) -> bool:
        if view.low[title.end : title.end + 1] in (["các"], ["những"]):
            return False
        if title.rank.before_name:
            return self._name_follows(view, title.end) or view.words[title.end : title.end + 1] == [
                ","
            ]
        return True

    def _name_follows(self, view: View, end: int) -> bool:
        if end >= view.stop[end - 1] or not view.cap[end] or not view.spaced[end - 1]:
            return view.words[end : end + 1] == ["."] and view.cap[end + 1 : end + 2] == [True]
        return view.is_word(end)

    def _with_object(
        self, view: View, start: int, role_start: int, end: int, rank: Rank
    ) -> TitleMatch:
        """The title with the longest of what its rank takes."""
        rule = f"chức danh: {rank.name}"
        at = self._body_start(view, end)
        if at < view.stop[end - 1] and not view.taken[at]:
            if (
                "body" in rank.takes
                and (
                    body := self._bodies.match_any_case(view, at)
                    if at < end
                    else self._bodies.match(view, at)
                )
                is not None
            ):
                last = self._abroad(view, body.end) if rank.abroad else body.end
                last = self._behind_bracket(view, last)
                place = (body.name_end, last) if last > body.name_end else None
                return TitleMatch(
                    start, role_start, end, last, rule, rank, (at, body.name_end), place
                )
            if "body" in rank.takes and (head := self._bodies.bare_head(view, at)) is not None:
                return TitleMatch(start, role_start, end, head, rule, rank, (at, head))
            if "field" in rank.takes:
                field = self._field(view, start, role_start, at, rank, rule)
                if field is not None:
                    return field
            if "place" in rank.takes and (place_end := self._place(view, at, rank)) is not None:
                return TitleMatch(
                    start, role_start, end, place_end, rule, rank, None, (at, place_end)
                )
        return TitleMatch(start, role_start, end, end, rule, rank)

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

    def _body_start(self, view: View, end: int) -> int:
        """Where the body begins: at the rank's last word in "Trưởng Đoàn đại biểu Quốc hội"."""
        if view.low[end - 1] not in _SHARED:
            return end
        body = self._bodies.match_any_case(view, end - 1)
        return end - 1 if body is not None and body.end > end else end

    def _abroad(self, view: View, end: int) -> int:
        """Over "tại Việt Nam" behind the sender of a representative."""
        if view.low[end : end + 1] == ["tại"]:
            place = self._places.match(view, end + 1)
            return place.end if place is not None else end
        return end

    def _field(
        self, view: View, start: int, role_start: int, at: int, rank: Rank, rule: str
    ) -> TitleMatch | None:
        if not view.cap[at] and not self._lexicon.field(view.low, at, view.stop[at]):
            return None
        end = self._lexicon.field(view.low, at, view.stop[at])
        if end is None:
            return None
        if end < view.stop[end - 1] and (body := self._bodies.match(view, end)) is not None:
            return TitleMatch(start, role_start, at, body.end, rule, rank, (at, body.end))
        place = self._places.match(view, end) if end < view.stop[end - 1] else None
        if place is not None and view.spaced[end - 1] and not self._person_at(view, end, place.end):
            return TitleMatch(
                start, role_start, at, place.end, rule, rank, (at, end), (end, place.end)
            )
        return TitleMatch(start, role_start, at, end, rule, rank, (at, end))

    def _place(self, view: View, at: int, rank: Rank) -> int | None:
        place = self._places.match(view, at)
        if place is None or self._person_at(view, at, place.end):
            return None
        return self._abroad(view, place.end) if rank.abroad else place.end

    def _person_at(self, view: View, start: int, end: int) -> bool:
        """Whether a person's name begins at what looks like a place ("Thủ tướng Thái An Bình")."""
        run = run_end(view, start)
        rest = run - end
        return (
            rest in (1, 2)
            and view.words[start] in self._lexicon.surnames
            and view.words[end] not in self._lexicon.surnames
            and is_vietnamese(view.words[end])
        )


__all__ = ["TitleMatch", "TitleMatcher"]
