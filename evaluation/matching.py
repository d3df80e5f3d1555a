"""Matching of predictions with gold: spans, people's titles, agreements.

Names are compared in the folded form (case, tone marks, abbreviations made the same). Every
matching is one to one, so a prediction never counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol, TypeVar

import numpy
from scipy.optimize import linear_sum_assignment

from evaluation.gold import GoldAgreement, GoldArticle, GoldPerson, GoldTitle
from evaluation.scores import Score
from pipeline.text.forms import folded
from schemas import Agreement, ArticleRecord, HeldTitle, Person

G = TypeVar("G")
P = TypeVar("P")

#: Two texts count as the same topic or title from this F1 of their syllables on.
SAME_TEXT = 0.7
#: Two agreements are the same from this similarity on (see `agreement_similarity`).
SAME_AGREEMENT = 0.4
#: Two titles of one person are the same from this similarity on.
SAME_TITLE = 0.5


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def exact(
    article: str,
    predicted: Sequence[Hashable],
    gold: Sequence[Hashable],
    text: Callable[[Any], str],
) -> Score:
    """Score of items that must be equal; `text` describes an item in the list of errors."""
    found, wanted = set(predicted), set(gold)
    return Score(
        correct=len(found & wanted),
        predicted=len(found),
        gold=len(wanted),
        spurious=[(article, text(item)) for item in sorted(found - wanted, key=str)],
        missed=[(article, text(item)) for item in sorted(wanted - found, key=str)],
    )


def overlap_pairs(predicted: Sequence[_Span], gold: Sequence[_Span]) -> list[tuple[int, int]]:
    """Indices (predicted, gold) of spans that overlap, paired one to one in text order."""
    pairs: list[tuple[int, int]] = []
    taken = 0
    for index, span in enumerate(predicted):
        for other in range(taken, len(gold)):
            if gold[other].start >= span.end:
                break
            if gold[other].end > span.start:
                pairs.append((index, other))
                taken = other + 1
                break
    return pairs


def span_scores(gold: GoldArticle, record: ArticleRecord, label: str) -> dict[str, Score]:
    """Scores of one label: "exact" and "overlap", and for DATE also "value"."""
    wanted = [span for span in gold.spans if span.label == label]
    found = [mention for mention in record.mentions if mention.label == label]
    text = gold.article.text
    around: Callable[[Any], str] = lambda pair: _in_context(text, *pair)  # noqa: E731
    scores = {
        "exact": exact(
            gold.id,
            [(span.start, span.end) for span in found],
            [(span.start, span.end) for span in wanted],
            around,
        )
    }
    pairs = overlap_pairs(found, wanted)
    scores["overlap"] = Score(len(pairs), len(found), len(wanted))
    if label == "DATE":
        scores["value"] = _value_score(gold, record)
    return scores


def _value_score(gold: GoldArticle, record: ArticleRecord) -> Score:
    """DATE values: an overlapping span with an equal value is right."""
    wanted = [span for span in gold.spans if span.label == "DATE"]
    pairs = overlap_pairs(record.dates, wanted)
    score = Score(predicted=len(record.dates), gold=len(wanted))
    for index, other in pairs:
        date, target = record.dates[index], wanted[other]
        if date.value == target.value:
            score.correct += 1
        else:
            wrong = f"{_in_context(gold.article.text, date.start, date.end)} = {date.value}"
            score.spurious.append((gold.id, f"{wrong}, gold {target.value}"))
    return score


def _in_context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return f"{before}[{text[start:end]}]{after}".replace("\n", "⏎")


def assign(
    predicted: Sequence[P], gold: Sequence[G], similarity: Callable[[P, G], float], least: float
) -> list[tuple[int, int]]:
    """Indices of the one-to-one alignment with the best total similarity, each at least `least`."""
    if not predicted or not gold:
        return []
    matrix = numpy.array([[similarity(p, g) for g in gold] for p in predicted])
    rows, columns = linear_sum_assignment(-matrix)
    return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if matrix[r, c] >= least]


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are the same in their folded form; absent equals absent."""
    return folded(one or "") == folded(other or "")


_CLASS_WORDS = ("tỉnh", "thành phố", "huyện", "thị xã", "nước", "cộng hòa", "thủ đô")


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two names of a place or party are the same, a class word left out or not."""
    return _without_class(one) == _without_class(other)


def _without_class(name: str | None) -> str:
    text = folded(name or "")
    for word in _CLASS_WORDS:
        if text.startswith(word + " "):
            return text[len(word) + 1 :]
    return text


def text_f1(one: str, other: str) -> float:
    """F1 of the syllables that two texts share."""
    left, right = folded(one).split(), folded(other).split()
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * shared / (len(left) + len(right)) if left and right else 0.0


def title_scores(gold: GoldArticle, record: ArticleRecord) -> dict[str, Score]:
    """ "role" scores person–role–organisation triples, "jurisdiction" that of the matched ones."""
    people = [person for person in record.people if person.titles]
    scores = {"role": Score(), "jurisdiction": Score()}
    scores["role"].predicted = sum(len(person.titles) for person in people)
    scores["role"].gold = sum(len(person.titles) for person in gold.records.people)
    matched: set[tuple[int, int]] = set()
    wanted: set[tuple[int, int]] = set()
    for p, g in assign(people, gold.records.people, _person_similarity, 0.5):
        person, target = people[p], gold.records.people[g]
        for i, j in assign(person.titles, target.titles, _title_similarity, SAME_TITLE):
            held, told = person.titles[i], target.titles[j]
            if not (same(held.role, told.role) and same(held.organisation, told.organisation)):
                continue
            matched.add((p, i))
            wanted.add((g, j))
            scores["role"].correct += 1
            _score_jurisdiction(scores["jurisdiction"], gold.id, held, told)
    _list_titles(scores["role"].spurious, gold.id, people, matched)
    _list_titles(scores["role"].missed, gold.id, gold.records.people, wanted)
    return scores


def _score_jurisdiction(score: Score, article: str, held: HeldTitle, told: GoldTitle) -> None:
    score.predicted += 1
    score.gold += 1
    if same_place(held.jurisdiction, told.jurisdiction):
        score.correct += 1
    else:
        wrong = f"{held.title}: {held.jurisdiction}, gold {told.jurisdiction}"
        score.spurious.append((article, wrong))


def _list_titles(
    errors: list[tuple[str, str]],
    article: str,
    people: Sequence[Person | GoldPerson],
    right: set[tuple[int, int]],
) -> None:
    for p, person in enumerate(people):
        for i, held in enumerate(person.titles):
            if (p, i) not in right:
                parts = f"{held.role} | {held.organisation} | {held.jurisdiction}"
                errors.append((article, f"{person.name}: {held.title} = {parts}"))


def _person_similarity(person: Person, gold: GoldPerson) -> float:
    if same(person.name, gold.name):
        return 1.0
    left, right = folded(person.name).split(), folded(gold.name).split()
    return 0.6 if set(left) <= set(right) or set(right) <= set(left) else 0.0


def _title_similarity(held: HeldTitle, gold: GoldTitle) -> float:
    return (
        0.5 * same(held.role, gold.role)
        + 0.3 * same(held.organisation, gold.organisation)
        + 0.1 * same_place(held.jurisdiction, gold.jurisdiction)
        + 0.1 * text_f1(held.title, gold.title)
    )


def agreement_similarity(found: Agreement, gold: GoldAgreement) -> float:
    """How much two agreements look like the same one, from 0 to 1.

    Parties weigh most, then title, day, kind, topics and status; what both leave out counts half.
    """
    signed = found.signed.value if found.signed else None
    return (
        0.3 * _set_f1([p.value for p in found.parties], gold.parties, same_place)
        + 0.2 * _optional(found.title and found.title.value, gold.title, text_f1)
        + 0.15 * _optional(signed, gold.signed, lambda a, b: float(a == b))
        + 0.15 * (found.kind == gold.kind)
        + 0.1 * _set_f1([t.value for t in found.topics], gold.topics, same_text)
        + 0.1 * (found.status == gold.status)
    )


def same_text(one: str, other: str) -> bool:
    """Whether two topics or titles are the same up to a few words."""
    return text_f1(one, other) >= SAME_TEXT


def _optional(one: str | None, other: str | None, like: Callable[[str, str], float]) -> float:
    if one is None or other is None:
        return 0.5 * (one is other)
    return like(one, other)


def _set_f1(one: Sequence[str], other: Sequence[str], like: Callable[[str, str], bool]) -> float:
    if not one or not other:
        return 0.5 * (not one and not other)
    return 2 * len(_set_pairs(one, other, like)) / (len(one) + len(other))


def _set_pairs(
    one: Sequence[str], other: Sequence[str], like: Callable[[str, str], bool]
) -> list[tuple[int, int]]:
    return assign(one, other, lambda a, b: float(like(a, b)), 1.0)


__all__ = [
    "SAME_AGREEMENT", "agreement_similarity", "assign", "exact", "overlap_pairs", "same",
    "same_place", "same_text", "span_scores", "text_f1", "title_scores",
]  # fmt: skip
