"""`python -m evaluation`: the command `vnfacts evaluate` from a checkout."""

import typer

from evaluation.command import evaluate

typer.run(evaluate)
