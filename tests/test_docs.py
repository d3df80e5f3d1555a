"""The documents say what is so: commands, the example of the README, rules in CONTRIBUTING.

`UPDATE_DOCS=1 pytest tests/test_docs.py` writes pipeline/commands.md anew.
"""

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pipeline import Extractor
from pipeline.agreements.lexicon import Cue, Instrument
from pipeline.cli import app
from pipeline.dates.rules import DateRule
from pipeline.names.lexicon import Body, PlaceClass, Rank, Words
from pipeline.rulebook import Entry

ROOT = Path(__file__).parents[1]
_AS_WRITTEN = "\b\n"
COMMANDS = ROOT / "pipeline" / "commands.md"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
AGREEMENTS = (ROOT / "pipeline/rules/agreements/README.md").read_text(encoding="utf-8")
MODELS: dict[str, type[Entry]] = {
    "rank": Rank, "body": Body, "surname": Words, "class": PlaceClass, "date": DateRule, "cue": Cue,
    "instrument": Instrument,
}  # fmt: skip


def commands_page() -> str:
    """What `vnfacts COMMAND --help` says, as Markdown."""
    group: Any = typer.main.get_command(app)
    return "# Commands\n\n" + "\n".join(
        f"## vnfacts {name}\n\n{_plain(command.help)}\n\n{_parameters(command.params)}"
        for name, command in sorted(group.commands.items())
    )


def _parameters(parameters: list[Any]) -> str:
    told = [p for p in parameters if getattr(p, "help", None)]
    rows = [f"| {_names(p)} | {_plain(p.help)} |" for p in told]
    if not rows:
        return ""
    return "".join(f"{row}\n" for row in ["| option | what it does |", "|---|---|", *rows])


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    return ", ".join(f"`{name}`" for name in parameter.opts)


def _plain(text: str | None) -> str:
    """A help text as paragraphs; what it keeps as written ("\\b") as code."""
    paragraphs = (text or "").split("\n\n")
    return "\n\n".join(
        f"```sh\n{p.removeprefix(_AS_WRITTEN).strip()}\n```"
        if p.startswith(_AS_WRITTEN)
        else " ".join(p.split())
        for p in paragraphs
    )


def test_the_page_of_commands_is_true() -> None:
    if os.environ.get("UPDATE_DOCS"):
        COMMANDS.write_text(commands_page(), encoding="utf-8")
    assert COMMANDS.read_text(encoding="utf-8") == commands_page()


@pytest.mark.parametrize("command", ["extract", "schema", "explain", "evaluate"])
def test_every_command_helps(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert command in README
    assert f"vnfacts {command}" in COMMANDS.read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_example_of_the_readme_is_what_comes_out(extractor: Extractor) -> None:
    [text] = blocks(README, "text")
    [shown] = blocks(README, "json")
    record = extractor.extract(text.strip(), published="2023-02-19", id="hop-tac")
    assert_within(json.loads(shown), json.loads(record.model_dump_json()))


def assert_within(part: Any, whole: Any, place: str = "record") -> None:
    """Every value of `part` stands in `whole`; a list may leave items out."""
    if isinstance(part, dict):
        for key, value in part.items():
            assert_within(value, whole[key], f"{place}.{key}")
    elif isinstance(part, list):
        for index, item in enumerate(part):
            assert any(_is_within(item, other) for other in whole), f"{place}[{index}]: {item}"
    else:
        assert part == whole, place


def _is_within(part: Any, whole: Any) -> bool:
    try:
        assert_within(part, whole)
    except (AssertionError, KeyError, TypeError):
        return False
    return True


#: The rules that CONTRIBUTING and the page on agreements show, each with its table.
CONTRIBUTED = [
    pytest.param(table, row, id=f"{table}:{row['name']}")
    for block in blocks(CONTRIBUTING + AGREEMENTS, "toml")
    for table, rows in tomllib.loads(block).items()
    for row in rows
]


@pytest.mark.parametrize(("table", "row"), CONTRIBUTED)
def test_the_rules_that_contributing_shows_are_valid(table: str, row: dict[str, Any]) -> None:
    entry = MODELS[table].model_validate(row)
    assert entry.examples
    assert entry.reject


def test_contributing_shows_every_kind_of_rule() -> None:
    assert {shown.values[0] for shown in CONTRIBUTED} == set(MODELS)


@pytest.mark.parametrize("path", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_what_is_linked_exists(path: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", path) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
