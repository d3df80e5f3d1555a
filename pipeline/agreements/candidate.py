"""A candidate: what one clause tells of an agreement, before clauses are merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.agreements.lexicon import settings
from schemas import AgreementKind, AgreementStatus, Basis

Span = tuple[int, int]


class Value(NamedTuple):
    """A slot's value with where it stands, how it was read, and by which rule.

    `named` is where the value itself stands if `span` only points to it ("hai tỉnh").
    """

    value: str
    span: Span
    basis: Basis
    rule: str
    named: Span | None = None


class SignerValue(NamedTuple):
    """Somebody who signed."""

    name: str
    title: str | None
    party: str | None
    span: Span
    basis: Basis
    rule: str


@dataclass
class Candidate:
    """One telling of one agreement. Offsets are those of the document.

    `bare` says that the title is only a noun ("thỏa thuận"), `generic` that the noun names any
    document ("văn kiện"), `history` that it is told of another time than the article's event;
    `told_in` holds the sentences of the tellings that were merged into it.
    """

    kind: AgreementKind
    status: AgreementStatus
    sentence: int
    start: int
    rule: str
    evidence: list[Span]
    title: Value | None = None
    bare: bool = False
    generic: bool = False
    history: bool = False
    parties: list[Value] = field(default_factory=list)
    signers: list[SignerValue] = field(default_factory=list)
    signed: Value | None = None
    place: Value | None = None
    period: Value | None = None
    topics: list[Value] = field(default_factory=list)
    money: Value | None = None
    count: int = 1
    lost: list[str] = field(default_factory=list)
    told_in: set[int] = field(default_factory=set)

    @property
    def binds_several(self) -> bool:
        """Whether two parties are named, or one that is several states ("ASEAN")."""
        names = [party.value for party in self.parties]
        return len(names) > 1 or any(name in settings()["multilateral"] for name in names)

    @property
    def told(self) -> str:
        """The candidate in one line, for explanations."""
        title = self.title.value if self.title else "—"
        parties = " + ".join(party.value for party in self.parties)
        return f"{self.kind}/{self.status} {title!r} [{parties}] ({self.rule}, {self.start})"


__all__ = ["Candidate", "SignerValue", "Span", "Value"]
