"""Speed of the whole pipeline against underthesea's NER, in one run on one core.

`python -m evaluation.bench` reads the development articles beside the checkout (the odd half and
the model article) where they are present, else corpus/. The pipeline goes from text to record;
underthesea.ner is called a sentence at a time, as its quadratic time demands. Articles alternate
between the two, so that a busy machine slows both.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline.text.paragraphs import paragraphs
from pipeline.text.sentences import sentences
from schemas import Article

#: How many times faster than underthesea.ner the pipeline must be.
TARGET: Final = 8.0
_DEVELOPMENT: Final = Path("../shared/articles")
_CORPUS: Final = Path("corpus")


@dataclass(frozen=True)
class Timing:
    """Seconds that each side took over the same articles."""

    articles: int
    characters: int
    pipeline: float
    ner: float

    @property
    def ratio(self) -> float:
        """How many times faster the pipeline is."""
        return self.ner / self.pipeline

    def lines(self) -> list[str]:
        """The figures for a terminal."""
        mean = self.characters / self.articles
        return [
            f"{self.articles} articles of {mean:,.0f} characters on average, one core",
            f"vnfacts, text to record      {1000 * self.pipeline / self.articles:8.1f} ms/article",
            f"underthesea.ner, by sentence {1000 * self.ner / self.articles:8.1f} ms/article",
            f"ratio {self.ratio:.1f} (target: at least {TARGET:g})",
        ]


def measure(
    articles: Sequence[Article], extract: Callable[[Article], object], ner: Callable[[str], object]
) -> Timing:
    """Time both sides over all articles, after one article each to warm up."""
    _read_sentences(articles[0].text, ner)
    extract(articles[0])
    pipeline = peer = 0.0
    for article in articles:
        started = time.perf_counter()
        extract(article)
        between = time.perf_counter()
        _read_sentences(article.text, ner)
        peer += time.perf_counter() - between
        pipeline += between - started
    characters = sum(len(article.text) for article in articles)
    return Timing(len(articles), characters, pipeline, peer)


def _read_sentences(text: str, ner: Callable[[str], object]) -> None:
    for start, end in sentences(text, paragraphs(text)):
        ner(text[start:end])


def bench(
    gold: Annotated[
        Path | None, typer.Option(help="Folder of articles; default: development, else corpus/.")
    ] = None,
    check: Annotated[bool, typer.Option(help="Fail when the target is not reached.")] = False,
) -> None:
    """Milliseconds an article of the pipeline and of underthesea.ner, and their ratio."""
    from evaluation.gold import read_gold
    from evaluation.run import default_selection
    from pipeline.extractor import Extractor

    _use_one_core()
    folder = gold or (_DEVELOPMENT if _DEVELOPMENT.is_dir() else _CORPUS)
    articles = [item.article for item in read_gold(folder, default_selection(folder))]
    from underthesea import ner

    timing = measure(articles, Extractor().extract_article, ner)
    print("\n".join(timing.lines()))
    if check and timing.ratio < TARGET:
        print("vnfacts: slower than the target", file=sys.stderr)
        raise typer.Exit(1)


def _use_one_core() -> None:
    """Keep this process on one core where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    typer.run(bench)
