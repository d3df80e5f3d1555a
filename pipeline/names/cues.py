"""People behind a cue: a title, a form of address, a calling, a photo credit."""

from __future__ import annotations

from typing import Final

from pipeline.names.bodies import BodyMatcher
from pipeline.names.gazetteer import DASHES, Match, is_ho_chi_minh
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.persons import ADDRESS, CALLING, CREDIT, DEGREE, TITLE, PersonMatcher
from pipeline.names.runs import run_end
from pipeline.names.titles import TitleMatcher
from pipeline.names.trie import PhraseTrie
from pipeline.names.view import View

_COUNTRY: Final = "danh mục: country"
_LONGEST_CUE: Final = 4
_DEGREES: Final = "học hàm, học vị"
#: Kinds of known places that stand in for the photographer's name.
_SOURCES: Final = frozenset(["country", "province", "city"])


class CueMatcher:
    """Finds the person that a cue announces."""

    def __init__(
        self, lexicon: Lexicon, persons: PersonMatcher, titles: TitleMatcher, bodies: BodyMatcher
    ) -> None:
        self._lexicon = lexicon
        self._persons = persons
        self._titles = titles
        self._bodies = bodies

    def match(self, view: View, index: int, names: list[Name]) -> Name | None:
        """A name right behind a title, a form of address, a calling or a photo credit."""
        if not view.cap[index]:
            return None
        person = self._persons.nickname(view, index)
        if person is None:
            cue = self._cue_before(view, index, names)
            if cue is None or self._is_other(view, index, cue):
                return None
            person = self._behind(view, index, cue)
        return Name(index, person.end, "PER", person.rule) if person else None

    def _behind(self, view: View, index: int, cue: str) -> Match | None:
        if cue == TITLE and self._is_undecided(view, index):
            return None
        if cue == CREDIT:
            return self._persons.after_credit(view, index)
        if cue != CALLING:
            return self._persons.after_cue(view, index, cue)
        person = self._persons.after_calling(view, index)
        if person is None and self._ends(self._lexicon.artists, view, index):
            person = self._persons.pen_name(view, index)
        if person is None and self._ends(self._lexicon.called_by_given_name, view, index):
            person = self._persons.given_name(view, index)
        return person

    def _is_undecided(self, view: View, index: int) -> bool:
        """Whether a title may as well be of the foreign company that follows."""
        end = self._persons.name_end(view, index)
        words = [word for word in view.words[index:end] if word[0].isalpha()]
        if any(is_vietnamese(word) for word in words):
            return False
        is_company = any(word in self._lexicon.company_words for word in words)
        return len(words) == 1 or is_company or any(is_abbreviation(word) for word in words)

    def _ends(self, trie: PhraseTrie[bool], view: View, index: int) -> bool:
        """Whether a phrase of the trie ends right before the token."""
        for size in range(_LONGEST_CUE, 0, -1):
            start = index - size
            if start >= 0:
                found = trie.longest(view.words, start, index)
                if found is not None and found[0] == index:
                    return True
        return False

    def _is_other(self, view: View, index: int, cue: str) -> bool:
        """Whether a title, a body or a place stands where a name was expected."""
        if self._titles.may_begin(view.low[index]) and self._titles.match(view, index):
            return True
        if self._is_body(view, index, cue):
            return True
        if cue == CREDIT:
            known = self._lexicon.places.longest(view.words, index, view.stop[index])
            return known is not None and known[1] in _SOURCES and known[0] == run_end(view, index)
        return cue != ADDRESS and self._is_place_only(view, index)

    def _is_body(self, view: View, index: int, cue: str) -> bool:
        """Whether a body begins; behind a form of address only one with a long head."""
        body = self._bodies.match(view, index)
        if body is None or cue != ADDRESS:
            return body is not None
        head = self._lexicon.bodies.longest(view.low, index, view.stop[index])
        return head is None or head[0] > index + 1 or not view.cap[index + 1]

    def _is_place_only(self, view: View, index: int) -> bool:
        if is_ho_chi_minh(view, index):
            return False
        known = self._lexicon.places.longest(view.words, index, view.stop[index])
        if known is None:
            return False
        after = view.words[known[0]] if known[0] < view.size else ""
        if known[1] == "country" and self._goes_on_as_foreign(view, index, known[0], after):
            return True
        return known[0] >= run_end(view, index)

    def _may_be_foreign(self, view: View, index: int) -> bool:
        word = view.words[index]
        lexicon = self._lexicon
        known = word in lexicon.foreign_surnames or word in lexicon.given_names
        return known or not is_vietnamese(word) or run_end(view, index) > index + 1

    def _goes_on_as_foreign(self, view: View, index: int, end: int, after: str) -> bool:
        """Whether a country is followed by the foreign name of its holder or by its partner."""
        if after in DASHES:
            return True
        if not after or not view.cap[end]:
            return False
        known = after in self._lexicon.foreign_surnames or after in self._lexicon.given_names
        is_initial = len(after) == 1 and view.words[end + 1 : end + 2] == ["."]
        return known or is_initial or end > index + 1 or not is_vietnamese(after)

    def _cue_before(self, view: View, index: int, names: list[Name]) -> str | None:
        if names and names[-1].end == index and names[-1].rule == _COUNTRY:
            cue = self._cue_before(view, names[-1].start, names[-3:-1])
            return cue if cue in (TITLE, CALLING) and self._may_be_foreign(view, index) else None
        if names and names[-1].label == "TITLE" and names[-1].end == index:
            return self._title_cue(names[-1]) if view.spaced[index - 1] else None
        before = index - 1
        if self._is_bracket_behind_title(view, before, names):
            return TITLE
        behind_title = names and names[-1].label == "TITLE" and names[-1].end == before
        is_degree = behind_title and names[-1].rule.endswith(_DEGREES)
        if is_degree and view.words[before] == ".":
            return DEGREE
        if self._is_credit(view, index, names):
            return CREDIT
        if before >= 0 and view.spaced[before]:
            if self._ends(self._lexicon.honorifics, view, index):
                return ADDRESS
            if self._ends(self._lexicon.callings, view, index):
                return CALLING
        return None

    def _title_cue(self, title: Name) -> str:
        return DEGREE if title.rule.endswith(_DEGREES) else TITLE

    def _is_credit(self, view: View, index: int, names: list[Name]) -> bool:
        """ "Ảnh: X", "(Ảnh X/…", "- ảnh X", "Ảnh: VGP/X"."""
        before = index - 1
        if before < 1:
            return False
        words, credits = view.words, self._lexicon.credits
        if words[before] == ":" and self._ends(credits, view, before):
            return True
        if words[before] in ("/", "-", "–") and names and names[-1].end == before:
            source = names[-1].start
            is_source = names[-1].label in ("ORG", "PER") and source >= 2
            return is_source and words[source - 1] == ":" and self._ends(credits, view, source - 1)
        is_photo = words[before] in ("Ảnh", "ảnh", "ẢNH") and view.spaced[before]
        return is_photo and (view.starts[before] or words[before - 1] in ("(", "-", "–", ".", ";"))

    def _is_bracket_behind_title(self, view: View, before: int, names: list[Name]) -> bool:
        """ "Chủ tịch Hiệp hội Chè (VITAS)": the holder's name may follow."""
        if before < 3 or view.words[before] != ")" or view.words[before - 2] != "(":
            return False
        titles = (name for name in names[-2:] if name.label == "TITLE")
        return any(title.end == before - 2 for title in titles)


__all__ = ["CueMatcher"]
