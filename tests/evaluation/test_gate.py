import tomllib
from pathlib import Path

import pytest

from evaluation.gate import (
    FLOORS,
    Floors,
    gold_hash,
    measured,
    problems,
    raised,
    read_floors,
    written,
)
from evaluation.report import Report
from evaluation.scores import Score

OLD = Floors(gold_sha256="a", articles=1, gold={"PER exact": 4}, f1={"PER exact": 0.8})


def test_a_fallen_score_is_told():
    now = OLD.model_copy(update={"f1": {"PER exact": 0.799}})
    assert problems(OLD, now) == ["PER exact: F1 0.799 is below its floor 0.800"]
    assert problems(OLD, OLD) == []


def test_a_lost_layer_is_told():
    assert problems(OLD, OLD.model_copy(update={"f1": {}}))


def test_changed_gold_is_told_with_its_counts():
    now = Floors(gold_sha256="b", gold={"PER exact": 3}, f1={"PER exact": 1.0})
    assert "PER exact: 4 → 3" in problems(OLD, now)[0]


def test_an_update_never_lowers_unasked():
    now = OLD.model_copy(update={"f1": {"PER exact": 0.5, "LOC exact": 0.9}})
    assert raised(OLD, now).f1 == {"PER exact": 0.8, "LOC exact": 0.9}
    assert raised(OLD, now, ("PER exact",)).f1["PER exact"] == 0.5


def test_floors_are_read_as_written(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text(written(OLD), encoding="utf-8")
    assert read_floors(path) == OLD
    assert read_floors(tmp_path / "none.toml") == Floors()
    assert tomllib.loads(written(OLD))["articles"] == 1


def test_layers_without_gold_have_no_floor():
    report = Report(1, {"PER exact": Score(1, 1, 2), "LOC exact": Score(0, 3, 0)})
    assert measured(report, "a").f1 == {"PER exact": 0.667}


def test_every_byte_of_gold_counts(folder):
    before = gold_hash(folder)
    with (folder / "a1.txt").open("a", encoding="utf-8") as file:
        file.write(".")
    assert gold_hash(folder) != before


def test_scores_on_the_corpus_do_not_fall():
    if not FLOORS.exists():
        pytest.skip("no floors yet: python -m evaluation.gate --update")
    from evaluation.run import run

    corpus = Path(__file__).parents[2] / "corpus"
    assert problems(read_floors(), measured(run(corpus), gold_hash(corpus))) == []
