"""The command line: outputs, counts, exit status, and what bad input says."""

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from schemas import SCHEMA_VERSION

RUNNER = CliRunner()
GOOD = {"id": "g", "text": "Chiều 18/2/2023, ông Lê Văn An, Giám đốc Sở Y tế, đến Huế."}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [json.dumps(GOOD, ensure_ascii=False), "{broken", json.dumps(GOOD | {"id": "h"})]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_extract_writes_records_and_errors_and_counts_both(tmp_path: Path, news: Path) -> None:
    out, database = tmp_path / "out" / "facts.jsonl", tmp_path / "facts.sqlite"
    result = RUNNER.invoke(app, ["extract", str(news), "-o", str(out), "--sqlite", str(database)])
    assert result.exit_code == 1, result.output
    assert [row["id"] for row in lines(out)] == ["g", "h"]
    [error] = lines(tmp_path / "out" / "facts.errors.jsonl")
    assert error["schema_version"] == SCHEMA_VERSION
    assert "line 2" in error["error"]["message"]
    assert "failures" in result.output
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT COUNT(*) FROM articles").fetchone() == (2,)
        assert connection.execute("SELECT COUNT(*) FROM errors").fetchone() == (1,)
        role = connection.execute("SELECT role, organisation FROM titles WHERE article = 'g'")
        assert role.fetchall() == [("Giám đốc", "Sở Y tế")]


def test_a_second_run_replaces_and_a_clean_run_leaves_no_error_file(
    tmp_path: Path, news: Path
) -> None:
    out, database = tmp_path / "f.jsonl", tmp_path / "f.sqlite"
    RUNNER.invoke(app, ["extract", str(news), "-o", str(out), "--sqlite", str(database)])
    news.write_text(json.dumps(GOOD), encoding="utf-8")
    result = RUNNER.invoke(app, ["extract", str(news), "-o", str(out), "--sqlite", str(database)])
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "f.errors.jsonl").exists()
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT COUNT(*) FROM dates").fetchone() == (2,)


def test_records_go_to_standard_output(news: Path) -> None:
    result = RUNNER.invoke(app, ["extract", str(news), "-q"])
    assert result.exit_code == 1
    assert json.loads(result.stdout.splitlines()[0])["id"] == "g"
    assert "line 2" in result.stderr


def test_keys_stand_in_the_order_of_the_contract(tmp_path: Path, news: Path) -> None:
    out = tmp_path / "f.jsonl"
    RUNNER.invoke(app, ["extract", str(news), "-o", str(out)])
    assert list(lines(out)[0]) == [
        "schema_version", "id", "title", "published", "source", "url", "text_sha256",
        "document_date", "mentions", "dates", "people", "organisations", "places", "agreements",
        "warnings", "pipeline",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt"])
def test_an_input_that_cannot_be_read_is_an_error_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    out = tmp_path / "f.jsonl"
    result = RUNNER.invoke(app, ["extract", str(tmp_path / name), "-o", str(out)])
    assert result.exit_code == 1
    assert len(lines(tmp_path / "f.errors.jsonl")) == 1


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, news: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = RUNNER.invoke(app, ["extract", str(news), "-o", str(tmp_path / "file" / "f.jsonl")])
    assert result.exit_code == 2
    assert "cannot write" in result.output


def test_schema_prints_the_json_schema() -> None:
    result = RUNNER.invoke(app, ["schema"])
    assert "agreements" in json.loads(result.stdout)["properties"]


def test_explain_tells_the_rule_and_how_the_year_was_found() -> None:
    result = RUNNER.invoke(
        app, ["explain", "--text", "Chiều 18/2, họp.", "--published", "2024-11-26"]
    )
    assert result.exit_code == 0, result.output
    assert "2024-02-18" in result.output
    assert "ngày/tháng" in result.output


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["explain"], "give either an INPUT or --text"),
        (["explain", "--text", "x", "--published", "hôm nay"], "is no date"),
        (["explain", "missing.txt"], "no such file"),
    ],
)
def test_explain_says_what_is_wrong(arguments: list[str], complaint: str) -> None:
    result = RUNNER.invoke(app, arguments)
    assert result.exit_code == 2
    assert complaint in result.output


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['vnfacts', '--help']\n"
        "from pipeline.cli import app\n"
        "try: app()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'underthesea', 'pydantic', 'numpy', 'scipy'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "extract" in done.stdout


@pytest.mark.parametrize("unit", ["ngày 18/2/2023 ông Lê Văn An, Giám đốc Sở Y tế, nói. ", "a"])
def test_long_articles_take_linear_time(unit: str) -> None:
    """200,000 characters of one article, and 1 MB on one line."""
    from pipeline import Extractor

    extractor = Extractor()
    extractor.extract(unit * 10)

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.perf_counter()
        extractor.extract(text)
        return time.perf_counter() - start

    small = min(seconds(20_000) for _ in range(2))
    assert seconds(200_000) < 30 * small
    if unit == "a":
        seconds(1_000_000)
