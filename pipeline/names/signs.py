"""Signs of organisations that no lexicon knows: abbreviations, papers' signs, foreign kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.names.gazetteer import Match
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import Lexicon
from pipeline.names.named import Name
from pipeline.names.runs import run_end
from pipeline.names.trie import PhraseTrie
from pipeline.names.view import View

#: The rule of abbreviations that the article itself explains, good for all of it.
EXPLAINED: Final = "chữ viết tắt được giải thích"
_DASHES: Final = frozenset("-–")
_ROMAN: Final = frozenset("IVX")
_LONGEST_GAP: Final = 4
_LONGEST_CODE: Final = 12
_LONGEST_EVENT: Final = 8
#: Mentions of an abbreviation that are looked at for a word that makes it an organisation's.
_MENTIONS: Final = 20
_LIMITED: Final = frozenset(["Ltd", "LTD", "Inc", "LLC", "GmbH", "Corp"])


class SignMatcher:
    """Matches organisations that their form or the words around them make known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def by_kind(self, view: View, start: int) -> Match | None:
        """A foreign name that ends with its kind: "Sunrise Airlines", "The Morning Times"."""
        end = run_end(view, start)
        words = [word for word in view.words[start:end] if word[0].isalpha()]
        if len(words) < 2 or words[-1] not in self._lexicon.foreign_kinds:
            return None
        if self._lexicon.capital_words.longest(view.words, start, end) is not None:
            return None
        is_sentence = view.starts[start] and is_vietnamese(words[0]) and words[0] != "The"
        if is_sentence or view.text(start, end) in self._lexicon.not_names:
            return None
        return Match(behind_limited(view, end), "tên nước ngoài + loại hình")

    def slug(self, view: View, start: int) -> Match | None:
        """The paper's sign before the text: "(ABC) - Sáng nay", "ABC - Hôm qua"."""
        word = view.words[start]
        after = start + 1
        if not _is_sign(word) or set(word) <= _ROMAN or word in self._lexicon.not_slugs:
            return None
        before = view.words[start - 1] if start else "\n"
        if before == "(" and view.words[after : after + 1] == [")"]:
            after += 2 if view.words[after + 1 : after + 2] == ["."] else 1
        elif "\n" not in before or not is_abbreviation(word) or not view.spaced[start]:
            return None
        is_dash = after < view.size and view.words[after] in _DASHES
        follows = after + 1 < view.size and view.cap[after + 1]
        return Match(start + 1, "ký hiệu đầu tin") if is_dash and follows else None

    def _is_not_name(self, view: View, start: int, end: int) -> bool:
        not_names = self._lexicon.not_names
        return view.words[start] in not_names or view.text(start, end) in not_names

    def explained(self, view: View, start: int, before: Sequence[Name]) -> Match | None:
        """An abbreviation in brackets or behind a dash right after the body that it shortens."""
        end = self._sign_end(view, start)
        if start < 2 or end >= view.size or not _is_sign(view.words[start]):
            return None
        opened, closed = view.words[start - 1], view.words[end]
        if opened == "(" and closed not in (")", ",", ";", "-", "–"):
            return None
        if opened != "(" and not (opened in _DASHES and closed in (")", ",", ".")):
            return None
        owner = next((name for name in before if name.end == start - 1), None)
        if owner is None or owner.label not in ("ORG", "TITLE") or owner.end - owner.start < 2:
            return None
        if owner.label == "TITLE" and (opened != "(" or self._is_not_name(view, start, end)):
            return None
        if self._lexicon.field(view.low, start, end) is not None:
            return None
        if owner.label == "ORG" and self._is_of_longer(view, owner, view.words[start]):
            return None
        is_short = end == start + 1 or is_abbreviation(view.words[start])
        if not is_short and view.words[end - 1] not in self._lexicon.company_words:
            return None
        return Match(end, EXPLAINED)

    def _is_of_longer(self, view: View, owner: Name, sign: str) -> bool:
        """Whether an abbreviation is that of more than the body: "đại biểu Quốc hội (ĐBQH)"."""
        if _initials(view, owner.start, owner.end) == sign:
            return False
        first = max(0, owner.start - _LONGEST_EVENT)
        for start in range(owner.start - 1, first - 1, -1):
            if not view.is_word(start) and view.words[start] not in _DASHES:
                return False
            if _initials(view, start, owner.end) == sign:
                return True
            if view.low[start] in self._lexicon.field_stops:
                return False
            event = self._lexicon.capital_words.longest(view.words, start, owner.start)
            if event is not None and event[0] > start + 1:
                return True
        return False

    def _sign_end(self, view: View, start: int) -> int:
        """The end of an abbreviation with what hangs on it: "C67", "ĐHQG TP HCM", "CIENCO 6"."""
        return run_end(view, start)

    def abbreviation(self, view: View, start: int) -> Match | None:
        """An unknown abbreviation that some word in the article makes an organisation's."""
        word, end = view.words[start], run_end(view, start)
        if not is_abbreviation(word) or self._is_not_name(view, start, end):
            return None
        if not 2 <= len(word) <= 8 or not word.isalpha() or end != start + 1:
            return None
        if set(word) <= _ROMAN or self._is_all_caps_line(view, start):
            return None
        if start and not view.spaced[start - 1] and view.words[start - 1] in "/-":
            return None
        first = view.positions[word][0]
        if first and view.words[first - 1] == "(":
            return None
        return Match(end, "chữ viết tắt") if self._is_owned(view, word) else None

    def _is_all_caps_line(self, view: View, index: int) -> bool:
        around = [w for w in view.words[max(0, index - 3) : index + 4] if w.isalpha()]
        return sum(is_abbreviation(w) for w in around) >= max(3, len(around) - 1)

    def _is_owned(self, view: View, word: str) -> bool:
        """Whether a word before some mention of an abbreviation makes it an organisation's."""
        return any(self._owner_before(view, index) for index in view.positions[word][:_MENTIONS])

    def _owner_before(self, view: View, index: int) -> bool:
        if _ends_phrase(self._lexicon.owners, view, index):
            return True
        before = view.words[index - 1] if index else ""
        return before in ("và", ",") and index >= 2 and is_abbreviation(view.words[index - 2])

    def firm_before(self, view: View, index: int) -> bool:
        """Whether a class word stands before, with its trade: "công ty bảo hiểm Zentor"."""
        for at in range(index - 1, max(0, index - 1 - _LONGEST_GAP), -1):
            if view.cap[at] or not view.is_word(at) or view.low[at] in self._lexicon.field_stops:
                return False
            if _ends_phrase(self._lexicon.firm_words, view, at):
                return True
        return False


def _initials(view: View, start: int, end: int) -> str:
    """The first letters of the words, in capitals."""
    words = view.words[start:end]
    return "".join(word[0].upper() for word in words if word[0].isalpha())


def _ends_phrase(trie: PhraseTrie[bool], view: View, index: int) -> bool:
    """Whether a phrase of the trie ends right before a token."""
    for size in (3, 2, 1):
        start = index - size
        found = trie.longest(view.words, start, index) if start >= 0 else None
        if found is not None and found[0] == index:
            return True
    return False


def _is_sign(word: str) -> bool:
    """Whether a word looks like an abbreviation or a made-up name ("VNSteel", "Vitas")."""
    if not 2 <= len(word) <= 15 or not word[0].isupper():
        return False
    return is_abbreviation(word) or not is_vietnamese(word)


def behind_limited(view: View, end: int) -> int:
    """Over ".,Ltd" behind "Co"."""
    for index in range(end, min(end + 3, view.stop[end - 1])):
        if view.words[index] in _LIMITED:
            return index + 1
        if view.words[index] not in ".,":
            break
    return end


def is_document_code(view: View, index: int) -> bool:
    """Whether a token stands inside the number of a document: "705/QĐ-UBND", "39/2016/TT-NHNN"."""
    at, first = index, max(0, index - _LONGEST_CODE)
    while at > first and not view.spaced[at - 1] and "\n" not in view.words[at - 1]:
        at -= 1
        if view.words[at][0].isdigit() and view.words[at + 1] == "/":
            return True
    return False


def is_web_address(view: View, end: int) -> bool:
    """Whether ".com", ".vn" hangs on a name."""
    return (
        end + 1 < view.size
        and view.words[end] == "."
        and not view.spaced[end - 1]
        and not view.spaced[end]
        and view.words[end + 1].islower()
    )


__all__ = ["EXPLAINED", "SignMatcher", "behind_limited", "is_document_code", "is_web_address"]
