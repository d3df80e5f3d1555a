"""The component that reads agreements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.agreements.candidate import Candidate, SignerValue, Value
from pipeline.agreements.reading import read_agreements
from pipeline.agreements.slots import money_slot
from pipeline.agreements.view import ArticleView
from pipeline.layers import text_of, warn
from pipeline.text.forms import folded
from schemas import Agreement, DateSlot, Evidence, MoneySlot, Signer, TextSlot

#: Where the candidates of the records stand in `doc.user_data`, in the order of the records.
TRACE = "vnfacts_agreement_trace"


class AgreementReader:
    """Sets `doc._.agreements` and adds warnings; keeps the candidates for explanations."""

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        found, warnings = read_agreements(ArticleView(doc))
        digest = hashlib.sha256(text_of(doc).encode()).hexdigest()
        doc._.agreements = _linked([_record(candidate, digest) for candidate in found])
        doc.user_data[TRACE] = found
        for warning in warnings:
            warn(doc, warning)
        return doc


def _record(candidate: Candidate, digest: str) -> Agreement:
    parties = _parties(candidate.parties)
    title = candidate.title
    key = "|".join(
        [digest, candidate.kind, folded(title.value) if title else "", str(candidate.start)]
    )
    return Agreement(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        kind=candidate.kind,
        status=candidate.status,
        count=max(candidate.count, 1),
        title=_text(title),
        parties=parties,
        signers=tuple(_signer(signer) for signer in candidate.signers),
        signed=_date(candidate.signed),
        place=_text(candidate.place),
        period=_date(candidate.period),
        topics=tuple(slot for topic in candidate.topics if (slot := _text(topic))),
        money=_money(candidate.money),
        evidence=tuple(Evidence(start=start, end=end) for start, end in candidate.evidence),
        rule=candidate.rule,
    )


def _parties(values: list[Value]) -> tuple[TextSlot, ...]:
    seen: dict[str, TextSlot] = {}
    for value in values:
        slot = _text(value)
        if slot is not None:
            seen.setdefault(value.value.casefold(), slot)
    return tuple(seen.values())


def _evidence(value: Value | SignerValue) -> tuple[Evidence, ...]:
    named = value.named if isinstance(value, Value) else None
    spans = {value.span, named or value.span}
    return tuple(Evidence(start=start, end=end) for start, end in sorted(spans))


def _text(value: Value | None) -> TextSlot | None:
    if value is None:
        return None
    words = " ".join(value.value.split())
    return TextSlot(value=words, evidence=_evidence(value), basis=value.basis, rule=value.rule)


def _date(value: Value | None) -> DateSlot | None:
    if value is None:
        return None
    return DateSlot(
        value=value.value, evidence=_evidence(value), basis=value.basis, rule=value.rule
    )


def _money(value: Value | None) -> MoneySlot | None:
    if value is None:
        return None
    amount, currency = money_slot(value.value)
    return MoneySlot(
        value=value.value, evidence=_evidence(value), basis=value.basis, rule=value.rule,
        amount=amount, currency=currency,
    )  # fmt: skip


def _signer(signer: SignerValue) -> Signer:
    return Signer(
        name=signer.name, title=signer.title, party=signer.party, evidence=_evidence(signer),
        basis=signer.basis, rule=signer.rule,
    )  # fmt: skip


def _linked(records: list[Agreement]) -> list[Agreement]:
    """Link each agreement of two parties to the one that they made last before it."""
    linked: list[Agreement] = []
    for record in records:
        earlier = [other for other in records if _precedes(other, record)]
        last = max(
            earlier, key=lambda other: str(other.signed and other.signed.value), default=None
        )
        linked.append(record.model_copy(update={"follows": last.id}) if last else record)
    return linked


def _precedes(one: Agreement, other: Agreement) -> bool:
    if one.signed is None or other.signed is None or "X" in one.signed.value + other.signed.value:
        return False
    same = {p.value for p in one.parties} == {p.value for p in other.parties}
    return (
        same
        and len(one.parties) > 1
        and one.signed.value < other.signed.value[: len(one.signed.value)]
    )


def explain_agreements(doc: Doc) -> Iterator[str]:
    """Lines that say, for each record, which rule filled each slot and which tellings lost."""
    found: list[Candidate] = doc.user_data.get(TRACE, [])
    for candidate in found:
        yield candidate.told
        for name in ("title", "signed", "place", "period", "money"):
            value: Value | None = getattr(candidate, name)
            if value is not None:
                yield _line(name, value)
        for name, values in (("party", candidate.parties), ("topic", candidate.topics)):
            yield from (_line(name, value) for value in values)
        yield from (
            f"  signer {s.name!r} ({s.title}, {s.party}) [{s.rule}]" for s in candidate.signers
        )
        yield from (f"  lost: {lost}" for lost in candidate.lost)


def _line(name: str, value: Value) -> str:
    return (
        f"  {name} {value.value!r} at {value.span[0]}-{value.span[1]} [{value.rule}, {value.basis}]"
    )


@Language.factory("vnfacts_agreements")
def create_agreements(nlp: Language, name: str) -> AgreementReader:
    """Make the component."""
    return AgreementReader()


__all__ = ["TRACE", "AgreementReader", "create_agreements", "explain_agreements"]
