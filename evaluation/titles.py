"""People's titles against gold: person–role–organisation triples, then the jurisdiction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.equality import same, same_place, text_f1
from evaluation.gold import GoldArticle, GoldTitle
from evaluation.matching import assign
from evaluation.scores import Error, Score
from schemas import ArticleRecord, HeldTitle


@dataclass(frozen=True)
class _Holding:
    """A title with its holder, predicted or gold."""

    person: str
    held: HeldTitle | GoldTitle

    def __str__(self) -> str:
        held = self.held
        former = " (former)" if held.former else ""
        place = f" | {held.jurisdiction}" if held.jurisdiction else ""
        return f"{self.person}: {held.title} = {held.role} | {held.organisation}{place}{former}"


def title_scores(gold: GoldArticle, record: ArticleRecord) -> dict[str, Score]:
    """ "triple", "jurisdiction" and "former".

    A triple is right if the person's name, the role and the organisation are all equal in their
    folded form (one to one; where several are equal, the ones with the same jurisdiction pair).
    "jurisdiction" and "former" count the right triples only: a share, so precision = recall.
    """
    found = [_Holding(person.name, held) for person in record.people for held in person.titles]
    wanted = [
        _Holding(person.name, held) for person in gold.records.people for held in person.titles
    ]
    pairs = dict(assign(found, wanted, _triple_similarity, 1.0))
    scores = {"triple": Score(len(pairs), len(found), len(wanted))}
    scores["jurisdiction"] = Score(predicted=len(pairs), gold=len(pairs))
    scores["former"] = Score(predicted=len(pairs), gold=len(pairs))
    for index, other in pairs.items():
        _score_rest(scores, gold.id, found[index], wanted[other])
    left = [holding for index, holding in enumerate(found) if index not in pairs]
    open_gold = [
        holding for index, holding in enumerate(wanted) if index not in set(pairs.values())
    ]
    scores["triple"].errors = _triple_errors(gold.id, left, open_gold)
    return scores


def _triple_similarity(found: _Holding, gold: _Holding) -> float:
    """At least 1 for equal triples; more for an equal jurisdiction and a like title."""
    if not (
        same(found.person, gold.person)
        and same(found.held.role, gold.held.role)
        and same(found.held.organisation, gold.held.organisation)
    ):
        return 0.0
    place = same_place(found.held.jurisdiction, gold.held.jurisdiction)
    return 1.0 + 0.5 * place + 0.2 * text_f1(found.held.title, gold.held.title)


def _score_rest(scores: dict[str, Score], article: str, found: _Holding, gold: _Holding) -> None:
    parts = {
        "jurisdiction": same_place(found.held.jurisdiction, gold.held.jurisdiction),
        "former": found.held.former == gold.held.former,
    }
    for name, is_right in parts.items():
        scores[name].correct += is_right
        if not is_right:
            told = f"{found}  gold: {gold.held.jurisdiction}, former: {gold.held.former}"
            scores[name].errors.append(Error(article, "incorrect", told, _rule(found)))


def _triple_errors(
    article: str, found: Sequence[_Holding], gold: Sequence[_Holding]
) -> list[Error]:
    """The errors; a prediction and a gold triple that look alike are told as one."""
    alike = dict(assign(found, gold, _likeness, 0.5))
    errors = []
    for index, holding in enumerate(found):
        if index in alike:
            told = f"{holding}  gold: {gold[alike[index]]}"
            errors.append(Error(article, "incorrect", told, _rule(holding)))
        else:
            errors.append(Error(article, "spurious", str(holding), _rule(holding)))
    missed = sorted(set(range(len(gold))) - set(alike.values()))
    return errors + [Error(article, "missed", str(gold[index])) for index in missed]


def _likeness(found: _Holding, gold: _Holding) -> float:
    return (
        0.5 * text_f1(found.person, gold.person)
        + 0.3 * same(found.held.role, gold.held.role)
        + 0.2 * text_f1(found.held.title, gold.held.title)
    )


def _rule(holding: _Holding) -> str:
    return holding.held.rule if isinstance(holding.held, HeldTitle) else ""


__all__ = ["title_scores"]
