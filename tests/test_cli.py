"""The command line: outputs, counts, exit status, and what bad input says."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import Extractor
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


def lines(path: Path) -> list[dict[str, Any]]:
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


BAD_INPUTS: dict[str, bytes | None] = {
    "missing.txt": None,
    "empty.txt": b"",
    "empty.jsonl": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "vni.txt": "Nöôùc Vieät Nam ñaõ kyù keát hôïp taùc vôùi Laøo".encode("latin-1"),
    "middle.jsonl": json.dumps(GOOD | {"id": "1"}).encode()
    + b'\n{"id": "2", "te\n'
    + json.dumps(GOOD | {"id": "3"}).encode(),
    "deep.jsonl": b"[" * 100_000,
    "number.jsonl": b'{"id": ' + b"9" * 5_000 + b"}",
    "columns.csv": b"id,body\n1,x\n",
    "folder": None,
    "unknown.docx": b"x",
}


@pytest.mark.parametrize("name", BAD_INPUTS)
def test_bad_input_is_an_error_line_and_costs_nothing_else(tmp_path: Path, name: str) -> None:
    content = BAD_INPUTS[name]
    (tmp_path / "folder").mkdir()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    out = tmp_path / "out" / "f.jsonl"
    inputs = [str(tmp_path / name), str(tmp_path / "good.jsonl")]
    result = RUNNER.invoke(app, ["extract", *inputs, "-q", "-o", str(out)])
    assert result.exit_code == 1, result.output
    assert [row["id"] for row in lines(out)][-1] == "g"
    [error] = lines(tmp_path / "out" / "f.errors.jsonl")
    assert set(error) == {"schema_version", "id", "error"}
    assert set(error["error"]) == {"kind", "message"}
    assert name in error["error"]["message"]


def test_what_can_be_put_right_is_a_warning(tmp_path: Path) -> None:
    rows = [
        GOOD | {"id": "date", "published": "hôm kia"},
        {"id": "half", "text": "Họp ở Huế \ud800 ngày 5/3/2020.", "title": "\udfff"},
    ]
    (tmp_path / "n.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "f.jsonl"
    result = RUNNER.invoke(app, ["extract", str(tmp_path / "n.jsonl"), "-o", str(out)])
    assert result.exit_code == 0, result.output
    undated, half = lines(out)
    assert undated["published"] is None
    assert "read as an undated article" in undated["warnings"][0]
    assert "U+FFFD" in half["warnings"][0]


def test_the_output_is_never_an_input(tmp_path: Path, news: Path) -> None:
    before = news.read_bytes()
    result = RUNNER.invoke(app, ["extract", str(news), "-o", str(news)])
    assert result.exit_code == 2
    assert "is the input and the output" in result.output
    assert news.read_bytes() == before
    for _ in range(2):  # the second run finds the files of the first in the folder
        result = RUNNER.invoke(
            app, ["extract", str(tmp_path), "-q", "-o", str(tmp_path / "f.jsonl")]
        )
        assert [row["id"] for row in lines(tmp_path / "f.jsonl")] == ["g", "h"]


def test_a_file_that_is_no_database_is_told(tmp_path: Path, news: Path) -> None:
    (tmp_path / "f.sqlite").write_text("no database " * 100)
    database = str(tmp_path / "f.sqlite")
    result = RUNNER.invoke(app, ["extract", str(news), "-q", "--sqlite", database])
    assert result.exit_code == 2
    assert "is it a SQLite file" in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_progress_is_shown_on_a_terminal_and_only_there(tmp_path: Path, news: Path) -> None:
    import pty
    import threading

    main, terminal = pty.openpty()
    run = [sys.executable, "-m", "pipeline.cli", "extract"]
    command = [*run, str(news), "-o", str(tmp_path / "f.jsonl")]
    shown = bytearray()

    def watch() -> None:
        with contextlib.suppress(OSError):  # the terminal is closed
            while piece := os.read(main, 1_000):
                shown.extend(piece)

    watcher = threading.Thread(target=watch)
    watcher.start()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, check=False)
    os.close(terminal)
    watcher.join()
    os.close(main)
    assert done.returncode == 1
    assert "articles, 1 failed" in shown.decode()
    assert "articles a second" in done.stdout.decode()
    quiet = subprocess.run(command, capture_output=True, check=False)
    assert quiet.stderr == b""


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


@pytest.mark.parametrize(
    "unit",
    [
        "ngày 18/2/2023 ông Lê Văn An, Giám đốc Sở Y tế, nói. ",
        "Ngày 5/5/2023, tỉnh Lào Cai ký thỏa thuận hợp tác với tỉnh Yên Bái về du lịch. ",
        "HuếÔng ",
        "TỈNH HUẾ ",
        "a",
        ". ",
    ],
)
def test_long_articles_take_linear_time(extractor: Extractor, unit: str) -> None:
    """200,000 characters of one article, and 1 MB on one line."""
    extractor.extract(unit * 10)

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        extractor.extract(text)
        return time.process_time() - start

    small = min(seconds(20_000) for _ in range(2))
    assert seconds(200_000) < 30 * small
    if unit == "a":
        seconds(1_000_000)
