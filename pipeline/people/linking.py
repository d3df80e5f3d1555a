"""Who holds which title: titles in stacks, given to the person beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.people.cues import Cues
from pipeline.people.groups import Groups
from pipeline.people.marks import Mark, Marks
from pipeline.people.neighbours import Neighbours
from pipeline.people.reading import read_title
from pipeline.people.rules import OfficeRules
from pipeline.people.stacks import Stacks
from pipeline.tokenizer import split_tokens

_NOW: Final = re.compile(r"(?:^|\s)(?:nay|hiện)(?:\s|$)")
_AND_MANY: Final = re.compile(
    r"(?:,[^,;.]{0,25})?\s+(?:cùng|và|và đông đảo)?\s*(?:các|nhiều|đông đảo)\s"
)
_REST: Final = re.compile(r"\s[^,;.()\n\d]{2,70}(?=[,;)])")
#: The most characters of an aside before the end of a title in it.
_ASIDE: Final = 250
_HOUSE: Final = re.compile(
    r"(?:Văn phòng|Phủ|Nội các|Chính quyền)\s+(?=Tổng thống|Thủ tướng)", re.I
)


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
        self._stacks = Stacks(marks, rules)
        self._neighbours = Neighbours(marks, rules, self._stacks)
        self._cues = Cues(marks, rules, self._stacks, self._neighbours)
        self._fronted: set[int] = set()
        self._nominated: set[int] = set()
        self.alone: list[Mark] = []

    def find(self) -> list[Holding]:
        """All holdings in text order; titles without a holder are left in `alone`."""
        holdings: list[Holding] = []
        for number, stack in enumerate(self._stacks):
            found = list(self._of_stack(stack, number))
            holdings += found
            held = {holding.start for holding in found} | self._nominated
            self.alone += [
                self._marks.row[i] for i in stack if self._marks.row[i].start not in held
            ]
        holdings = self._without_new_subjects(holdings)
        holdings = list(self._without_owned(holdings))
        holdings += self._of_groups()
        holdings += self._of_houses()
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

    def _without_owned(self, holdings: list[Holding]) -> Iterator[Holding]:
        """Without "tiếp Chủ tịch Tập đoàn X, Thủ tướng A" where X is headed by somebody else."""
        last = {holding.stack: holding for holding in holdings}
        owners: dict[str, set[str]] = {}
        for holding in last.values():
            if holding.rule == "trước tên":
                owners.setdefault(holding.title, set()).add(holding.person.text)
        lost = {
            holding.stack: holding.start
            for holding in holdings
            if last[holding.stack] is not holding
            and holding.rule == "trước tên"
            and owners.get(holding.title, {holding.person.text}).isdisjoint([holding.person.text])
            and self._is_head(holding.title)
        }
        for holding in holdings:
            if holding.start > lost.get(holding.stack, -1):
                yield holding
            else:
                self.alone += [mark for mark in self._marks.row if mark.start == holding.start]

    def _is_head(self, title: str) -> bool:
        """Whether only one person holds the office at a time: the head of a named body."""
        reading = read_title(title)
        return bool(reading.organisation) and reading.role.lower() in self._rules.heads

    def _goes_on(self, end: int) -> bool:
        """Whether a verb follows the title, as it does behind a subject."""
        return re.match(r"\s+[^\W\d_]", self._marks.text[end : end + 3]) is not None

    def _of_stack(self, stack: list[int], number: int) -> Iterator[Holding]:
        stack = self._without_represented(stack)
        right = self._neighbours.right(stack[-1])
        left = self._neighbours.left(stack[0])
        cue = self._cues.before(stack[0])
        if cue is not None:
            yield from self._by_cue(stack, number)
        elif self._is_unnamed(stack, left is not None):
            return
        elif right is not None and right[1] in ("trước tên", "trước tên, gạch nối"):
            keep = len(stack)
            if left is not None and stack[0] - 1 not in self._fronted:
                keep = self._name_titles(stack)
            yield from self._give(stack[-keep:], right[0], right[1], number)
            if keep < len(stack) and left is not None:
                yield from self._give(stack[:-keep], *left, number)
        elif left is not None and not (right is not None and self._is_headed(stack[0] - 1)):
            yield from self._give(stack, *left, number)
        elif right is not None:
            self._fronted.add(right[0])
            yield from self._give(stack, *right, number)

    def _is_unnamed(self, stack: list[int], follows_name: bool) -> bool:
        """Whether a list of "title name, title name" ends with titles of people without a name."""
        if not follows_name or not self._is_headed(stack[0] - 1):
            return False
        end = self._marks.row[stack[-1]].end
        return _AND_MANY.match(self._marks.text[end : end + 60]) is not None

    def _is_headed(self, person: int) -> bool:
        """Whether the title of an office stands before a name."""
        return person in self._fronted and self._is_office(person - 1)

    def _is_office(self, index: int) -> bool:
        """Whether a mark is the title of an office, no military or academic rank."""
        if self._marks.label(index) != "TITLE":
            return False
        low = split_tokens(self._marks.row[index].text.lower())
        found = self._rules.names.ranks.longest(low, 0, len(low))
        return found is not None and bool(found[1].takes)

    def _without_represented(self, stack: list[int]) -> list[int]:
        """ "Thay mặt Chủ tịch nước, Phó Chủ tịch nước A": the first is another's."""
        if len(stack) < 2:
            return stack
        index = stack[0]
        before = self._marks.text[
            max(0, self._marks.row[index].start - 40) : self._marks.row[index].start
        ]
        low = split_tokens(before.lower())
        is_other = any(
            (found := self._rules.represented.longest(low, start, len(low))) is not None
            and found[0] == len(low)
            for start in range(len(low))
        )
        if is_other and self._marks.gap(index).strip() == ",":
            self.alone.append(self._marks.row[index])
            return stack[1:]
        return stack

    def _name_titles(self, stack: list[int]) -> int:
        """How many titles at the stack's end stand before a name: "…, Thiếu tướng, TS An"."""
        offices = (i for i, index in enumerate(reversed(stack[:-1]), 1) if self._is_office(index))
        return next(offices, len(stack))

    def _give(
        self, stack: list[int], person: int, rule: str, number: int, former: bool = False
    ) -> Iterator[Holding]:
        holder = self._marks.row[person]
        if rule.startswith("trước tên"):
            self._fronted.add(person)
        now = max((i for i in stack[1:] if self._is_now(i)), default=None)
        past = set() if now is None else self._past_of(stack[: stack.index(now)])
        for index in stack:
            start = self._marks.row[index].start
            end = self._whole_end(index, person)
            is_past = index in past or (former and now is None) or self._marks.is_over(start, end)
            yield Holding(holder, self._marks.text[start:end], start, end, rule, is_past, number)

    def _whole_end(self, index: int, person: int) -> int:
        """Where a title ends: "Tổng thống" + "Cộng hòa Séc" before the name is one title."""
        marks, end = self._marks, index
        if person < index:
            return self._aside_end(index)
        while end + 1 < person and marks.label(end + 1) in ("ORG", "LOC"):
            if marks.gap(end) not in (" ", " của "):
                break
            end += 1
        if end + 1 == person:
            return marks.row[end].end + len(self._neighbours.of_phrase(end))
        return marks.row[index].end

    def _aside_end(self, index: int) -> int:
        """Where a title ends in "A (Phó Giám đốc Công ty X chi nhánh Y)": at the aside's end."""
        text, end = self._marks.text, self._marks.row[index].end
        begin = max(text.rfind(sign, max(0, end - _ASIDE), end) for sign in ("(", ")", "\n"))
        rest = _REST.match(text, end)
        if rest is None or begin < 0 or text[begin] != "(":
            return end
        named = self._marks.index_from(end), self._marks.index_from(rest.end())
        labels = {mark.label for mark in self._marks.row[slice(*named)]}
        is_name = labels <= {"ORG", "LOC"} and not self._rules.aside_stops.intersection(
            split_tokens(rest[0].lower())
        )
        return rest.end() if is_name else end

    def _past_of(self, stack: list[int]) -> set[int]:
        """The titles before "nay là" that are over: those with "nguyên", else all."""
        told = {i for i in stack if read_title(self._marks.row[i].text).former}
        return told or set(stack)

    def _is_now(self, index: int) -> bool:
        """ "Chủ tịch UBND tỉnh, nay là Bí thư Tỉnh ủy": the office of today."""
        return _NOW.search(self._stacks.word_before(index)) is not None

    def _by_cue(self, stack: list[int], number: int) -> Iterator[Holding]:
        cue = self._cues.before(stack[0])
        if cue is None:
            return
        if self._cues.is_nomination(stack[0], cue):
            self._nominated.update(self._marks.row[index].start for index in stack)
            return
        whole = [*stack, *self._cues.listed(stack, cue)]
        for subject in self._cues.subjects(stack, cue):
            yield from self._give(whole, subject, cue.link.name, number, cue.former)

    def _of_groups(self) -> Iterator[Holding]:
        """ "các Phó Tổng Giám đốc: A, B và C": each has the title."""
        for index, person, title, start, end in Groups(self._marks, self._rules, self._neighbours):
            yield Holding(person, title, start, end, "danh sách cùng chức", False, -1 - index)

    def _of_houses(self) -> Iterator[Holding]:
        """ "Văn phòng Thủ tướng Benjamin Netanyahu": the title inside the body's name."""
        row = self._marks.row
        for index, mark in enumerate(row[:-1]):
            found = _HOUSE.match(mark.text) if mark.label == "ORG" else None
            is_named = row[index + 1].label == "PER" and self._marks.gap(index) == " "
            if found is not None and is_named:
                start = mark.start + found.end()
                yield Holding(
                    row[index + 1], self._marks.text[start : mark.end], start, mark.end,
                    "chức trong tên cơ quan",
                )  # fmt: skip


__all__ = ["Holding", "Linker"]
