"""Names of people: by surname, by what stands before, by what the article named before."""

from __future__ import annotations

from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.places import Match, run_end
from pipeline.names.view import View

_LONGEST_VIETNAMESE = 5

#: The rule of names behind a form of address.
ADDRESS = "xưng hô + tên"


class PersonMatcher:
    """Matches names of people at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def after_cue(self, view: View, start: int, cue: str) -> Match | None:
        """A name directly behind a title or a form of address: any capitalised run.

        A single Vietnamese syllable counts only behind a form of address ("ông Phong"): behind a
        title it is rather the beginning of an unknown body ("Giám đốc Trung tâm …").
        """
        end = self._name_end(view, start)
        size = end - start
        if size == 1 and is_vietnamese(view.words[start]) and cue != ADDRESS:
            return None
        if size == 1 and tuple(view.low[start : start + 2]) in self._lexicon.compounds:
            return None
        if is_abbreviation(view.words[start]) and not _is_all_capitals(view, start, end):
            return None
        is_weak = view.words[start] not in self._lexicon.surnames or size == 1
        if is_weak and self._lexicon.capital_words.longest(view.words, start, end):
            return None
        return Match(end, cue)

    def after_calling(self, view: View, start: int) -> Match | None:
        """A full name behind "ca sĩ", "chuyên gia": with a surname, or foreign words."""
        end = self._name_end(view, start)
        words = view.words[start:end]
        is_full = words[0] in self._lexicon.surnames and len(words) >= 2
        is_foreign = len(words) >= 2 and not any(is_vietnamese(w) for w in words if w.isalpha())
        return Match(end, "nghề + tên") if is_full or is_foreign else None

    def nickname(self, view: View, start: int) -> Match | None:
        """ "Bác Hồ" and the like."""
        found = self._lexicon.nicknames.longest(view.words, start, view.stop[start])
        return Match(found[0], "tên gọi kính trọng") if found else None

    def alone(self, view: View, start: int) -> Match | None:
        """A signature: two or three capitalised syllables that are a sentence of their own."""
        end = run_end(view, start)
        if not view.starts[start] or not 1 <= end - start <= 4:
            return None
        after = view.words[end] if end < view.size else "\n"
        if not ("\n" in after or after in ("/", "(", "-", "–") or end == view.size):
            return None
        if end - start == 1 and not (end == view.size and len(view.words[start]) < 8):
            return None
        if self._lexicon.capital_words.longest(view.words, start, end):
            return None
        is_end = end >= view.size - 8
        return Match(end, "tên người viết") if is_end else None

    def signature(self, view: View, start: int) -> Match | None:
        """The writer at the very end: two to four syllables behind the last full stop.

        It comes before places, for writers are called "Bình Minh" too; a name of a province
        stays a place, for datelines close articles as well.
        """
        end = run_end(view, start)
        if not view.starts[start] or not 2 <= end - start <= 4 or start < view.size - 12:
            return None
        closed = end == view.size or view.words[end] == "/"
        words = view.words[start:end]
        if not closed or not all(is_vietnamese(w) and len(w) > 1 for w in words):
            return None
        known = self._lexicon.places.longest(view.words, start, end)
        if known is not None and known[1] in ("province", "country", "city", "region"):
            return None
        if (
            self._lexicon.capital_words.longest(view.words, start, end)
            and view.words[start] not in self._lexicon.surnames
        ):
            return None
        return Match(end, "tên người viết")

    def by_surname(self, view: View, start: int) -> Match | None:
        """A Vietnamese name of two to five syllables that begins with a surname."""
        if view.words[start] not in self._lexicon.surnames:
            return None
        end = self._name_end(view, start)
        size = end - start
        if not 2 <= size <= _LONGEST_VIETNAMESE:
            return None
        if not all(is_vietnamese(word) for word in view.words[start:end]):
            return None
        if view.words[start + 1] in self._lexicon.not_given and size == 2:
            return None
        if size == 2 and not self._is_supported(view, start, end):
            return None
        return Match(end, "họ + tên")

    def _is_supported(self, view: View, start: int, end: int) -> bool:
        """Whether the words around a name of two syllables make it a person's."""
        if self._lexicon.speech.longest(view.words, end, view.stop[start]):
            return True
        before = view.words[start - 1] if start else ""
        after = view.words[end] if end < view.size else ""
        if before in (",", ":", ";", "và", "-", "–") and after in (
            ",",
            ";",
            "và",
            "-",
            "–",
            ".",
            "(",
        ):
            return not view.starts[start]
        return after == "," and self._title_follows(view, end + 1)

    def _title_follows(self, view: View, start: int) -> bool:
        return start < view.size and bool(
            self._lexicon.ranks.longest(view.low, start, view.stop[start]) and view.cap[start]
        )

    def foreign(self, view: View, start: int) -> Match | None:
        """A foreign name of two or more words that speaks or holds a title."""
        end = run_end(view, start)
        if self._lexicon.honorifics.longest(view.words, start, end):
            return None
        known = self._lexicon.places.longest(view.words, start, end)
        if known is not None:
            return None
        words = [word for word in view.words[start:end] if word[0].isalpha()]
        if len(words) < 2 or all(is_vietnamese(word) for word in words):
            return None
        if any(is_abbreviation(word) and len(word) > 2 for word in words):
            return None
        if self._lexicon.speech.longest(view.words, end, view.stop[start]):
            return Match(end, "tên nước ngoài + động từ chỉ người")
        if view.words[end : end + 1] == [","] and self._title_follows(view, end + 1):
            return Match(end, "tên nước ngoài + chức danh")
        return None

    def _name_end(self, view: View, start: int) -> int:
        """The run of capitals, cut at a title, a body or the fifth Vietnamese syllable."""
        stop = run_end(view, start)
        for index in range(start + 1, stop):
            if self._lexicon.ranks.longest(view.low, index, view.stop[index]) and index > start + 1:
                return index
            head = self._lexicon.bodies.longest(view.low, index, view.stop[index])
            if head and head[0] > index + 1:
                return index
        return stop


def _is_all_capitals(view: View, start: int, end: int) -> bool:
    """Whether a name of two words or more is all in capitals ("LÊ VĂN AN")."""
    return end - start > 1 and all(word.isupper() for word in view.words[start:end])


__all__ = ["ADDRESS", "PersonMatcher"]
