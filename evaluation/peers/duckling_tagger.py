"""Duckling (pyduckling-native-phihos) for Vietnamese as a tagger."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any, Final

from evaluation.peers.tagger import UNKNOWN_DAY, Tagger
from schemas import DateFact

_ZONE: Final = "Asia/Ho_Chi_Minh"
_LETTERS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def tagger() -> Tagger:
    """The tagger; ImportError where Duckling is not installed."""
    import duckling as engine

    zones = engine.load_time_zones("/usr/share/zoneinfo")
    locale = engine.parse_locale("VN", engine.default_locale_lang(engine.parse_lang("VI")))
    dimensions = engine.parse_dimensions(["time", "duration"])

    def tag(text: str, published: date | None) -> list[DateFact]:
        noon = datetime.combine(published or UNKNOWN_DAY, time(12), timezone(timedelta(hours=7)))
        now = engine.parse_ref_time(zones, _ZONE, int(noon.timestamp()))
        context = engine.Context(now, locale)
        facts, position = [], 0
        for line in text.splitlines(keepends=True):
            for found in engine.parse(line, context, dimensions, False):
                fact = _fact(text, position, found)
                if fact is not None:
                    facts.append(fact)
            position += len(line)
        return facts

    return tag


def _fact(text: str, position: int, found: dict[str, Any]) -> DateFact | None:
    value = _value(found["value"], found["dim"])
    if value is None:
        return None
    start, end = position + found["start"], position + found["end"]
    return DateFact(
        start=start, end=end, text=text[start:end], value=value, basis="resolved", rule="Duckling"
    )


def _value(value: dict[str, Any], dimension: str) -> str | None:
    """The TIMEX3 value; None for hours and minutes, which the guide does not tag."""
    if dimension == "duration":
        letter = _LETTERS.get(value["unit"])
        return f"P{value['value']}{letter}" if letter else None
    if value["type"] == "interval":
        return _interval(value)
    return _point(value["value"], value["grain"])


def _interval(value: dict[str, Any]) -> str | None:
    """Both ends closed: Duckling's end is the first moment after the interval."""
    if "from" not in value or "to" not in value:
        one = value.get("from") or value["to"]
        return _point(one["value"], one["grain"])
    if value["from"]["grain"] in ("hour", "minute", "second"):
        return _point(value["from"]["value"], "day")
    last = datetime.fromisoformat(value["to"]["value"]) - timedelta(days=1)
    start = _point(value["from"]["value"], value["from"]["grain"])
    end = _point(last.isoformat(), value["to"]["grain"])
    return start if start == end else f"{start}/{end}"


def _point(moment: str, grain: str) -> str:
    day = datetime.fromisoformat(moment).date()
    if grain == "year":
        return f"{day:%Y}"
    if grain == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if grain == "month":
        return f"{day:%Y-%m}"
    if grain == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    return day.isoformat()
