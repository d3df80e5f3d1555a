"""One row of data (`id`, `text`, `title`, `published`, `source`, `url`) as an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from pipeline.publication import publication_day
from schemas import Article

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class ReadFailure(NamedTuple):
    """An article that could not be read: the id under which it is missed, and why."""

    id: str
    kind: str
    message: str


def article_of_row(row: Mapping[str, Any], name: str) -> Article | ReadFailure:
    """The article of a row; `name` says where it stands ("news.jsonl, line 3") and is its id
    where the row has none."""
    identity = whole_letters(str(row.get("id") or name))
    text = row.get("text")
    if not isinstance(text, str):
        kind = type(text).__name__
        told = "there is no text" if text is None else f"text is {kind}, not a string"
        keys = ", ".join(map(str, row)) or "nothing"
        message = f"{name}: {told}; the row holds {keys}, an article needs 'text'"
        return ReadFailure(identity, "no_text", whole_letters(message))
    if not text.strip():
        return ReadFailure(identity, "empty", f"{name}: the text is empty")
    published, warnings = publication_day(row.get("published"))
    if (whole := whole_letters(text)) != text:
        warnings.append("the text holds halves of letters (surrogates), each read as U+FFFD")
    return Article(
        id=identity,
        text=whole,
        title=_string(row.get("title")),
        published=published,
        source=_string(row.get("source")),
        url=_string(row.get("url")),
        warnings=tuple(warnings),
    )


def whole_letters(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, which no file can be written with."""
    if text.isascii():
        return text
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _string(value: Any) -> str | None:
    return None if value is None or value == "" else whole_letters(str(value))


__all__ = ["ReadFailure", "article_of_row", "whole_letters"]
