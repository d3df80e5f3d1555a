"""Why each fact of an article is as it is: the lines that `vnfacts explain` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.dates.factory import explain_dates
from pipeline.errors import InputError
from pipeline.extractor import Extractor
from pipeline.publication import publication_day
from pipeline.readers import ReadFailure, read_articles
from pipeline.text.normalise import normalise
from schemas import Article, ArticleRecord, Evidence


def explain_inputs(inputs: Iterable[str]) -> Iterator[str]:
    """The lines of every article; an InputError tells of one that cannot be read."""
    extractor = Extractor()
    for article in read_articles(inputs):
        if isinstance(article, ReadFailure):
            raise InputError(article.message)
        yield f"== {article.id}"
        yield from explain_article(article, extractor)


def explain_text(text: str, published: str | None) -> Iterator[str]:
    """The lines of a text that stands alone."""
    day, problems = publication_day(published)
    if problems:
        raise InputError(problems[0])
    yield from explain_article(Article(id="text", text=text, published=day), Extractor())


def explain_article(article: Article, extractor: Extractor) -> Iterator[str]:
    """Dates, mentions, titles and agreements of one article, each with its rule."""
    yield "-- dates"
    yield from explain_dates(normalise(article.text).text, article.published)
    record = extractor.extract_article(article)
    yield f"-- document date: {record.document_date.value} ({record.document_date.basis})"
    yield "-- mentions"
    for mention in record.mentions:
        yield f"{mention.start}-{mention.end} {mention.label} {mention.text!r}  [{mention.rule}]"
    yield "-- titles"
    yield from _titles(article.text, record)
    yield "-- agreements"
    yield from _agreements(article, extractor)
    yield from (f"warning: {warning}" for warning in record.warnings)


def _titles(text: str, record: ArticleRecord) -> Iterator[str]:
    for person in record.people:
        for held in person.titles:
            parts = f"role={held.role}, organisation={held.organisation}, of {held.jurisdiction}"
            former = ", former" if held.former else ""
            yield f"{person.name}: {held.title!r} {parts}{former}  [{held.rule}, {held.basis}]"
            yield f"    {_quoted(text, held.evidence)}"


def _agreements(article: Article, extractor: Extractor) -> Iterator[str]:
    from pipeline.agreements.factory import explain_agreements

    doc = extractor.doc(article)
    yield from explain_agreements(doc)


def _quoted(text: str, evidence: Iterable[Evidence]) -> str:
    pieces = (f"{span.start}-{span.end} {text[span.start : span.end]!r}" for span in evidence)
    return "; ".join(pieces).replace("\n", "⏎")


__all__ = ["explain_article", "explain_inputs", "explain_text"]
