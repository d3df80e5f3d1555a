from evaluation.bench import Timing, measure
from schemas import Article


def test_the_ratio_by_hand():
    timing = Timing(articles=2, characters=6000, pipeline=0.05, ner=0.5)
    assert timing.ratio == 10.0
    assert timing.lines()[1].endswith("25.0 ms/article")


def test_both_sides_read_every_article_and_one_more_to_warm_up():
    calls = {"extract": 0, "ner": 0}

    def count(name):
        calls[name] += 1

    articles = [Article(id=str(n), text="Một câu. Hai câu.\n") for n in range(3)]
    timing = measure(articles, lambda _: count("extract"), lambda _: count("ner"))
    assert calls == {"extract": 4, "ner": 8}
    assert timing.articles == 3
