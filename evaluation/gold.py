"""Gold: articles with their annotation, read from a folder and checked while reading.

An article is four files: NAME.txt, NAME.meta.json, NAME.inline (the text with tags) and
NAME.records.yaml. The annotation guide says what they mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import GoldError
from pipeline.inline import InlineSpan, parse_inline
from schemas import AgreementKind, AgreementStatus, Article, check_timex


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldTitle(_Model):
    """A title as the annotator wrote it down."""

    title: str
    role: str
    organisation: str | None = None
    jurisdiction: str | None = None
    former: bool = False


class GoldPerson(_Model):
    """A person with at least one title."""

    name: str
    titles: tuple[GoldTitle, ...]


class GoldSigner(_Model):
    """Somebody who signed."""

    name: str
    title: str | None = None
    party: str | None = None


class GoldAgreement(_Model):
    """An agreement as the annotator wrote it down."""

    kind: AgreementKind
    status: AgreementStatus
    title: str | None = None
    parties: tuple[str, ...] = ()
    signers: tuple[GoldSigner, ...] = ()
    signed: str | None = None
    place: str | None = None
    period: str | None = None
    topics: tuple[str, ...] = ()
    money: str | None = None
    count: Annotated[int, Field(ge=1)] = 1
    follows: str | None = None


class GoldRecords(_Model):
    """The content of NAME.records.yaml."""

    people: tuple[GoldPerson, ...] = ()
    agreements: tuple[GoldAgreement, ...] = ()


class GoldArticle(_Model):
    """An article with its gold; spans are in text order."""

    article: Article
    spans: tuple[InlineSpan, ...]
    records: GoldRecords

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id


class _StringLoader(yaml.SafeLoader):
    """A loader that leaves dates and numbers as they are written (`signed: 2023-02-18`)."""


_StringLoader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in pairs if tag.endswith((":null", ":bool"))]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_gold(folder: Path, select: str = "all") -> Iterator[GoldArticle]:
    """The gold articles of a folder, by name.

    `select` keeps a half ("odd", "even": by the number in the name; names without a number are
    in both), names parted by commas, or "all". Raises GoldError naming the file.
    """
    names = sorted(path.stem for path in folder.glob("*.inline"))
    if not names:
        raise GoldError(f"{folder}: no gold in it (NAME.txt, .meta.json, .inline, .records.yaml)")
    for name in names:
        if _selected(name, select):
            yield read_gold_article(folder, name)


def _selected(name: str, select: str) -> bool:
    if select == "all":
        return True
    digits = "".join(filter(str.isdigit, name))
    if select in ("odd", "even"):
        return not digits or int(digits) % 2 == (select == "odd")
    return name in select.split(",")


def read_gold_article(folder: Path, name: str) -> GoldArticle:
    """One gold article; every part is checked against the text."""
    text = _read(folder / f"{name}.txt")
    spans = _spans(folder / f"{name}.inline", text)
    meta = json.loads(_read(folder / f"{name}.meta.json"))
    published = meta.get("published")
    article = Article(
        id=meta["id"],
        text=text,
        title=meta.get("title"),
        published=date.fromisoformat(published) if published else None,
        source=meta.get("source"),
    )
    records = _records(folder / f"{name}.records.yaml")
    return GoldArticle(article=article, spans=tuple(spans), records=records)


def _records(path: Path) -> GoldRecords:
    try:
        data = yaml.load(_read(path), Loader=_StringLoader)
        records = GoldRecords.model_validate(_numbers(data or {}))
    except (yaml.YAMLError, ValidationError) as error:
        raise GoldError(f"{path.name}: {error}") from error
    for number, agreement in enumerate(records.agreements, 1):
        for slot, value in (("signed", agreement.signed), ("period", agreement.period)):
            _check_value(f"{path.name}: agreement {number}: {slot}", value)
    return records


def _numbers(data: Any) -> Any:
    """Counts as numbers; everything else stays as written."""
    for agreement in data.get("agreements") or []:
        if "count" in agreement:
            agreement["count"] = int(agreement["count"])
    return {key: value or [] for key, value in data.items()}


def _spans(path: Path, text: str) -> list[InlineSpan]:
    """The tagged spans; the tagged text without its tags must be the article's text."""
    try:
        plain, spans = parse_inline(_read(path))
    except GoldError as error:
        raise GoldError(f"{path.name}: {error}") from error
    if plain != text:
        same = _shared_start(plain, text)
        raise GoldError(
            f"{_line(path.name, text, same)}: the inline text has {plain[same : same + 20]!r}, "
            f"the article {text[same : same + 20]!r}"
        )
    for span in spans:
        _check_span(path.name, span, text)
    return spans


def _shared_start(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _line(name: str, text: str, position: int) -> str:
    """File and line of a character of the text (the tags hold no newlines)."""
    return f"{name}:{text.count(chr(10), 0, position) + 1}"


def _check_span(name: str, span: InlineSpan, text: str) -> None:
    surface = text[span.start : span.end]
    where = f"{_line(name, text, span.start)}: {surface!r}"
    if surface != surface.strip():
        raise GoldError(f"{where}: white space at an end belongs outside the tag")
    if (span.label == "DATE") != (span.value is not None):
        raise GoldError(f"{where}: a DATE, and only a DATE, has a value v=…")
    _check_value(where, span.value)


def _check_value(where: str, value: str | None) -> None:
    try:
        if value is not None:
            check_timex(value)
    except ValueError as error:
        raise GoldError(f"{where}: {error}") from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise GoldError(f"{path.name} is missing beside its article") from error


def missing_words(gold: GoldArticle) -> list[str]:
    """Names, titles and topics of the records that the text does not hold, for the annotator."""
    text = " ".join(gold.article.text.split())
    wanted = [person.name for person in gold.records.people]
    wanted += [held.title for person in gold.records.people for held in person.titles]
    for agreement in gold.records.agreements:
        wanted += [
            *agreement.topics,
            *agreement.parties,
            agreement.title or "",
            agreement.money or "",
        ]
    return [words for words in wanted if " ".join(words.split()) not in text]


def gold_json(gold: GoldArticle) -> dict[str, Any]:
    """The gold as one JSON object: what stands in NAME.gold.json."""
    text = gold.article.text
    mentions = []
    for span in gold.spans:
        row: dict[str, Any] = {"start": span.start, "end": span.end, "label": span.label}
        if span.value is not None:
            row["value"] = span.value
        mentions.append(row | {"text": text[span.start : span.end]})
    records = gold.records.model_dump(mode="json", exclude_defaults=True)
    published = gold.article.published
    return {
        "id": gold.id,
        "title": gold.article.title,
        "published": published.isoformat() if published else None,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "mentions": mentions,
        "people": records.get("people", []),
        "agreements": records.get("agreements", []),
    }


__all__ = [
    "GoldAgreement", "GoldArticle", "GoldPerson", "GoldRecords", "GoldSigner", "GoldTitle",
    "gold_json", "missing_words", "read_gold", "read_gold_article",
]  # fmt: skip
