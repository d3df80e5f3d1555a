"""A recognised mention, as the matchers hand it to each other."""

from __future__ import annotations

from typing import NamedTuple

from schemas import Label


class Name(NamedTuple):
    """A recognised mention: token offsets, label, and the rule that made it."""

    start: int
    end: int
    label: Label
    rule: str


__all__ = ["Name"]
