"""The corpus is what its data sheet says: own articles whose gold agrees with their text."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evaluation.gold import GoldArticle, gold_json, missing_words, read_gold_article

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))
ONE_PARTY_IS_NAMELESS = frozenset({("tham-chinh-thuc-na-uy", "các thỏa thuận cung ứng cá hồi")})


@pytest.fixture(params=NAMES)
def gold(request: pytest.FixtureRequest) -> GoldArticle:
    """One article; reading it checks the inline text, the tags and every value."""
    return read_gold_article(CORPUS, request.param)


def test_every_article_has_its_five_files() -> None:
    assert len(NAMES) >= 12
    for suffix in (".inline", ".meta.json", ".records.yaml", ".gold.json"):
        assert sorted(path.name.removesuffix(suffix) for path in CORPUS.glob(f"*{suffix}")) == NAMES


def test_id_is_the_file_name(gold: GoldArticle) -> None:
    assert (CORPUS / f"{gold.id}.txt").exists()


def test_licence_is_told(gold: GoldArticle) -> None:
    meta = json.loads((CORPUS / f"{gold.id}.meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "Apache-2.0"


def test_records_are_words_of_the_text(gold: GoldArticle) -> None:
    assert [words for words in missing_words(gold) if words] == []


def test_people_and_signers_are_tagged_names(gold: GoldArticle) -> None:
    tagged = {_surface(gold, span.start, span.end) for span in gold.spans if span.label == "PER"}
    named = {person.name for person in gold.records.people}
    assert named <= tagged
    for agreement in gold.records.agreements:
        assert {signer.name for signer in agreement.signers} <= named
        assert {signer.party for signer in agreement.signers} <= set(agreement.parties)


def test_jurisdictions_and_places_are_words_of_the_text(gold: GoldArticle) -> None:
    text = " ".join(gold.article.text.split()).casefold()
    held = [title for person in gold.records.people for title in person.titles]
    places = [title.jurisdiction for title in held]
    places += [agreement.place for agreement in gold.records.agreements]
    assert [place for place in places if place and place.casefold() not in text] == []


def test_an_agreement_binds_two(gold: GoldArticle) -> None:
    for agreement in gold.records.agreements:
        nameless = (gold.id, agreement.title) in ONE_PARTY_IS_NAMELESS
        assert nameless or len(set(agreement.parties)) >= 2


def test_gold_json_is_up_to_date(gold: GoldArticle) -> None:
    content = json.dumps(gold_json(gold), ensure_ascii=False, indent=1) + "\n"
    assert (CORPUS / f"{gold.id}.gold.json").read_text(encoding="utf-8") == content


def _surface(gold: GoldArticle, start: int, end: int) -> str:
    """The tagged words with their line breaks and runs of spaces made one space."""
    return " ".join(gold.article.text[start:end].split())


def test_counts_of_the_data_sheet() -> None:
    golds = [read_gold_article(CORPUS, name) for name in NAMES]
    labels = Counter(span.label for gold in golds for span in gold.spans)
    people = [person for gold in golds for person in gold.records.people]
    counts = [len(golds), *(labels[label] for label in ("PER", "ORG", "LOC", "TITLE", "DATE"))]
    counts += [len(people), sum(len(person.titles) for person in people)]
    counts += [sum(len(gold.records.agreements) for gold in golds)]
    row = "| " + " | ".join(map(str, counts)) + " |"
    sheet = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert row in sheet, f"corpus/README.md should have {row}"
    assert all(f"`{name}`" in sheet for name in NAMES)
