"""Agreements against gold: which were found, and how well each slot was filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from evaluation.equality import same_place, same_text, text_f1, without_class
from evaluation.gold import GoldAgreement, GoldArticle
from evaluation.grounding import Grounds
from evaluation.matching import assign, equal_pairs
from evaluation.scores import Error, Score
from schemas import Agreement, ArticleRecord, Evidence

#: The values of a slot with the evidence of each.
Filled = list[tuple[str, Sequence[Evidence]]]

#: What each slot weighs in the question whether two agreements are the same one. A slot that
#: neither fills does not count. The day and the parties tell agreements apart best.
WEIGHTS: Final = {
    "kind": 2.0, "status": 1.0, "title": 2.0, "parties": 3.0, "signers": 1.0, "signed": 2.0,
    "place": 0.5, "period": 0.5, "topics": 1.0, "money": 1.0, "count": 0.5,
}  # fmt: skip
SLOTS: Final = tuple(WEIGHTS)

#: An agreement is found if it is aligned with this similarity or more. Kind and status alone
#: never reach it; equal parties with an equal kind do, unless title and day both contradict.
SAME_AGREEMENT: Final = 0.5

_LIKE: Final[dict[str, Callable[[str, str], bool]]] = {
    "title": same_text, "topics": same_text, "money": same_text,
    "parties": same_place, "place": same_place, "signers": same_place,
}  # fmt: skip


def filled_slots(agreement: Agreement) -> dict[str, Filled]:
    """The values of every slot of a predicted agreement; a count of 1 is no value."""
    whole = agreement.evidence
    slots: dict[str, Filled] = {
        "kind": [(agreement.kind, whole)],
        "status": [(agreement.status, whole)],
        "count": [(str(agreement.count), whole)] if agreement.count > 1 else [],
        "parties": [(slot.value, slot.evidence) for slot in agreement.parties],
        "topics": [(slot.value, slot.evidence) for slot in agreement.topics],
        "signers": [(signer.name, signer.evidence) for signer in agreement.signers],
    }
    for name in ("title", "signed", "place", "period", "money"):
        slot = getattr(agreement, name)
        slots[name] = [(slot.value, slot.evidence)] if slot else []
    return slots


def gold_slots(agreement: GoldAgreement) -> dict[str, list[str]]:
    """The values of every slot of a gold agreement."""
    slots: dict[str, list[str]] = {
        "kind": [agreement.kind],
        "status": [agreement.status],
        "count": [str(agreement.count)] if agreement.count > 1 else [],
        "parties": list(agreement.parties),
        "topics": list(agreement.topics),
        "signers": [signer.name for signer in agreement.signers],
    }
    for name in ("title", "signed", "place", "period", "money"):
        value = getattr(agreement, name)
        slots[name] = [value] if value else []
    return slots


def agreement_similarity(found: Agreement, gold: GoldAgreement) -> float:
    """How much two agreements look like the same one: weighted mean over the slots, 0 to 1.

    Names and texts count by the syllables they share, so that a party that is cut too short does
    not hide that the agreement was found; sets count by the F1 of their best pairing.
    """
    values, targets = filled_slots(found), gold_slots(gold)
    total = weights = 0.0
    for slot, weight in WEIGHTS.items():
        left, right = [value for value, _ in values[slot]], targets[slot]
        if left or right:
            weights += weight
            total += weight * _soft_f1(left, right, _closeness if slot in _LIKE else _equality)
    return total / weights


def _soft_f1(
    one: Sequence[str], other: Sequence[str], closeness: Callable[[str, str], float]
) -> float:
    pairs = assign(one, other, closeness, 0.01)
    return 2 * sum(closeness(one[i], other[j]) for i, j in pairs) / (len(one) + len(other))


def _closeness(one: str, other: str) -> float:
    return text_f1(without_class(one), without_class(other))


def _equality(one: str, other: str) -> float:
    return float(one == other)


def agreement_scores(gold: GoldArticle, record: ArticleRecord) -> dict[str, Score]:
    """ "found", one score a slot, "slots" over all of them (micro), and "grounded".

    Agreements are aligned one to one by the best total similarity. The slots of one without a
    partner are spurious or missed. "grounded" is "slots" where a right value counts only with
    evidence that overlaps a sentence which tells it (see `evaluation.grounding`).
    """
    found, wanted = list(record.agreements), list(gold.records.agreements)
    partner = dict(assign(found, wanted, agreement_similarity, SAME_AGREEMENT))
    scores = {name: Score() for name in ("found", *SLOTS, "slots", "grounded")}
    scores["found"] = _found_score(gold.id, found, wanted, partner)
    grounds = Grounds(gold) if partner else None
    for index, agreement in enumerate(found):
        target = wanted[partner[index]] if index in partner else None
        _score_slots(scores, gold.id, agreement, target, grounds)
    for index in sorted(set(range(len(wanted))) - set(partner.values())):
        for slot, values in gold_slots(wanted[index]).items():
            scores[slot].add(Score(gold=len(values)))
    for slot in SLOTS:
        part = scores[slot]
        scores["slots"].add(Score(part.correct, part.predicted, part.gold))
    scores["grounded"].predicted = scores["slots"].predicted
    scores["grounded"].gold = scores["slots"].gold
    return scores


def _found_score(
    article: str,
    found: Sequence[Agreement],
    wanted: Sequence[GoldAgreement],
    partner: dict[int, int],
) -> Score:
    score = Score(len(partner), len(found), len(wanted))
    for index, agreement in enumerate(found):
        if index not in partner:
            start = agreement.evidence[0].start
            told = told_agreement(agreement)
            score.errors.append(Error(article, "spurious", told, agreement.rule, start))
    for index, target in enumerate(wanted):
        if index not in partner.values():
            score.errors.append(Error(article, "missed", told_gold(target)))
    return score


def _score_slots(
    scores: dict[str, Score],
    article: str,
    found: Agreement,
    target: GoldAgreement | None,
    grounds: Grounds | None,
) -> None:
    """Count the slots of one agreement; errors are listed only where it has a partner."""
    wanted = gold_slots(target) if target else {}
    for slot, filled in filled_slots(found).items():
        values = wanted.get(slot, [])
        words = [value for value, _ in filled]
        pairs = dict(equal_pairs(words, values, _LIKE.get(slot, str.__eq__)))
        score = Score(len(pairs), len(filled), len(values))
        if target is None or grounds is None:
            scores[slot].add(score)
            continue
        wrong = [value for index, value in enumerate(words) if index not in pairs]
        open_ = [value for index, value in enumerate(values) if index not in pairs.values()]
        if wrong or open_:
            score.errors.append(_slot_error(article, found, wrong, open_))
        scores[slot].add(score)
        for index, other in pairs.items():
            evidence = filled[index][1]
            if grounds.hold(slot, values[other], target, evidence):
                scores["grounded"].correct += 1
            else:
                told = f"{slot} {words[index]!r} at {[(e.start, e.end) for e in evidence]}"
                scores["grounded"].errors.append(Error(article, "incorrect", told, found.rule))


def _slot_error(
    article: str, found: Agreement, wrong: Sequence[str], missing: Sequence[str]
) -> Error:
    told = f"{list(wrong)}  gold: {list(missing)}  in {told_agreement(found)}"
    if wrong and missing:
        return Error(article, "incorrect", told, found.rule)
    return Error(article, "spurious" if wrong else "missed", told, found.rule)


def told_agreement(agreement: Agreement) -> str:
    """A predicted agreement in one line."""
    title = agreement.title.value if agreement.title else "—"
    parties = " + ".join(party.value for party in agreement.parties)
    signed = agreement.signed.value if agreement.signed else "—"
    return f"{agreement.kind}/{agreement.status} {title!r} [{parties}] {signed}"


def told_gold(agreement: GoldAgreement) -> str:
    """A gold agreement in one line."""
    parties = " + ".join(agreement.parties)
    signed = agreement.signed or "—"
    return f"{agreement.kind}/{agreement.status} {agreement.title!r} [{parties}] {signed}"


__all__ = [
    "SAME_AGREEMENT", "SLOTS", "WEIGHTS", "agreement_scores", "agreement_similarity",
    "filled_slots", "gold_slots",
]  # fmt: skip
