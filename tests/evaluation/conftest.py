import hashlib

import pytest

from evaluation.gold import read_gold_article
from schemas import ArticleRecord

TEXT = """Sáng 5/3/2024, tại thành phố Hoa Mai, tỉnh An Hà và tỉnh Bình Sơn ký thỏa thuận hợp tác.
Ông Lê Văn An, Giám đốc Sở Y tế tỉnh An Hà, dự.
"""
INLINE = (
    TEXT.replace("Sáng 5/3/2024", '<DATE v="2024-03-05">Sáng 5/3/2024</DATE>')
    .replace("thành phố Hoa Mai", "<LOC>thành phố Hoa Mai</LOC>")
    .replace("tỉnh An Hà và", "<LOC>tỉnh An Hà</LOC> và")
    .replace("tỉnh Bình Sơn", "<LOC>tỉnh Bình Sơn</LOC>")
    .replace("Lê Văn An", "<PER>Lê Văn An</PER>")
    .replace("Giám đốc Sở Y tế tỉnh An Hà", "<TITLE>Giám đốc Sở Y tế tỉnh An Hà</TITLE>")
)
RECORDS = """people:
  - name: Lê Văn An
    titles:
      - {title: Giám đốc Sở Y tế, role: Giám đốc, organisation: Sở Y tế, jurisdiction: tỉnh An Hà}
agreements:
  - kind: agreement
    title: thỏa thuận hợp tác
    status: signed
    parties: [tỉnh An Hà, tỉnh Bình Sơn]
    signed: 2024-03-05
    place: thành phố Hoa Mai
"""


@pytest.fixture
def folder(tmp_path):
    """A gold folder with one invented article named a1."""
    (tmp_path / "a1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a1.inline").write_text(INLINE, encoding="utf-8")
    (tmp_path / "a1.records.yaml").write_text(RECORDS, encoding="utf-8")
    (tmp_path / "a1.meta.json").write_text('{"id": "a1", "published": "2024-03-06"}')
    return tmp_path


@pytest.fixture
def gold(folder):
    return read_gold_article(folder, "a1")


@pytest.fixture
def predict(gold):
    """Make a record of the article from mentions, given as (words, label), and other parts."""

    def span(words, **more):
        start = gold.article.text.index(words)
        return {"start": start, "end": start + len(words), **more}

    def record(mentions=(), **parts):
        found = [span(words, text=words, label=label, rule="r") for words, label in mentions]
        return ArticleRecord.model_validate(
            {
                "id": gold.id,
                "text_sha256": hashlib.sha256(gold.article.text.encode()).hexdigest(),
                "document_date": {},
                "mentions": sorted(found, key=lambda mention: mention["start"]),
                "pipeline": {"version": "0", "resources": "0"},
                **parts,
            },
            context={"text": gold.article.text},
        )

    record.span = span
    return record
