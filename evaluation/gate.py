"""The gate: scores on corpus/ may not fall below the floors of evaluation/floors.toml.

`python -m evaluation.gate` compares; `--update` writes new floors, raising them only; `--lower
LAYER` lets one layer fall, in the open. The file also holds a hash of the gold and its inputs and
the counts of gold, so that a better figure on an easier corpus cannot pass unseen.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import BaseModel, ConfigDict

from evaluation.report import Report

FLOORS: Final = Path(__file__).with_name("floors.toml")
_SUFFIXES: Final = (".txt", ".meta.json", ".inline", ".records.yaml")
#: Figures are compared and stored with so many digits.
_DIGITS: Final = 3


class Floors(BaseModel):
    """The content of floors.toml: F1 a layer, and what it was measured on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold_sha256: str = ""
    articles: int = 0
    gold: dict[str, int] = {}
    f1: dict[str, float] = {}


def read_floors(path: Path = FLOORS) -> Floors:
    """The stored floors; none at all where there is no file."""
    if not path.exists():
        return Floors()
    return Floors.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def gold_hash(folder: Path) -> str:
    """A hash over names and bytes of all gold files and articles of a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name.endswith(_SUFFIXES):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def measured(report: Report, gold_sha256: str) -> Floors:
    """The figures of a report in the form of floors; layers without any gold are left out."""
    scores = {name: score for name, score in report.scores.items() if score.gold}
    return Floors(
        gold_sha256=gold_sha256,
        articles=report.articles,
        gold={name: score.gold for name, score in scores.items()},
        f1={name: round(score.f1, _DIGITS) for name, score in scores.items()},
    )


def problems(floors: Floors, now: Floors) -> list[str]:
    """What stands against passing, in words; empty if all is well."""
    if floors.gold_sha256 != now.gold_sha256:
        told = [
            f"{name}: {floors.gold.get(name, 0)} → {now.gold.get(name, 0)}"
            for name in sorted({*floors.gold, *now.gold})
            if floors.gold.get(name) != now.gold.get(name)
        ]
        changes = f" ({', '.join(told)})" if told else ""
        return [f"the gold has changed{changes}: run python -m evaluation.gate --update"]
    return [
        f"{name}: F1 {now.f1.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.f1.items()
        if now.f1.get(name, 0.0) < floor
    ]


def raised(floors: Floors, now: Floors, lower: tuple[str, ...] = ()) -> Floors:
    """New floors for what is measured now: each the higher figure, but for layers in `lower`."""
    f1 = {
        name: value if name in lower else max(value, floors.f1.get(name, 0.0))
        for name, value in now.f1.items()
    }
    return now.model_copy(update={"f1": f1})


def written(floors: Floors) -> str:
    """The content of floors.toml."""
    lines = [
        "# Written by `python -m evaluation.gate --update`, which never lowers a floor unasked.",
        f'gold_sha256 = "{floors.gold_sha256}"',
        f"articles = {floors.articles}",
        "",
        "[gold]",
        *(f'"{name}" = {count}' for name, count in floors.gold.items()),
        "",
        "[f1]",
        *(f'"{name}" = {value}' for name, value in floors.f1.items()),
    ]
    return "\n".join(lines) + "\n"


def gate(
    gold: Annotated[Path, typer.Option(help="Folder of gold.")] = Path("corpus"),
    update: Annotated[bool, typer.Option("--update", help="Raise the floors.")] = False,
    lower: Annotated[
        list[str] | None, typer.Option(help="With --update: a layer whose floor may fall.")
    ] = None,
) -> None:
    """Compare the scores on corpus/ with their floors; exit status 1 if any has fallen."""
    from evaluation.run import run

    now = measured(run(gold, "all"), gold_hash(gold))
    floors = read_floors()
    if update:
        floors = raised(floors, now, tuple(lower or ()))
        FLOORS.write_text(written(floors), encoding="utf-8")
    found = problems(floors, now)
    for problem in found:
        print(f"vnfacts: {problem}", file=sys.stderr)
    if found:
        raise typer.Exit(1)
    print(f"{len(floors.f1)} layers at or above their floors")


if __name__ == "__main__":
    typer.run(gate)
