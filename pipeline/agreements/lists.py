"""Lists that one sentence announces and the next ones name: "đã ký các văn kiện:", "- A", "- B"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipeline.agreements.clauses import Clause
from pipeline.agreements.lexicon import cue
from pipeline.agreements.statuses import status_of
from pipeline.agreements.view import Sentence
from schemas import AgreementStatus

#: What a heading can tell of the instruments that its list names.
_ANNOUNCED: Final[tuple[AgreementStatus, ...]] = ("signed", "agreed", "planned")
_OPENS: Final = re.compile(r"(?::|(?<!\w)(?:gồm|như sau|sau đây|sau)\s*[:.]?)\s*$")
#: A bullet, a number or a quotation mark, and a number word before the instrument.
_BULLET: Final = re.compile(
    r"[\s\-–—•*+“\"(]*(?:(?:\d{1,2}|[a-z])\s*[.)/:]\s*|thứ \w+[,:]\s*(?:là )?)?"
    r"[\s\-–“\"]*(?:\d+ |một |các )?"
)
_ONLY_BULLET: Final = re.compile(r"[\s\-–•*+(]*(?:\d{1,2}|[a-z])?\s*[.)]?\s*$")
#: What stands before a second instrument of an item.
_NEXT: Final = re.compile(r"(?:;|,|(?<!\w)và|[-–•+]|\d[.)])\s*(?:\d+ |một |các |bản )?[“\"]?$")


def announces(sentence: Sentence, found: list[Clause]) -> Clause | None:
    """The clause of several instruments that the sentences behind this one can name, or None."""
    for clause in reversed(found):
        if (clause.plural or clause.count > 1) and status_of(sentence, clause) in _ANNOUNCED:
            return clause
    return None


def opens_list(sentence: Sentence) -> bool:
    """Whether a sentence ends as one that a list follows."""
    return _OPENS.search(sentence.lowered) is not None


def is_bullet(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but "1." or "-"."""
    return _ONLY_BULLET.fullmatch(sentence.lowered) is not None


def goes_on(sentence: Sentence) -> bool:
    """ "Đó là …", "Các văn kiện gồm …": names what the sentence before counts."""
    return cue("list continuation").match(sentence.lowered.lstrip()) is not None


def begins_item(sentence: Sentence, clause: Clause) -> bool:
    """Whether a sentence begins with an instrument, behind its bullet."""
    before = sentence.part(sentence.start, clause.title[0])
    return clause.verb is None and _BULLET.fullmatch(before) is not None


def as_items(sentence: Sentence, found: list[Clause], status: AgreementStatus) -> list[Clause]:
    """The clauses with the status that the heading of their list tells."""
    return [
        replace(clause, announced=status) if _is_item(sentence, clause, found) else clause
        for clause in found
    ]


def _is_item(sentence: Sentence, clause: Clause, found: list[Clause]) -> bool:
    if clause.verb is not None:
        return False
    return clause is found[0] or _NEXT.search(sentence.before(clause.title[0], 20)) is not None


__all__ = ["announces", "as_items", "begins_item", "goes_on", "is_bullet", "opens_list"]
