"""One row of data (`id`, `text`, `title`, `published`, `source`, `url`) as an article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from schemas import Article


class ReadFailure(NamedTuple):
    """An article that could not be read: the id under which it is missed, and why."""

    id: str
    kind: str
    message: str


def article_of_row(row: Mapping[str, Any], name: str) -> Article | ReadFailure:
    """The article of a row; `name` says where it stands ("news.jsonl, line 3") and is its id
    where the row has none."""
    identity = str(row.get("id") or name)
    text = row.get("text")
    if not isinstance(text, str):
        kind = type(text).__name__
        told = "there is no text" if text is None else f"text is {kind}, not a string"
        keys = ", ".join(map(str, row)) or "nothing"
        message = f"{name}: {told}; the row holds {keys}, an article needs 'text'"
        return ReadFailure(identity, "no_text", message)
    if not text.strip():
        return ReadFailure(identity, "empty", f"{name}: the text is empty")
    published, warnings = _published(row.get("published"))
    return Article(
        id=identity,
        text=text,
        title=_string(row.get("title")),
        published=published,
        source=_string(row.get("source")),
        url=_string(row.get("url")),
        warnings=tuple(warnings),
    )


def _published(value: Any) -> tuple[date | None, list[str]]:
    """A publication date; what is none gives a warning, and the article is read as undated."""
    if isinstance(value, datetime):
        return value.date(), []
    if value is None or value == "" or isinstance(value, date):
        return value or None, []
    try:
        return date.fromisoformat(str(value).strip()[:10]), []
    except ValueError:
        return None, [f"published {value!r} is no date (YYYY-MM-DD): read as an undated article"]


def _string(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


__all__ = ["ReadFailure", "article_of_row"]
