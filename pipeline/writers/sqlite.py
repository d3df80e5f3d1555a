"""SQLite, the embedded default: a table a kind of fact, each row with its article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from schemas import Agreement, ArticleRecord, ErrorRecord, Person

#: Table → columns. Lists of spans are JSON in `evidence`; the whole record stands in `articles`.
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "articles": (
        "id", "title", "published", "source", "url", "text_sha256", "document_date", "record",
    ),
    "mentions": ("article", "start", "end", "text", "label", "rule"),
    "dates": (
        "article", "start", "end", "text", "value", "earliest", "latest", "part_of_day", "basis",
        "rule",
    ),
    "people": ("article", "name"),
    "titles": (
        "article", "person", "title", "role", "organisation", "jurisdiction", "former", "basis",
        "rule", "evidence",
    ),
    "organisations": ("article", "name", "kind"),
    "places": ("article", "name", "level", "code", "province", "valid_from", "valid_to"),
    "agreements": (
        "article", "id", "kind", "status", "count", "title", "signed", "place", "period", "money",
        "follows", "rule", "evidence",
    ),
    "parties": ("article", "agreement", "name", "basis"),
    "signers": ("article", "agreement", "name", "title", "party", "basis"),
    "topics": ("article", "agreement", "topic"),
    "errors": ("id", "kind", "message"),
}  # fmt: skip

#: How many articles are written in one transaction.
_BATCH: Final = 200


class SqliteWriter:
    """Writes records into a SQLite file; an article read again replaces its old rows."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._connection: sqlite3.Connection | None = None
        self._pending = 0

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(self.path)
        for table, columns in TABLES.items():
            self._database.execute(_create(table, columns))
            if columns[0] == "article":
                self._database.execute(
                    f'CREATE INDEX IF NOT EXISTS "{table}_article" ON "{table}" (article)'
                )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._database.commit()
        self._database.close()

    @property
    def _database(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("use SqliteWriter in a with statement")
        return self._connection

    def write(self, record: ArticleRecord) -> None:
        """Replace all rows of the record's article."""
        self._forget(record.id)
        for table, rows in _rows(record).items():
            self._insert(table, rows)
        self._commit_now_and_then()

    def fail(self, error: ErrorRecord) -> None:
        """Note the error; facts of an earlier run of the same article are removed."""
        self._forget(error.id)
        self._insert("errors", [(error.id, error.error.kind, error.error.message)])
        self._commit_now_and_then()

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(TABLES[table]))
        self._database.executemany(f'INSERT OR REPLACE INTO "{table}" VALUES ({marks})', rows)

    def _forget(self, id: str) -> None:
        for table, columns in TABLES.items():
            key = "article" if columns[0] == "article" else "id"
            self._database.execute(f'DELETE FROM "{table}" WHERE {key} = ?', (id,))

    def _commit_now_and_then(self) -> None:
        self._pending += 1
        if self._pending >= _BATCH:
            self._database.commit()
            self._pending = 0


def _create(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    key = ", PRIMARY KEY (id)" if table in ("articles", "errors") else ""
    return f'CREATE TABLE IF NOT EXISTS "{table}" ({names}{key})'


def _rows(record: ArticleRecord) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table for one record."""
    data = record.model_dump(mode="json")
    rows: dict[str, list[tuple[Any, ...]]] = {
        "articles": [_article_row(record, data)],
        "people": [(record.id, person.name) for person in record.people],
        "titles": [row for person in record.people for row in _title_rows(record.id, person)],
        "agreements": [_agreement_row(record.id, agreement) for agreement in record.agreements],
        "parties": [],
        "signers": [],
        "topics": [],
    }
    for table in ("mentions", "dates", "organisations", "places"):
        columns = TABLES[table][1:]
        rows[table] = [(record.id, *(row[name] for name in columns)) for row in data[table]]
    for agreement in record.agreements:
        key = (record.id, agreement.id)
        rows["parties"] += [(*key, party.value, party.basis) for party in agreement.parties]
        rows["signers"] += [(*key, s.name, s.title, s.party, s.basis) for s in agreement.signers]
        rows["topics"] += [(*key, topic.value) for topic in agreement.topics]
    return rows


def _article_row(record: ArticleRecord, data: dict[str, Any]) -> tuple[Any, ...]:
    head = tuple(data[name] for name in TABLES["articles"][:6])
    return (*head, record.document_date.value, record.model_dump_json())


def _title_rows(article: str, person: Person) -> list[tuple[Any, ...]]:
    return [
        (
            article, person.name, held.title, held.role, held.organisation, held.jurisdiction,
            held.former, held.basis, held.rule, _spans(held.evidence),
        )
        for held in person.titles
    ]  # fmt: skip


def _agreement_row(article: str, agreement: Agreement) -> tuple[Any, ...]:
    slots = (agreement.title, agreement.signed, agreement.place, agreement.period, agreement.money)
    return (
        article, agreement.id, agreement.kind, agreement.status, agreement.count,
        *(slot.value if slot else None for slot in slots),
        agreement.follows, agreement.rule, _spans(agreement.evidence),
    )  # fmt: skip


def _spans(evidence: Iterable[Any]) -> str:
    return json.dumps([[span.start, span.end] for span in evidence])


__all__ = ["TABLES", "SqliteWriter"]
