"""`python -m evaluation.build_gold DIR`: check the gold of a folder and write NAME.gold.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from evaluation.gold import GoldArticle, gold_json, missing_words, read_gold
from pipeline.errors import GoldError


def build_gold(
    folder: Annotated[Path, typer.Argument(help="Folder of gold.")] = Path("corpus"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail where a file is out of date.")
    ] = False,
) -> None:
    """Check every article of a gold folder and build its NAME.gold.json.

    Names, titles, parties and topics of the records that the text does not hold are told.
    """
    try:
        stale = [gold.id for gold in read_gold(folder) if _build(folder, gold, check)]
    except GoldError as error:
        print(f"vnfacts: {error}", file=sys.stderr)
        raise typer.Exit(2) from error
    if stale:
        print(f"{'out of date' if check else 'written'}: {', '.join(stale)}")
    if check and stale:
        raise typer.Exit(1)


def _build(folder: Path, gold: GoldArticle, check: bool) -> bool:
    """Build one file; whether it was not what it should be."""
    for words in missing_words(gold):
        print(f"{gold.id}.records.yaml: not in the text: {words!r}", file=sys.stderr)
    path = folder / f"{gold.id}.gold.json"
    content = json.dumps(gold_json(gold), ensure_ascii=False, indent=1) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == content:
        return False
    if not check:
        path.write_text(content, encoding="utf-8")
    return True


if __name__ == "__main__":
    typer.run(build_gold)
