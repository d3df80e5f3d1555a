"""The command `vnfacts evaluate`. What is heavy is imported when it runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from evaluation.report import Report


def evaluate(
    gold: Annotated[
        Path, typer.Option(help="Folder of gold: NAME.txt, .meta.json, .inline, .records.yaml.")
    ] = Path("corpus"),
    select: Annotated[
        str | None,
        typer.Option(
            "--select",
            "--ids",
            help="all, odd, even (by the number in the name; names without one are in both), "
            "or names parted by commas. Default: all of corpus/, the odd ones of any other "
            "folder, so that its even half stays unread until asked for.",
        ),
    ] = None,
    layer: Annotated[
        str, typer.Option(help='Show only layers whose name starts so: PER, "DATE value", title.')
    ] = "",
    errors: Annotated[
        bool, typer.Option("--errors", help="List the errors of the layers with their rules.")
    ] = False,
    gold_mentions: Annotated[
        bool,
        typer.Option(
            "--gold-mentions",
            help="Give people, places and agreements the gold's mentions (development only).",
        ),
    ] = False,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON, not a table.")] = False,
) -> None:
    """Precision, recall and F1 of every layer.

    Predictions come from the raw text.

    \b
    vnfacts evaluate
    vnfacts evaluate --gold DIR --select odd --layer "ORG exact" --errors
    vnfacts evaluate --gold DIR --layer agreement --gold-mentions
    """
    from evaluation.run import run
    from pipeline.errors import VnfactsError

    try:
        report = run(gold, select, gold_mentions)
    except VnfactsError as error:
        _stop(str(error))
    if not report.layers(layer):
        _stop(f"no layer starts with {layer!r}; layers are: {', '.join(report.scores)}")
    _show(report, layer, errors, json_output)


def _show(report: Report, layer: str, errors: bool, json_output: bool) -> None:
    if json_output:
        import json

        print(json.dumps(report.as_dict(), indent=2))
        return
    if errors:
        for name in report.layers(layer):
            for line in report.error_lines(name):
                print(f"{name}  {line}")
    from rich.console import Console

    Console().print(report.table(layer))


def _stop(message: str) -> NoReturn:
    print(f"vnfacts: {message}", file=sys.stderr)
    raise typer.Exit(2)


__all__ = ["evaluate"]
