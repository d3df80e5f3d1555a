"""The article that the project was begun for: every one of its facts, and nothing else."""

from collections import Counter

import pytest

from evaluation.gold import read_gold
from evaluation.report import Report, evaluate_articles
from pipeline import Extractor
from schemas import ArticleRecord
from tests.shared import ARTICLES, needs_articles

pytestmark = needs_articles


@pytest.fixture(scope="module")
def record(extractor: Extractor) -> ArticleRecord:
    [gold] = read_gold(ARTICLES, "seed")
    return extractor.extract_article(gold.article)


def test_its_people_titles_dates_and_agreements(record: ArticleRecord) -> None:
    assert len([person for person in record.people if person.titles]) == 7
    assert sum(len(person.titles) for person in record.people) == 15
    assert len(record.dates) == 14
    days = [agreement.signed.value for agreement in record.agreements if agreement.signed]
    assert days == ["2006-02-26", "2011-09-30", "2021-04-17", "2023-02-18"]
    topics = Counter({a.id: len(a.topics) for a in record.agreements})
    assert [count for _, count in topics.most_common(2)] == [11, 4]
    assert [len(agreement.signers) for agreement in record.agreements if agreement.signers] == [2]


def test_every_layer_is_right(extractor: Extractor) -> None:
    report: Report = evaluate_articles(read_gold(ARTICLES, "seed"), extractor.extract_article)
    wrong = {name: score.f1 for name, score in report.scores.items() if score.f1 < 1}
    assert wrong == {}
