"""Where the material that the tests share with other checkouts stands, if it is there at all."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[1] / ".." / "shared"
ARTICLES = SHARED / "articles"
POOL = SHARED / "news" / "pool.jsonl.gz"

needs_articles = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the articles are not beside the checkout (../shared/articles)"
)
needs_pool = pytest.mark.skipif(
    not POOL.exists(), reason="the pool is not beside the checkout (../shared/news/pool.jsonl.gz)"
)
