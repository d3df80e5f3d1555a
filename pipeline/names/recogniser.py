"""One pass over a document: at each syllable the first matcher that fits takes its span."""

from __future__ import annotations

from pipeline.names.bodies import BodyMatcher
from pipeline.names.bylines import BylineMatcher
from pipeline.names.cues import CueMatcher
from pipeline.names.foreign import ForeignNames
from pipeline.names.lexicon import lexicon
from pipeline.names.lists import ListedPlaces
from pipeline.names.named import Name
from pipeline.names.persons import PersonMatcher
from pipeline.names.places import PlaceMatcher
from pipeline.names.recall import Recall
from pipeline.names.titles import TitleMatcher
from pipeline.names.unknown import UnknownNames
from pipeline.names.view import View


class Recogniser:
    """Finds titles, organisations, places and people."""

    def __init__(self) -> None:
        self._lexicon = lexicon()
        self.places = PlaceMatcher(self._lexicon)
        self.bodies = BodyMatcher(self._lexicon, self.places)
        self.titles = TitleMatcher(self._lexicon, self.bodies, self.places)
        self.persons = PersonMatcher(self._lexicon)
        self._cues = CueMatcher(self._lexicon, self.persons, self.titles, self.bodies)
        self._bylines = BylineMatcher(self._lexicon)
        self._lists = ListedPlaces(self._lexicon, self.places, self.bodies)
        self._unknown = UnknownNames(self._lexicon, self.persons)
        self._foreign = ForeignNames(self._lexicon)
        self._recall = Recall(self._lexicon, self.persons)

    def find(self, view: View) -> list[Name]:
        """All mentions, in text order, none overlapping."""
        names = self._foreign.settle(view, self._scan(view))
        return self._recall.add(view, names)

    def _scan(self, view: View) -> list[Name]:
        names: list[Name] = []
        index = 0
        while index < view.size:
            name = self._at(view, index, names)
            if name is None:
                index = self._generic_end(view, index) or index + 1
            else:
                names.append(name)
                index = name.end
        return names

    def _at(self, view: View, index: int, names: list[Name]) -> Name | None:
        if view.taken[index] or not view.is_word(index):
            return None
        if (name := self._cues.match(view, index, names)) is not None:
            return name
        if (title := self._title(view, index)) is not None:
            return title
        if (body := self._body(view, index)) is not None:
            return body
        if view.cap[index]:
            return self._capitalised(view, index, names)
        return self._place(view, index)

    def _title(self, view: View, index: int) -> Name | None:
        if not self.titles.may_begin(view.low[index]) or not self._is_title_place(view, index):
            return None
        title = self.titles.match(view, index)
        return Name(index, title.end, "TITLE", title.rule) if title is not None else None

    def _body(self, view: View, index: int) -> Name | None:
        cap = view.cap[index]
        if not cap and not self._lexicon.bodies.begins(view.low[index]):
            return None
        body = self.bodies.match(view, index)
        if body is None:
            return None
        start = index if cap else self._behind_small_class(view, index, body.kind)
        return Name(start, body.end, "ORG", body.rule)

    def _capitalised(self, view: View, index: int, names: list[Name]) -> Name | None:
        """What a capital may begin besides titles and bodies."""
        if (writer := self._bylines.match(view, index)) is not None:
            return Name(index, writer.end, "PER", writer.rule)
        if (listed := self._lists.match(view, index, names)) is not None:
            return listed
        person = self.persons.by_surname(view, index)
        if person is not None and not self._is_longer_place(view, index, person.end):
            return Name(index, person.end, "PER", person.rule)
        if (place := self._place(view, index)) is not None:
            return place
        person = self.persons.foreign(view, index) or self._bylines.alone(view, index)
        if person is not None:
            return Name(index, person.end, "PER", person.rule)
        return self._unknown.match(view, index, names)

    def _place(self, view: View, index: int) -> Name | None:
        place = self.places.match(view, index)
        if place is None or self._is_language(view, index):
            return None
        return Name(index, place.end, "LOC", place.rule)

    def _behind_small_class(self, view: View, index: int, kind: str) -> int:
        """The start of a paper's name: its class word in small letters stands outside."""
        head = self._lexicon.bodies.longest(view.low, index, view.stop[index])
        return head[0] if kind == "press" and head is not None else index

    def _is_title_place(self, view: View, index: int) -> bool:
        """Whether a title may begin here: no plural before, no longer body ("Đại sứ quán")."""
        if self._is_generic(view, index):
            return False
        stop = view.stop[index]
        rank = self._lexicon.ranks.longest(view.low, index, stop)
        head = self._lexicon.bodies.longest(view.low, index, stop)
        return rank is None or head is None or head[0] <= rank[0]

    def _generic_end(self, view: View, index: int) -> int | None:
        """The end of a rank that nobody named holds ("các Phó Thủ tướng"): passed over whole."""
        if not self.titles.may_begin(view.low[index]) or not self._is_generic(view, index):
            return None
        rank = self._lexicon.ranks.longest(view.low, index, view.stop[index])
        return rank[0] if rank else None

    def _is_longer_place(self, view: View, start: int, end: int) -> bool:
        """Whether a known place ("Lâm Đồng", "Hà Giang") is all of what looks like a name."""
        known = self._lexicon.places.longest(view.words, start, view.stop[start])
        return known is not None and known[0] >= end

    def _is_generic(self, view: View, index: int) -> bool:
        """ "các Phó Chủ tịch", "lãnh đạo": holders without a name."""
        if index == 0:
            return False
        before = view.words[index - 1]
        if before in ("chí",) and index >= 3 and view.low[index - 3] in ("các", "những"):
            return True
        return before in self._lexicon.generic or (before.isdigit() and not view.taken[index - 1])

    def _is_language(self, view: View, index: int) -> bool:
        """ "tiếng Nhật", "đô la Mỹ": no places."""
        return index > 0 and (
            view.low[index - 1] == "tiếng" or view.low[max(0, index - 2) : index] == ["đô", "la"]
        )


__all__ = ["Name", "Recogniser"]
