"""From raw text to a validated record: what a Python program calls."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

from pipeline.layers import LABELS
from pipeline.nlp import build_nlp
from pipeline.publication import publication_day
from pipeline.rulebook import resources_hash
from pipeline.text.condition import text_warnings
from pipeline.text.normalise import WorkingText, normalise
from pipeline.version import VERSION
from schemas import Article, ArticleRecord, Mention, PipelineVersion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: A sentence with something for every component.
_WARM: Final = (
    "Ngày 5/3, ông Lê Văn An, Giám đốc Sở Y tế tỉnh Lào Cai, ký thỏa thuận với tỉnh Yên Bái."
)


class Extractor:
    """Reads articles. Building one loads all rules once; it may then be used any number of times.

    >>> record = Extractor().extract("Sáng 5/3/2024, ông Lê Văn An, Giám đốc Sở Y tế, phát biểu.")
    >>> record.dates[0].value
    '2024-03-05'
    """

    def __init__(self, nlp: Language | None = None) -> None:
        #: The spaCy pipeline, for those who want the Doc or components of their own.
        self.nlp = nlp if nlp is not None else build_nlp()
        self._version = PipelineVersion(version=VERSION, resources=resources_hash())

    def extract(
        self,
        text: str,
        published: date | str | None = None,
        id: str | None = None,
        title: str | None = None,
        *,
        source: str | None = None,
        url: str | None = None,
    ) -> ArticleRecord:
        """The record of one article.

        `published` is a date or "YYYY-MM-DD"; one that cannot be read is a warning, and the
        article is read as undated. Without `id` the record is named by the text's hash.
        """
        day, problems = publication_day(published)
        article = Article(
            id=id or sha256(text)[:16], text=text, title=title, published=day,
            source=source, url=url, warnings=tuple(problems),
        )  # fmt: skip
        return self.extract_article(article)

    def extract_article(self, article: Article) -> ArticleRecord:
        """The record of an `Article`; offsets are code points of `article.text`."""
        working = normalise(article.text)
        doc = self._read(article, working)
        facts = _facts(doc)
        if not working.is_identity:
            facts = _in_original(facts, working, article.text)
        data = {
            "id": article.id,
            "title": article.title,
            "published": article.published,
            "source": article.source,
            "url": article.url,
            "text_sha256": sha256(article.text),
            **facts,
            "warnings": (*article.warnings, *text_warnings(article.text), *doc._.warnings),
            "pipeline": self._version,
        }
        return ArticleRecord.model_validate(data, context={"text": article.text})

    def warm(self) -> Self:
        """Load what else is loaded on first use: before forking, or before looking at the clock."""
        self.extract(_WARM)
        return self

    def pipe(self, articles: Iterable[Article]) -> Iterator[ArticleRecord]:
        """The records of a stream of articles, one by one and in its order."""
        return (self.extract_article(article) for article in articles)

    def doc(self, article: Article) -> Doc:
        """The document over the working text of an article, with all its layers."""
        return self._read(article, normalise(article.text))

    def _read(self, article: Article, working: WorkingText) -> Doc:
        doc = self.nlp.make_doc(working.text)
        doc._.published = article.published
        doc._.headline = article.title
        return self.nlp(doc)


def sha256(text: str) -> str:
    """The hexadecimal hash of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _facts(doc: Doc) -> dict[str, Any]:
    """All facts of a document, as plain data with offsets in `doc.text`."""
    found = [
        Mention(
            start=span.start_char, end=span.end_char, text=span.text, label=label, rule=span.id_
        )
        for label in LABELS
        for span in doc.spans.get(label, ())
    ]
    return {
        "document_date": doc._.document_date,
        "mentions": sorted(found, key=lambda mention: mention.start),
        "dates": doc._.dates,
        "people": doc._.people,
        "organisations": doc._.organisations,
        "places": doc._.places,
        "agreements": doc._.agreements,
    }


def _in_original(facts: Any, working: WorkingText, original: str) -> Any:
    """The same facts with every span moved from the working text to the original."""
    if isinstance(facts, (list, tuple)):
        return [_in_original(item, working, original) for item in facts]
    if hasattr(facts, "model_dump"):
        facts = facts.model_dump()
    if not isinstance(facts, dict):
        return facts
    moved = {key: _in_original(value, working, original) for key, value in facts.items()}
    if "start" in moved and "end" in moved:
        start, end = working.to_original(moved["start"], moved["end"])
        moved |= {"start": start, "end": end}
        if "text" in moved:
            moved["text"] = original[start:end]
    return moved


__all__ = ["Extractor", "sha256"]
