"""JSON Lines: one record a line, and the errors in a file beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from schemas import ArticleRecord, ErrorRecord


class JsonlWriter:
    """Writes `OUT.jsonl`, and `OUT.errors.jsonl` where an article failed; "-" is standard output.

    With "-" the error lines go to standard error. An error file of an earlier run is removed, so
    that what stands there is of this run.
    """

    def __init__(self, target: str) -> None:
        self.to_stdout = target == "-"
        self.path = Path(target)
        self.errors_path = self.path.with_suffix(".errors.jsonl")
        self._out: IO[str] = sys.stdout
        self._errors: IO[str] | None = sys.stderr if self.to_stdout else None

    def __enter__(self) -> Self:
        if not self.to_stdout:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.errors_path.unlink(missing_ok=True)
            self._out = self.path.open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.to_stdout:
            self._out.flush()
            return
        self._out.close()
        if self._errors is not None:
            self._errors.close()

    def write(self, record: ArticleRecord) -> None:
        """Append the record as one line."""
        self._out.write(record.model_dump_json() + "\n")

    def fail(self, error: ErrorRecord) -> None:
        """Append the error as one line of the error file."""
        if self._errors is None:
            self._errors = self.errors_path.open("w", encoding="utf-8", newline="\n")
        self._errors.write(error.model_dump_json() + "\n")


__all__ = ["JsonlWriter"]
