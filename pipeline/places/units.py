"""The table of administrative units: official codes with their time of validity."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from pipeline.rulebook import RULES

LEVELS: Final = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit during a time in which nothing about it changed.

    `code` is the statistics office's; codes are reused, so a unit is known by code and time.
    `valid_from` None is a beginning before the table, `valid_to` None a unit of today.
    """

    code: str
    valid_from: date | None
    valid_to: date | None
    level: str
    type: str
    name: str
    parent: str
    successors: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """The name with its class word: "thành phố Yên Bái"."""
        return f"{self.type} {self.name}"

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit existed on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@cache
def units() -> tuple[Unit, ...]:
    """All units, by code and time."""
    with (RULES / "places" / "units.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_unit(row) for row in csv.DictReader(file))


def _unit(row: dict[str, str]) -> Unit:
    return Unit(
        code=row["code"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        level=row["level"],
        type=row["type"],
        name=row["name"],
        parent=row["parent"],
        successors=tuple(row["successors"].split()),
    )


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


__all__ = ["LEVELS", "Unit", "units"]
