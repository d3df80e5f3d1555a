"""One pass over a document: at each syllable the first matcher that fits takes its span."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.names.bodies import BodyMatcher
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import lexicon
from pipeline.names.persons import ADDRESS, PersonMatcher
from pipeline.names.places import PlaceMatcher, run_end
from pipeline.names.titles import TitleMatcher
from pipeline.names.view import View
from schemas import Label


class Name(NamedTuple):
    """A recognised mention: token offsets, label, and the rule that made it."""

    start: int
    end: int
    label: Label
    rule: str


class Recogniser:
    """Finds titles, organisations, places and people."""

    def __init__(self) -> None:
        self._lexicon = lexicon()
        self.places = PlaceMatcher(self._lexicon)
        self.bodies = BodyMatcher(self._lexicon, self.places)
        self.titles = TitleMatcher(self._lexicon, self.bodies, self.places)
        self.persons = PersonMatcher(self._lexicon)

    def find(self, view: View) -> list[Name]:
        """All mentions, in text order, none overlapping."""
        names = self._scan(view)
        return self._recalled(view, names)

    def _scan(self, view: View) -> list[Name]:
        names: list[Name] = []
        index = 0
        while index < view.size:
            name = self._at(view, index, names)
            if name is None:
                index += 1
            else:
                names.append(name)
                index = name.end
        return names

    def _at(self, view: View, index: int, names: list[Name]) -> Name | None:
        if view.taken[index] or not view.is_word(index):
            return None
        low, cap = view.low[index], view.cap[index]
        if (name := self._person_after_cue(view, index, names)) is not None:
            return name
        if self.titles.may_begin(low) and self._is_title_place(view, index):
            title = self.titles.match(view, index)
            if title is not None:
                return Name(index, title.end, "TITLE", title.rule)
        if cap or self._lexicon.bodies.begins(low):
            body = self.bodies.match(view, index)
            if body is not None:
                return Name(index, body.end, "ORG", body.rule)
        if cap and (person := self.persons.by_surname(view, index)) is not None:
            if not self._is_longer_place(view, index, person.end):
                return Name(index, person.end, "PER", person.rule)
        if place := self.places.match(view, index):
            return Name(index, place.end, "LOC", place.rule)
        if cap:
            person = self.persons.foreign(view, index) or self.persons.alone(view, index)
            if person is not None:
                return Name(index, person.end, "PER", person.rule)
        if cap:
            return self._unknown(view, index)
        return None

    def _is_title_place(self, view: View, index: int) -> bool:
        """Whether a title may begin here: no plural before, no longer body ("Đại sứ quán")."""
        if self._is_generic(view, index):
            return False
        stop = view.stop[index]
        rank = self._lexicon.ranks.longest(view.low, index, stop)
        head = self._lexicon.bodies.longest(view.low, index, stop)
        return rank is None or head is None or head[0] <= rank[0]

    def _is_longer_place(self, view: View, start: int, end: int) -> bool:
        """Whether a known place ("Lâm Đồng", "Hà Giang") is all of what looks like a name."""
        known = self._lexicon.places.longest(view.words, start, view.stop[start])
        return known is not None and known[0] >= end

    def _person_after_cue(self, view: View, index: int, names: list[Name]) -> Name | None:
        """A name right behind a title, a form of address, a calling or a photo credit."""
        if not view.cap[index]:
            return None
        person = self.persons.nickname(view, index)
        if person is None:
            cue = self._cue_before(view, index, names)
            if cue is None or self._is_other(view, index, cue):
                return None
            if cue == "nghề":
                person = self.persons.after_calling(view, index)
            else:
                person = self.persons.after_cue(view, index, cue)
        return Name(index, person.end, "PER", person.rule) if person else None

    def _is_other(self, view: View, index: int, cue: str) -> bool:
        """Whether a title, a body or a place stands where a name was expected."""
        if self.titles.may_begin(view.low[index]) and self.titles.match(view, index):
            return True
        if self.bodies.match(view, index) is not None:
            return True
        return cue != ADDRESS and self._is_place_only(view, index)

    def _is_place_only(self, view: View, index: int) -> bool:
        known = self._lexicon.places.longest(view.words, index, view.stop[index])
        return known is not None and known[0] >= run_end(view, index)

    def _cue_before(self, view: View, index: int, names: list[Name]) -> str | None:
        if names and names[-1].label == "TITLE" and names[-1].end == index:
            return "chức danh + tên" if view.spaced[index - 1] else None
        before = index - 1
        if names and names[-1].label == "TITLE" and names[-1].end == before:
            if view.words[before] == "." and names[-1].rule.endswith("học hàm, học vị"):
                return "chức danh + tên"
        if before > 0 and view.words[before] == ":" and view.words[before - 1] in self._lexicon.credits:
            return "ảnh, bài + tên"
        for size in (3, 2, 1):
            start = index - size
            if start >= 0 and view.spaced[index - 1]:
                for trie, cue in ((self._lexicon.honorifics, ADDRESS), (self._lexicon.callings, "nghề")):
                    found = trie.longest(view.words, start, index)
                    if found is not None and found[0] == index:
                        return cue
        return None

    def _is_generic(self, view: View, index: int) -> bool:
        """ "các Phó Chủ tịch", "lãnh đạo": holders without a name."""
        if index == 0:
            return False
        before = view.words[index - 1]
        if before in ("chí",) and index >= 3 and view.low[index - 3] in ("các", "những"):
            return True
        return before in self._lexicon.generic or before.isdigit()

    def _unknown(self, view: View, index: int) -> Name | None:
        """Abbreviations and foreign words that no lexicon knows."""
        word = view.words[index]
        end = run_end(view, index)
        if word in self._lexicon.not_names or view.text(index, end) in self._lexicon.not_names:
            return None
        if is_abbreviation(word) and 2 <= len(word) <= 8 and word.isalpha() and end == index + 1:
            if self._is_all_caps_line(view, index):
                return None
            return Name(index, end, "ORG", "chữ viết tắt")
        if not is_vietnamese(word) and word[0].isalpha() and len(word) > 2:
            if word in self._lexicon.not_names or view.starts[index] and end == index + 1:
                return None
            return Name(index, end, "ORG", "tên nước ngoài")
        return None

    def _is_all_caps_line(self, view: View, index: int) -> bool:
        around = [w for w in view.words[max(0, index - 3) : index + 4] if w.isalpha()]
        return sum(is_abbreviation(w) for w in around) >= max(3, len(around) - 1)

    def _recalled(self, view: View, names: list[Name]) -> list[Name]:
        """Names that the article gives in full, found again in their short form."""
        memory = self._memory(view, names)
        if not memory:
            return names
        result: list[Name] = []
        position = 0
        for name in [*names, Name(view.size, view.size, "LOC", "")]:
            result += self._gap(view, position, name.start, memory)
            if name.end > name.start:
                result.append(self._relabelled(view, name, memory))
            position = name.end
        return result

    def _memory(self, view: View, names: list[Name]) -> dict[str, Label]:
        """Words of people's names: the whole, the last and for foreign names each word."""
        memory: dict[str, Label] = {}
        for name in names:
            if name.label != "PER":
                continue
            words = view.words[name.start : name.end]
            if len(words) > 1 or name.rule == ADDRESS:
                memory[" ".join(words)] = "PER"
            if not all(is_vietnamese(word) for word in words if word.isalpha()):
                for word in words:
                    if len(word) > 2 and not is_vietnamese(word):
                        memory.setdefault(word, "PER")
        return memory

    def _gap(self, view: View, start: int, end: int, memory: dict[str, Label]) -> list[Name]:
        found: list[Name] = []
        index = start
        while index < end:
            if view.cap[index] and not view.taken[index] and view.is_word(index):
                stop = min(run_end(view, index), end)
                label = memory.get(" ".join(view.words[index:stop]))
                if label is not None:
                    found.append(Name(index, stop, label, "nhắc lại trong bài"))
                index = stop
            else:
                index += 1
        return found

    def _relabelled(self, view: View, name: Name, memory: dict[str, Label]) -> Name:
        if name.rule == "tên nước ngoài":
            label = memory.get(" ".join(view.words[name.start : name.end]))
            if label is not None:
                return name._replace(label=label, rule="nhắc lại trong bài")
        return name


__all__ = ["Name", "Recogniser"]
