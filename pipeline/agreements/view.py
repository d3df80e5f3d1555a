"""What the rules of agreements look at: sentences with their mentions and dates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.agreements.lexicon import Role, cue, cue_before
from pipeline.agreements.names import NameBook
from pipeline.agreements.offices import OfficeBook
from pipeline.layers import mentions, sentence_spans, text_of
from schemas import DateFact

#: Roles of words that bind what a sentence tells to the article's event.
_OCCASION: tuple[Role, ...] = ("occasion", "joint")


class Mention(NamedTuple):
    """A mention: offsets in the document, end-exclusive.

    `end` is where it ends, with its seat behind it ("Tổ chức A tại Việt Nam") in a coordination.
    """

    start: int
    end: int
    label: str
    text: str

    @property
    def span(self) -> tuple[int, int]:
        """Where its own words stand; `end` may lie behind them."""
        return self.start, self.start + len(self.text)


class Sentence:
    """A sentence with what stands in it. All offsets are those of the document."""

    def __init__(
        self, index: int, start: int, text: str, found: list[Mention], dates: list[DateFact]
    ) -> None:
        self.index = index
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.mentions = found
        self.dates = dates
        self.kind = "body"

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end

    @cached_property
    def lowered(self) -> str:
        """The sentence in small letters, tone marks in the older style; of the same length."""
        lowered = self.text.lower()
        if len(lowered) != len(self.text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        return _NEW_STYLE.sub(lambda match: _TONES[match[0]], lowered)

    @cached_property
    def _undated(self) -> str:
        """The small letters with every date blanked out."""
        text = list(self.lowered)
        for fact in self.dates:
            low, high = fact.start - self.start, fact.end - self.start
            text[low:high] = " " * (high - low)
        return "".join(text)

    def part(self, start: int, end: int) -> str:
        """The small letters between two offsets of the document."""
        return self.lowered[max(start - self.start, 0) : max(end - self.start, 0)]

    def before(self, at: int, reach: int = 80) -> str:
        """The last small letters before an offset; `reach` bounds what a rule looks at."""
        return self.part(max(self.start, at - reach), at)

    def gap(self, start: int, end: int) -> str:
        """The same without dates and without what stands in brackets."""
        text = self._undated[max(start - self.start, 0) : max(end - self.start, 0)]
        return _BRACKETS.sub(" ", text)

    def nameless_gap(self, start: int, end: int) -> str:
        """The same without names, too."""
        text = self._undated[max(start - self.start, 0) : max(end - self.start, 0)]
        return _BRACKETS.sub(" ", self._without_names(text, start, end))

    def nameless(self, start: int, end: int) -> str:
        """The small letters between two offsets with the names blanked out."""
        return self._without_names(self.part(start, end), start, end)

    def _without_names(self, text: str, start: int, end: int) -> str:
        letters = list(text)
        for mention in self._touching(start, end):
            low, high = max(mention.start, start) - start, min(mention.end, end) - start
            letters[low:high] = " " * (high - low)
        return "".join(letters)

    def surface(self, start: int, end: int) -> str:
        """The text as written between two offsets of the document."""
        return self.text[max(start - self.start, 0) : max(end - self.start, 0)]

    def between(self, start: int, end: int, *labels: str) -> list[Mention]:
        """The mentions of the labels that lie in a stretch."""
        touching = self._touching(start, end)
        return [m for m in touching if start <= m.start and m.end <= end and m.label in labels]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def _touching(self, start: int, end: int) -> list[Mention]:
        """The mentions that share a letter with a stretch; mentions do not overlap."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        near = self.mentions[first : bisect_left(self._starts, end)]
        return near[1:] if near and near[0].end <= start else near

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch shares a letter with a mention or a date."""
        is_date = any(d.start < end and start < d.end for d in self.dates)
        return is_date or bool(self._touching(start, end))

    @cached_property
    def _date_starts(self) -> list[int]:
        return [fact.start for fact in self.dates]

    def dates_between(self, start: int, end: int) -> list[DateFact]:
        """The dates that begin in a stretch."""
        return self.dates[
            bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)
        ]

    @cached_property
    def lost_dates(self) -> list[DateFact]:
        """The days that cannot be known: "hôm qua" in an article of unknown day."""
        return [fact for fact in self.dates if fact.value.endswith("XXXX-XX-XX")]

    @cached_property
    def is_of_occasion(self) -> bool:
        """Whether the sentence tells of an occasion or of both sides ("lễ ký", "hai bên")."""
        return any(cue(role).search(self.lowered) is not None for role in _OCCASION)

    def is_inside(self, at: int) -> bool:
        """Whether an offset lies in a mention behind its first letter."""
        return any(m.start < at for m in self._touching(at, at + 1))

    def is_in_name(self, at: int) -> bool:
        """Whether an offset lies in a mention."""
        return bool(self._touching(at, at + 1))

    @cached_property
    def told_places(self) -> list[Mention]:
        """The places and bodies with "tại" before them, outside brackets."""
        return [
            m for m in self.mentions
            if m.label in ("LOC", "ORG")
            and not self.is_bracketed(m)
            and cue_before("place").search(self.before(m.start))
        ]  # fmt: skip

    def is_bracketed(self, mention: Mention) -> bool:
        """Whether a mention stands in brackets: an abbreviation or a locality."""
        return self._depths[mention.start - self.start] > 0

    @cached_property
    def _depths(self) -> list[int]:
        """How many brackets are open at each letter."""
        steps = ((char == "(") - (char == ")") for char in self.text)
        return list(accumulate(steps, initial=0))


def is_dateline(text: str, mention: Mention) -> bool:
    """Whether a mention is the paper that reports: "TTO - Ngày 13/3, …", "(NLĐ) - …"."""
    opens = mention.start == 0 or text[mention.start - 1] in "\n("
    behind = text[mention.end : mention.end + 4].lstrip(")").lstrip(" ")
    return opens and mention.text.isupper() and behind[:2] in ("- ", "– ")


#: "hoà", "thoả", "uỷ", "kí" in the spelling that the rule files use. Lengths stay the same.
_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỷ": "ủy", "uý": "úy", "uỳ": "ùy", "uỵ": "ụy", "uỹ": "ũy",
    "kí kết": "ký kết", "đã kí": "đã ký", "lễ kí": "lễ ký", "sẽ kí": "sẽ ký",
}  # fmt: skip
_NEW_STYLE = re.compile("|".join([rf"(?<!q){pair}(?!\w)" for pair in _TONES]))
_BRACKETS = re.compile(r"\([^()]*\)")


class ArticleView:
    """An article as the rules of agreements see it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.mentions = [
            Mention(span.start_char, span.end_char, span.label_, span.text)
            for span in mentions(doc)
            if span.label_ != "DATE"
        ]
        self.dates: list[DateFact] = list(doc._.dates)

    @cached_property
    def names(self) -> NameBook:
        """The names of the article."""
        levels = {
            self.text[piece.start : piece.end]: place.level
            for place in self.doc._.places
            if place.level is not None
            for piece in place.mentions
        }
        told = [m for m in self.mentions if not is_dateline(self.text, m)]
        return NameBook(self.text, told, levels)

    @cached_property
    def offices(self) -> OfficeBook:
        """Who holds which office."""
        return OfficeBook(list(self.doc._.people), self.names)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences."""
        starts = [m.start for m in self.mentions]
        date_starts = [d.start for d in self.dates]
        cut: list[Sentence] = []
        for index, (start, end) in enumerate(sentence_spans(self.doc)):
            found = self.mentions[bisect_left(starts, start) : bisect_left(starts, end)]
            dates = self.dates[bisect_left(date_starts, start) : bisect_left(date_starts, end)]
            cut.append(Sentence(index, start, self.text[start:end], found, dates))
        self._mark_kinds(cut)
        return cut

    def _mark_kinds(self, cut: list[Sentence]) -> None:
        starts = [sentence.start for sentence in cut]
        for paragraph in self.doc._.paragraphs:
            low, high = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
            for sentence in cut[low:high]:
                sentence.kind = paragraph.kind

    @cached_property
    def latest_year(self) -> int:
        """The latest year that a date of the article begins in, 0 where none is known."""
        years = [int(fact.value[:4]) for fact in self.dates if re.match(r"\d{4}", fact.value)]
        return max(years, default=0)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which an offset lies."""
        after = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start)
        return self.sentences[max(after - 1, 0)]

    def is_same_paragraph(self, one: Sentence, other: Sentence) -> bool:
        """Whether no newline stands between two sentences."""
        first, last = sorted((one, other), key=lambda s: s.start)
        return "\n" not in self.text[first.start : last.start]


__all__ = ["ArticleView", "Mention", "Sentence", "is_dateline"]
