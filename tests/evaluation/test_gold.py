from datetime import date

import pytest

from evaluation.gold import gold_json, missing_words, read_gold
from evaluation.gold_mentions import days_of, gold_doc, to_working
from evaluation.report import evaluate_articles
from pipeline.errors import GoldError
from pipeline.text.normalise import normalise


def test_gold_is_read_as_written(gold):
    assert gold.article.published == date(2024, 3, 6)
    assert gold.records.agreements[0].signed == "2024-03-05"  # not a YAML date
    assert [span.label for span in gold.spans] == ["DATE", "LOC", "LOC", "LOC", "PER", "TITLE"]
    assert missing_words(gold) == []
    assert gold_json(gold)["mentions"][0]["value"] == "2024-03-05"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("a1.inline", "Ông ", "Bà ", "a1.inline:2"),
        ("a1.inline", "2024-03-05", "2024-13-05", "a1.inline:1: .*month 13"),
        ("a1.inline", "</PER>", "", "line 2"),
        ("a1.inline", "<PER>Lê", "<PER> Lê", "a1.inline:2"),
        ("a1.inline", ' v="2024-03-05"', "", "a1.inline:1: .*value"),
        ("a1.records.yaml", "kind: agreement", "kind: deal", "a1.records.yaml"),
        ("a1.records.yaml", "    status", "    statu", "a1.records.yaml"),
        ("a1.records.yaml", "2024-03-05", "2024-02-30", "agreement 1: signed"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(folder, file, old, new, told):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError, match=told):
        list(read_gold(folder))


def test_a_missing_file_is_named(folder):
    (folder / "a1.meta.json").unlink()
    with pytest.raises(GoldError, match=r"a1\.meta\.json"):
        list(read_gold(folder))


def test_a_folder_without_gold_is_told(tmp_path):
    with pytest.raises(GoldError, match="no gold"):
        list(read_gold(tmp_path))


def test_halves_are_chosen_by_the_number(folder):
    assert [gold.id for gold in read_gold(folder, "odd")] == ["a1"]
    assert list(read_gold(folder, "even")) == []


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-W07", "2024-02-12", "2024-02-18"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("202", "2020-01-01", "2029-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("P2Y", "None", "None"),
        ("XXXX-09-02", "None", "None"),
    ],
)
def test_days_of_a_value(value, first, last):
    assert tuple(map(str, days_of(value))) == (first, last)


def test_gold_mentions_stand_on_the_doc(gold):
    import spacy

    import pipeline.tokenizer  # noqa: F401

    config = {"nlp": {"tokenizer": {"@tokenizers": "vnfacts.SyllableTokenizer.v1"}}}
    doc = gold_doc(spacy.blank("vi", config=config), gold)
    assert [span.text for span in doc.spans["PER"]] == ["Lê Văn An"]
    assert doc._.dates[0].value == "2024-03-05"
    assert doc._.document_date.basis == "published"


def test_offsets_go_to_the_working_text():
    working = normalise("Ho\u0300a Bi\u0300nh")
    assert to_working(working, 5, 10) == (4, 8)
    assert working.to_original(4, 8) == (5, 10)


def test_a_report_counts_and_lists_errors(gold, predict):
    report = evaluate_articles([gold], lambda article: predict([("Lê Văn", "PER")]))
    assert report.as_dict()["layers"]["PER overlap"]["f1"] == 1.0
    assert [line[:4] for line in report.error_lines("PER exact")] == ["~ a1", "    "]
    assert report.layers("TITLE") == ["TITLE exact", "TITLE overlap"]
