"""The day on which an article was published, from whatever its source wrote there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any


def publication_day(value: Any) -> tuple[date | None, list[str]]:
    """The day, and a warning where something was written that is none.

    >>> publication_day("2023-02-19T08:00:00+07:00")
    (datetime.date(2023, 2, 19), [])
    """
    if isinstance(value, datetime):
        return value.date(), []
    if value is None or value == "" or isinstance(value, date):
        return value or None, []
    try:
        return date.fromisoformat(str(value).strip()[:10]), []
    except ValueError:
        return None, [f"published {value!r} is no date (YYYY-MM-DD): read as an undated article"]


__all__ = ["publication_day"]
