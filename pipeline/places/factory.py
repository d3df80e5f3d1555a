"""The component that joins the mentions of a place and links it to the official code."""

from __future__ import annotations

from datetime import date
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.places.linking import (
    UnitLinker,
    is_unit,
    parent_province,
    split_name,
    unit_by_code,
)
from pipeline.places.units import Unit
from schemas import Evidence, Place, Successor
from schemas.facts import PlaceLevel

#: The day for which successors are told.
_TODAY: Final = date(2025, 7, 1)
#: Signs between the items of a list, and class words that a list may name once.
_LIST_SIGNS: Final = frozenset([",", "và", ";", ", và", "-", "–"])
_LONGEST_SIGN: Final = 2
_LISTED: Final = frozenset(["huyện", "quận", "thị xã", "xã", "phường", "tỉnh"])
_LEVELS: Final[dict[str, PlaceLevel]] = {
    "province": "province", "district": "district", "commune": "commune",
}  # fmt: skip


class PlaceLinker:
    """Sets `doc._.places`."""

    def __call__(self, doc: Doc) -> Doc:
        """Link one document."""
        spans = list(doc.spans.get("LOC", ()))
        names = _names(doc, spans)
        linker = UnitLinker(names.values(), _day(doc), _latest_year(doc), _bodies(doc))
        groups: dict[tuple[str, str], list[Span]] = {}
        for span in spans:
            groups.setdefault(_key(names[span.start], linker), []).append(span)
        doc._.places = [_place(group, names[group[0].start], linker) for group in groups.values()]
        return doc


def _names(doc: Doc, spans: list[Span]) -> dict[int, tuple[str, str]]:
    """Token → class word and name; the items of a list share the class word of the first.

    In "huyện Bảo Yên và Văn Bàn" both are districts.
    """
    names: dict[int, tuple[str, str]] = {}
    before: Span | None = None
    for span in spans:
        kind, bare = split_name(span.text)
        is_near = before is not None and span.start - before.end <= _LONGEST_SIGN
        if (
            not kind
            and is_near
            and before is not None
            and (doc[before.end : span.start].text in _LIST_SIGNS)
        ):
            listed = names[before.start][0]
            if listed in _LISTED and is_unit(listed, bare):
                kind = listed
        names[span.start] = kind, bare
        before = span
    return names


def _bodies(doc: Doc) -> list[str]:
    return [span.text for label in ("ORG", "TITLE") for span in doc.spans.get(label, ())]


def _key(name: tuple[str, str], linker: UnitLinker) -> tuple[str, str]:
    """What makes two mentions the same place: the unit, the country, or the words."""
    kind, bare = name
    unit = linker.unit(kind, bare)
    if unit is not None:
        return "unit", unit.code
    country = linker.country(bare) if kind in ("", "nước") else None
    return ("country", country) if country else name


def _place(group: list[Span], name: tuple[str, str], linker: UnitLinker) -> Place:
    fullest = max((_plain(span.text) for span in group), key=len)
    evidence = tuple(Evidence(start=s.start_char, end=s.end_char) for s in group)
    kind, bare = name
    unit = linker.unit(kind, bare)
    if unit is not None:
        return _unit_place(unit, fullest, evidence)
    country = linker.country(bare) if kind in ("", "nước") else None
    if country is not None:
        return Place(name=fullest, level="country", code=country, mentions=evidence)
    return Place(name=fullest, level=_class_level(kind), mentions=evidence)


def _class_level(kind: str) -> PlaceLevel | None:
    levels: dict[str, PlaceLevel] = {
        "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district",
        "xã": "commune", "phường": "commune", "thị trấn": "commune",
    }  # fmt: skip
    return levels.get(kind)


def _unit_place(unit: Unit, name: str, evidence: tuple[Evidence, ...]) -> Place:
    province = parent_province(unit, unit.valid_to) if unit.level != "province" else None
    return Place(
        name=name,
        level=_LEVELS[unit.level],
        code=unit.code,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        province=province.full_name if province else None,
        successors=tuple(_successors(unit)),
        mentions=evidence,
    )


def _successors(unit: Unit) -> list[Successor]:
    found = []
    for code in unit.successors:
        today = unit_by_code(code, _TODAY)
        if today is None:
            continue
        province = parent_province(today, None) if today.level != "province" else None
        found.append(
            Successor(
                name=today.full_name,
                code=code,
                province=province.full_name if province else None,
            )
        )
    return found


def _plain(text: str) -> str:
    """The name in one line, with a small class word ("Tỉnh Lào Cai" begins a sentence)."""
    text = " ".join(text.split())
    kind, _ = split_name(text)
    if kind and text[0].isupper() and not text.startswith(("TP", "TX")):
        return text[0].lower() + text[1:]
    return text


def _day(doc: Doc) -> date | None:
    if doc._.published is not None:
        day: date = doc._.published
        return day
    value = doc._.document_date.value
    return date.fromisoformat(value) if value and len(value) == 10 and value[0] != "X" else None


def _latest_year(doc: Doc) -> int | None:
    """The latest year of a written day of the article, for one without a date of its own."""
    years = [fact.latest.year for fact in doc._.dates if fact.latest and len(fact.value) == 10]
    return max(years, default=None)


@Language.factory("vnfacts_places")
def create_places(nlp: Language, name: str) -> PlaceLinker:
    """Make the component."""
    return PlaceLinker()


__all__ = ["PlaceLinker", "create_places"]
