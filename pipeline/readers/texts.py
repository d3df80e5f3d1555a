"""Files with one article each: plain text with metadata beside it, and web pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import DecodeError, InputError
from pipeline.readers.rows import ReadFailure, article_of_row
from pipeline.text.encoding import decode
from schemas import Article

Read = Iterator[Article | ReadFailure]


def read_txt(path: Path) -> Read:
    """NAME.txt, with what NAME.meta.json beside it tells."""
    yield _article(path, lambda: decode(path.read_bytes(), str(path)).text, _metadata(path))


def read_html(path: Path) -> Read:
    """A web page: its running text, and the metadata that the page gives of itself."""
    yield _article(path, lambda: _page_text(path), _metadata(path))


def _article(path: Path, read: Any, meta: dict[str, Any] | ReadFailure) -> Article | ReadFailure:
    if isinstance(meta, ReadFailure):
        return meta
    identity = str(meta.get("id") or path.stem)
    try:
        text = read()
    except DecodeError as error:
        return ReadFailure(identity, error.kind, str(error))
    return article_of_row({**meta, "id": identity, "text": text}, str(path))


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


def _page_text(path: Path) -> str:
    """The paragraphs of a page that are running text."""
    try:
        import justext
    except ImportError as error:
        raise InputError(f"{path}: reading HTML needs pip install 'vnfacts[html]'") from error
    page = decode(path.read_bytes(), str(path)).text
    paragraphs = justext.justext(page, justext.get_stoplist("Vietnamese"))
    kept = [p.text for p in paragraphs if not p.is_boilerplate]
    return "\n\n".join(kept)


__all__ = ["read_html", "read_txt"]
