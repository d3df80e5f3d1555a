"""Names of organisations: a head with its field or proper name, and the locality."""

from __future__ import annotations

from typing import Final

from pipeline.names.body_heads import BodyHeads
from pipeline.names.fields import Fields
from pipeline.names.known_bodies import BodyMatch, KnownBodies
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Body, Lexicon
from pipeline.names.localities import Localities
from pipeline.names.places import PlaceMatcher
from pipeline.names.proper_names import ProperNames
from pipeline.names.runs import run_end
from pipeline.names.small_parts import SmallParts
from pipeline.names.view import View

#: Kinds and first words of bodies that may be a part of another body.
_OF_BODIES: Final = frozenset(["party_body", "front_or_union", "armed_force", "court"])
_OF_HEADS: Final = frozenset(["văn", "thanh", "đảng", "ban", "công", "hội", "đoàn", "chi", "khối"])
#: Kinds of names that begin a mention of their own behind another body.
_NEVER_OUTER: Final = frozenset(["press"])
#: Kinds of bodies that have branches, and how the name of a branch goes on.
_WITH_BRANCHES: Final = frozenset(["company", "bank"])
_BRANCH: Final = ("chi", "nhánh")
#: How the name of a paper's edition goes on.
_ONLINE: Final = ("điện", "tử")
#: What stands in for the head of an office that only its field tells.
_OFFICE: Final = Body(name="phòng, ban", kind="state_body", tail="name", unit=True, words=())


class BodyMatcher:
    """Matches names of organisations at a token."""

    def __init__(self, lexicon: Lexicon, places: PlaceMatcher) -> None:
        self._lexicon = lexicon
        self._localities = Localities(lexicon, places)
        self._known = KnownBodies(lexicon, self._localities)
        self._small = SmallParts(lexicon)
        self.heads = BodyHeads(lexicon, self._small)
        self.names = ProperNames(lexicon, self._localities, self._small)
        self.fields = Fields(lexicon, self._localities, self.match)

    def match(self, view: View, start: int) -> BodyMatch | None:
        """The body that begins at a token, None where none does."""
        return self._better(self._with_head(view, start), self._known.match(view, start), start)

    def match_any_case(self, view: View, start: int) -> BodyMatch | None:
        """The body at a token whose head may begin with a small letter ("ban Tổ chức")."""
        body = self._with_head(view, start, any_case=True)
        return self._better(body, self._known.match(view, start), start)

    def _better(
        self, body: BodyMatch | None, whole: BodyMatch | None, start: int
    ) -> BodyMatch | None:
        """The known name if it has several words, else the longer of the two."""
        if body is None or whole is None:
            return body or whole
        is_known = start + 1 < whole.name_end < body.name_end
        return whole if is_known or whole.end > body.end else body

    def office_end(self, view: View, start: int) -> int | None:
        """The end of an office told by its field alone: "Thị trường châu Phi"."""
        if start + 1 >= view.stop[start] or not view.cap[start] or view.cap[start + 1]:
            return None
        if view.words[start] in self._lexicon.surnames or not self._small.is_word(view, start):
            return None
        tail = self.names.end(view, start, start, _OFFICE)
        return self._localities.end(view, tail, _OFFICE) if tail is not None else None

    def bare_head(self, view: View, start: int) -> int | None:
        """The end of a capitalised head that stands for the body of the context ("Công ty")."""
        if not view.cap[start]:
            return None
        found = self._lexicon.bodies.longest(view.low, start, view.stop[start])
        if found is None or found[1].body.tail == "none":
            return None
        return (
            found[0]
            if not _goes_on_as_name(view, found[0]) or self.names.person_follows(view, found[0])
            else None
        )

    def _with_head(self, view: View, start: int, any_case: bool = False) -> BodyMatch | None:
        stop = view.stop[start]
        while (found := self._lexicon.bodies.longest(view.low, start, stop)) is not None:
            end, head = found
            if self.heads.is_none(view, start, end, any_case):
                return None
            if view.cap[start] or head.small or any_case:
                match = self._completed(view, start, end, head.body)
                if match is not None and not self.heads.is_phrase(view, start, match.end):
                    return match
            stop = end - 1  # a shorter head may still do
            if stop <= start:
                return None
        return None

    def _completed(self, view: View, start: int, end: int, body: Body) -> BodyMatch | None:
        """The body with what follows its locality: "chi nhánh Lào Cai", "Báo Lào Cai điện tử"."""
        match = self._whole(view, start, end, body)
        if match is not None and body.kind == "press":
            is_online = tuple(view.low[match.end : match.end + len(_ONLINE)]) == _ONLINE
            return match._replace(end=match.end + len(_ONLINE)) if is_online else match
        if match is None or body.kind not in _WITH_BRANCHES:
            return match
        at = match.end + len(_BRANCH)
        if tuple(view.low[match.end : at]) != _BRANCH or not self._localities.follows(view, at):
            return match
        return match._replace(end=self._localities.end(view, at, body))

    def _whole(self, view: View, start: int, end: int, body: Body) -> BodyMatch | None:
        """The body with what its head asks for, and with the body that it is of."""
        if body.closed and _goes_on_as_name(view, end) and self.match(view, end) is not None:
            return None
        match = self._with_tail(view, start, end, body)
        if match is None or match.end > match.name_end or not _goes_on_as_name(view, match.end):
            return match
        outer = self.match(view, match.end)
        if outer is None or outer.kind in _NEVER_OUTER:
            return match
        return BodyMatch(outer.name_end, outer.end, match.rule, match.kind)

    def _with_tail(self, view: View, start: int, end: int, body: Body) -> BodyMatch | None:
        rule = f"cơ quan: {body.name}"
        if body.tail == "number":
            return self._numbered(view, end, body, rule)
        if (nested := self._nested(view, start, end, body)) is not None:
            return BodyMatch(nested.name_end, nested.end, rule, body.kind)
        if body.tail == "place":
            tail: int | None = end
        elif body.tail == "none":
            tail = self._whole_end(view, start, end)
        else:
            tail = self._tail_end(view, start, end, body)
            tail = self._explained_end(view, start, end, tail)
        if tail is None:
            return None
        last = self._localities.end(view, tail, body)
        if body.tail == "place" and last == end:
            return None
        return BodyMatch(tail, last, rule, body.kind)

    def _nested(self, view: View, start: int, end: int, body: Body) -> BodyMatch | None:
        """The body that this one is of: "Văn phòng" + "UBND tỉnh", "Đảng ủy" + "Bộ Công an"."""
        if not _goes_on_as_name(view, end) or body.tail == "place":
            return None
        is_whole = body.tail == "none" and body.kind in _OF_BODIES
        if not is_whole and view.low[start] not in _OF_HEADS:
            return None
        match = self.match(view, end)
        if match is None and is_whole and body.kind == "party_body":
            bare = self.bare_head(view, end)
            if bare is not None and end + 1 < view.size and not view.starts[end]:
                return BodyMatch(bare, bare, "", body.kind)
        return match

    def _whole_end(self, view: View, start: int, end: int) -> int | None:
        """The end of a head that is a name by itself: alone, with a locality or with a field."""
        if not _goes_on_as_name(view, end) or self._localities.follows(view, end):
            return end
        extended = self.fields.capital(view, end)
        if extended is not None:
            return extended
        if view.low[start:end] == ["đảng"] and not is_vietnamese(view.words[end]):
            return run_end(view, end)
        return None if end == start + 1 and not is_abbreviation(view.words[start]) else end

    def _explained_end(self, view: View, start: int, end: int, tail: int | None) -> int | None:
        """The end at the bracket with the short form, if the tail stops before it."""
        if tail is not None and (tail >= view.stop[end - 1] or view.words[tail] in "(,.;:"):
            return tail
        if tail is not None and self._localities.follows(view, tail):
            return tail
        return self.fields.up_to_bracket(view, start, end) or tail

    def _tail_end(self, view: View, start: int, end: int, body: Body) -> int | None:
        """The end of the field or the proper name that a head asks for."""
        tail = None
        if body.tail == "known" and end < view.stop[end - 1] and is_abbreviation(view.words[end]):
            return self.fields.capital(view, end) or _chain_end(view, end)
        if body.tail in ("field", "known"):
            tail = self.fields.end(view, start, end)
            if tail is not None and body.tail == "field":
                tail = self._beyond_field(view, start, end, tail, body)
        if body.kind == "press" and (whole := self._known.match(view, end)) is not None:
            return whole.name_end
        if tail is None and body.tail == "known" and end < view.stop[end - 1]:
            return self.fields.of_country(view, end)
        if tail is None and body.tail != "known":
            tail = self._own_name_end(view, start, end, body)
            field = self.fields.capital(view, end)
            tail = max(tail, field) if tail is not None and field is not None else tail
            tail = tail or self.fields.up_to_place(view, start, end)
            tail = tail or self.fields.small(view, start, end)
            tail = tail or self.fields.noun(view, start, end)
            tail = self._with_task(view, start, end, tail, body)
            tail = self._small.with_number(view, tail, body) if tail else None
        if tail is None and body.local and self._localities.follows(view, end):
            return end
        return tail

    def _own_name_end(self, view: View, start: int, end: int, body: Body) -> int | None:
        """The end of a proper name; a firm that is only told by its country has none."""
        tail = self.names.end(view, start, end, body)
        if tail is None or tail >= view.stop[tail - 1]:
            return tail
        country = self._lexicon.places.longest(view.words, end, tail)
        if body.kind == "company" and country == (tail, "country"):
            return None
        return tail

    def _with_task(
        self, view: View, start: int, end: int, tail: int | None, body: Body
    ) -> int | None:
        """Over "về" to the field that a body of the state is for: "Ủy ban Quốc gia" + "về Y tế"."""
        at = tail or end
        is_about = at < view.stop[end - 1] and view.low[at] == "về" and view.cap[start]
        if not is_about or body.kind != "state_body":
            return tail
        return self._about(view, start, at, body) or tail

    def _beyond_field(self, view: View, start: int, end: int, tail: int, body: Body) -> int:
        """Where the name goes on behind its field: "Năng lượng" + "Nguyên tử Quốc tế"."""
        tail = self._small.extended(view, tail)
        if tail >= view.stop[tail - 1] or view.taken[tail]:
            return tail
        if not view.cap[tail]:
            return self._about(view, start, tail, body) or tail
        if self._localities.follows(view, tail) or not self._small.is_word(view, tail):
            return tail
        whole = self.names.end(view, start, end, body)
        return whole if whole is not None and whole > tail else tail

    def _about(self, view: View, start: int, tail: int, body: Body) -> int | None:
        """Over small words to a place, or over "về" to a field: "Ủy ban" + "về Hợp tác"."""
        if view.low[tail] == "về" and tail + 1 < view.stop[tail] and view.cap[tail + 1]:
            return self.fields.capital(view, tail + 1) or self.names.end(
                view, start, tail + 1, body
            )
        return self.fields.up_to_place(view, start, tail)

    def _numbered(self, view: View, end: int, body: Body, rule: str) -> BodyMatch | None:
        if end >= view.stop[end - 1] or view.taken[end]:
            return None
        word = view.words[end]
        if word[0].isdigit() or (len(word) == 1 and word.isupper()):
            last = end + 1
            if last < view.size and not view.spaced[end] and view.words[last][0].isdigit():
                last += 1
            return BodyMatch(last, self._localities.country(view, last), rule, body.kind)
        if word == "Đặc" and view.words[end + 1 : end + 2] == ["biệt"]:
            return BodyMatch(end + 2, self._localities.country(view, end + 2), rule, body.kind)
        return None


def _chain_end(view: View, start: int) -> int:
    """The end of abbreviations that signs without spaces join: "VH-TT", "GD&ĐT"."""
    end = start + 1
    while (
        end + 1 < view.stop[start]
        and view.words[end] in ("-", "&", "–")
        and not (view.spaced[end - 1] or view.spaced[end])
        and is_abbreviation(view.words[end + 1])
    ):
        end += 2
    return end


def _goes_on_as_name(view: View, end: int) -> bool:
    return end < view.stop[end - 1] and view.cap[end] and view.is_word(end) and view.spaced[end - 1]


__all__ = ["BodyMatch", "BodyMatcher"]
