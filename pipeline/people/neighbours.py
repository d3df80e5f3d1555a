"""The person named beside a stack of titles, before it or behind it."""

from __future__ import annotations

import re
from typing import Final

from pipeline.people.marks import Marks
from pipeline.people.rules import OfficeRules
from pipeline.people.stacks import Stacks

#: "PGS.TS. An", "Th.S. An": the full stop of a short title.
_SHORT_FORM: Final = re.compile(r"(?:[A-ZĐƯ][A-Za-zĐƯ]{0,4}[.\s-]*)+(?:CK\s?I+)?")
_COMMA: Final = re.compile(r"\s*,\s*")
_NOTE: Final = re.compile(r"^\s*\([^()]{0,40}\)")
_BORN: Final = re.compile(r"^,?\s*\(?(?:sinh năm|SN|sinh ngày)\s[^,;)]{2,30}\)?")
_AGE: Final = re.compile(r"^,?\s*\(?\d{2}\s*(?:tuổi|T)\)?")
_SEAT: Final = re.compile(r"^\((?:thứ|bên|ngoài|đứng|giữa|phải|trái|áo|hàng|ảnh)[^()]{0,40}\)")
_OF_PHRASE: Final = re.compile(r"\s+của\s+[“\"]?[A-ZĐ][^,;.:()\n]{1,40}(?=,\s)")
_NEW: Final = re.compile(r"^\s*(?:mới|hiện nay|hiện tại|đương nhiệm)\b(?=\s*,)")


class Neighbours:
    """Looks left and right of a stack."""

    def __init__(self, marks: Marks, rules: OfficeRules, stacks: Stacks) -> None:
        self._marks = marks
        self._stacks = stacks
        self._kin = rules.kin

    def right(self, index: int) -> tuple[int, str] | None:
        """The person named behind a stack, with the rule."""
        own = self._behind(index, self._stacks.own_end(index))
        if own is not None:
            return own
        end = self._stacks.object_end(index)
        return self._behind(index, end) if end > self._stacks.own_end(index) else None

    def _behind(self, index: int, end: int) -> tuple[int, str] | None:
        marks = self._marks
        if marks.label(end + 1) != "PER" or "\n" in (gap := marks.plain_gap(end)):
            return None
        if end > index:
            gap = re.sub(r"^\s*\)", "", gap)
        elif _SHORT_FORM.fullmatch(marks.row[index].text):
            gap = gap.removeprefix(".")
        if phrase := self.of_phrase(end):
            gap = gap[len(phrase) :]
        words = _NEW.sub("", gap).strip()
        if words in ("-", "–", ":", "—"):
            return end + 1, "trước tên, gạch nối"
        if not words or marks.is_address(words):
            return end + 1, "trước tên"
        if words[0] not in ",-–:" or not marks.is_address(words[1:].strip()):
            return None
        is_list = not words[1:].strip() and self.begins_list(end + 1)
        if is_list or (words[0] == ":" and self._goes_on(end + 1)):
            return None
        return end + 1, "sau dấu phẩy là tên"

    def of_phrase(self, index: int) -> str:
        """ " của Sao Mai" in "Giám đốc của Sao Mai, ông An": a body that is no mention."""
        marks = self._marks
        found = _OF_PHRASE.match(marks.gap(index)) if marks.label(index + 1) == "PER" else None
        return found[0] if found is not None else ""

    def _goes_on(self, index: int) -> bool:
        """Whether a verb follows a name: "Giám đốc Sở Y tế: Ông An suy nghĩ" quotes the title."""
        text, end = self._marks.text, self._marks.row[index].end
        return re.match(r"\s+[^\W\d_]", text[end : end + 3]) is not None

    def begins_list(self, index: int) -> bool:
        """Whether the person has an own title behind the name ("A, Bí thư; B, Chủ tịch")."""
        gap = self._marks.gap(index)
        return self._marks.label(index + 1) == "TITLE" and _COMMA.fullmatch(gap) is not None

    def left(self, index: int) -> tuple[int, str] | None:
        """The person named before a stack, with the rule."""
        marks = self._marks
        at = index - 1
        if marks.label(at) == "LOC" and re.fullmatch(r"\s*\(\s*", marks.gap(at - 1)):
            return self._left_of_place(at)
        if marks.label(at) != "PER" or "\n" in (gap := marks.gap(at)):
            return None
        words = _NOTE.sub("", gap).strip()
        if marks.row[at].text[-2:-1] == ".":
            words = words.removeprefix(".").strip()
        for aside in (_BORN, _AGE, _SEAT):
            words = aside.sub("", words).strip()
        if words and words[0] in ",(-–:—" and marks.is_address(words[1:].strip()):
            return self._kin_of(at, words[0]), "sau tên"
        if not words or marks.is_address(words):
            return at, "sau tên, không dấu phẩy"
        return None

    def _kin_of(self, at: int, sign: str) -> int:
        """ "A (em trai ông B, Giám đốc …)": the title is A's, whose brother B is."""
        marks = self._marks
        is_kin = marks.label(at - 1) == "PER" and self._kin.fullmatch(marks.gap(at - 1))
        return at - 1 if is_kin and sign == "," else at

    def _left_of_place(self, at: int) -> tuple[int, str] | None:
        """ "An (Bắc Giang) - Phó Chủ tịch …": the person before the constituency."""
        marks = self._marks
        gap = marks.gap(at).strip()
        if marks.label(at - 1) != "PER" or not gap.startswith(")"):
            return None
        words = gap[1:].strip()
        is_joint = bool(words) and words[0] in ",-–" and marks.is_address(words[1:].strip())
        return (at - 1, "sau tên") if is_joint else None


__all__ = ["Neighbours"]
