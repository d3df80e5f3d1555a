"""underthesea's NER on the same gold: `python -m evaluation.peers.underthesea_ner`.

It knows PER, ORG and LOC; titles, dates and records it does not have. It is called a sentence at
a time, and its words, which are rewritten, are aligned with the article again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from evaluation.gold import read_gold
from evaluation.report import Report, evaluate_articles
from evaluation.run import default_selection, run
from pipeline.text.paragraphs import paragraphs
from pipeline.text.sentences import sentences
from schemas import Article, ArticleRecord, DocumentDate, Label, Mention, PipelineVersion

#: One row a word: word, part of speech, chunk, entity tag (B-PER, I-PER, …, O).
Tagger = Callable[[str], list[tuple[str, str, str, str]]]
_LABELS: Final[tuple[Label, ...]] = ("PER", "ORG", "LOC")
#: How far a rewritten word may lie from where it is expected.
_WINDOW: Final = 20


def mentions(text: str, ner: Tagger) -> Iterator[Mention]:
    """The names that the tagger finds in an article, with offsets in the article."""
    for start, end in sentences(text, paragraphs(text)):
        sentence = text[start:end]
        rows = ner(sentence)
        words = aligned([row[0] for row in rows], sentence)
        for first, last, label in _entities([row[3] for row in rows]):
            begin, stop = start + words[first][0], start + words[last][1]
            yield Mention(
                start=begin, end=stop, text=text[begin:stop], label=label, rule="underthesea.ner"
            )


def aligned(words: list[str], sentence: str) -> list[tuple[int, int]]:
    """The offsets of each word in the sentence; white space in words may be any.

    >>> aligned(["Ông", "Lê An"], "Ông  Lê\\tAn")
    [(0, 3), (5, 10)]
    """
    offsets: list[tuple[int, int]] = []
    position = 0
    for word in words:
        begin = None
        for syllable in word.split() or [word]:
            at = sentence.find(syllable, position, position + len(syllable) + _WINDOW)
            if at < 0:  # rewritten: it stands where the last one ended
                at = position + (len(sentence[position:]) - len(sentence[position:].lstrip()))
            begin = at if begin is None else begin
            position = min(at + len(syllable), len(sentence))
        offsets.append((begin or 0, position))
    return offsets


def _entities(tags: list[str]) -> Iterator[tuple[int, int, Label]]:
    """First word, last word and label of each run of B-X I-X …"""
    start = 0
    for index, tag in enumerate([*tags, "O"]):
        inside = index > 0 and tag.startswith("I-") and tags[index - 1][2:] == tag[2:]
        if inside:
            continue
        label = next((known for known in _LABELS if index and tags[index - 1][2:] == known), None)
        if label is not None:
            yield start, index - 1, label
        start = index


def extractor(ner: Tagger) -> Callable[[Article], ArticleRecord]:
    """What makes a record of an article, with nothing in it but the tagger's names."""

    def extract(article: Article) -> ArticleRecord:
        return ArticleRecord(
            id=article.id,
            text_sha256=hashlib.sha256(article.text.encode()).hexdigest(),
            document_date=DocumentDate(),
            mentions=tuple(mentions(article.text, ner)),
            pipeline=PipelineVersion(version="underthesea", resources="underthesea"),
        )

    return extract


def compare(
    gold: Annotated[Path, typer.Option(help="Folder of gold.")] = Path("corpus"),
    select: Annotated[str | None, typer.Option(help="all, odd, even or names.")] = None,
) -> None:
    """A table of vnfacts and underthesea.ner: precision, recall and F1 of PER, ORG and LOC."""
    from rich.console import Console
    from underthesea import ner

    golds = read_gold(gold, select or default_selection(gold))
    peer = evaluate_articles(golds, extractor(ner))
    Console().print(_table({"vnfacts": run(gold, select), "underthesea.ner": peer}))


def _table(reports: dict[str, Report]) -> Any:
    from rich.table import Table

    table = Table("layer", "tool", "precision", "recall", "F1")
    for label in _LABELS:
        for match in ("exact", "overlap"):
            for tool, report in reports.items():
                score = report.scores[f"{label} {match}"]
                rates = (score.precision, score.recall, score.f1)
                table.add_row(f"{label} {match}", tool, *(f"{rate:.3f}" for rate in rates))
    return table


if __name__ == "__main__":
    typer.run(compare)
