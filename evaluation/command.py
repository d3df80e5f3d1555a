"""The command `vnfacts evaluate`. What is heavy is imported when it runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from evaluation.report import Report


def evaluate(
    gold: Annotated[
        Path, typer.Option(help="Folder of gold: NAME.txt, .meta.json, .inline, .records.yaml.")
    ] = Path("corpus"),
    select: Annotated[str, typer.Option(help="all, odd, even, or names parted by commas.")] = "all",
    errors: Annotated[
        str | None, typer.Option(help='List the errors of a layer, e.g. "PER exact".')
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON, not a table.")] = False,
) -> None:
    """Precision, recall and F1 of every layer; predictions always come from the raw text."""
    from evaluation.gold import read_gold
    from evaluation.report import evaluate_articles
    from pipeline import Extractor
    from pipeline.errors import VnfactsError

    try:
        report = evaluate_articles(read_gold(gold, select), Extractor().extract_article)
    except VnfactsError as error:
        print(f"vnfacts: {error}", file=sys.stderr)
        raise typer.Exit(2) from error
    if errors is not None:
        _print_errors(report, errors)
    elif json_output:
        import json

        print(json.dumps(report.as_dict(), indent=2))
    else:
        _print_table(report)


def _print_errors(report: Report, layer: str) -> None:
    if layer not in report.scores:
        print(
            f"vnfacts: no layer {layer!r}; layers are: {', '.join(report.scores)}", file=sys.stderr
        )
        raise typer.Exit(2)
    for line in report.errors(layer):
        print(line)


def _print_table(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{report.articles} articles")
    for column in ("layer", "precision", "recall", "F1", "gold", "predicted"):
        table.add_column(column, justify="left" if column == "layer" else "right")
    for name, score in report.scores.items():
        numbers = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        table.add_row(name, *numbers, str(score.gold), str(score.predicted))
    Console().print(table)


__all__ = ["evaluate"]
