"""From inputs to outputs: every article gives a record or an error line, and both are counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.errors import VnfactsError, is_panic
from pipeline.extractor import Extractor
from pipeline.readers import ReadFailure
from schemas import Article, ArticleRecord, ErrorDetail, ErrorRecord


class Writer(Protocol):
    """What takes the results, one at a time, in the order of the input."""

    def write(self, record: ArticleRecord) -> None:
        """Take the record of an article."""

    def fail(self, error: ErrorRecord) -> None:
        """Take the error of an article that gave no record."""


@dataclass
class Summary:
    """What a run did. `seconds` is the time from the first article to the last."""

    read: int = 0
    written: int = 0
    failed: int = 0
    people: int = 0
    titles: int = 0
    dates: int = 0
    agreements: int = 0
    warnings: int = 0
    seconds: float = field(default=0.0)

    def count(self, record: ArticleRecord) -> None:
        """Add one record."""
        self.written += 1
        self.people += len(record.people)
        self.titles += sum(len(person.titles) for person in record.people)
        self.dates += len(record.dates)
        self.agreements += len(record.agreements)
        self.warnings += len(record.warnings)

    @property
    def speed(self) -> float:
        """Articles a second."""
        return self.read / self.seconds if self.seconds else 0.0


def run(
    articles: Iterable[Article | ReadFailure],
    writers: Sequence[Writer],
    extractor: Extractor | None = None,
    progress: Callable[[Summary], None] = lambda summary: None,
) -> Summary:
    """Extract every article and hand the result to all writers."""
    extractor = extractor or Extractor().warm()
    summary = Summary()
    started = time.perf_counter()
    for result in results(articles, extractor):
        summary.read += 1
        if isinstance(result, ArticleRecord):
            summary.count(result)
            for writer in writers:
                writer.write(result)
        else:
            summary.failed += 1
            for writer in writers:
                writer.fail(result)
        summary.seconds = time.perf_counter() - started
        progress(summary)
    return summary


def results(
    articles: Iterable[Article | ReadFailure], extractor: Extractor
) -> Iterator[ArticleRecord | ErrorRecord]:
    """The record of each article, or the error that stands in its place."""
    for article in articles:
        if isinstance(article, ReadFailure):
            yield error_record(article.id, article.kind, article.message)
        else:
            yield extract_or_error(article, extractor)


def extract_or_error(article: Article, extractor: Extractor) -> ArticleRecord | ErrorRecord:
    """The record of one article; whatever goes wrong costs this article alone."""
    try:
        return extractor.extract_article(article)
    except VnfactsError as error:
        return error_record(article.id, error.kind, str(error))
    except BaseException as error:
        if not (isinstance(error, Exception) or is_panic(error)):
            raise  # Ctrl-C is meant for the whole run
        cause = error.__cause__ or error  # spaCy wraps a KeyError in a ValueError of its own
        message = f"{type(cause).__name__}: {cause} (please report this article as a bug)"
        return error_record(article.id, "internal", message)


def error_record(id: str, kind: str, message: str) -> ErrorRecord:
    """The line of the error file for one article."""
    return ErrorRecord(id=id, error=ErrorDetail(kind=kind, message=message))


__all__ = ["Summary", "Writer", "error_record", "extract_or_error", "results", "run"]
