"""Rule files: what an author gets wrong is told by file, rule and key."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RuleError
from pipeline.rulebook import (
    RULES,
    Entry,
    Example,
    load_entries,
    overlapping_examples,
    read_toml,
    resources_hash,
)


class Verb(Entry):
    status: str


def write(root: Path, name: str, text: str) -> None:
    folder = root / "verbs"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_entries_come_with_their_examples(tmp_path: Path) -> None:
    write(
        tmp_path, "a.toml", '[[verb]]\nname = "ký"\nstatus = "signed"\nexamples = ["Hai bên ký."]'
    )
    [verb] = load_entries("verbs", "verb", Verb, root=tmp_path)
    assert verb.status == "signed"
    assert list(verb.all_examples()) == [(Example(text="Hai bên ký."), False)]


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        (
            '[[verb]]\nname = "ký"\nstatsu = "signed"\n',
            r"rules/verbs/a\.toml: 'ký'.*unknown key 'statsu'; did you mean 'status'",
        ),
        ('[[verb]]\nname = "ký"\nstatus = 3\n', "'ký': status: Input should be a valid string"),
        ('[[verb]]\nname = "ký"\nstatus = \n', r"rules/verbs/a\.toml: .*line 3"),
        ('[[verb]]\nstatus = "signed"\n', "a rule without a name"),
        (
            '[[verb]]\nname = "ký"\nstatus = "s"\n[[verb]]\nname = "ký"\nstatus = "s"\n',
            r"verb 'ký' stands in rules/verbs/a\.toml too",
        ),
    ],
)
def test_a_mistake_is_told_by_file_rule_and_key(tmp_path: Path, toml: str, complaint: str) -> None:
    root = tmp_path / "rules"
    root.mkdir()
    write(root, "a.toml", toml)
    with pytest.raises(RuleError, match=complaint):
        load_entries("verbs", "verb", Verb, root=root)


def test_a_concern_without_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"no \.toml file"):
        load_entries("verbs", "verb", Verb, root=tmp_path)


def test_overlapping_examples_are_told_with_both_rules() -> None:
    one = Verb(name="ký", status="signed", examples=("Hai bên ký.",))
    two = Verb(name="ký kết", status="signed", examples=(Example(text="Hai bên ký."),))
    assert overlapping_examples([one, two]) == ["'ký kết' and 'ký' share 'Hai bên ký.'"]


def test_the_hash_follows_the_rules(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", "")
    before = resources_hash(tmp_path)
    write(tmp_path, "a.toml", "# changed")
    resources_hash.cache_clear()
    assert resources_hash(tmp_path) != before
    resources_hash.cache_clear()


def rows() -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Every entry of every rule file, with its file and its table."""
    for path in sorted(RULES.rglob("*.toml")):
        for table, entries in read_toml(path).items():
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict):
                    yield path, table, entry


def test_no_example_stands_under_two_rules() -> None:
    """Neither twice under one, nor under two of one kind; told with file and rule.

    Slots are pieces of patterns: "2" may well be a day and a month.
    """
    owners: dict[tuple[str, ...], list[str]] = {}
    for path, table, entry in rows():
        if table == "slot":
            continue
        for key in ("examples", "reject"):
            for example in entry.get(key, ()):
                text = example if isinstance(example, str) else example["text"]
                day = entry.get("published", "") if isinstance(example, str) else str(example)
                place = f"{path.relative_to(RULES)}: {entry['name']!r}: {text!r}"
                owners.setdefault((path.parent.name, table, key, text, day), []).append(place)
    assert [places for places in owners.values() if len(places) > 1] == []


def test_every_table_is_one_that_the_code_reads() -> None:
    """A misspelt [[table]] would be a rule that nobody hears of."""
    code = "".join(path.read_text(encoding="utf-8") for path in RULES.parent.rglob("*.py"))
    tables = {(path.relative_to(RULES).as_posix(), table) for path, table, _ in rows()}
    quoted = set(re.findall(r"""["']([a-z_]+)["']""", code))
    assert [place for place in sorted(tables) if place[1] not in quoted] == []


def test_the_rules_and_data_are_part_of_the_hash() -> None:
    assert len(resources_hash()) == 16
    assert {path.suffix for path in RULES.rglob("*.*")} >= {".toml", ".csv"}
