"""Names of bodies whose class word in small letters stands outside: "công ty An Bình"."""

from __future__ import annotations

from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.known_bodies import BodyMatch
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.view import View

_PLURAL: Final = frozenset(["các", "những", "số", "hai", "nhiều"])


class ClassWords:
    """Matches what stands behind a class word."""

    def __init__(self, lexicon: Lexicon, bodies: BodyMatcher) -> None:
        self._lexicon = lexicon
        self._bodies = bodies

    def match(self, view: View, start: int) -> tuple[int, BodyMatch] | None:
        """A name whose class word in small letters stands outside: "công ty An Bình".

        Gives the start of the name, too.
        """
        found = self._lexicon.small_classes.longest(view.words, start, view.stop[start])
        if found is None or self._bodies.heads.is_other_word(view, start, found[0]):
            return None
        if start and view.low[start - 1] in _PLURAL:
            return None
        at = found[0]
        if at >= view.stop[start] or view.taken[at] or not view.spaced[at - 1]:
            return None
        return self._behind_ministry(view, start, at) or self._behind_firm(view, at)

    def _behind_ministry(self, view: View, start: int, at: int) -> tuple[int, BodyMatch] | None:
        head = self._lexicon.bodies.longest(view.low, start, view.stop[start])
        if head is None or head[0] != at or head[1].body.kind != "state_body":
            return None
        is_field = self._bodies.fields.capital(view, at) is not None
        match = self._bodies.match_any_case(view, start) if is_field else None
        return (at, match) if match is not None else None

    def _behind_firm(self, view: View, at: int) -> tuple[int, BodyMatch] | None:
        head = self._lexicon.bodies.longest(view.low, at - 1, at)
        if not view.cap[at] or (head is not None and head[1].body.kind == "state_body"):
            return None
        is_other = self._lexicon.capital_words.longest(view.words, at, view.stop[at])
        is_place = self._lexicon.places.longest(view.words, at, view.stop[at])
        if (
            is_other
            or is_place
            or self._bodies.match(view, at)
            or self._bodies.names.person_follows(view, at)
        ):
            return None
        if not is_vietnamese(view.words[at]) or is_abbreviation(view.words[at]):
            return None
        end = self._bodies.names.whole_end(view, at)
        if end == at + 1 or view.low[at : at + 2] == ["cổ", "phần"]:
            return None
        return at, BodyMatch(end, end, "chữ lớp viết thường + tên", "company")


__all__ = ["ClassWords"]
