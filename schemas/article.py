"""What goes in: one article."""

from __future__ import annotations

from datetime import date

from schemas.spans import NonEmpty, Record


class Article(Record):
    """An article to read. Only `id` and `text` are needed; the rest is what its source tells."""

    id: NonEmpty
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    #: What was wrong with the input but could be put right, e.g. a date that is none.
    warnings: tuple[str, ...] = ()
