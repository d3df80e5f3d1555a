"""Treaties and joint statements bind states: whom a ministry, a person or "hai bên" stands for."""

from __future__ import annotations

from typing import Final

from pipeline.agreements.candidate import Candidate, Value
from pipeline.agreements.countries import country_in
from pipeline.agreements.lexicon import is_many_sided, settings
from pipeline.agreements.names import Pair
from pipeline.agreements.sides import distinct, resolved_to
from pipeline.agreements.view import ArticleView

STATES: Final = ("treaty", "joint_statement")
_NO_STATES: Final = ("province", "city", "district", "place", "body")
_NOT_STATES: Final = ("ASEAN", "EU", "Liên minh", "Liên Hợp Quốc", "LHQ")


def bind_states(view: ArticleView, candidate: Candidate) -> None:
    """A treaty binds states: a ministry or a person that signs stands for its country."""
    names = [value.value for value in candidate.parties]
    if any(name.startswith(_NOT_STATES) for name in names):
        return
    pair = view.names.countries
    is_of_two = candidate.title is None or not is_many_sided(candidate.title.value)
    if not names and not candidate.signers and pair is not None and is_of_two:
        _bind_named_together(view, candidate, pair)
        return
    # "Việt Nam đã ký 86 hiệp định", "Mỹ rút khỏi Hiệp ước …": with many sides, no pair
    may_infer = candidate.count < 2 and candidate.status != "ended" and is_of_two
    may_infer = may_infer and not _is_of_others(view, names, pair)
    if len(candidate.parties) < 2 and (names or candidate.signers) and pair and may_infer:
        span = candidate.parties[0].span if candidate.parties else candidate.signers[0].span
        candidate.parties = resolved_to(view, pair, span, "quốc gia ký", "inferred")
        return
    states = distinct([_state(view, value) for value in candidate.parties])
    are_units = all(
        value.basis != "stated" and view.names.sort(value.value) in _NO_STATES
        and (value.rule.startswith("hai ") or view.names.sort(value.value) != "body")
        for value in states
    )  # fmt: skip
    if states and are_units and pair is not None:  # "hai bên" of a province's article
        states = resolved_to(view, pair, states[0].span, "quốc gia ký", "inferred")
    candidate.parties = states


def _is_of_others(view: ArticleView, names: list[str], pair: Pair | None) -> bool:
    """Whether a state signs that is none of the two that the article is about."""
    return any(view.names.sort(n) == "country" and n not in (pair or ()) for n in names)


def _bind_named_together(view: ArticleView, candidate: Candidate, pair: Pair) -> None:
    """ "Ngoại trưởng hai nước A và B chứng kiến lễ ký": both countries stand in the sentence."""
    start, end = candidate.evidence[0]
    words = view.text[start:end]
    if candidate.status == "signed" and all(name in words for name in pair):
        candidate.parties = resolved_to(view, pair, (start, end), "quốc gia ký", "inferred")


def _state(view: ArticleView, value: Value) -> Value:
    """The country that a body ends with, or that a body of the Vietnamese state stands for."""
    if value.value.lower().startswith(tuple(settings()["never_states"])):
        return value
    country = country_in(value.value)
    if country is not None and not value.value.endswith(f" tại {country}"):
        name = view.names.full(country)
    elif value.value.startswith(tuple(settings()["vietnamese_bodies"])):
        name = "Việt Nam"
    else:
        return value
    return value if name == value.value else Value(name, value.span, "resolved", "quốc gia ký")


__all__ = ["STATES", "bind_states"]
