"""One candidate an instrument: tellings of the same one are merged, the best value of each wins."""

from __future__ import annotations

from typing import Final

from pipeline.agreements.candidate import Candidate, Value
from pipeline.agreements.lexicon import settings
from pipeline.agreements.likeness import is_alike
from pipeline.agreements.places import finer
from pipeline.text.forms import folded

#: Kinds that papers use for one another: "thỏa thuận", "bản ghi nhớ", "chương trình".
_LOOSE: Final = frozenset(["memorandum", "agreement", "programme", "letter_of_intent"])
_RANK: Final = {"signed": 4, "ended": 5, "agreed": 2, "planned": 1, "existing": 0}
#: Titles are of one instrument from this share of common words of content on.
_ALIKE: Final = 0.5


#: With so many of the agreements told last a new telling is compared.
_MEMORY: Final = 40


def merge(candidates: list[Candidate], event: str | None = None) -> list[Candidate]:
    """Merge the tellings of one instrument, in text order; losers are kept in `lost`.

    `event` is the day of the article's event: on it happens what is told without a date.
    """
    merged: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: c.start):
        fits = [
            other for other in merged[-_MEMORY:]
            if same(other, candidate, event) and not _is_beside(other, candidate)
        ]  # fmt: skip
        if fits:
            absorb(
                max(fits, key=lambda other: (title_overlap(other, candidate), other.start)),
                candidate,
            )
        else:
            merged.append(candidate)
    return merged


def _is_beside(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence told `one` again and names `other` as one more instrument beside it."""
    is_again = other.sentence in one.told_in and other.sentence != one.sentence
    return is_again and not other.bare


def same(one: Candidate, other: Candidate, event: str | None = None) -> bool:
    """Whether two candidates can tell the same agreement."""
    if _days_differ(one, other, event) or _periods_differ(one, other):
        return False
    if one.status == "existing" and other.status == "signed" and _is_of_event(other):
        return False  # the signing of the day is not that of what has long been in force
    if one.status == "signed" and other.status == "planned" and one.start < other.start:
        return False  # "đã ký …; sắp tới sẽ ký …"
    if not _share_party(one, other):
        return False
    if "consensus" in (one.kind, other.kind):
        return one.kind == other.kind
    if not _kinds_fit(one, other):
        return False
    if one.count != other.count and not _is_loose_count(one, other):
        return False
    overlap = title_overlap(one, other)
    if one.sentence == other.sentence and other.bare and other.status == "ended":
        return True  # "đã ký Chương trình …; chương trình này đã kết thúc"
    if one.sentence == other.sentence:
        return overlap > 0.9 and (one.kind == other.kind or one.bare != other.bare)
    if one.history != other.history and overlap < 0.7 and not _only_refers(other):
        return False
    return one.bare or other.bare or overlap >= _ALIKE


def _only_refers(candidate: Candidate) -> bool:
    """ "Theo thỏa thuận đã ký, …": points back to the agreement told before."""
    return candidate.bare and candidate.signed is None and not candidate.parties


def _is_of_event(candidate: Candidate) -> bool:
    return candidate.bare and not candidate.history and candidate.signed is None


def _is_loose_count(one: Candidate, other: Candidate) -> bool:
    """ "lễ ký thỏa thuận" can be said of the signing of three."""
    single = min(one, other, key=lambda c: c.count)
    return single.count == 1 and single.bare


def _kinds_fit(one: Candidate, other: Candidate) -> bool:
    if one.kind == other.kind or one.generic or other.generic:
        return True
    if not {one.kind, other.kind} <= _LOOSE:
        return False
    return one.bare or other.bare or title_overlap(one, other) >= _ALIKE


def _content(candidate: Candidate) -> frozenset[str]:
    title = folded(candidate.title.value) if candidate.title else ""
    return frozenset(title.split()) - frozenset(settings()["empty_words"])


def title_overlap(one: Candidate, other: Candidate) -> float:
    """The share of the shorter title's words of content that the other has too, 0 to 1."""
    left, right = _content(one), _content(other)
    if not left or not right:
        return 0.6 if left == right else 0.4
    return len(left & right) / min(len(left), len(right))


def _days_differ(one: Candidate, other: Candidate, event: str | None) -> bool:
    left, right = _day(one, event), _day(other, event)
    if left is None or right is None:
        return False
    return not (left.startswith(right) or right.startswith(left))


def _periods_differ(one: Candidate, other: Candidate) -> bool:
    """ "Chương trình giai đoạn 2018 - 2023" and the one for 2023 - 2028 are two."""
    spans = [c.period.value for c in (one, other) if c.period is not None and "/" in c.period.value]
    return len(spans) > 1 and spans[0] != spans[1]


def _day(candidate: Candidate, event: str | None) -> str | None:
    if candidate.signed is not None:
        return candidate.signed.value
    is_of_event = candidate.status in ("signed", "agreed") and not candidate.history
    return event if is_of_event else None


def _share_party(one: Candidate, other: Candidate) -> bool:
    left = [party.value for party in one.parties]
    right = [party.value for party in other.parties]
    if not left or not right:
        return True
    common = sum(any(is_alike(a, b) for b in right) for a in left)
    are_bare = one.bare and other.bare and {len(left), len(right)} != {2}
    return common >= (1 if are_bare else min(2, len(left), len(right)))


def absorb(one: Candidate, other: Candidate) -> None:
    """Take what another telling adds; the words of a slot that loses are noted."""
    one.evidence = sorted({*one.evidence, *other.evidence})
    one.told_in.add(other.sentence)
    one.lost.append(other.told)
    if _RANK[other.status] > _RANK[one.status]:
        one.status, one.rule = other.status, other.rule
    title = _fuller(one, other)
    if title is not one.title:
        one.kind, one.title = other.kind, title
        one.topics = other.topics or one.topics
    one.generic, one.bare = one.generic and other.generic, one.bare and other.bare
    one.history = one.history and other.history
    one.parties = _fullest(one.parties, other.parties)
    if len(other.signers) > len(one.signers):
        one.signers = other.signers
    one.signed = _finer(one.signed, other.signed)
    one.place = finer(one.place, other.place)
    one.period = one.period or other.period
    one.money = one.money or other.money
    one.count = max(one.count, other.count)
    if one.kind == "consensus":
        known = {topic.value for topic in one.topics}
        one.topics += [topic for topic in other.topics if topic.value not in known]
    elif not one.topics:
        one.topics = other.topics


def _fuller(one: Candidate, other: Candidate) -> Value | None:
    if one.title is None or other.title is None:
        return one.title or other.title
    if one.generic != other.generic:
        return other.title if one.generic else one.title
    longer = len(other.title.value.split()) > len(one.title.value.split())
    return other.title if longer else one.title


def _finer(one: Value | None, other: Value | None) -> Value | None:
    if one is None or other is None:
        return one or other
    return other if len(other.value) > len(one.value) else one


def _fullest(one: list[Value], other: list[Value]) -> list[Value]:
    """The longer list of parties, each under the longer of its names."""
    kept, rest = (other, one) if len(other) > len(one) else (one, other)
    return [max([party, *_alike(party, rest)], key=lambda p: len(p.value)) for party in kept]


def _alike(party: Value, others: list[Value]) -> list[Value]:
    return [other for other in others if is_alike(party.value, other.value)]


__all__ = ["absorb", "merge", "same", "title_overlap"]
