"""Builds `rules/places/units.csv` from the data that the package vietnamadminunits ships.

    pip install --no-deps vietnamadminunits==1.0.4 && python -m pipeline.places.build_units

Only its data files are read (MIT licence, Tran Ngoc Minh Hieu), never its code. The changes
before July 2025 that `history.csv` names are laid over them.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.rulebook import RULES

MERGER: Final = "2025-07-01"
BEFORE_MERGER: Final = "2025-06-30"
COLUMNS: Final = ("code", "valid_from", "valid_to", "level", "type", "name", "parent", "successors")


class Row(NamedTuple):
    """A unit during a time in which nothing about it changed; dates are ISO or empty."""

    code: str
    valid_from: str
    valid_to: str
    level: str
    type: str
    name: str
    parent: str
    successors: str


def data_folder() -> Path:
    """Where the package keeps its data; FileNotFoundError says how to get it."""
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("pip install --no-deps vietnamadminunits==1.0.4")
    return Path(spec.origin).parent / "data"


def build() -> list[Row]:
    """All rows of the table, by code and time."""
    folder = data_folder()
    with sqlite3.connect(folder / "dataset.db") as database:
        new, keys = _new_units(database)
        old = _old_units(database, _successors(folder, keys))
    rows = [*_with_history(old), *new]
    return sorted(set(rows), key=lambda row: (len(row.code), row.code, row.valid_from))


def _new_units(database: sqlite3.Connection) -> tuple[list[Row], dict[str, str]]:
    """The units since July 2025, and the code of each key "province_ward" and "province"."""
    query = (
        "SELECT province, provinceCode, wardCode, wardType, wardShort, provinceShort,"
        " provinceKey, wardKey FROM admin_units"
    )
    rows: list[Row] = []
    keys: dict[str, str] = {}
    for province, pcode, wcode, wtype, wname, pname, pkey, wkey in database.execute(query):
        rows.append(Row(pcode, MERGER, "", "province", _type(province), pname, "", ""))
        rows.append(Row(wcode, MERGER, "", "commune", wtype.lower(), wname, pcode, ""))
        keys[pkey] = pcode
        keys[f"{pkey}_{wkey}"] = wcode
    return rows, keys


def _successors(folder: Path, keys: dict[str, str]) -> dict[str, list[str]]:
    """Old key "province", "province_district" or "…_ward" → codes of the new units."""
    data = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = defaultdict(list)

    def add(old_key: str, code: str | None) -> None:
        parts = old_key.split("_")
        for size in (2, 3) if len(parts) == 3 else (len(parts),):
            codes = found["_".join(parts[:size])]
            if code and code not in codes:
                codes.append(code)

    for new, olds in data["DICT_PROVINCE"].items():
        for old in olds:
            add(old, keys.get(new))
    for new, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                add(old, keys.get(f"{new}_{ward}"))
    for new, olds in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, targets in olds.items():
            for target in targets:
                add(old, keys.get(f"{new}_{target['newWardKey']}"))
    return found


def _old_units(database: sqlite3.Connection, successors: dict[str, list[str]]) -> list[Row]:
    query = (
        "SELECT province, provinceShort, provinceCode, provinceKey, districtType, districtShort,"
        " districtCode, districtKey, wardType, wardShort, wardCode, wardKey"
        " FROM admin_units_legacy"
    )
    rows: list[Row] = []
    for p, ps, pc, pk, dt, ds, dc, dk, wt, ws, wc, wk in database.execute(query):
        rows.append(_old(pc, "province", _type(p), ps, "", successors[pk]))
        if dc:
            rows.append(_old(dc, "district", dt.lower(), ds, pc, successors[f"{pk}_{dk}"]))
        if wc:
            rows.append(_old(wc, "commune", wt.lower(), ws, dc, successors[f"{pk}_{dk}_{wk}"]))
    return rows


def _old(code: str, level: str, kind: str, name: str, parent: str, successors: list[str]) -> Row:
    return Row(code, "", BEFORE_MERGER, level, kind, name, parent, " ".join(successors))


def _type(province: str) -> str:
    return "thành phố" if province.startswith("Thành phố") else "tỉnh"


def _with_history(rows: list[Row]) -> Iterator[Row]:
    """The rows cut at the days of `history.csv`, with the units that were gone by 2025."""
    changes = list(csv.DictReader((RULES / "places" / "history.csv").open(encoding="utf-8")))
    begins = {change["code"]: change["begins"] for change in changes if change["begins"]}
    for row in rows:
        yield row._replace(valid_from=begins.get(row.code, row.valid_from))
    for change in changes:
        if change["ends"]:
            yield Row(
                change["code"], change["began"], change["ends"], change["level"], change["type"],
                change["name"], change["parent"], change["successors"],
            )  # fmt: skip


def main() -> None:
    """Write the table."""
    path = RULES / "places" / "units.csv"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(build())


if __name__ == "__main__":
    main()
