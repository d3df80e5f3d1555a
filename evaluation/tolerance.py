"""Until every component exists: let `build_nlp` leave out those that are not there yet."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from pipeline import nlp


def leave_out_missing() -> None:
    """Drop components without a module from `PIPES`, and say so."""
    for name, module in list(nlp.PIPES.items()):
        if find_spec(module) is None:
            print(f"vnfacts: no {module} yet, left out", file=sys.stderr)
            del nlp.PIPES[name]


__all__ = ["leave_out_missing"]
