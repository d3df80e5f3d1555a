"""What somebody is in charge of, and the nouns that tell an office: "phụ trách", "vật tư"."""

from __future__ import annotations

from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.common_words import common_words
from pipeline.names.lexicon import Lexicon
from pipeline.names.localities import Localities
from pipeline.names.places import PlaceMatcher
from pipeline.names.title_places import TitlePlaces
from pipeline.names.view import View

_LONGEST_TASK: Final = 14
_DASHES: Final = frozenset("-–")


class TitleTasks:
    """Follows a title over small words."""

    def __init__(
        self,
        lexicon: Lexicon,
        bodies: BodyMatcher,
        matcher: PlaceMatcher,
        localities: Localities,
        places: TitlePlaces,
    ) -> None:
        self._lexicon = lexicon
        self._bodies = bodies
        self._matcher = matcher
        self._localities = localities
        self._places = places
        self._words = common_words()

    def task(self, view: View, end: int) -> int | None:
        """What somebody is in charge of: small words, places and bodies up to a sign or a name."""
        index = end
        while index < min(end + _LONGEST_TASK, view.stop[end - 1]):
            if view.taken[index] or not (view.is_word(index) or view.low[index] in ("và", "-")):
                break
            following = self.named_end(view, index) or self._region(view, index)
            if following is None and (view.cap[index] or self.is_verb(view, index)):
                break
            index = following or index + 1
        return index if index > end else None

    def _region(self, view: View, index: int) -> int | None:
        """The end of a region that begins small: "châu Á"."""
        place = self._matcher.known(view, index) if not view.cap[index] else None
        return place.end if place is not None else None

    def named_end(self, view: View, index: int) -> int | None:
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
        if place is not None and not self._places.person_at(view, index, place.end):
            return place.end
        pair = tuple(view.low[index : index + 2])
        is_word = pair in self._words.words and not view.cap[index + 1]
        return index + 2 if is_word else None

    def is_verb(self, view: View, index: int) -> bool:
        """Whether what the person does begins here ("cho biết", "đã nói")."""
        if self._lexicon.speech.longest(view.words, index, view.stop[index]) is not None:
            return True
        pair = (view.low[index - 1], view.low[index])
        return view.low[index] in self._lexicon.task_stops and pair not in self._words.words

    def with_act(self, view: View, end: int) -> int:
        """Over what a section does: "Phó trưởng ban" + "soạn thảo", before a sign or a name."""
        after = end + 2
        if after > view.stop[end - 1] or self.is_verb(view, end) or view.cap[end + 1]:
            return end
        is_word = (view.low[end], view.low[end + 1]) in self._words.words
        is_end = after >= view.size or view.cap[after] or not view.is_word(after)
        return after if is_word and is_end and not view.cap[end] else end

    def _goes_on(self, view: View, index: int) -> bool:
        """Whether a dash leads to one more compound, or "và" to the last noun."""
        if view.words[index] in _DASHES and index + 2 < view.size:
            return (view.low[index + 1], view.low[index + 2]) in self._lexicon.compounds
        return view.low[index] == "và" and self._closes_list(view, index + 1)

    def _closes_list(self, view: View, start: int) -> bool:
        """Whether one noun stands here, and a sign or a capital behind it."""
        after = start + 2
        pair = tuple(view.low[start:after])
        if pair not in self._words.nouns and pair not in self._lexicon.compounds:
            return False
        return after >= view.size or not view.is_word(after) or view.cap[after]

    def is_cut(self, view: View, end: int) -> bool:
        """Whether a small word would be cut in half here: "hội" + "đồng"."""
        if end >= view.size or view.cap[end]:
            return False
        return (view.low[end - 1], view.low[end]) in self._words.words

    def with_nouns(self, view: View, end: int) -> int:
        """Over nouns in small letters: "Trưởng phòng" + "vật tư", "Trung tâm" + "dinh dưỡng"."""
        index = end
        while index + 1 < view.stop[end - 1] and not (view.cap[index] or view.cap[index + 1]):
            if index > end and self._goes_on(view, index):
                index += 1
            pair = (view.low[index], view.low[index + 1])
            is_part = pair in self._words.nouns or (
                pair in self._lexicon.compounds and pair in self._words.words
            )
            if view.taken[index] or not is_part or self.is_verb(view, index):
                break
            index += 2
        return index


__all__ = ["TitleTasks"]
