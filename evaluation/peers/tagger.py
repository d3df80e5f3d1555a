"""What a peer is to the comparison."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from schemas import DateFact

#: From a text and its publication date to the dates in it.
Tagger = Callable[[str, date | None], list[DateFact]]

#: What a peer counts from where the article has no day.
UNKNOWN_DAY: Final = date(2000, 1, 1)

__all__ = ["UNKNOWN_DAY", "Tagger"]
