"""Rule files: what an author gets wrong is told by file, rule and key."""

from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.rulebook import (
    Entry,
    Example,
    load_entries,
    overlapping_examples,
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
