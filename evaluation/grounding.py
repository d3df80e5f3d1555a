"""Whether a value's evidence points at the sentences that tell it.

The gold gives values without offsets. A sentence tells a value of an agreement if

- the value's words stand in it (folded; a party or place without its class word), or, for a day
  or a period, a gold DATE with that value, or
- it tells the agreement as such: it holds at least two of its title, its parties, its signers, its
  topics and its day, where "hai tỉnh" counts for one of them. Kind, status and count have no words
  of their own, and "hai tỉnh" or "hôm nay" stand there for names and days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from evaluation.equality import without_class
from evaluation.gold import GoldAgreement, GoldArticle
from pipeline.text.forms import folded
from pipeline.text.paragraphs import paragraphs
from pipeline.text.sentences import sentences
from schemas import Evidence

#: "hai tỉnh", "hai bên": both parties in one word.
_BOTH: Final = re.compile(
    r" (?:hai|2) (?:bên|nước|tỉnh|đơn vị|bộ|ngành|phía|thành phố|địa phương) "
)


class _Sentence(NamedTuple):
    start: int
    end: int
    words: str  # folded, with a space at both ends
    dates: frozenset[str]  # values of the gold dates in it


class Grounds:
    """The sentences of an article, and which of them tell what."""

    def __init__(self, gold: GoldArticle) -> None:
        text = gold.article.text
        self._sentences = [
            _Sentence(start, end, f" {folded(text[start:end])} ", _dates(gold, start, end))
            for start, end in sentences(text, paragraphs(text))
        ]

    def hold(
        self, slot: str, value: str, agreement: GoldAgreement, evidence: Sequence[Evidence]
    ) -> bool:
        """Whether any evidence overlaps a sentence that tells the slot's gold value."""
        telling = self._telling(slot, value) + self._telling_agreement(agreement)
        if not telling:
            return bool(evidence)
        return any(
            piece.start < sentence.end and sentence.start < piece.end
            for piece in evidence
            for sentence in telling
        )

    def _telling(self, slot: str, value: str) -> list[_Sentence]:
        if slot in ("kind", "status", "count"):
            return []
        if slot in ("signed", "period"):
            return [sentence for sentence in self._sentences if value in sentence.dates]
        words = without_class(value)
        return [sentence for sentence in self._sentences if f" {words} " in sentence.words]

    def _telling_agreement(self, agreement: GoldAgreement) -> list[_Sentence]:
        return [sentence for sentence in self._sentences if _signs_of(agreement, sentence) >= 2]


def _dates(gold: GoldArticle, start: int, end: int) -> frozenset[str]:
    return frozenset(span.value for span in gold.spans if span.value and start <= span.start < end)


def _signs_of(agreement: GoldAgreement, sentence: _Sentence) -> int:
    """How many of title, parties, signers, topics and day of the agreement a sentence holds."""
    names = [without_class(party) for party in agreement.parties]
    names += [folded(signer.name) for signer in agreement.signers]
    names += [folded(words) for words in (*agreement.topics, agreement.title or "") if words]
    held = sum(f" {name} " in sentence.words for name in names)
    return held + (agreement.signed in sentence.dates) + bool(_BOTH.search(sentence.words))


__all__ = ["Grounds"]
