"""Files with an article a row: JSON Lines, CSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from pipeline.errors import InputError
from pipeline.readers.rows import ReadFailure, article_of_row
from pipeline.text.encoding import decode
from schemas import Article

Read = Iterator[Article | ReadFailure]


def read_jsonl(file: IO[bytes], name: str) -> Read:
    """An article a line; a broken line is one failure, and the lines after it are read."""
    number = 0
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield _article_of_line(line, f"{name}, line {number}")
    if not number:
        raise InputError(f"{name}: the file is empty")


def _article_of_line(line: bytes, name: str) -> Article | ReadFailure:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return ReadFailure(name, "encoding", f"{name}: is no UTF-8: {error.reason}")
    except json.JSONDecodeError as error:
        message = f"{name}: is no JSON: {error.msg} (column {error.colno})"
        return ReadFailure(name, "json", message)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets without end
        return ReadFailure(name, "json", f"{name}: is no JSON that can be read: {error}")
    if not isinstance(row, dict):
        return ReadFailure(name, "json", f"{name}: is no JSON object, but {type(row).__name__}")
    return article_of_row(row, name)


def read_csv(path: Path) -> Read:
    """An article a row; the first row names the columns, `text` among them."""
    text = decode(path.read_bytes(), str(path)).text
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    delimiter = _delimiter(text.partition("\n")[0])
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    _check_columns(path, rows.fieldnames)
    for number, row in enumerate(rows, start=2):
        yield article_of_row({k: v for k, v in row.items() if k}, f"{path}, row {number}")


def _delimiter(head: str) -> str:
    """What parts the columns: spreadsheets also write semicolons or tabs."""
    fitting = (sign for sign in ",;\t" if "text" in next(csv.reader([head], delimiter=sign)))
    return next(fitting, ",")


def read_parquet(path: Path) -> Read:
    """An article a row of a Parquet file, read batch by batch (needs pyarrow)."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError(f"{path}: reading Parquet needs pip install 'vnfacts[parquet]'") from error
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except pyarrow.ArrowInvalid as error:
        raise InputError(f"{path}: is no Parquet file: {error}") from error
    names = file.schema_arrow.names
    _check_columns(path, names)
    wanted = [n for n in ("id", "text", "title", "published", "source", "url") if n in names]
    number = 0
    for batch in file.iter_batches(batch_size=256, columns=wanted):
        rows: list[dict[str, Any]] = batch.to_pylist()
        for row in rows:
            number += 1
            yield article_of_row(row, f"{path}, row {number}")


def _check_columns(path: Path, columns: Any) -> None:
    if "text" not in (columns or ()):
        found = ", ".join(columns or ()) or "none"
        raise InputError(f"{path}: there is no column 'text'; columns are {found}")


__all__ = ["read_csv", "read_jsonl", "read_parquet"]
