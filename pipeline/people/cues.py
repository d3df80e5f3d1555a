"""Words before a title that say how somebody has it: "được bầu làm", "thôi giữ chức"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.people.marks import Marks
from pipeline.people.neighbours import Neighbours
from pipeline.people.rules import Link, OfficeRules
from pipeline.people.stacks import Stacks
from pipeline.people.words import ends_with
from pipeline.tokenizer import split_tokens

_PRONOUN: Final = re.compile(
    r"\W*(?:(?:Trước đó|Hiện|Hiện nay|Sau đó|Trước khi[^,]{0,40}|Năm|Từ năm|Tháng|Ngày|Đến)"
    r"[^,]{0,20},\s*)?(?:ông|bà|anh|chị|đồng chí)\s",
    re.IGNORECASE,
)
_PRONOUN_NEAR: Final = re.compile(
    r"(?:^|\W)(?:ông|bà|anh|chị)\s+(?:[^\W\d]+\s+){0,4}$", re.IGNORECASE
)
_PRONOUN_BEHIND: Final = re.compile(
    r"[^.;\n]{0,60},\s*(?:đồng chí|ông|bà|anh|chị)\s+(?=[a-zđà-ỹ])", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"[.!?…][”\"]?\s*|\n")
_INSTEAD: Final = re.compile(
    r"(?:thay|thay thế|thay cho|kế nhiệm|kế vị|tiền nhiệm)\s+(?:cho\s+)?"
    r"(?:ông|bà|đồng chí|người tiền nhiệm)?\s*$",
    re.I,
)
_AGENT: Final = re.compile(r"\sđược\s+(?:ông|bà|đồng chí)?\s*$", re.IGNORECASE)
_ALIAS: Final = re.compile(r"\(\s*(?:[^\W\d]+\s+){0,3}$")
_NOMINATED: Final = re.compile(r"(?:giới thiệu|đề cử|tiến cử|ứng cử)[^.;]{0,120}$", re.IGNORECASE)
_TO_WHOM: Final = re.compile(r"\s*(?:đối với|cho|là|thuộc về)\s", re.IGNORECASE)
_AGAINST: Final = re.compile(r"[^.;\n]{0,60}\sđối với\s+(?:ông|bà|đồng chí|đ/c)\s+", re.IGNORECASE)
_LISTED: Final = re.compile(r"[,;]\s*(?:và\s)?\s*$")
_SHORT: Final = frozenset(["là", "làm", "kiêm"])
_SIGNS: Final = re.compile(r"\s*[,.:;…!?“”\"]\s*")
_BETWEEN: Final = ("TITLE", "ORG", "LOC")
_NOBODY: Final = frozenset(["nhân sự", "cán bộ", "người", "ai", "đồng chí", "các đồng chí"])
_MANY: Final = re.compile(r"(?:các|hai|2|3|ba)\s+(?:ông|bà|đồng chí|đ/c|anh|chị)\s*:?\s*$", re.I)
_ONE_OF_MANY: Final = re.compile(r"[\s,)]*(?:,|và|cùng)\s*(?:ông|bà|đồng chí)?\s*")

#: The most words between a name and a short cue, and between a name and a longer one.
_NEAR, _FAR = 5, 60
#: The most characters between a pronoun's cue and the name that it means.
_BACK: Final = 600
#: The most characters between a title and the pronoun behind its clause.
_CLAUSE: Final = 90


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue before a title: what it says, how many words stand before it, the words themselves."""

    link: Link
    words: int
    former: bool
    before: str
    text: str


class Cues:
    """Finds cues and whom they are about."""

    def __init__(
        self, marks: Marks, rules: OfficeRules, stacks: Stacks, neighbours: Neighbours
    ) -> None:
        self._marks = marks
        self._rules = rules
        self._stacks = stacks
        self._neighbours = neighbours

    def before(self, index: int) -> Cue | None:
        """The cue that stands directly before a title."""
        gap = self._marks.gap(index - 1) if index else self._marks.text[: self._marks.row[0].start]
        low = split_tokens(gap.rsplit("\n", 1)[-1][-200:].lower())
        while low and low[-1] in (":", "các", "tân", "mới", '"', "“", "cả"):
            low.pop()
        for size in range(min(self._rules.longest_cue, len(low)), 0, -1):
            link = self._rules.cues.get(tuple(low[-size:]))
            if link is not None and not (link.says == "nothing" and size == 0):
                before = low[:-size]
                former = link.former or self._is_past(before)
                cue = " ".join(low[-size:])
                return Cue(link, len(before), former, " ".join(before), cue)
        return None

    def _is_past(self, before: list[str]) -> bool:
        """Whether words before the cue put the office into the past: "trong thời gian"."""
        return any(
            self._rules.past.longest(before, start, len(before)) is not None
            for start in range(max(0, len(before) - 5), len(before))
        )

    def is_nomination(self, index: int, cue: Cue) -> bool:
        """ "giới thiệu để HĐND bầu giữ chức": a nomination is no title yet."""
        is_appointer = cue.link.passive and not re.search(r"(?:được|bị)(?: \w+)?$", cue.before)
        if (
            cue.link.says == "nothing"
            or is_appointer
            or ends_with(self._rules.not_held, split_tokens(cue.before))
        ):
            return True
        start = self._marks.row[index].start
        before = self._marks.text[max(0, start - 160) : start]
        found = _NOMINATED.search(before)
        return found is not None and re.search(r"\s(?:để|vào)\s", found[0]) is not None

    def subjects(self, stack: list[int], cue: Cue) -> list[int]:
        """The people whom a cue is about; several in "phê chuẩn các ông A và B giữ chức"."""
        found = self._one(stack, cue)
        if found is None:
            return []
        return [found, *self._others(found)] if found < stack[0] else [found]

    def _one(self, stack: list[int], cue: Cue) -> int | None:
        to_whom = self._to_whom(stack[-1])
        if to_whom is not None and self._marks.gap(to_whom - 1).lower().find("đối với") >= 0:
            return to_whom
        if to_whom is None and (behind := self._behind_clause(stack, cue)) is not None:
            return behind
        subject = None
        if not self._is_nobody(stack[0], cue.words):
            subject = self._named_before(stack[0], cue)
        subject = subject if to_whom is None or subject is not None else to_whom
        right = self._neighbours.right(stack[-1])
        if right is not None and right[1] == "trước tên" and cue.words > 2:
            return right[0]
        if subject is None and right is not None:
            return right[0]
        return subject

    def _others(self, person: int) -> list[int]:
        """Those named before in the same list, which begins with "các ông"."""
        marks, found, at = self._marks, list[int](), person
        while True:
            before = self._person_before(at)
            gap = marks.gap(at - 1)
            if marks.label(before) != "PER" or not _ONE_OF_MANY.fullmatch(gap):
                break
            found.append(before)
            at = before
        start = marks.row[at].start
        return found if _MANY.search(marks.text[max(0, start - 25) : start]) else []

    def _person_before(self, at: int) -> int:
        """The mark before the titles and bodies that stand before a mark in its sentence."""
        marks, before = self._marks, at - 1
        while marks.label(before) in _BETWEEN and not marks.ends_sentence(before):
            before -= 1
        return before

    def _behind_clause(self, stack: list[int], cue: Cue) -> int | None:
        """ "Với cương vị Bí thư Tỉnh ủy, đồng chí A đã …": the subject behind the clause."""
        marks = self._marks
        if not self._opens_clause(stack[0], cue):
            return None
        end = self._stacks.own_end(stack[-1])
        while marks.label(end + 1) not in ("PER", "TITLE", "") and not marks.ends_sentence(end):
            end += 1
        gap = marks.gap(end)
        is_named = marks.label(end + 1) == "PER" and not marks.ends_sentence(end)
        if is_named and "," in gap and marks.is_address(gap.rpartition(",")[2].strip()):
            return end + 1
        return None

    def _opens_clause(self, index: int, cue: Cue) -> bool:
        """Whether the cue, with a word of time or place before it, begins its clause."""
        words = _SIGNS.split(f"{cue.before} {cue.text}")
        is_first = len(words) > 1 or index == 0 or self._marks.ends_sentence(index - 1)
        low = words[-1].split()
        return is_first and self._rules.openers.longest(low, 0, len(low)) is not None

    def listed(self, stack: list[int], cue: Cue) -> list[int]:
        """ "các chức vụ: A, cơ quan; B; C": the titles that go on behind a semicolon."""
        marks = self._marks
        is_open = marks.gap(stack[0] - 1).rstrip().endswith(":")
        found, at = self._joined(stack), stack[-1] + 1
        if found or not (is_open or cue.former):
            return found
        while marks.label(at) in _BETWEEN and self._list_goes_on(at - 1):
            gap = marks.plain_gap(at - 1)
            is_listed = _LISTED.search(gap) if is_open else _LISTED.fullmatch(gap.strip(" )") + " ")
            if not is_open and is_listed is None:
                break
            if marks.label(at) == "TITLE" and is_listed is not None:
                found.append(at)
            at += 1
        return found

    def _joined(self, stack: list[int]) -> list[int]:
        """ "được bầu làm Bí thư và Chủ tịch UBND xã": one more title, unless somebody has it."""
        marks, at = self._marks, stack[-1] + 1
        is_joined = marks.label(at) == "TITLE" and marks.plain_gap(at - 1).strip() == "và"
        return [at] if is_joined and self._neighbours.right(at) is None else []

    def _list_goes_on(self, index: int) -> bool:
        """Whether a list goes on behind a mark: in its sentence, or on the next line after ";"."""
        gap = self._marks.gap(index)
        return not self._marks.ends_sentence(index) or gap.strip().endswith(";")

    def _is_nobody(self, index: int, words: int) -> bool:
        """Whether "nhân sự giữ chức …" names nobody before the cue."""
        low = split_tokens(self._marks.gap(index - 1).lower())[:words] if index else []
        return " ".join(low[-2:]) in _NOBODY or " ".join(low[-1:]) in _NOBODY

    def _to_whom(self, index: int) -> int | None:
        """ "chỉ định giữ chức … đối với đồng chí A": the person behind."""
        marks = self._marks
        end = self._stacks.own_end(index)
        gap = marks.plain_gap(end)
        if marks.label(end + 1) == "PER" and (_TO_WHOM.match(gap) or _AGAINST.fullmatch(gap)):
            return end + 1
        return None

    def _named_before(self, index: int, cue: Cue) -> int | None:
        """The person named last before a cue in its sentence, or whom its pronoun means."""
        marks = self._marks
        at, distance = index - 1, cue.words
        limit = _NEAR if cue.text in _SHORT else _FAR
        ended = marks.ends_sentence(at) if at >= 0 else True
        while at >= 0 and not ended:
            if distance > limit:
                return None
            is_aside = marks.label(at) == "PER" and self._is_aside(at)
            if marks.label(at) == "PER" and not is_aside:
                return at
            if marks.label(at) in ("ORG", "LOC"):
                distance += len(split_tokens(marks.row[at].text))
            at -= 1
            if at >= 0:
                ended = marks.ends_sentence(at)
                distance += 0 if is_aside else len(split_tokens(marks.gap(at)))
        return self._meant(index, at, cue)

    def _is_aside(self, at: int) -> bool:
        """Whether a name is told beside the subject: "thay ông A", "(tên khai sinh A)"."""
        marks = self._marks
        before = marks.gap(at - 1) if at else marks.text[: marks.row[0].start]
        is_agent = marks.label(at - 1) == "PER" and _AGENT.search(before[-60:]) is not None
        return is_agent or bool(_INSTEAD.search(before[-60:]) or _ALIAS.search(before[-60:]))

    def _meant(self, index: int, at: int, cue: Cue) -> int | None:
        """ "Ông cũng là …": the subject of the sentence before, else whom it names last."""
        marks = self._marks
        gap = marks.gap(at) if at >= 0 else ""
        tail = re.split(r"[.!?…]\s+|\n", gap)[-1]
        behind = marks.text[marks.row[index].end : marks.row[index].end + _CLAUSE]
        is_pronoun = _PRONOUN.match(tail) or _PRONOUN_NEAR.search(f"{cue.before} ")
        if not is_pronoun and not _PRONOUN_BEHIND.match(behind):
            return None
        start, last = marks.row[index].start, None
        while at >= 0 and start - marks.row[at].end < _BACK:
            if marks.label(at) == "PER" and not self._is_aside(at):
                if self._is_subject(at):
                    return at
                last = at if last is None else last
            at -= 1
        return last

    def _is_subject(self, at: int) -> bool:
        """Whether a name begins its sentence, a form of address or its title before it."""
        marks = self._marks
        first = at - 1 if marks.label(at - 1) == "TITLE" and not marks.gap(at - 1).strip() else at
        if first == 0 or not marks.ends_sentence(first - 1):
            return False
        words = _SENTENCE.split(marks.gap(first - 1))[-1].strip()
        return not words or marks.is_address(words)


__all__ = ["Cue", "Cues"]
