"""One pass over a document: at each syllable the first matcher that fits takes its span."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.names.bodies import BodyMatcher
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import lexicon
from pipeline.names.persons import ADDRESS, PersonMatcher
from pipeline.names.places import PlaceMatcher, is_ho_chi_minh, run_end
from pipeline.names.titles import TitleMatcher
from pipeline.names.unknown import EXPLAINED, Before, UnknownMatcher, is_document_code
from pipeline.names.view import View
from schemas import Label

#: Classes of places that the papers list with the class word only once.
_LISTING = ("lớp: đường", "lớp: cấp xã", "lớp: dưới cấp xã", "lớp: cấp huyện")


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
        self.unknown = UnknownMatcher(self._lexicon)

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
                index = self._generic_end(view, index) or index + 1
            else:
                names.append(name)
                index = name.end
        return names

    def _at(self, view: View, index: int, names: list[Name]) -> Name | None:
        if view.taken[index] or not view.is_word(index) or is_document_code(view, index):
            return None
        low, cap = view.low[index], view.cap[index]
        if (name := self._person_after_cue(view, index, names)) is not None:
            return name
        if self.titles.may_begin(low) and self._is_title_place(view, index):
            title = self.titles.match(view, index, self._is_apposed(view, index, names))
            if title is not None:
                return Name(index, title.end, "TITLE", title.rule)
        if cap or self._lexicon.bodies.begins(low):
            body = self.bodies.match(view, index)
            if body is not None:
                start = index if cap else self._behind_small_class(view, index, body.kind)
                return Name(start, body.end, "ORG", body.rule)
        if cap and (named := self._slug_or_kind(view, index)) is not None:
            return named
        if cap and (writer := self.persons.signature(view, index)) is not None:
            return Name(index, writer.end, "PER", writer.rule)
        if cap and (listed := self._listed_place(view, index, names)) is not None:
            return listed
        person = self.persons.by_surname(view, index) if cap else None
        if person is not None and not self._is_longer_place(view, index, person.end):
            return Name(index, person.end, "PER", person.rule)
        if (place := self.places.match(view, index)) and not self._is_language(view, index):
            return Name(index, place.end, "LOC", place.rule)
        if cap:
            person = self.persons.foreign(view, index) or self.persons.alone(view, index)
            if person is not None:
                return Name(index, person.end, "PER", person.rule)
        if cap:
            return self._unknown(view, index, names)
        return None

    def _behind_small_class(self, view: View, index: int, kind: str) -> int:
        """The start of a paper's name: its class word in small letters stands outside."""
        head = self._lexicon.bodies.longest(view.low, index, view.stop[index])
        return head[0] if kind == "press" and head is not None else index

    def _slug_or_kind(self, view: View, index: int) -> Name | None:
        """The paper's sign before the text, or a foreign name that ends with its kind."""
        found = self.unknown.slug(view, index) or self.unknown.by_kind(view, index)
        return Name(index, found.end, "ORG", found.rule) if found else None

    def _is_apposed(self, view: View, index: int, names: list[Name]) -> bool:
        """Whether a title in small letters stands right behind a person: "Lê An (kế toán trưởng)"."""
        if not names or names[-1].label != "PER" or names[-1].end != index - 1:
            return False
        return view.words[index - 1] in (",", "(", "-", "–")

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
        rank = self._lexicon.ranks.longest(view.low, index, view.stop[index])
        return rank[0] if rank else None

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
        if is_ho_chi_minh(view, index):
            return False
        known = self._lexicon.places.longest(view.words, index, view.stop[index])
        return known is not None and known[0] >= run_end(view, index)

    def _cue_before(self, view: View, index: int, names: list[Name]) -> str | None:
        if names and names[-1].label == "TITLE" and names[-1].end == index:
            return "chức danh + tên" if view.spaced[index - 1] else None
        before = index - 1
        if self._is_bracket_behind_title(view, before, names):
            return "chức danh + tên"
        behind_title = names and names[-1].label == "TITLE" and names[-1].end == before
        is_degree = behind_title and names[-1].rule.endswith("học hàm, học vị")
        if is_degree and view.words[before] == ".":
            return "chức danh + tên"
        if (
            before > 0
            and view.words[before] == ":"
            and view.words[before - 1] in self._lexicon.credits
        ):
            return "ảnh, bài + tên"
        for size in (3, 2, 1):
            start = index - size
            if start >= 0 and view.spaced[index - 1]:
                for trie, cue in (
                    (self._lexicon.honorifics, ADDRESS),
                    (self._lexicon.callings, "nghề"),
                ):
                    found = trie.longest(view.words, start, index)
                    if found is not None and found[0] == index:
                        return cue
        return None

    def _is_bracket_behind_title(self, view: View, before: int, names: list[Name]) -> bool:
        """ "Chủ tịch Hiệp hội Chè (VITAS)": the holder's name may follow."""
        if before < 3 or view.words[before] != ")" or view.words[before - 2] != "(":
            return False
        titles = (name for name in names[-2:] if name.label == "TITLE")
        return any(title.end == before - 2 for title in titles)

    def _is_language(self, view: View, index: int) -> bool:
        """ "tiếng Nhật", "đô la Mỹ": no places."""
        return index > 0 and (
            view.low[index - 1] == "tiếng" or view.low[max(0, index - 2) : index] == ["đô", "la"]
        )

    def _listed_place(self, view: View, index: int, names: list[Name]) -> Name | None:
        """ "các xã A, B và C", "đường A, B": what follows a place of a class is one too."""
        if not names or names[-1].label != "LOC" or not names[-1].rule.startswith(_LISTING):
            return None
        between = view.words[names[-1].end : index]
        if between not in ([","], ["và"]) or self.titles.match(view, index):
            return None
        if self.bodies.match(view, index) or self._lexicon.capital_words.longest(
            view.words, index, view.stop[index]
        ):
            return None
        return Name(index, run_end(view, index), "LOC", names[-1].rule)

    def _unknown(self, view: View, index: int, names: list[Name]) -> Name | None:
        """Abbreviations and foreign words that no lexicon knows."""
        end = run_end(view, index)
        if self._is_listed_abroad(view, index, names):
            return Name(index, end, "LOC", "liệt kê địa danh")
        before = [Before(name.start, name.end, name.label) for name in names[-2:]]
        found = self.unknown.match(view, index, before)
        return Name(index, found.end, "ORG", found.rule) if found else None

    def _is_listed_abroad(self, view: View, index: int, names: list[Name]) -> bool:
        """Whether a foreign word follows a place in a list: "Paris, Lyon và Metz"."""
        word = view.words[index]
        if word in self._lexicon.not_names or is_abbreviation(word) or is_vietnamese(word):
            return False
        return (
            word[0].isalpha()
            and len(word) > 2
            and bool(names)
            and names[-1].label == "LOC"
            and view.words[names[-1].end : index] in ([","], ["và"])
            and view.words[max(0, names[-1].start - 1)] not in ("của", "-", "–", "(")
        )

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
            if name.label == "ORG":
                self._remember_company(view, name, memory)
                if name.rule == EXPLAINED:
                    memory[" ".join(view.words[name.start : name.end])] = "ORG"
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

    def _remember_company(self, view: View, name: Name, memory: dict[str, Label]) -> None:
        """The proper part of a company's name stands for it later ("Tập đoàn Đất Xanh")."""
        if not name.rule.startswith(("cơ quan: công ty", "cơ quan: ngân hàng")):
            return
        start = name.end
        while start > name.start + 1 and view.cap[start - 1] and view.is_word(start - 1):
            start -= 1
        words = view.words[start : name.end]
        known = self._lexicon.places.longest(view.words, start, name.end)
        if len(words) == 2 and start > name.start and (known is None or known[0] < name.end):
            memory.setdefault(" ".join(words), "ORG")

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
        if name.rule == "tên nước ngoài" or name.label == "PER":
            label = memory.get(" ".join(view.words[name.start : name.end]))
            if label is not None:
                return name._replace(label=label, rule="nhắc lại trong bài")
        return name


__all__ = ["Name", "Recogniser"]
