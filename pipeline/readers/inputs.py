"""Any mix of inputs, in their order: each is handed to the reader of its format."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pipeline.errors import InputError
from pipeline.readers.rows import ReadFailure, article_of_row, whole_letters
from pipeline.readers.tables import read_csv, read_jsonl, read_parquet
from pipeline.readers.texts import read_html, read_txt
from schemas import Article

Read = Iterator[Article | ReadFailure]

#: What a folder is searched for; other files in it (notes, gold) are no articles.
_READERS: Final[dict[str, Callable[[Path], Read]]] = {
    ".txt": read_txt,
    ".html": read_html,
    ".htm": read_html,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
_JSON_LINES: Final = (".jsonl", ".jsonl.gz")


def read_articles(inputs: Iterable[str | Path], leave_out: Iterable[Path] = ()) -> Read:
    """The articles of all inputs, in order; "-" is JSONL on standard input.

    An input that cannot be read at all is a ReadFailure named after it, so that the others are
    read all the same. An id that comes twice gets a number, with a warning. Files in `leave_out`
    (the outputs of this run) are passed over where they stand in a folder.
    """
    seen: dict[str, int] = {}
    left_out = frozenset(path.resolve() for path in leave_out)
    for name in inputs:
        for result in _read_input(str(name), left_out):
            yield _with_own_id(result, seen)


def _read_input(name: str, left_out: frozenset[Path] = frozenset()) -> Read:
    try:
        if name == "-":
            yield from read_jsonl(sys.stdin.buffer, "standard input")
        else:
            yield from _read_path(Path(name), left_out)
    except InputError as error:
        yield ReadFailure(name, error.kind, str(error))
    except OSError as error:
        yield ReadFailure(name, "input", f"{name}: cannot be read: {error.strerror or error}")
    except Exception as error:  # a library's own, in the middle of a file: the other inputs go on
        message = f"{name}: cannot be read on: {type(error).__name__}: {error}"
        yield ReadFailure(name, "input", whole_letters(message))


def _read_path(path: Path, left_out: frozenset[Path]) -> Read:
    if path.is_dir():
        yield from _read_folder(path, left_out)
        return
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder; check the name")
    if _is_json_lines(path):
        with _opened(path) as file:
            yield from read_jsonl(file, str(path))
        return
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join([*_READERS, *_JSON_LINES])
        raise InputError(f"{path}: unknown format {path.suffix!r}; known are {known}")
    yield from reader(path)


def _read_folder(folder: Path, left_out: frozenset[Path]) -> Read:
    found = (p for p in folder.rglob("*") if p.is_file() and _is_input(p))
    paths = sorted(p for p in found if p.resolve() not in left_out)
    if not paths:
        raise InputError(f"{folder}: no article in it (.txt, .html, .jsonl, .csv or .parquet)")
    for path in paths:
        yield from _read_input(str(path))


def _is_input(path: Path) -> bool:
    return path.suffix.lower() in _READERS or _is_json_lines(path)


def _is_json_lines(path: Path) -> bool:
    return path.name.lower().endswith(_JSON_LINES)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes, decompressed where it is a gzip file."""
    if path.suffix.lower() != ".gz":
        with path.open("rb") as file:
            yield file
        return
    try:
        with gzip.open(path, "rb") as packed:
            yield packed  # type: ignore[misc]
    except (gzip.BadGzipFile, EOFError) as error:
        raise InputError(f"{path}: is no whole gzip file: {error}") from error


def _with_own_id(result: Article | ReadFailure, seen: dict[str, int]) -> Article | ReadFailure:
    """The result under an id of its own: the second "a" becomes "a#2"."""
    seen[result.id] = seen.get(result.id, 0) + 1
    if seen[result.id] == 1:
        return result
    own = f"{result.id}#{seen[result.id]}"
    if isinstance(result, ReadFailure):
        return ReadFailure(own, result.kind, result.message)
    warning = f"the id {result.id!r} stands more than once in the input: this one is {own!r}"
    return result.model_copy(update={"id": own, "warnings": (*result.warnings, warning)})


__all__ = ["ReadFailure", "article_of_row", "read_articles"]
