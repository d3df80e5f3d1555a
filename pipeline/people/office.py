"""A title read into role, organisation and place, by the grammar that recognised it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.names.recogniser import Recogniser
from pipeline.names.view import View

#: Ranks that are complete without a body.
_UNIT_HEADS = {
    "tỉnh": "province", "thành": "city", "huyện": "district", "quận": "district",
    "thị": "district", "xã": "commune", "phường": "commune",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """The parts of a title. `place` is as written, `level` that of a local body ("province")."""

    title: str
    role: str
    organisation: str | None
    place: str | None
    level: str | None
    former: bool
    rank: str


class OfficeReader:
    """Reads the titles of one document."""

    def __init__(self, recogniser: Recogniser, view: View) -> None:
        self._recogniser = recogniser
        self._view = view

    def read(self, span: Span) -> Office:
        """The parts of a title mention."""
        match = self._recogniser.titles.match(self._view, span.start)
        if match is None:
            return Office(span.text, span.text, None, None, None, False, "")
        end = min(match.end, span.end)
        body, place = match.body, match.place
        if body is not None and body[0] >= end:
            body, place = None, None
        view = self._view
        organisation = view.text(body[0], min(body[1], end)) if body else None
        level = _level(organisation or view.text(match.role_start, match.role_end))
        where = view.text(*place) if place else None
        if where is not None and organisation is not None:
            organisation, where = self._own_name(organisation, where, match.body, end)
        bare = _bare_unit(where)
        if bare is not None:
            where, level = None, bare
        if where is not None and " tại " in f" {where} ":
            where = where.split(" tại ")[0] if not organisation else where.split("tại ")[-1]
        return Office(
            title=span.text,
            role=view.text(match.role_start, min(match.role_end, end)),
            organisation=organisation,
            place=where,
            level=level,
            former=match.role_start > match.start and view.low[match.start] in ("nguyên", "cựu"),
            rank=match.rank.name,
        )

    def _own_name(
        self, organisation: str, where: str, body: tuple[int, int] | None, end: int
    ) -> tuple[str, str | None]:
        """A country inside a proper name stays there ("Thông tấn xã Việt Nam")."""
        known = self._recogniser.places.known(self._view, body[1]) if body else None
        is_country = known is not None and known.rule.endswith("country")
        if is_country and not organisation.startswith(_SPLIT_COUNTRY):
            return f"{organisation} {where}", None
        return organisation, where


#: Bodies behind which a country is the jurisdiction, not a part of the name.
_SPLIT_COUNTRY = (
    "Bộ", "Chính phủ", "Quốc hội", "Thượng viện", "Thượng viên", "Hạ viện", "Nghị viện", "Quân ủy",
    "Quân đội", "Hải quân", "Ngoại giao", "Quốc phòng", "Kinh tế", "Tổng Lãnh sự", "Nội các",
    "Quân khu", "Tập đoàn", "Công an", "Ủy ban Thường vụ", "Thương mại", "Văn phòng",
)  # fmt: skip


def _level(name: str) -> str | None:
    """The level of a local body by its first words: "Tỉnh ủy" is a province's."""
    first = name.lower().split()
    for head in first[:6]:
        if head in _UNIT_HEADS and any(
            word in ("ủy", "uỷ", "đoàn", "trưởng", "viên") for word in first
        ):
            return _UNIT_HEADS[head]
    return None


def _bare_unit(where: str | None) -> str | None:
    """The level of a class word without a name ("tỉnh"), None for a named place."""
    words = (where or "").lower().split()
    if (
        not words
        or len(words) > 2
        or (len(words) == 2 and words not in (["thành", "phố"], ["thị", "xã"]))
    ):
        return None
    return _UNIT_HEADS.get(words[0])


__all__ = ["Office", "OfficeReader"]
