"""The body of a bare role, told by the words around it: "Đoàn … do ông A làm trưởng đoàn"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipeline.people.jurisdiction import Places
from pipeline.people.linking import Holding
from pipeline.people.marks import Mark, Marks
from pipeline.people.reading import Reading, read_title
from pipeline.people.rules import OfficeRules
from pipeline.text.forms import folded

_SENTENCE: Final = re.compile(r"[.!?]\s+[A-ZĐ]|\n")
_OF_BODY: Final = re.compile(
    r"\)?\s+(?:của|của hãng|của tập đoàn|của công ty|hãng|tại|công ty|tập đoàn|ngân hàng|kênh)\s+"
)
_DELEGATION: Final = re.compile(r"((?:Đoàn|đoàn)\s[^,.;:()\n]{2,80}?)\s+do\s", re.IGNORECASE)
_LED_BY: Final = re.compile(r"\s+(?:[^\W\d_]+\s+){0,6}do\s[^.;\n]{0,200}$")
_COMMITTEE: Final = re.compile(r"^(?:Ban Chấp hành|Ban Thường vụ|BCH|BTV)\s+")
#: The most characters between two titles that share a body, and back to a congress's body.
_CLOSE, _BACK = 8, 200


class Contexts:
    """Completes bare roles in one document."""

    def __init__(self, marks: Marks, rules: OfficeRules, places: Places) -> None:
        self._marks = marks
        self._rules = rules
        self._places = places

    def with_body(self, holding: Holding, reading: Reading) -> Reading:
        """A bare role with the body that the context names."""
        if reading.organisation or reading.locality or reading.is_national:
            return reading
        if folded(reading.role).endswith("trưởng đoàn"):
            name = self._delegation(holding)
            return replace(reading, organisation=name) if name else reading
        if not self._takes_body(reading):
            return reading
        side = self._places.side(holding.start)
        if side is not None and side.label == "ORG" and self._is_one_sentence(side, holding):
            return replace(reading, organisation=side.text)
        shared = self._shared_body(holding, reading)
        if shared is reading and holding.rule.startswith("được bầu"):
            return self._elected_in(holding, reading)
        if shared is reading and holding.rule.startswith("giữ chức"):
            return self._led(holding, reading)
        return shared

    def _takes_body(self, reading: Reading) -> bool:
        low = reading.role.lower().split()
        found = self._rules.names.ranks.longest(low, 0, len(low))
        return found is not None and "body" in found[1].takes and not reading.is_local

    def _is_one_sentence(self, mark: Mark, holding: Holding) -> bool:
        between = self._marks.text[mark.end : holding.start]
        return _SENTENCE.search(between) is None

    def _bodies_before(self, start: int) -> list[Mark]:
        """The bodies named shortly before an offset, in text order."""
        found, index = list[Mark](), self._marks.index_from(start) - 1
        while index >= 0 and start - self._marks.row[index].end < _BACK:
            if self._marks.label(index) == "ORG":
                found.insert(0, self._marks.row[index])
            index -= 1
        return found

    def _elected_in(self, holding: Holding, reading: Reading) -> Reading:
        """The body whose congress has elected somebody "Chủ tịch"."""
        bodies = self._bodies_before(holding.start)
        if not bodies:
            return reading
        other = read_title(f"{reading.role} {_COMMITTEE.sub('', bodies[-1].text)}")
        return replace(other, role=reading.role, former=reading.former)

    def _led(self, holding: Holding, reading: Reading) -> Reading:
        """ "Ủy ban X do ông A làm Chủ tịch": the body that the person leads."""
        for body in reversed(self._bodies_before(holding.start)):
            between = self._marks.text[body.end : holding.start]
            if _LED_BY.match(between) and body.end < holding.person.start:
                return replace(reading, organisation=body.text)
        return reading

    def _shared_body(self, holding: Holding, reading: Reading) -> Reading:
        """ "Phó Cục trưởng, Cục trưởng Cục Hàng hải", "Giám đốc của ABC": the body behind."""
        index = self._marks.index_from(holding.end)
        if index >= len(self._marks.row):
            return reading
        after = self._marks.row[index]
        between = self._marks.text[holding.end : after.start]
        if after.label == "ORG" and between == " ":
            return replace(read_title(f"{holding.title} {after.text}"), former=reading.former)
        if after.label == "ORG" and _OF_BODY.fullmatch(between):
            return replace(reading, organisation=after.text)
        if after.label != "TITLE" or len(between) > _CLOSE:
            return reading
        if between.strip() == "(" and self._marks.gap(index).startswith(")"):
            return self._shared_body(replace(holding, end=after.end), reading)
        other = read_title(after.text)
        is_deputy = folded(reading.role) == f"phó {folded(other.role)}" and between.strip() == ","
        if is_deputy or between.strip() in ("-", "–"):
            return replace(reading, organisation=other.organisation, locality=other.locality)
        return reading

    def _delegation(self, holding: Holding) -> str | None:
        """ "Đoàn công tác của VOV do ông A làm trưởng đoàn": the delegation."""
        text = self._marks.text
        begin = max(text.rfind("\n", 0, holding.start), text.rfind(". ", 0, holding.start)) + 1
        found = _DELEGATION.search(text, begin, holding.start)
        return found[1].strip() if found else None


__all__ = ["Contexts"]
