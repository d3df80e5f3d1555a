"""Files with one article each: plain text with metadata beside it, and web pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.readers.pages import page
from pipeline.readers.rows import ReadFailure, article_of_row
from pipeline.text.encoding import decode
from schemas import Article

Read = Iterator[Article | ReadFailure]


def read_txt(path: Path) -> Read:
    """NAME.txt, with what NAME.meta.json beside it tells."""
    yield _article(path, lambda: {"text": decode(path.read_bytes(), str(path)).text})


def read_html(path: Path) -> Read:
    """A web page: its running text and metadata; NAME.meta.json beside it knows better."""
    yield _article(path, lambda: page(path))


def _article(path: Path, read: Callable[[], dict[str, Any]]) -> Article | ReadFailure:
    meta = _metadata(path)
    if isinstance(meta, ReadFailure):
        return meta
    identity = str(meta.get("id") or path.stem)
    try:
        row = read()
    except InputError as error:
        return ReadFailure(identity, error.kind, str(error))
    return article_of_row({**row, **meta, "id": identity}, str(path))


def _metadata(path: Path) -> dict[str, Any] | ReadFailure:
    """The object in NAME.meta.json, empty where there is none."""
    beside = path.with_suffix(".meta.json")
    if not beside.exists():
        return {}
    try:
        meta = json.loads(beside.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        return ReadFailure(path.stem, "json", f"{beside}: is no JSON: {error}")
    if not isinstance(meta, dict):
        return ReadFailure(path.stem, "json", f"{beside}: is no JSON object")
    return {key: value for key, value in meta.items() if key != "text"}


__all__ = ["read_html", "read_txt"]
