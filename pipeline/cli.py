"""The command `vnfacts`. Heavy libraries are imported inside the commands that need them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.readers import ReadFailure
    from pipeline.runner import Summary, Writer
    from schemas import Article

app = typer.Typer(
    name="vnfacts",
    help="Read Vietnamese news and give back checked facts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: the same on every terminal, and half the time
)

#: Commands of packages that stand above `pipeline` (such as `evaluate`) plug in here.
COMMAND_GROUP = "vnfacts.commands"


@app.command()
def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Folders, .txt, .jsonl, .csv, .parquet, .html; '-' is JSONL on standard input.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="JSONL file to write; '-' is standard output."),
    ] = "-",
    sqlite: Annotated[
        Path | None, typer.Option(help="Also write the facts into this SQLite file.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no table.")] = False,
) -> None:
    """Extract the facts of articles: one JSON record a line.

    Articles that fail stand in OUT.errors.jsonl, and the exit status is then 1.
    """
    import sqlite3

    from pipeline.errors import VnfactsError
    from pipeline.readers import read_articles

    outputs = [Path(output), Path(output).with_suffix(".errors.jsonl")] if output != "-" else []
    for name in inputs:
        if Path(name).resolve() in {path.resolve() for path in outputs}:
            _stop(f"{name} is the input and the output; write to another file with -o")
    try:
        summary = _run(read_articles(inputs, outputs), output, sqlite, quiet)
    except VnfactsError as error:
        _stop(str(error))
    except sqlite3.Error as error:
        _stop(f"cannot write {sqlite}: {error}; is it a SQLite file of this version?")
    except OSError as error:
        _stop(f"cannot write: {error}")
    if not quiet:
        _print_summary(summary, to_stderr=output == "-")
    if summary.failed:
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from schemas import ArticleRecord

    print(json.dumps(ArticleRecord.model_json_schema(mode="serialization"), indent=2))


@app.command()
def explain(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT", help="As for extract.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="Explain this text instead of a file.")] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date of --text, YYYY-MM-DD.")
    ] = None,
) -> None:
    """Tell why: each fact with its rule, and where years, days and slots come from."""
    from pipeline.errors import VnfactsError
    from pipeline.explain import explain_inputs, explain_text

    if (text is None) == (not inputs):
        _stop("give either an INPUT or --text, e.g. vnfacts explain --text 'Chiều 18/2 …'")
    try:
        lines = explain_inputs(inputs or []) if text is None else explain_text(text, published)
        for line in lines:
            print(line)
    except VnfactsError as error:
        _stop(str(error))


def _run(
    articles: Iterable[Article | ReadFailure], output: str, sqlite: Path | None, quiet: bool
) -> Summary:
    """Extract into the files that were asked for, with a progress line on a terminal."""
    from pipeline.runner import run
    from pipeline.writers import JsonlWriter, SqliteWriter

    with ExitStack() as stack:
        writers: list[Writer] = [stack.enter_context(JsonlWriter(output))]
        if sqlite is not None:
            writers.append(stack.enter_context(SqliteWriter(sqlite)))
        return run(articles, writers, progress=stack.enter_context(_Progress(quiet)))


class _Progress:
    """A progress line on standard error, where that is a terminal."""

    def __init__(self, quiet: bool) -> None:
        self._bar: Any = None
        self._quiet = quiet or not sys.stderr.isatty()

    def __enter__(self) -> Callable[[Summary], None]:
        if self._quiet:
            return lambda summary: None
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        # How many articles a stream holds is not known before its end: the bar pulses.
        self._task = self._bar.add_task("loading rules", total=None)
        return self._show

    def _show(self, summary: Summary) -> None:
        counted = f"{summary.read} articles, {summary.failed} failed, {summary.speed:.0f} a second"
        self._bar.update(self._task, description=counted)

    def __exit__(self, *exception: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _print_summary(summary: Summary, to_stderr: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="vnfacts extract")
    table.add_column("what")
    table.add_column("number", justify="right")
    for name, number in (
        ("articles read", summary.read),
        ("records written", summary.written),
        ("people", summary.people),
        ("titles", summary.titles),
        ("dates", summary.dates),
        ("agreements", summary.agreements),
        ("warnings", summary.warnings),
        ("failures", summary.failed),
    ):
        table.add_row(name, f"{number:,}")
    table.add_row("articles a second", f"{summary.speed:,.1f}")
    Console(stderr=to_stderr).print(table)


def _stop(message: str) -> NoReturn:
    """End with a message on standard error and exit status 2: nothing was processed."""
    print(f"vnfacts: {message}", file=sys.stderr)
    raise typer.Exit(2)


def _plug_in_commands() -> None:
    for plugin in entry_points(group=COMMAND_GROUP):
        app.command(plugin.name)(plugin.load())


_plug_in_commands()

__all__ = ["app"]

if __name__ == "__main__":
    app()
