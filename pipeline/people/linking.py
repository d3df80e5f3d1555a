"""Who holds which title: titles in stacks, given to the person beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.people.marks import Mark, Marks
from pipeline.people.rules import Link, OfficeRules
from pipeline.tokenizer import split_tokens

_STACKED: Final = re.compile(
    r"\s*(?:[,/]|[-–])?\s*(?:kiêm|đồng thời là|kiêm nhiệm|đồng thời)?\s*", re.IGNORECASE
)
_LISTED: Final = re.compile(r"\s*[,;]\s*(?:và\s)?\s*")
_OPEN: Final = re.compile(r"\s*\(\s*")
_CLOSE: Final = re.compile(r"\s*\)\s*[,]?\s*")
_COMMA: Final = re.compile(r"\s*,\s*")
_LIST_GAP: Final = re.compile(
    r"\s*(?:,|và|, và|cùng)\s*(?:ông|bà|đồng chí|đ/c|các đồng chí)?\s*", re.IGNORECASE
)
_GROUP: Final = re.compile(
    r"(?:^|\W)(?:các|hai|ba|những|2|3)\s+(?:(?:đồng chí|đ/c|ông|bà|vị|ngài)\s*:?\s+)?"
    r"(?P<title>[^\W\d_][^;:()\n]{2,110}?)(?:\s+khác)?\s*(?:gồm|là|có)?"
    r"(?:\s+(?:ông|bà|đồng chí|các ông|các bà))?\s*:?\s*$",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(
    r"\W*(?:(?:Trước đó|Hiện|Hiện nay|Sau đó|Trước khi[^,]{0,40}|Năm|Từ năm)[^,]{0,12},\s*)?"
    r"(?:ông|bà|anh|chị|đồng chí)\s",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    r"(?:thay|thay thế|thay cho|kế nhiệm|kế vị|tiền nhiệm)\s+(?:cho\s+)?"
    r"(?:ông|bà|đồng chí|người tiền nhiệm)?\s*$",
    re.I,
)
_TO_WHOM: Final = re.compile(r"\s*(?:đối với|cho|là|thuộc về)\s", re.IGNORECASE)
_NOBODY: Final = frozenset(["nhân sự", "cán bộ", "người", "ai", "đồng chí", "các đồng chí"])

#: The most words between a name and a short cue, and between a name and a longer one.
_NEAR, _FAR = 5, 60


@dataclass(frozen=True, slots=True)
class Holding:
    """A title in the text and the person who holds it; `title` is its words."""

    person: Mark
    title: str
    start: int
    end: int
    rule: str
    former: bool = False
    stack: int = 0


class Linker:
    """Finds the holders of the titles of one document."""

    def __init__(self, marks: Marks, rules: OfficeRules) -> None:
        self._marks = marks
        self._rules = rules
        self._fronted: set[int] = set()
        self.alone: list[Mark] = []

    def find(self) -> list[Holding]:
        """All holdings in text order; titles without a holder are left in `alone`."""
        holdings: list[Holding] = []
        for number, stack in enumerate(self._stacks()):
            found = list(self._of_stack(stack, number))
            holdings += found
            held = {holding.start for holding in found}
            self.alone += [
                self._marks.row[i] for i in stack if self._marks.row[i].start not in held
            ]
        holdings = self._without_new_subjects(holdings)
        holdings += self._of_groups()
        return holdings

    def _without_new_subjects(self, holdings: list[Holding]) -> list[Holding]:
        """Without "của Vua A, Chủ tịch nước chúc …" where the Chủ tịch nước is another person."""
        owners: dict[str, set[str]] = {}
        for holding in holdings:
            if holding.rule.startswith("trước tên"):
                owners.setdefault(holding.title, set()).add(holding.person.text)
        kept = []
        for holding in holdings:
            others = owners.get(holding.title, set())
            if (
                holding.rule.startswith("sau tên")
                and others
                and holding.person.text not in others
                and self._goes_on(holding.end)
            ):
                self.alone += [mark for mark in self._marks.row if mark.start == holding.start]
            else:
                kept.append(holding)
        return kept

    def _goes_on(self, end: int) -> bool:
        """Whether a verb follows the title, as it does behind a subject."""
        return re.match(r"\s+[^\W\d_]", self._marks.text[end : end + 3]) is not None

    def _stacks(self) -> Iterator[list[int]]:
        """Indices of titles that stand one after the other."""
        row, index = self._marks.row, 0
        while index < len(row):
            if row[index].label != "TITLE":
                index += 1
                continue
            stack = [index]
            while (following := self._next_title(stack[-1])) is not None:
                stack.append(following)
            yield stack
            index = stack[-1] + 1

    def _next_title(self, index: int) -> int | None:
        marks = self._marks
        end = self._stack_end(index)
        if marks.label(end + 1) != "TITLE":
            return None
        gap = marks.plain_gap(end)
        if end > index:
            gap = gap.lstrip(" )")
        return end + 1 if _STACKED.fullmatch(gap) and "\n" not in gap else None

    def _stack_end(self, index: int) -> int:
        """The mark after which the stack may go on: over "(Bộ Công an)" and ", tỉnh Long An"."""
        marks, end = self._marks, index
        while marks.label(end + 1) in ("ORG", "LOC"):
            gap = marks.plain_gap(end)
            opened = _OPEN.fullmatch(marks.gap(end)) and marks.gap(end + 1).lstrip().startswith(")")
            if not opened and not (_COMMA.fullmatch(gap) and self._is_own_place(end + 1)):
                break
            end += 1
        return end

    def _is_own_place(self, index: int) -> bool:
        """Whether the place or body behind a title's comma belongs to it."""
        gap = self._marks.gap(index)
        return re.match(r"\s*(?:[,;.()]|$|[-–])", gap) is not None

    def _of_stack(self, stack: list[int], number: int) -> Iterator[Holding]:
        right = self._right(stack[-1])
        left = self._left(stack[0])
        cue = self._cue(stack[0])
        if cue is not None:
            yield from self._by_cue(stack, number, *cue)
            return
        if right is not None and right[1] in ("trước tên", "trước tên, gạch nối"):
            keep = len(stack)
            if left is not None and stack[0] - 1 not in self._fronted:
                keep = self._name_titles(stack)
            yield from self._give(stack[-keep:], right[0], right[1], number)
            if keep < len(stack) and left is not None:
                yield from self._give(stack[:-keep], *left, number)
            return
        if left is not None and not (right is not None and stack[0] - 1 in self._fronted):
            yield from self._give(stack, *left, number)
        elif right is not None:
            self._fronted.add(right[0])
            yield from self._give(stack, *right, number)

    def _name_titles(self, stack: list[int]) -> int:
        """How many titles at the stack's end stand before a name: "…, Thiếu tướng, TS An"."""
        count = 1
        for index in reversed(stack[:-1]):
            found = (
                self._rules.names.ranks.longest(
                    split_tokens(self._marks.row[index].text.lower()), 0, 3
                )
                if len(split_tokens(self._marks.row[index].text)) >= 3
                else None
            )
            if found is None or found[1].takes:
                break
            count += 1
        return count

    def _give(
        self, stack: list[int], person: int, rule: str, number: int, former: bool = False
    ) -> Iterator[Holding]:
        holder = self._marks.row[person]
        if rule.startswith("trước tên"):
            self._fronted.add(person)
        for index in stack:
            mark = self._marks.row[index]
            yield Holding(holder, mark.text, mark.start, mark.end, rule, former, number)

    def _right(self, index: int) -> tuple[int, str] | None:
        """The person named behind a stack, with the rule."""
        marks = self._marks
        end = self._stack_end(index)
        if marks.label(end + 1) != "PER":
            return None
        gap = marks.plain_gap(end)
        if end > index:
            gap = re.sub(r"^\s*\)", "", gap)
        if "\n" in gap:
            return None
        words = gap.strip()
        if words in ("-", "–", ":", "—"):
            return end + 1, "trước tên, gạch nối"
        if not words or marks.is_address(words):
            return end + 1, "trước tên"
        if words[0] in ",-–:" and marks.is_address(words[1:].strip()):
            if not words[1:].strip() and self._begins_list(end + 1):
                return None
            return end + 1, "sau dấu phẩy là tên"
        return None

    def _begins_list(self, index: int) -> bool:
        """Whether the person has an own title behind the name ("A, Bí thư; B, Chủ tịch")."""
        gap = self._marks.gap(index)
        return self._marks.label(index + 1) == "TITLE" and _COMMA.fullmatch(gap) is not None

    def _left(self, index: int) -> tuple[int, str] | None:
        """The person named before a stack, with the rule."""
        marks = self._marks
        at = index - 1
        if marks.label(at) != "PER":
            return None
        gap = marks.gap(at)
        words = re.sub(r"^\s*\([^()]{0,40}\)", "", gap).strip()
        words = re.sub(r"^,?\s*\(?(?:sinh năm|SN|sinh ngày)\s[^,;)]{2,30}\)?", "", words).strip()
        words = re.sub(r"^,?\s*\d{2} tuổi", "", words).strip()
        words = re.sub(
            r"^\((?:thứ|bên|ngoài|đứng|giữa|phải|trái|áo|hàng|ảnh)[^()]{0,40}\)", "", words
        ).strip()
        if "\n" in gap:
            return None
        if words and words[0] in ",(-–:—" and marks.is_address(words[1:].strip()):
            return at, "sau tên"
        if not words or marks.is_address(words):
            return at, "sau tên, không dấu phẩy"
        return None

    def _cue(self, index: int) -> tuple[Link, int] | None:
        """The cue that stands directly before a title, and the number of words it leaves."""
        before = (
            self._marks.gap(index - 1) if index else self._marks.text[: self._marks.row[0].start]
        )
        line = before.rsplit("\n", 1)[-1][-200:]
        low = split_tokens(line.lower())
        while low and low[-1] in (":", "các", "tân", "mới", '"', "“"):
            low.pop()
        for size in range(min(self._rules.longest_cue, len(low)), 0, -1):
            link = self._rules.cues.get(tuple(low[-size:]))
            if link is not None:
                return link, len(low) - size
        return None

    def _by_cue(self, stack: list[int], number: int, link: Link, words: int) -> Iterator[Holding]:
        if link.says == "nothing":
            return
        to_whom = self._to_whom(stack[-1])
        subject = None if self._is_nobody(stack[0], words) else self._subject(stack[0], link, words)
        if subject is None or (to_whom is not None and self._marks.row[subject].label != "PER"):
            subject = to_whom
        right = self._right(stack[-1])
        if right is not None and right[1] == "trước tên" and words > 2:
            subject = right[0]
        if subject is None and right is not None:
            subject = right[0]
        if subject is None:
            return
        whole = [*stack, *self._listed_titles(stack)]
        yield from self._give(whole, subject, link.name, number, link.former)

    def _listed_titles(self, stack: list[int]) -> list[int]:
        """ "các chức vụ: A, cơ quan; B; C": the titles that go on behind a semicolon."""
        marks = self._marks
        if not marks.gap(stack[0] - 1).rstrip().endswith(":"):
            return []
        found, at = [], stack[-1] + 1
        while marks.label(at) in ("TITLE", "ORG", "LOC") and _LISTED.fullmatch(marks.gap(at - 1)):
            if marks.label(at) == "TITLE":
                found.append(at)
            at += 1
        return found

    def _is_nobody(self, index: int, words: int) -> bool:
        """Whether "nhân sự giữ chức …" names nobody before the cue."""
        low = split_tokens(self._marks.gap(index - 1).lower())[:words] if index else []
        return " ".join(low[-2:]) in _NOBODY or " ".join(low[-1:]) in _NOBODY

    def _to_whom(self, index: int) -> int | None:
        """ "chỉ định giữ chức … đối với đồng chí A": the person behind."""
        marks = self._marks
        end = self._stack_end(index)
        if marks.label(end + 1) == "PER" and _TO_WHOM.match(marks.plain_gap(end)):
            return end + 1
        return None

    def _subject(self, index: int, link: Link, words: int) -> int | None:
        """The person named last before a cue in its sentence, or whom its pronoun means."""
        marks = self._marks
        at, distance = index - 1, words
        limit = _NEAR if self._is_short(index) else _FAR
        ended = marks.ends_sentence(at) if at >= 0 else True
        while at >= 0 and not ended:
            if distance > limit:
                return None
            if marks.label(at) == "PER":
                before = marks.gap(at - 1) if at else marks.text[: marks.row[0].start]
                if not _INSTEAD.search(before[-60:]):
                    return at
            distance += len(split_tokens(marks.row[at].text))
            at -= 1
            if at >= 0:
                ended = marks.ends_sentence(at)
                distance += len(split_tokens(marks.gap(at)))
        return self._pronoun(index, at)

    def _is_short(self, index: int) -> bool:
        gap = self._marks.gap(index - 1).strip().lower()
        return (
            any(gap.endswith(cue) for cue in ("là", "làm", "kiêm"))
            and "bổ nhiệm" not in gap
            and "bầu" not in gap
            and "do" not in gap
        )

    def _pronoun(self, index: int, at: int) -> int | None:
        """ "Ông cũng đồng thời là …": the person named last before."""
        marks = self._marks
        gap = marks.gap(at) if at >= 0 else ""
        tail = re.split(r"[.!?…]\s+|\n", gap)[-1]
        if not _PRONOUN.match(tail):
            return None
        start = marks.row[index].start
        while at >= 0 and start - marks.row[at].end < 600:
            if marks.label(at) == "PER":
                return at
            at -= 1
        return None

    def _of_groups(self) -> Iterator[Holding]:
        """ "các Phó Tổng Giám đốc: A, B và C": each has the title."""
        row = self._marks.row
        for index, mark in enumerate(row):
            if mark.label not in ("PER", "TITLE") or (
                index
                and row[index - 1].label in ("PER", "TITLE")
                and ":" not in self._marks.gap(index - 1)
                and "ác " not in self._marks.gap(index - 1)
            ):
                continue
            found = self._group_before(mark.start)
            if found is None:
                continue
            title, start, end = found
            for person in self._listed(index, ":" in self._marks.text[end : mark.start]):
                yield Holding(person, title, start, end, "danh sách cùng chức", False, -1 - index)

    def _group_before(self, start: int) -> tuple[str, int, int] | None:
        begin = max(0, start - 160)
        before = self._marks.text[begin:start]
        before = re.split(r"[.;!?]\s|\n", before)[-1]
        found = _GROUP.search(before)
        if found is None:
            return None
        offset = start - len(before)
        title = found["title"].rstrip(" ,")
        low = split_tokens(title.lower())
        rank = self._rules.names.ranks.longest(low, 0, len(low))
        if rank is None or not rank[1].takes or ("," in title and ":" not in before[-3:]):
            return None
        return title, offset + found.start("title"), offset + found.start("title") + len(title)

    def _listed(self, index: int, colon: bool) -> Iterator[Mark]:
        marks = self._marks
        while True:
            at = index
            if marks.label(at) == "TITLE":
                if not colon or marks.label(at + 1) != "PER" or marks.gap(at).strip():
                    return
                at += 1
            if marks.label(at) != "PER":
                return
            if not colon and marks.label(at + 1) == "TITLE" and _COMMA.fullmatch(marks.gap(at)):
                return
            yield marks.row[at]
            if colon and (following := self._after_own_titles(at)) is not None:
                index = following
                continue
            at = self._over_bracket(at)
            if not _LIST_GAP.fullmatch(marks.gap(at).lstrip(")")):
                return
            index = at + 1

    def _over_bracket(self, index: int) -> int:
        """The last mark of "A (Chủ tịch HĐND)", the name itself where no bracket follows."""
        marks, at = self._marks, index
        if not _OPEN.fullmatch(marks.gap(index)):
            return index
        while marks.label(at + 1) and ")" not in marks.gap(at) and "\n" not in marks.gap(at):
            at += 1
        return at

    def _after_own_titles(self, index: int) -> int | None:
        """ "các Ủy viên …: A, Bí thư; B, Chủ tịch": the next name, if it has a title too."""
        marks, at = self._marks, index
        while marks.label(at + 1) in ("TITLE", "ORG", "LOC") and _COMMA.fullmatch(marks.gap(at)):
            at += 1
        is_next = at > index and marks.label(at + 1) == "PER"
        if not is_next or not re.fullmatch(r"\s*;\s*(?:và\s)?\s*", marks.gap(at)):
            return None
        return at + 1 if self._begins_list(at + 1) else None


__all__ = ["Holding", "Linker"]
