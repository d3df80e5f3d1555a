"""Names of people: by surname, by what stands before, by what they do."""

from __future__ import annotations

from typing import Final

from pipeline.names.gazetteer import Match
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.runs import person_run_end
from pipeline.names.view import View

_LONGEST_VIETNAMESE: Final = 5
_LONGEST_PEN_NAME: Final = 3
#: Signs between which a name of two syllables is one of a list.
_LIST_BEFORE: Final = frozenset([",", ":", ";", "và", "-", "–"])
_LIST_AFTER: Final = frozenset([",", ";", "và", "-", "–", ".", "("])

#: The rule of names behind a form of address.
ADDRESS: Final = "xưng hô + tên"
CALLING: Final = "nghề + tên"
CREDIT: Final = "ảnh, bài + tên"
TITLE: Final = "chức danh + tên"
DEGREE: Final = "học vị + tên"


class PersonMatcher:
    """Matches names of people at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def after_cue(self, view: View, start: int, cue: str) -> Match | None:
        """A name directly behind a title or a form of address: any capitalised run.

        A single Vietnamese syllable counts only behind a form of address ("ông Phong"): behind a
        title it is rather the beginning of an unknown body ("Giám đốc Trung tâm …").
        """
        end = self.name_end(view, start)
        size = end - start
        word = view.words[start]
        may_be_short = cue in (ADDRESS, DEGREE)
        if size == 1 and is_vietnamese(word) and not may_be_short:
            return None
        if size == 1 and self._is_half_of_compound(view, start):
            return None
        if is_abbreviation(word) and not _is_all_capitals(view, start, end):
            return None
        if view.text(start, end) in self._lexicon.not_names:
            return None
        if word not in self._lexicon.surnames or size == 1:
            common = self._lexicon.capital_words.longest(view.words, start, view.stop[start])
            if common is not None and (common[0] > start + 1 or size > 1 or cue != ADDRESS):
                return None
        return Match(end, cue)

    def after_credit(self, view: View, start: int) -> Match | None:
        """The photographer or writer behind "Ảnh:"; the next sentence may begin right behind."""
        end = self._before_any_seam(view, start, self.name_end(view, start))
        runs_on = end < view.stop[start] and view.is_word(end) and not view.cap[end]
        if runs_on and view.spaced[end - 1] and view.words[end] not in ("ghi", "thực"):
            end -= 1
            if end == start or (end == start + 1 and is_vietnamese(view.words[start])):
                return None
        if view.text(start, end) in self._lexicon.not_names:
            return None
        words = view.words[start:end]
        if (
            is_abbreviation(words[0])
            and len(words[0]) > 2
            and not _is_all_capitals(view, start, end)
        ):
            return None
        common = self._lexicon.capital_words.longest(view.words, start, view.stop[start])
        is_word = common is not None and (common[0] > start + 1 or len(words) == 1)
        if is_word and words[0] not in self._lexicon.surnames:
            return None
        return Match(end, CREDIT)

    def _before_any_seam(self, view: View, start: int, end: int) -> int:
        for index in range(start + 1, end):
            if self._lexicon.seams.longest(view.words, index, end):
                return index - (view.words[index - 1] == "." and view.spaced[index - 1])
        return end

    def after_calling(self, view: View, start: int) -> Match | None:
        """A full name behind "ca sĩ", "chuyên gia": with a surname, or foreign words."""
        end = self.name_end(view, start)
        words = [word for word in view.words[start:end] if word[0].isalpha()]
        if is_abbreviation(words[0]) and len(words[0]) > 1:
            return None
        is_full = words[0] in self._lexicon.surnames and len(words) >= 2
        is_foreign = len(words) >= 2 and any(not is_vietnamese(word) for word in words)
        known = self._lexicon.given_names
        return Match(end, CALLING) if is_full or is_foreign or words[0] in known else None

    def pen_name(self, view: View, start: int) -> Match | None:
        """Two or three syllables behind "ca sĩ", "đạo diễn", with a surname or without."""
        end = self.name_end(view, start)
        words = view.words[start:end]
        if not 2 <= len(words) <= _LONGEST_PEN_NAME or is_abbreviation(words[0]):
            return None
        if self._lexicon.capital_words.longest(view.words, start, view.stop[start]):
            return None
        return Match(end, CALLING)

    def given_name(self, view: View, start: int) -> Match | None:
        """A single syllable behind "luật sư", "bị cáo", "em"."""
        end = self.name_end(view, start)
        word = view.words[start]
        if end != start + 1 or len(word) < 2 or is_abbreviation(word):
            return None
        if self._is_half_of_compound(view, start) or word in self._lexicon.not_given:
            return None
        if self.begins_longer_word(view, start):
            return None
        if self._lexicon.capital_words.longest(view.words, start, view.stop[start]):
            return None
        return Match(end, CALLING)

    def begins_longer_word(self, view: View, start: int) -> bool:
        """Whether a rank, a head of a body or a class of two syllables begins here."""
        tries = (self._lexicon.ranks, self._lexicon.bodies, self._lexicon.classes)
        ends = (trie.longest(view.low, start, view.stop[start]) for trie in tries)
        return any(found is not None and found[0] > start + 1 for found in ends)

    def _is_half_of_compound(self, view: View, start: int) -> bool:
        pair = view.low[start : start + 2]
        return tuple(pair) in self._lexicon.compounds and view.cap[start + 1 : start + 2] != [True]

    def nickname(self, view: View, start: int) -> Match | None:
        """ "Bác Hồ" and the like."""
        found = self._lexicon.nicknames.longest(view.words, start, view.stop[start])
        return Match(found[0], "tên gọi kính trọng") if found else None

    def by_surname(self, view: View, start: int) -> Match | None:
        """A Vietnamese name of two to five syllables that begins with a surname."""
        if view.words[start] not in self._lexicon.surnames:
            return None
        end = self.name_end(view, start)
        size = end - start
        if not 2 <= size <= _LONGEST_VIETNAMESE:
            return None
        if not all(is_vietnamese(word) for word in view.words[start:end]):
            return None
        if self._is_word_before_place(view, start, end):
            return None
        if view.words[start + 1] in self._lexicon.not_given and size == 2:
            return None
        if size == 2 and not self._is_supported(view, start, end):
            return None
        return Match(end, "họ + tên")

    def _is_word_before_place(self, view: View, start: int, end: int) -> bool:
        """ "Từ Hà Nội", "Đoàn Việt Nam": a word that begins a sentence, and a place."""
        if not self._lexicon.capital_words.longest(view.words, start, start + 1):
            return False
        known = self._lexicon.places.longest(view.words, start + 1, end)
        return known is not None and known[0] == end

    def _is_supported(self, view: View, start: int, end: int) -> bool:
        """Whether the words around a name of two syllables make it a person's."""
        if self._lexicon.speech.longest(view.words, end, view.stop[start]):
            return True
        before = view.words[start - 1] if start else ""
        after = view.words[end] if end < view.size else ""
        if before in _LIST_BEFORE and after in _LIST_AFTER:
            return not view.starts[start]
        return after == "," and self.title_follows(view, end + 1)

    def title_follows(self, view: View, start: int) -> bool:
        """Whether a capitalised rank stands at a token."""
        return start < view.size and bool(
            self._lexicon.ranks.longest(view.low, start, view.stop[start]) and view.cap[start]
        )

    def foreign(self, view: View, start: int) -> Match | None:
        """A foreign name of two or more words that speaks or holds a title."""
        end = self.name_end(view, start)
        if self._lexicon.honorifics.longest(view.words, start, end):
            return None
        if self._is_no_beginning(view, start, end):
            return None
        words = [word for word in view.words[start:end] if word[0].isalpha()]
        if len(words) < 2 or all(is_vietnamese(word) for word in words):
            return None
        if any(is_abbreviation(word) and len(word) > 2 for word in words):
            return None
        if any(word in self._lexicon.company_words for word in words):
            return None
        if self._lexicon.speech.longest(view.words, end, view.stop[start]):
            return Match(end, "tên nước ngoài + động từ chỉ người")
        if view.words[end : end + 1] == [","] and self.title_follows(view, end + 1):
            return Match(end, "tên nước ngoài + chức danh")
        return None

    def _is_no_beginning(self, view: View, start: int, end: int) -> bool:
        """Whether a place, a calling or a word of a sentence's beginning stands first."""
        tries = (self._lexicon.places, self._lexicon.callings, self._lexicon.capital_words)
        if any(trie.longest(view.words, start, end) for trie in tries):
            return True
        return view.words[start] in self._lexicon.not_names

    def name_end(self, view: View, start: int) -> int:
        """The run of capitals with initials and particles, cut at a title, a body or a seam."""
        stop = person_run_end(view, start)
        for index in range(start + 1, stop):
            if self._lexicon.ranks.longest(view.low, index, view.stop[index]) and index > start + 1:
                return index
            head = self._lexicon.bodies.longest(view.low, index, view.stop[index])
            if head and head[0] > index + 1:
                return index
            if index == start + 1 and view.words[index] == view.words[start]:
                return index
            if self._is_seam(view, start, index):
                return index - (view.words[index - 1] == ".")
        return self._without_compound(view, start, stop)

    def _is_seam(self, view: View, start: int, index: int) -> bool:
        """Whether a new sentence begins here, its full stop lost."""
        found = self._lexicon.seams.longest(view.words, index, view.stop[index])
        if found is None:
            return False
        is_phrase = found[0] > index + 1 and not view.cap[index + 1]
        if index < start + 2 and not is_phrase:
            return False
        if view.words[index] in ("Ông", "Bà"):
            return True
        after = found[0]
        if after >= view.size:
            return False
        return view.taken[after] or (view.is_word(after) and not view.cap[after])

    def _without_compound(self, view: View, start: int, end: int) -> int:
        """ "Lê Văn An Phát triển": the last capital begins a word of two syllables."""
        runs_on = end < view.stop[start] and view.is_word(end) and view.spaced[end - 1]
        if end - start > 2 and runs_on and self._is_half_of_compound(view, end - 1):
            return end - 1
        return end


def _is_all_capitals(view: View, start: int, end: int) -> bool:
    """Whether a name of two words or more is all in capitals ("LÊ VĂN AN")."""
    return end - start > 1 and all(
        word.isupper() or not word.isalpha() for word in view.words[start:end]
    )


__all__ = ["ADDRESS", "CALLING", "CREDIT", "DEGREE", "TITLE", "PersonMatcher"]
