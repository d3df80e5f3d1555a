"""Agreements against gold: which were found, and how well each slot was filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evaluation.gold import GoldAgreement, GoldArticle
from evaluation.matching import SAME_AGREEMENT, agreement_similarity, assign, same_place, same_text
from evaluation.scores import Score
from schemas import Agreement, ArticleRecord, Evidence

#: A slot's values with the evidence of each.
Filled = list[tuple[str, Sequence[Evidence]]]

SLOTS = (
    "kind", "status", "title", "parties", "signers", "signed", "place", "period", "topics",
    "money", "count",
)  # fmt: skip


def filled_slots(agreement: Agreement) -> dict[str, Filled]:
    """The values of every slot of a predicted agreement."""
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


_LIKE: dict[str, Callable[[str, str], bool]] = {
    "title": same_text,
    "topics": same_text,
    "money": same_text,
    "parties": same_place,
    "place": same_place,
    "signers": same_place,
}


def agreement_scores(gold: GoldArticle, record: ArticleRecord) -> dict[str, Score]:
    """ "found", one score a slot, "slots" over all of them, and "grounded".

    A slot of an agreement that has no partner counts as spurious or missed. Grounded counts a
    right value only if its evidence overlaps a place where the gold value's words stand (for
    kind, status, count and dates: where the evidence is not empty).
    """
    found, wanted = list(record.agreements), list(gold.records.agreements)
    pairs = assign(found, wanted, agreement_similarity, SAME_AGREEMENT)
    scores = {name: Score() for name in ("found", *SLOTS, "slots", "grounded")}
    scores["found"] = Score(
        len(pairs),
        len(found),
        len(wanted),
        [(gold.id, _told(a)) for i, a in enumerate(found) if i not in {p for p, _ in pairs}],
        [(gold.id, _wanted(a)) for i, a in enumerate(wanted) if i not in {g for _, g in pairs}],
    )
    partner = dict(pairs)
    for index, agreement in enumerate(found):
        target = wanted[partner[index]] if index in partner else None
        _score_slots(scores, gold, agreement, target)
    left = set(range(len(wanted))) - set(partner.values())
    for index in sorted(left):
        for slot, values in gold_slots(wanted[index]).items():
            scores[slot].add(Score(gold=len(values)))
    for slot in SLOTS:
        part = scores[slot]
        scores["slots"].add(Score(part.correct, part.predicted, part.gold))
    scores["grounded"].predicted = scores["slots"].predicted
    scores["grounded"].gold = scores["slots"].gold
    return scores


def _score_slots(
    scores: dict[str, Score], gold: GoldArticle, found: Agreement, target: GoldAgreement | None
) -> None:
    wanted = gold_slots(target) if target else {}
    for slot, filled in filled_slots(found).items():
        values = wanted.get(slot, [])
        like = _LIKE.get(slot, str.__eq__)
        pairs = assign([v for v, _ in filled], values, lambda a, b, like=like: float(like(a, b)), 1)
        hits, reached = {p for p, _ in pairs}, {g for _, g in pairs}
        scores[slot].add(
            Score(
                len(pairs),
                len(filled),
                len(values),
                [(gold.id, v) for i, (v, _) in enumerate(filled) if i not in hits and target],
                [(gold.id, v) for i, v in enumerate(values) if i not in reached],
            )
        )
        for p, g in pairs:
            scores["grounded"].correct += _grounded(gold.article.text, values[g], filled[p][1])


def _grounded(text: str, value: str, evidence: Sequence[Evidence]) -> bool:
    """Whether the evidence overlaps an occurrence of the value, or exists where there is none."""
    places = []
    position = text.find(value)
    while position >= 0:
        places.append((position, position + len(value)))
        position = text.find(value, position + 1)
    if not places:
        return bool(evidence)
    return any(e.start < end and start < e.end for e in evidence for start, end in places)


def _told(agreement: Agreement) -> str:
    title = agreement.title.value if agreement.title else "—"
    parties = ", ".join(party.value for party in agreement.parties)
    signed = agreement.signed.value if agreement.signed else "—"
    return f"{agreement.kind}/{agreement.status} {title} [{parties}] {signed} <{agreement.rule}>"


def _wanted(agreement: GoldAgreement) -> str:
    parties = ", ".join(agreement.parties)
    return f"{agreement.kind}/{agreement.status} {agreement.title} [{parties}] {agreement.signed}"


__all__ = ["SLOTS", "agreement_scores", "filled_slots", "gold_slots"]
