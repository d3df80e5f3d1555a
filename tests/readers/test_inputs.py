"""Inputs of every format, and everything that can be wrong with one: nothing is lost."""

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.readers import ReadFailure, inputs, read_articles
from schemas import Article


def jsonl(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read(*inputs: object) -> list[Article | ReadFailure]:
    return list(read_articles(str(name) for name in inputs))


def test_a_text_takes_its_metadata_from_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hai bên ký.", encoding="utf-8")
    meta = {"id": "x1", "title": "Lễ ký", "published": "2024-11-26", "source": "Báo", "url": "u"}
    (tmp_path / "a.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    [article] = read(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert (article.id, article.title, str(article.published)) == ("x1", "Lễ ký", "2024-11-26")
    assert article.text == "Hai bên ký."


def test_a_folder_gives_all_its_articles_by_name_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.md", "a.inline", "a.records.yaml"):
        (tmp_path / name).write_text("Hai bên ký.", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(jsonl({"id": "c1", "text": "Ba bên."}), encoding="utf-8")
    assert [article.id for article in read(tmp_path)] == ["a", "b", "c1"]


def test_json_lines_also_packed_and_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = jsonl({"id": "1", "text": "Một."}, {"id": "2", "text": "Hai."}).encode()
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(data))
    assert [article.id for article in read(tmp_path / "n.jsonl.gz")] == ["1", "2"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert [article.id for article in read("-")] == ["1", "2"]


def test_csv_and_parquet(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text('id,text,published\n1,"Một, hai.\nBa.",2024-01-02\n2,,\n', encoding="utf-8")
    first, second = read(path)
    assert isinstance(first, Article)
    assert (first.text, str(first.published)) == ("Một, hai.\nBa.", "2024-01-02")
    assert isinstance(second, ReadFailure)
    assert "row 3" in second.message

    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"text": ["Một."], "id": ["p"], "other": [1]})
    parquet.write_table(table, tmp_path / "n.parquet")
    [article] = read(tmp_path / "n.parquet")
    assert article.id == "p"


def test_a_web_page_gives_its_running_text(tmp_path: Path) -> None:
    pytest.importorskip("justext")
    long = "Hai tỉnh đã ký kết chương trình hợp tác và sẽ cùng nhau thực hiện trong năm nay. " * 4
    page = f"<html><body><div><a href='/'>Trang chủ</a></div><p>{long}</p></body></html>"
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    [article] = read(tmp_path / "p.html")
    assert isinstance(article, Article)
    assert article.text.startswith("Hai tỉnh đã ký kết")
    assert "Trang chủ" not in article.text


def test_a_web_page_tells_its_title_and_day(tmp_path: Path) -> None:
    pytest.importorskip("justext")
    head = (
        '<meta charset="utf-8"><title>Hai tỉnh ký | Báo</title>'
        '<meta property="og:title" content="Hai tỉnh ký">'
        '<meta itemprop="datePublished" content="2024-11-26T08:00:00+07:00">'
    )
    text = "Hai tỉnh đã ký kết chương trình hợp tác và sẽ cùng nhau thực hiện trong năm nay. " * 2
    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    [article] = read(tmp_path / "p.html")
    assert isinstance(article, Article)
    assert (article.title, str(article.published)) == ("Hai tỉnh ký", "2024-11-26")
    (tmp_path / "p.meta.json").write_text('{"published": "2024-11-25"}', encoding="utf-8")
    [article] = read(tmp_path / "p.html")
    assert isinstance(article, Article)
    assert str(article.published) == "2024-11-25"


def test_a_web_page_without_text_is_a_failure(tmp_path: Path) -> None:
    pytest.importorskip("justext")
    (tmp_path / "p.html").write_text("<html><body><p></p></body></html>", encoding="utf-8")
    [failure] = read(tmp_path / "p.html")
    assert isinstance(failure, ReadFailure)
    assert "no running text" in failure.message


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_are_parted_by_what_spreadsheets_write(tmp_path: Path, sign: str) -> None:
    (tmp_path / "n.csv").write_text(f"id{sign}text\n1{sign}Hai bên ký.\n", encoding="utf-8-sig")
    [article] = read(tmp_path / "n.csv")
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("1", "Hai bên ký.")


def test_a_library_that_gives_up_costs_its_own_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> Iterator[Article]:
        yield Article(id="first", text="Một.")
        raise RuntimeError("lost its way")

    monkeypatch.setitem(inputs._READERS, ".parquet", broken)
    (tmp_path / "a.parquet").write_bytes(b"x")
    (tmp_path / "b.txt").write_text("Hai.", encoding="utf-8")
    first, failure, last = read(tmp_path)
    assert (first.id, last.id) == ("first", "b")
    assert isinstance(failure, ReadFailure)
    assert "lost its way" in failure.message


@pytest.mark.parametrize(
    ("name", "content", "kind", "complaint"),
    [
        ("missing.txt", None, "input", "there is no such file"),
        ("empty.txt", b"", "encoding", "empty"),
        ("picture.txt", b"\x89PNG" + bytes(range(256)) * 4, "encoding", "binary"),
        ("empty.jsonl", b"", "input", "empty"),
        ("n.csv", b"id,body\n1,x\n", "input", "no column 'text'; columns are id, body"),
        ("n.parquet", b"nonsense", "input", "no Parquet file"),
        ("n.docx", b"x", "input", "unknown format '.docx'"),
        ("n.jsonl.gz", b"not gzip", "input", "no whole gzip file"),
    ],
)
def test_bad_input_is_told_with_what_to_change(
    tmp_path: Path, name: str, content: bytes | None, kind: str, complaint: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Hai bên ký.", encoding="utf-8")
    failure, good = read(tmp_path / name, tmp_path / "good.txt")
    assert isinstance(failure, ReadFailure)
    assert failure.kind == kind
    assert complaint in failure.message
    assert name in failure.message
    assert isinstance(good, Article)


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x")
    [failure] = read(tmp_path)
    assert isinstance(failure, ReadFailure)
    assert "no article in it" in failure.message


def test_a_broken_line_costs_that_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    good = jsonl({"id": "1", "text": "Một."}), jsonl({"id": "4", "text": "Bốn."})
    path.write_bytes(good[0].encode() + b'{"id": "2", "te\n\xff\xfe\n[1]\n' + good[1].encode())
    results = read(path)
    assert [type(result).__name__ for result in results] == [
        "Article", "ReadFailure", "ReadFailure", "ReadFailure", "Article",
    ]  # fmt: skip
    assert "line 2" in results[1].message
    assert "is no JSON" in results[1].message


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "a", "body": "x"}, "the row holds id, body, an article needs 'text'"),
        ({"id": "a", "text": 5}, "text is int, not a string"),
        ({"id": "a", "text": "  "}, "the text is empty"),
    ],
)
def test_a_row_without_text(tmp_path: Path, row: dict[str, object], complaint: str) -> None:
    (tmp_path / "n.jsonl").write_text(jsonl(row), encoding="utf-8")
    [failure] = read(tmp_path / "n.jsonl")
    assert isinstance(failure, ReadFailure)
    assert failure.id == "a"
    assert complaint in failure.message


def test_a_publication_date_that_is_none_is_a_warning(tmp_path: Path) -> None:
    row = {"id": "a", "text": "Hai bên ký.", "published": "hôm qua"}
    (tmp_path / "n.jsonl").write_text(jsonl(row), encoding="utf-8")
    [article] = read(tmp_path / "n.jsonl")
    assert isinstance(article, Article)
    assert article.published is None
    assert "read as an undated article" in article.warnings[0]


def test_the_same_id_twice_is_told_apart(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "Một."}, {"id": "a", "text": "Hai."}]
    (tmp_path / "n.jsonl").write_text(jsonl(*rows), encoding="utf-8")
    first, second = read(tmp_path / "n.jsonl")
    assert (first.id, second.id) == ("a", "a#2")
    assert isinstance(second, Article)
    assert "more than once" in second.warnings[0]


def test_broken_metadata_is_a_failure_of_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hai bên ký.", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text("{", encoding="utf-8")
    [failure] = read(tmp_path / "a.txt")
    assert isinstance(failure, ReadFailure)
    assert "a.meta.json: is no JSON" in failure.message
