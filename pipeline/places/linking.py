"""Which place a name means: class word, level, the article's date and its other places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from pipeline.places.names import countries, spellings
from pipeline.places.units import Unit, units
from pipeline.text.forms import folded

#: Class words of units, in folded form, longest first.
_CLASSES: Final = (
    "thành phố", "thị trấn", "thị xã", "đặc khu", "thủ đô", "tỉnh", "huyện", "quận", "phường",
    "xã", "nước",
)  # fmt: skip
#: Class words that addresses shorten ("Q.1", "P. Bến Nghé", "H.Vân Đồn").
_SHORT_CLASSES: Final = {"Q": "quận", "P": "phường", "H": "huyện", "X": "xã"}
_SHORT_CLASS: Final = re.compile(r"([QPHX])\. ?(?=[\dA-ZĐ])")
#: The class of what is no unit.
_OTHER: Final = "địa danh"
_DISTRICTS: Final = ("huyện", "quận", "thị xã", "thành phố")
_MERGER: Final = date(2025, 7, 1)
#: Units that the papers name without their province.
_TOWNS: Final = frozenset(["thành phố", "thị xã"])


@dataclass
class Name:
    """A name of a place as the article writes it: class word and bare name, both folded."""

    kind: str
    bare: str
    texts: list[str] = field(default_factory=list)


def split_name(text: str) -> tuple[str, str]:
    """Class word ("" where there is none) and bare name, folded, spelling made the same.

    A small letter begins a class word of no unit ("sông Cầu" is not the town Sông Cầu).
    """
    text = " ".join(text.split())
    short = _SHORT_CLASS.match(text)
    if short is not None:
        text = f"{_SHORT_CLASSES[short[1]]} {text[short.end() :]}"
    name = folded(text)
    for word in _CLASSES:
        if name.startswith(word + " "):
            return word, spellings().get(name[len(word) + 1 :], name[len(word) + 1 :])
    return _OTHER if text[:1].islower() and name not in countries() else "", spellings().get(
        name, name
    )


@cache
def _by_name() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in units():
        name = folded(unit.name).removeprefix(folded(unit.type) + " ")
        found.setdefault(spellings().get(name, name), []).append(unit)
    return {name: tuple(group) for name, group in found.items()}


@cache
def _by_code() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in units():
        found.setdefault(unit.code, []).append(unit)
    return {code: tuple(group) for code, group in found.items()}


@cache
def _provinces() -> frozenset[str]:
    """The folded names of all provinces there have been."""
    return frozenset(folded(unit.name) for unit in units() if unit.level == "province")


class UnitLinker:
    """Links the names of one article, whose day is known, or only whose latest year, or neither."""

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        day: date | None,
        year: int | None,
        bodies: Iterable[str] = (),
    ) -> None:
        self._names = list(names)
        self._day = day
        self._year = year
        self._kinds: dict[str, Counter[str]] = {}
        for kind, bare in self._names:
            if kind:
                self._kinds.setdefault(bare, Counter())[kind] += 1
        self._of_bodies = _provinces_of(bodies)
        self._provinces = self._mentioned_provinces() | self._of_bodies
        self._districts = {bare for kind, bare in self._names if kind in _DISTRICTS}
        self._implied = self._implied_provinces()

    def unit(self, kind: str, bare: str) -> Unit | None:
        """The unit of a name, None where it is none or not certain."""
        candidates = [u for u in _by_name().get(bare, ()) if _fits(u, kind)]
        candidates = self._valid(candidates)
        if not kind:
            candidates = self._of_bare(bare, candidates)
        if len({unit.code for unit in candidates}) > 1:
            candidates = self._nearest(candidates)
        codes = {unit.code for unit in candidates}
        return candidates[-1] if len(codes) == 1 else None

    def _nearest(self, candidates: list[Unit]) -> list[Unit]:
        """Those in a province or district that the article names, else in one that it implies."""
        near = [unit for unit in candidates if self._is_near(unit)]
        if near:
            return near
        return [unit for unit in candidates if _province_code(unit) in self._implied]

    def _implied_provinces(self) -> frozenset[str]:
        """Codes of the provinces of districts whose name and class no other unit has."""
        found = set()
        for kind, bare in set(self._names):
            if kind in _DISTRICTS:
                units = self._valid([u for u in _by_name().get(bare, ()) if _fits(u, kind)])
                if len({unit.code for unit in units}) == 1:
                    found.add(_province_code(units[-1]))
        return frozenset(found)

    def country(self, bare: str) -> str | None:
        """The ISO code of a country's name."""
        return countries().get(bare)

    def _valid(self, candidates: Sequence[Unit]) -> list[Unit]:
        """The candidates of the article's time; before the merger where only that is certain."""
        if self._day is not None:
            day = self._day
            return [unit for unit in candidates if unit.is_valid_on(day)]
        if self._year is not None and self._year < _MERGER.year:
            return [unit for unit in candidates if unit.is_valid_on(date(self._year, 12, 31))]
        return list(candidates)

    def _of_bare(self, bare: str, candidates: list[Unit]) -> list[Unit]:
        """A name without a class word: of the class that the article mostly gives it."""
        counts = self._kinds.get(bare, Counter())
        provinces = [unit for unit in candidates if unit.level == "province"]
        if provinces and (not counts or counts["tỉnh"] or bare in self._of_bodies):
            return provinces
        if counts:
            (kind, count), *others = counts.most_common(2)
            if others and others[0][1] == count:
                return []
            return [unit for unit in candidates if _fits(unit, kind)]
        districts = [unit for unit in candidates if unit.level == "district"]
        return [unit for unit in districts if unit.type in _TOWNS or self._is_near(unit)]

    def _is_near(self, unit: Unit) -> bool:
        """Whether the article names the province or district that the unit lies in."""
        if unit.level == "province":
            return True
        parents = [
            parent for parent in _by_code().get(unit.parent, ()) if self._overlap(parent, unit)
        ]
        for parent in parents:
            name = folded(parent.name)
            if parent.level == "province" and name in self._provinces:
                return True
            if parent.level == "district" and (name in self._districts or self._is_near(parent)):
                return True
        return False

    def _overlap(self, parent: Unit, unit: Unit) -> bool:
        start = max(parent.valid_from or date.min, unit.valid_from or date.min)
        return start <= min(parent.valid_to or date.max, unit.valid_to or date.max)

    def _mentioned_provinces(self) -> frozenset[str]:
        return frozenset(bare for _, bare in self._names if bare in _provinces())


def is_unit(kind: str, bare: str) -> bool:
    """Whether a unit of the class has the name at any time."""
    return any(_fits(unit, kind) for unit in _by_name().get(bare, ()))


def _fits(unit: Unit, kind: str) -> bool:
    """Whether a unit is of the class that the words name."""
    if not kind:
        return True
    if kind in ("thủ đô", "nước"):
        return kind == "thủ đô" and unit.level == "province"
    return folded(unit.type) == kind


def _provinces_of(bodies: Iterable[str]) -> frozenset[str]:
    """The provinces in the names of bodies and titles ("Sở Y tế tỉnh Lào Cai")."""
    texts = " | ".join(sorted({folded(body) for body in bodies}))
    return frozenset(name for name in _provinces() if f"tỉnh {name}" in texts)


def _province_code(unit: Unit) -> str:
    province = parent_province(unit, None)
    return province.code if province is not None else ""


def parent_province(unit: Unit, day: date | None) -> Unit | None:
    """The province in which a unit lies, at the time of the unit."""
    while unit.level != "province":
        parents = _by_code().get(unit.parent, ())
        same_time = [p for p in parents if p.valid_to == unit.valid_to] or list(parents)
        if not same_time:
            return None
        unit = same_time[-1]
    return unit


def unit_by_code(code: str, day: date) -> Unit | None:
    """The unit that has a code on a day."""
    return next((unit for unit in _by_code().get(code, ()) if unit.is_valid_on(day)), None)


__all__ = ["UnitLinker", "is_unit", "parent_province", "split_name", "unit_by_code"]
