"""Web pages: the running text, and what the page tells of itself in its head."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from pipeline.errors import InputError
from pipeline.text.encoding import decode

#: Key of an article → the `property`, `name` or `itemprop` of meta elements, best first.
_META: Final = {
    "title": ("og:title", "twitter:title", "title"),
    "published": ("article:published_time", "datePublished", "pubdate", "date"),
    "source": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
#: Limits for pages of few and short paragraphs, in which jusText sees only boilerplate.
_SHORT_PAGE: Final = {
    "length_low": 40, "length_high": 80, "stopwords_low": 0.1, "stopwords_high": 0.15,
}  # fmt: skip


def page(path: Path) -> dict[str, Any]:
    """`text` and the metadata of a page; needs the extra "html"."""
    try:
        import justext
        from lxml import html
    except ImportError as error:
        raise InputError(f"{path}: reading HTML needs pip install 'vnfacts[html]'") from error
    source = decode(path.read_bytes(), str(path)).text.encode("utf-8", "replace")
    words = justext.get_stoplist("Vietnamese")
    read = partial(justext.justext, source, words, encoding="utf-8")
    text = _running(read()) or _running(read(**_SHORT_PAGE))
    if not text:
        raise InputError(f"{path}: the page holds no running text")
    return {**dict(_metadata(html.fromstring(source))), "text": text}


def _running(paragraphs: Any) -> str:
    return "\n\n".join(p.text for p in paragraphs if not p.is_boilerplate)


def _metadata(root: Any) -> Iterator[tuple[str, str]]:
    told = {
        element.get(attribute): element.get("content")
        for attribute in ("itemprop", "name", "property")
        for element in root.iterfind(f".//meta[@{attribute}]")
    }
    title = root.findtext(".//title")
    for key, names in _META.items():
        values = (told.get(name) for name in names)
        value = next(filter(None, values), title if key == "title" else None)
        if value and value.strip():
            yield key, value.strip()


__all__ = ["page"]
