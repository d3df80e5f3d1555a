"""A breaking change of the record needs a new major version, and additions a new snapshot.

`snapshots/MAJOR.json` is the JSON Schema that readers of version MAJOR.x rely on. To add to the
record: `vnfacts schema > tests/schemas/snapshots/1.json`. To break it: raise SCHEMA_VERSION.
"""

import copy
import json
from pathlib import Path
from typing import Any

from schemas import SCHEMA_VERSION, ArticleRecord

SNAPSHOTS = Path(__file__).parent / "snapshots"
Schema = dict[str, Any]


def breaking_changes(old: Any, new: Any, place: str = "record") -> list[str]:
    """What a reader of the old schema would miss in data of the new one."""
    if isinstance(old, dict) and isinstance(new, dict):
        return _breaks_in_object(old, new, place)
    if isinstance(old, list) and isinstance(new, list):
        return [f"{place}: {item!r} is gone" for item in old if item not in new]
    return [] if old == new else [f"{place}: was {old!r}, is {new!r}"]


def _breaks_in_object(old: Schema, new: Schema, place: str) -> list[str]:
    changes: list[str] = []
    for key, value in old.items():
        if key in ("title", "description", "default"):
            continue
        if key not in new:
            changes.append(f"{place}: {key!r} is gone")
        else:
            changes += breaking_changes(value, new[key], f"{place}.{key}")
    return changes


def current() -> Schema:
    return ArticleRecord.model_json_schema(mode="serialization")


def test_no_breaking_change_without_a_new_major_version() -> None:
    snapshot = SNAPSHOTS / f"{SCHEMA_VERSION.split('.')[0]}.json"
    assert snapshot.exists(), f"a new major version needs its snapshot {snapshot.name}"
    assert breaking_changes(json.loads(snapshot.read_text(encoding="utf-8")), current()) == []


def test_every_field_is_covered_by_the_snapshot() -> None:
    snapshot = SNAPSHOTS / f"{SCHEMA_VERSION.split('.')[0]}.json"
    added = breaking_changes(current(), json.loads(snapshot.read_text(encoding="utf-8")))
    assert added == [], "additions: print the schema anew into the snapshot"


def test_the_comparison_sees_what_breaks() -> None:
    gone, narrowed = copy.deepcopy(current()), copy.deepcopy(current())
    del gone["properties"]["agreements"]
    narrowed["$defs"]["Agreement"]["properties"]["kind"]["enum"].remove("treaty")
    assert breaking_changes(current(), gone) == ["record.properties: 'agreements' is gone"]
    assert len(breaking_changes(current(), narrowed)) == 1
