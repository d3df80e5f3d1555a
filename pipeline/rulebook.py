"""Rule files: TOML that a person writes, read into pydantic models with errors they can act on.

A rule file is a TOML file under `pipeline/rules/<concern>/`. Each array of tables in it holds
entries of one model; every entry has a `name` and at least one example. `load_entries` reads all
files of a concern, and `check_examples` holds over all of them: no name and no example twice.
"""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import RuleError

RULES = Path(__file__).parent / "rules"


class Example(BaseModel):
    """A sentence with inline tags: what must be found in it. `published` is ISO, for dates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1)
    published: str | None = None


class Entry(BaseModel):
    """What every rule and lexicon entry has: a readable name, examples, counter-examples.

    A rule that only discards what merely looks right has no `examples` but only `reject`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    note: str | None = None
    examples: tuple[Example | str, ...] = ()
    reject: tuple[Example | str, ...] = ()

    def all_examples(self) -> Iterator[tuple[Example, bool]]:
        """Each example with whether it is a counter-example."""
        for rejected, group in ((False, self.examples), (True, self.reject)):
            for example in group:
                yield (Example(text=example) if isinstance(example, str) else example), rejected


E = TypeVar("E", bound=Entry)


def rule_files(concern: str, root: Path = RULES) -> list[Path]:
    """The TOML files of a concern ("dates"), sorted by name."""
    files = sorted((root / concern).glob("*.toml"))
    if not files:
        raise RuleError(f"{root / concern}: no .toml file in it; is the installation complete?")
    return files


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of one rule file; a RuleError names the line of a syntax error."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{_short(path)}: {error}") from error


def parse_entries(path: Path, table: str, model: type[E]) -> list[E]:
    """The entries of one array of tables (`[[table]]`) of a rule file."""
    return [_validated(path, row, model) for row in read_toml(path).get(table, [])]


def load_entries(concern: str, table: str, model: type[E], root: Path = RULES) -> list[E]:
    """The entries named `[[table]]` in all files of a concern; a name may stand only once."""
    entries: list[E] = []
    seen: dict[str, Path] = {}
    for path in rule_files(concern, root):
        for entry in parse_entries(path, table, model):
            if entry.name in seen:
                where = _short(seen[entry.name])
                raise RuleError(f"{_short(path)}: {table} {entry.name!r} stands in {where} too")
            seen[entry.name] = path
            entries.append(entry)
    return entries


def overlapping_examples(entries: Iterable[Entry]) -> list[str]:
    """Complaints about examples that stand under two entries, or twice under one."""
    owner: dict[tuple[str, str | None, bool], str] = {}
    complaints: list[str] = []
    for entry in entries:
        for example, rejected in entry.all_examples():
            key = (example.text, example.published, rejected)
            if key in owner:
                complaints.append(f"{entry.name!r} and {owner[key]!r} share {example.text!r}")
            owner[key] = entry.name
    return complaints


@cache
def resources_hash(root: Path = RULES) -> str:
    """A hash over all rule and data files: the same hash, the same output."""
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".py"):
        if "__pycache__" in path.parts:
            continue
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _validated(path: Path, row: dict[str, Any], model: type[E]) -> E:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        name = row.get("name", "a rule without a name")
        problems = "; ".join(_problem(detail, model) for detail in error.errors())
        raise RuleError(f"{_short(path)}: {name!r}: {problems}") from error


def _problem(detail: Any, model: type[BaseModel]) -> str:
    """One validation error in words, with the key that was probably meant."""
    place = ".".join(str(part) for part in detail["loc"])
    if detail["type"] != "extra_forbidden":
        return f"{place}: {detail['msg']}"
    close = difflib.get_close_matches(str(detail["loc"][-1]), list(model.model_fields), n=1)
    hint = f"; did you mean {close[0]!r}?" if close else f"; keys are {sorted(model.model_fields)}"
    return f"unknown key {place!r}{hint}"


def _short(path: Path) -> str:
    """The path as the author knows it, below `pipeline/`."""
    parts = path.parts
    return "/".join(parts[parts.index("rules") :]) if "rules" in parts else str(path)


__all__ = [
    "RULES", "Entry", "Example", "load_entries", "overlapping_examples", "parse_entries",
    "read_toml", "resources_hash", "rule_files",
]  # fmt: skip
