"""Real articles, as archives hold them: each gives a record, and every offset is true."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline import Extractor
from pipeline.readers import read_articles
from pipeline.runner import run
from pipeline.writers import JsonlWriter
from tests.shared import POOL, needs_pool

pytestmark = needs_pool

#: One article of so many is read.
STEP = 40


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Everything with a start and an end, however deep it stands."""
    if isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        if "start" in value:
            yield value
        for item in value.values():
            yield from spans(item)


def test_a_sample_of_the_pool(tmp_path: Path, extractor: Extractor) -> None:
    sample, out = tmp_path / "sample.jsonl", tmp_path / "facts.jsonl"
    with gzip.open(POOL, "rt", encoding="utf-8") as pool:
        lines = list(islice(pool, 0, None, STEP))
    sample.write_text("".join(lines), encoding="utf-8")
    with JsonlWriter(str(out)) as writer:
        summary = run(read_articles([sample]), [writer], extractor)
    assert (summary.read, summary.written, summary.failed) == (len(lines), len(lines), 0)
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for article, record in zip(map(json.loads, lines), records, strict=True):
        assert record["id"] == article["id"]
        check_spans(article["text"], record)


def check_spans(text: str, record: dict[str, Any]) -> None:
    found = list(spans(record))
    assert all(0 <= span["start"] < span["end"] <= len(text) for span in found)
    for span in found:
        if "text" in span:
            assert text[span["start"] : span["end"]] == span["text"]
