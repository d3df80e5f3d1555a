"""Agreements: who agreed what with whom."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schemas.spans import Basis, Evidence, NonEmpty, Record
from schemas.values import TimexValue, is_length

AgreementKind = Literal[
    "memorandum", "agreement", "treaty", "contract", "programme", "joint_statement",
    "letter_of_intent", "consensus",
]  # fmt: skip
AgreementStatus = Literal["signed", "agreed", "planned", "existing", "ended"]


class TextSlot(Record):
    """A slot whose value is words of the article."""

    value: NonEmpty
    evidence: tuple[Evidence, ...] = ()
    basis: Basis
    rule: str | None = None


class DateSlot(Record):
    """A slot whose value is a date value."""

    value: TimexValue
    evidence: tuple[Evidence, ...] = ()
    basis: Basis
    rule: str | None = None


class MoneySlot(TextSlot):
    """Money as written, with its amount and ISO 4217 currency where the words make them plain."""

    amount: float | None = None
    currency: str | None = None


class Signer(Record):
    """Somebody whom the article says signed."""

    name: NonEmpty
    title: str | None = None
    party: str | None = None
    evidence: tuple[Evidence, ...] = ()
    basis: Basis
    rule: str | None = None


class Agreement(Record):
    """One instrument, or one concrete commitment to cooperate, told once."""

    id: NonEmpty
    kind: AgreementKind
    status: AgreementStatus
    count: Annotated[int, Field(ge=1)] = 1
    title: TextSlot | None = None
    parties: tuple[TextSlot, ...] = ()
    signers: tuple[Signer, ...] = ()
    signed: DateSlot | None = None
    place: TextSlot | None = None
    period: DateSlot | None = None
    topics: tuple[TextSlot, ...] = ()
    money: MoneySlot | None = None
    #: The id of the agreement that this one continues.
    follows: str | None = None
    evidence: tuple[Evidence, ...]
    rule: NonEmpty

    @model_validator(mode="after")
    def _parties_differ(self) -> Self:
        names = [party.value.casefold() for party in self.parties]
        if len(set(names)) < len(names):
            raise ValueError(f"the same party stands twice: {names}")
        return self

    @model_validator(mode="after")
    def _period_is_in_order(self) -> Self:
        if self.period is None or is_length(self.period.value):
            return self
        start, _, end = self.period.value.partition("/")
        if end and start.isascii() and start[:4].isdigit() and end[:4].isdigit() and start > end:
            raise ValueError(f"the period {self.period.value} ends before it starts")
        return self

    @model_validator(mode="after")
    def _is_told(self) -> Self:
        if not self.evidence:
            raise ValueError("an agreement needs the sentences that tell it")
        return self
