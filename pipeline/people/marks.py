"""The mentions of a document in a row with the words between them: what linking reads."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span

from pipeline.layers import text_of
from pipeline.people.rules import OfficeRules
from pipeline.tokenizer import split_tokens

#: A term of office behind a title: "khóa XIII", "nhiệm kỳ 2020 - 2025", "(giai đoạn …)".
_TERM: Final = re.compile(
    r"^\s*[,(]?\s*(?:khóa|khoá|nhiệm kỳ|giai đoạn)\s[^,;.()\n]{1,40}\)?", re.I
)
#: Years from and to, before an office ("Giai đoạn 2006-2011, ông làm …") and behind it.
_SPAN: Final = (
    r"(?:\d{1,2}/)?\d{4}\s*(?:-|–|đến)\s*(?:(?:năm|tháng|ngày)\s*)?(?:\d{1,2}/){0,2}(?P<last>\d{4})"
)
_YEARS: Final = re.compile(
    rf"(?:từ|giai đoạn|những năm)\s(?:năm |tháng |ngày |đầu )?{_SPAN},\s", re.I
)
_YEARS_BEHIND: Final = re.compile(
    rf"\s*[,(]?\s*(?:nhiệm kỳ|giai đoạn|từ|từ năm|từ tháng|từ ngày)\s(?:năm |tháng )?{_SPAN}", re.I
)
#: The most characters of a clause before an office, and of the years behind it.
_CLAUSE, _TERM_SIZE = 160, 60
_NOTE: Final = re.compile(r"^\s*\([^()\n]{1,60}\)")
_SENTENCE_END: Final = re.compile(
    r"[.!?…][\"”’')\]]*\s+[\"“‘'(\[]*[A-ZĐÀ-Ỵ]|(?<=[a-zđà-ỹ]{2})[.!?…][A-ZĐÀ-Ỵ]|\n"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention: its span and its label, with character offsets."""

    span: Span
    label: str
    start: int
    end: int
    text: str


class Marks:
    """PER, TITLE, ORG and LOC of a document in text order."""

    def __init__(self, doc: Doc, rules: OfficeRules) -> None:
        self.text = text_of(doc)
        day = doc._.document_date.value or ""
        self.year = int(day[:4]) if day[:4].isdigit() else None
        self._rules = rules
        spans = [
            (span, label)
            for label in ("PER", "TITLE", "ORG", "LOC")
            for span in doc.spans.get(label, ())
        ]
        spans.sort(key=lambda pair: pair[0].start)
        self.row = [Mark(s, label, s.start_char, s.end_char, s.text) for s, label in spans]
        self._starts = [mark.start for mark in self.row]

    def gap(self, index: int) -> str:
        """The words between a mark and the next; a newline where there is none."""
        if not 0 <= index < len(self.row) - 1:
            return "\n"
        return self.text[self.row[index].end : self.row[index + 1].start]

    def index_from(self, position: int) -> int:
        """The first mark that begins at a position or behind it."""
        return bisect_left(self._starts, position)

    def is_over(self, start: int, end: int) -> bool:
        """Whether the years told of an office are past: "Từ 2010 - 2013, ông là …"."""
        begin = max(self.text.rfind(sign, max(0, start - _CLAUSE), start) for sign in "\n.;") + 1
        told = _YEARS.search(self.text, begin, start)
        behind = _YEARS_BEHIND.match(self.text[end : end + _TERM_SIZE])
        years = [int(found["last"]) for found in (told, behind) if found is not None]
        return bool(years) and self.year is not None and max(years) < self.year

    def label(self, index: int) -> str:
        """The label of a mark; "" outside the row."""
        return self.row[index].label if 0 <= index < len(self.row) else ""

    def plain_gap(self, index: int) -> str:
        """The gap without a term of office and a note in brackets at its start."""
        return _NOTE.sub("", _TERM.sub("", self.gap(index)))

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence ends between a mark and the next."""
        if index >= len(self.row) - 1:
            return True
        piece = self.gap(index) + self.row[index + 1].text[:1]
        return _SENTENCE_END.search(piece) is not None

    def is_address(self, words: str) -> bool:
        """Whether the words are only forms of address ("ông", "đồng chí", "hiện là")."""
        low = split_tokens(words.lower())
        index = 0
        while index < len(low):
            found = self._rules.address.longest(low, index, len(low))
            if found is None:
                return False
            index = found[0]
        return True


__all__ = ["Mark", "Marks"]
