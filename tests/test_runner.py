"""A run: every article gives a record or an error, whatever happens inside."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import Extractor, build_nlp
from pipeline.readers import ReadFailure
from pipeline.runner import Summary, run
from schemas import Article, ArticleRecord, ErrorRecord


class PanicException(BaseException):
    """What compiled components raise: no `Exception`."""


class Collected:
    """A writer that keeps what it takes."""

    def __init__(self) -> None:
        self.records: list[ArticleRecord] = []
        self.errors: list[ErrorRecord] = []

    def write(self, record: ArticleRecord) -> None:
        self.records.append(record)

    def fail(self, error: ErrorRecord) -> None:
        self.errors.append(error)


def extractor_that_raises(error: BaseException) -> Extractor:
    """An extractor one of whose components fails on articles that say "nổ"."""

    def component(doc: Doc) -> Doc:
        if "nổ" in doc.text:
            raise error
        return doc

    nlp = build_nlp(exclude=("vnfacts_agreements",))
    name = f"explodes {type(error).__name__}"
    Language.component(name, func=component)
    nlp.add_pipe(name, after="vnfacts_dates")
    return Extractor(nlp)


ARTICLES = [
    Article(id="a", text="Ngày 5/3/2020, họp."),
    Article(id="b", text="Pháo nổ ngày 6/3/2020."),
    ReadFailure("c", "json", "n.jsonl, line 3: is no JSON"),
    Article(id="d", text="Ngày 7/3/2020, họp."),
]


@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError("deep"), MemoryError(), PanicException("rust")]
)
def test_what_goes_wrong_in_a_component_costs_one_article(error: BaseException) -> None:
    taken = Collected()
    summary = run(ARTICLES, [taken], extractor_that_raises(error))
    assert [record.id for record in taken.records] == ["a", "d"]
    assert [failure.id for failure in taken.errors] == ["b", "c"]
    assert type(error).__name__ in taken.errors[0].error.message
    assert taken.errors[0].error.kind == "internal"
    assert (summary.read, summary.written, summary.failed) == (4, 2, 2)


def test_an_interrupted_run_stops() -> None:
    with pytest.raises(KeyboardInterrupt):
        run(ARTICLES, [Collected()], extractor_that_raises(KeyboardInterrupt()))


def test_the_summary_counts_and_progress_is_told(extractor: Extractor) -> None:
    text = "Chiều 18/2/2023, ông Lê Văn An, Giám đốc Sở Y tế, đến Huế."
    told: list[int] = []
    progress: Callable[[Summary], None] = lambda summary: told.append(summary.read)  # noqa: E731
    articles = [Article(id=str(n), text=text) for n in range(3)]
    summary = run(articles, [], extractor, progress)
    assert told == [1, 2, 3]
    assert (summary.people, summary.titles, summary.dates) == (3, 3, 3)
    assert summary.speed > 0
