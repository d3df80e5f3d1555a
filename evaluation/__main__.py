"""`python -m evaluation`: the command `vnfacts evaluate` from a checkout."""

import typer

from evaluation.command import evaluate
from evaluation.tolerance import leave_out_missing

leave_out_missing()
typer.run(evaluate)
