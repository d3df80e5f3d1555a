"""Names that the article gives in full, found again in their short form."""

from __future__ import annotations

from collections import Counter
from typing import Final

from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.persons import ADDRESS, CALLING, PersonMatcher
from pipeline.names.signs import EXPLAINED
from pipeline.names.view import View
from schemas import Label

RULE: Final = "nhắc lại trong bài"
_FIRMS: Final = frozenset(["company", "bank"])
_QUOTES: Final = frozenset("\"“”'")
_LONGEST_NICKNAME: Final = 6
#: Small words behind a name that begins a sentence.
_BEHIND_NAME: Final = frozenset(
    ["bị", "đã", "cho", "là", "không", "và", "còn", "cũng", "sẽ", "vẫn", "rất", "đang", "lại",
     "được", "có", "chỉ", "biết", "khai", "đi", "về", "cùng", "tự", "thừa"]
)  # fmt: skip


class Recall:
    """Adds the short forms of names to the names of an article."""

    def __init__(self, lexicon: Lexicon, persons: PersonMatcher) -> None:
        self._lexicon = lexicon
        self._persons = persons

    def add(self, view: View, names: list[Name]) -> list[Name]:
        """The names with the recalled ones, in text order."""
        memory = self._memory(view, names)
        given = self._given_names(view, names)
        if not memory and not given:
            return names
        result: list[Name] = []
        position = 0
        for name in [*names, Name(view.size, view.size, "LOC", "")]:
            result += self._gap(view, position, name.start, memory, given)
            if name.end > name.start:
                result += self._split(view, self._nicknamed(view, name), memory)
            position = max(name.end, result[-1].end if result else 0)
        return result

    def _memory(self, view: View, names: list[Name]) -> dict[str, Label]:
        """Words of people's names: the whole, and for foreign names each word."""
        memory: dict[str, Label] = {}
        for name in names:
            if name.label == "ORG":
                self._remember_company(view, name, memory)
                if name.rule == EXPLAINED:
                    memory[view.text(name.start, name.end)] = "ORG"
            elif name.label == "TITLE":
                self._remember_held(view, name, memory)
            if name.label != "PER":
                continue
            words = view.words[name.start : name.end]
            if len(words) > 1:
                memory[view.text(name.start, name.end)] = "PER"
            for word in words:
                if len(word) > 2 and not is_vietnamese(word):
                    memory.setdefault(word, "PER")
        return memory

    def _remember_held(self, view: View, title: Name, memory: dict[str, Label]) -> None:
        """The firm or the abbreviation that a title is held in: "Giám đốc Công ty Đất Xanh"."""
        last = view.words[title.end - 1]
        is_body = is_abbreviation(last) and last.isalpha() and title.end - title.start > 1
        if is_body and len(last) > 2 and last not in self._lexicon.not_names:
            memory.setdefault(last, "ORG")
        for index in range(title.start + 1, title.end - 1):
            head = self._lexicon.bodies.longest(view.low, index, title.end)
            if head is not None and head[1].body.kind in _FIRMS:
                firm = Name(index, title.end, "ORG", f"cơ quan: {head[1].body.name}")
                self._remember_company(view, firm, memory)

    def _remember_company(self, view: View, name: Name, memory: dict[str, Label]) -> None:
        """The proper part of a company's name stands for it later ("Tập đoàn Đất Xanh")."""
        if not name.rule.startswith(("cơ quan: công ty", "cơ quan: ngân hàng")):
            return
        start = name.end
        while start > name.start + 1 and view.cap[start - 1] and view.is_word(start - 1):
            start -= 1
        words = view.words[start : name.end]
        known = self._lexicon.places.longest(view.words, start, name.end)
        is_foreign = len(words) == 1 and len(words[0]) > 2 and not is_vietnamese(words[0])
        is_name = len(words) == 2 or is_foreign
        if is_name and start > name.start and (known is None or known[0] < name.end):
            memory.setdefault(view.text(start, name.end), "ORG")

    def _given_names(self, view: View, names: list[Name]) -> frozenset[str]:
        """Last syllables of Vietnamese full names that the article uses alone somewhere."""
        given: Counter[str] = Counter()
        for name in names:
            words = view.words[name.start : name.end]
            if name.label != "PER" or not all(is_vietnamese(word) for word in words):
                continue
            if len(words) > 1 and not words[-1].isupper() and len(words[-1]) > 1:
                given[words[-1]] += 1
            elif len(words) == 1 and name.rule in (ADDRESS, CALLING):
                given[words[0]] += 1
        return frozenset(word for word in given if word not in self._lexicon.not_alone)

    def _gap(
        self,
        view: View,
        start: int,
        end: int,
        memory: dict[str, Label],
        given: frozenset[str],
    ) -> list[Name]:
        found: list[Name] = []
        index = start
        while index < end:
            if not view.cap[index] or view.taken[index] or not view.is_word(index):
                index += 1
                continue
            stop = min(self._persons.name_end(view, index), end)
            name = self._recalled(view, index, stop, memory)
            if name is None and stop == index + 1:
                name = self._by_given_name(view, index, given)
            if name is not None and name.end > end:  # 'Dũng "Huế"': the nickname is taken
                name = name._replace(end=stop)
            if name is not None:
                found.append(name)
            index = name.end if name is not None else max(stop, index + 1)
        return found

    def _recalled(self, view: View, index: int, stop: int, memory: dict[str, Label]) -> Name | None:
        """The longest remembered name that the run begins with or, for foreign ones, holds."""
        label = memory.get(view.text(index, stop))
        if label is not None:
            return self._nicknamed(view, Name(index, stop, label, RULE))
        words = [word for word in view.words[index:stop] if word[0].isalpha()]
        is_foreign = all(not is_vietnamese(word) for word in words)
        if is_foreign and words and memory.get(words[-1]) == "PER":
            return Name(index, stop, "PER", RULE)
        return None

    def _begins_foreign_person(self, view: View, name: Name, start: int) -> bool:
        """Whether a foreign given name with more behind it closes a title or a body.

        A body called after a person has nothing proper before ("Viện Konrad Adenauer").
        """
        words = view.words[start : name.end]
        if words[0] not in self._lexicon.given_names or len(words) < 2:
            return False
        if any(is_vietnamese(word) and word[0].isalpha() for word in words[1:]):
            return False
        before = view.words[start - 1]
        is_proper = view.cap[start - 1] and not is_vietnamese(before)
        if any(word in self._lexicon.company_words for word in words):
            return False
        return name.label == "TITLE" or (is_proper and view.spaced[start - 1])

    def _nicknamed(self, view: View, name: Name) -> Name:
        """A single given name with the nickname in quotation marks behind it."""
        if name.label != "PER" or name.end != name.start + 1:
            return name
        return name._replace(end=self._over_nickname(view, name.end))

    def _by_given_name(self, view: View, index: int, given: frozenset[str]) -> Name | None:
        """ "Dũng" of "Lê Văn Dũng", with a nickname in quotation marks behind it or without."""
        word = view.words[index]
        if word not in given or not self._stands_alone(view, index):
            return None
        if view.starts[index] and not self._is_used_alone(view, index):
            return None
        return Name(index, self._over_nickname(view, index + 1), "PER", RULE)

    def _stands_alone(self, view: View, index: int) -> bool:
        """Whether the syllable is no part of another word or name."""
        pair = tuple(view.low[index : index + 2])
        if pair in self._lexicon.compounds and not view.cap[index + 1]:
            return False
        if index and view.cap[index - 1] and view.is_word(index - 1) and view.spaced[index - 1]:
            return False
        if index and not view.spaced[index - 1] and view.words[index - 1] in "-/.":
            return False
        if self._persons.begins_longer_word(view, index):
            return False
        return not self._begins_sentence_word(view, index)

    def _is_used_alone(self, view: View, index: int) -> bool:
        """Whether a syllable that begins a sentence is a name for sure.

        It is before a verb, and where the article has it with a capital inside a sentence.
        """
        if view.low[index + 1 : index + 2] and view.low[index + 1] in _BEHIND_NAME:
            return True
        if self._lexicon.speech.longest(view.words, index + 1, view.stop[index]):
            return True
        return view.words[index] in view.lone

    def _begins_sentence_word(self, view: View, index: int) -> bool:
        """Whether the syllable is rather the first word of a sentence ("Sáng nay")."""
        common = self._lexicon.capital_words.longest(view.words, index, view.stop[index])
        if common is not None:
            if common[0] > index + 1:
                return True
            return view.starts[index] or index == 0 or not view.spaced[index - 1]
        return False

    def _over_nickname(self, view: View, end: int) -> int:
        """Over the quoted nickname in 'Hùng "xì"'."""
        if end >= view.size or view.words[end] not in _QUOTES or view.cap[end + 1 : end + 2] == []:
            return end
        for index in range(end + 2, min(end + 1 + _LONGEST_NICKNAME, view.stop[end])):
            if view.words[index] in _QUOTES:
                return index + 1 if self._is_repeated(view, end - 1, index) else end
        return end

    def _is_repeated(self, view: View, start: int, end: int) -> bool:
        """Whether the article has the words once more: a nickname, no quotation."""
        phrase = view.words[start:end]
        later = (i for i in view.positions[phrase[0]] if i != start)
        return any(view.words[i : i + len(phrase)] == phrase for i in later)

    def _split(self, view: View, name: Name, memory: dict[str, Label]) -> list[Name]:
        """A title or body that swallowed a person whom the article names elsewhere."""
        if name.label not in ("TITLE", "ORG"):
            return [name]
        for start in range(name.start + 1, name.end - 1):
            if not view.cap[start]:
                continue
            is_known = memory.get(view.text(start, name.end)) == "PER"
            if not is_known and not self._begins_foreign_person(view, name, start):
                continue
            is_foreign = not is_vietnamese(view.words[name.end - 1])
            if name.label == "TITLE" or is_foreign:
                rest = name._replace(end=start)
                return [rest, Name(start, name.end, "PER", RULE)]
        return [name]


__all__ = ["RULE", "Recall"]
