"""One pass over a document: at each syllable the first matcher that fits takes its span."""

from __future__ import annotations

from pipeline.names.bodies import BodyMatcher
from pipeline.names.bylines import BylineMatcher
from pipeline.names.class_words import ClassWords
from pipeline.names.cues import CueMatcher
from pipeline.names.foreign import ForeignNames
from pipeline.names.gazetteer import SMALL_STARTS
from pipeline.names.lexicon import lexicon
from pipeline.names.lists import ListedPlaces
from pipeline.names.named import Name
from pipeline.names.persons import PersonMatcher
from pipeline.names.places import PlaceMatcher
from pipeline.names.recall import Recall
from pipeline.names.signs import SignMatcher, is_document_code
from pipeline.names.titles import TitleMatcher
from pipeline.names.unknown import UnknownNames
from pipeline.names.view import View


class Recogniser:
    """Finds titles, organisations, places and people."""

    def __init__(self) -> None:
        self._lexicon = lexicon()
        self.places = PlaceMatcher(self._lexicon)
        self.bodies = BodyMatcher(self._lexicon, self.places)
        self._class_words = ClassWords(self._lexicon, self.bodies)
        self.titles = TitleMatcher(self._lexicon, self.bodies, self.places)
        self.persons = PersonMatcher(self._lexicon)
        self._cues = CueMatcher(self._lexicon, self.persons, self.titles, self.bodies)
        self._bylines = BylineMatcher(self._lexicon)
        self._lists = ListedPlaces(self._lexicon, self.places, self.bodies)
        self._signs = SignMatcher(self._lexicon)
        self._unknown = UnknownNames(self._lexicon, self.persons, self._signs)
        self._foreign = ForeignNames(self._lexicon)
        self._recall = Recall(self._lexicon, self.persons)
        self._small_starts = self._small_words()

    def find(self, view: View) -> list[Name]:
        """All mentions, in text order, none overlapping."""
        names = self._foreign.settle(view, self._scan(view))
        return self._recall.add(view, names)

    def _small_words(self) -> frozenset[str]:
        """The words in small letters with which a mention may begin; most words are none."""
        tries = (self._lexicon.ranks, self._lexicon.bodies, self._lexicon.classes)
        words = (trie.first_words() for trie in tries)
        return frozenset(self._lexicon.prefixes | SMALL_STARTS).union(*words)

    def _scan(self, view: View) -> list[Name]:
        names: list[Name] = []
        index = 0
        while index < view.size:
            if not view.cap[index] and view.low[index] not in self._small_starts:
                index += 1
                continue
            name = self._at(view, index, names)
            if name is None:
                index = self._generic_end(view, index) or index + 1
            else:
                names.append(name)
                index = name.end
        return names

    def _at(self, view: View, index: int, names: list[Name]) -> Name | None:
        if view.taken[index] or not view.is_word(index) or is_document_code(view, index):
            return None
        if (name := self._cues.match(view, index, names)) is not None:
            return name
        if (title := self._title(view, index, names)) is not None:
            return title
        if (body := self._body(view, index)) is not None:
            return body
        if view.cap[index]:
            return self._capitalised(view, index, names)
        return self._place(view, index)

    def _title(self, view: View, index: int, names: list[Name]) -> Name | None:
        if not self.titles.may_begin(view.low[index]) or not self._is_title_place(view, index):
            return None
        title = self.titles.match(view, index, self._is_apposed(view, index, names))
        return Name(index, title.end, "TITLE", title.rule) if title is not None else None

    def _body(self, view: View, index: int) -> Name | None:
        cap = view.cap[index]
        if not cap and not self._lexicon.bodies.begins(view.low[index]):
            return None
        body = self.bodies.match(view, index)
        if body is None and not cap:
            behind = self._class_words.match(view, index)
            return Name(behind[0], behind[1].end, "ORG", behind[1].rule) if behind else None
        if body is None:
            return None
        whole = self._signs.by_kind(view, index) if cap else None
        if whole is not None and whole.end > body.end:
            return Name(index, whole.end, "ORG", whole.rule)  # "Mitsubishi Heavy Industries"
        start = index if cap else self._behind_small_class(view, index, body.kind)
        return Name(start, body.end, "ORG", body.rule)

    def _capitalised(self, view: View, index: int, names: list[Name]) -> Name | None:
        """What a capital may begin besides titles and bodies."""
        if (sign := self._sign(view, index)) is not None:
            return sign
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

    def _sign(self, view: View, index: int) -> Name | None:
        """The paper's sign before the text, or a foreign name that ends with its kind."""
        sign = self._signs.slug(view, index) or self._signs.by_kind(view, index)
        return Name(index, sign.end, "ORG", sign.rule) if sign else None

    def _is_apposed(self, view: View, index: int, names: list[Name]) -> bool:
        """Whether a title in small letters stands behind a person: "Lê An (kế toán trưởng)"."""
        if not names or names[-1].label != "PER" or names[-1].end != index - 1:
            return False
        return view.words[index - 1] in (",", "(", "-", "–")

    def _place(self, view: View, index: int) -> Name | None:
        place = self.places.match(view, index)
        if place is None or self._is_language(view, index):
            return None
        if place.rule == "lớp: nước, bang, vùng" and self._names_body(view, index, place.end):
            return None
        return Name(index, place.end, "LOC", place.rule)

    def _names_body(self, view: View, start: int, end: int) -> bool:
        """Whether a body stands behind the class word: "khu vực ASEAN", "các nước EU"."""
        capital = next((index for index in range(start, end) if view.cap[index]), None)
        return capital is not None and self.bodies.match(view, capital) is not None

    def _behind_small_class(self, view: View, index: int, kind: str) -> int:
        """The start of a paper's name: its class word in small letters stands outside."""
        head = self._lexicon.bodies.longest(view.low, index, view.stop[index])
        return head[0] if kind == "press" and head is not None else index

    def _is_title_place(self, view: View, index: int) -> bool:
        """Whether a title may begin here: no plural before, no longer body ("Đại sứ quán")."""
        if self.titles.is_generic(view, index):
            return False
        stop = view.stop[index]
        rank = self._lexicon.ranks.longest(view.low, index, stop)
        head = self._lexicon.bodies.longest(view.low, index, stop)
        return rank is None or head is None or head[0] <= rank[0]

    def _generic_end(self, view: View, index: int) -> int | None:
        """The end of a rank that nobody named holds ("các Phó Thủ tướng"): passed over whole."""
        if not self.titles.may_begin(view.low[index]) or not self.titles.is_generic(view, index):
            return None
        return self._ranks_end(view, index)

    def _ranks_end(self, view: View, index: int) -> int | None:
        """The end of the ranks that one plural word governs: "các Chủ tịch, Phó Chủ tịch"."""
        end = None
        while (rank := self._lexicon.ranks.longest(view.low, index, view.stop[index])) is not None:
            end = rank[0]
            if end + 1 >= view.stop[end - 1] or view.words[end] not in (",", "và"):
                break
            index = end + 1
            title = self.titles.match(view, index)
            is_named = title is not None and view.words[title.end : title.end + 1] != []
            if is_named and title is not None and view.cap[title.end] and view.is_word(title.end):
                break
        return end

    def _is_longer_place(self, view: View, start: int, end: int) -> bool:
        """Whether a known place ("Lâm Đồng", "Hà Giang") is all of what looks like a name."""
        known = self._lexicon.places.longest(view.words, start, view.stop[start])
        return known is not None and known[0] >= end

    def _is_language(self, view: View, index: int) -> bool:
        """ "tiếng Nhật", "đô la Mỹ": no places."""
        return index > 0 and (
            view.low[index - 1] == "tiếng" or view.low[max(0, index - 2) : index] == ["đô", "la"]
        )


__all__ = ["Name", "Recogniser"]
