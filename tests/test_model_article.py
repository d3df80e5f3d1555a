"""The model article comes out whole: people, titles, dates, agreements."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.run import run
from pipeline import Extractor

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"
LAYERS = (
    "PER exact", "ORG exact", "LOC exact", "TITLE exact", "DATE exact", "DATE value",
    "title triple", "title jurisdiction", "title former", "agreement found", "agreement slots",
)  # fmt: skip


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the model article is not beside the checkout")
def test_the_model_article_is_read_without_an_error(extractor: Extractor) -> None:
    report = run(ARTICLES, "seed", extract=extractor.extract_article)
    errors = {layer: report.scores[layer].errors for layer in LAYERS}
    assert {layer: found for layer, found in errors.items() if found} == {}
    counts = {layer: report.scores[layer].correct for layer in LAYERS}
    assert counts["title triple"] == 15
    assert counts["DATE value"] == 14
    assert counts["agreement found"] == 4
