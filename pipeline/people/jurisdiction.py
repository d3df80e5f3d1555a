"""Of which place an office is, where its words leave that to the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.people.marks import Mark, Marks
from pipeline.people.reading import Reading
from pipeline.people.rules import OfficeRules
from pipeline.text.forms import folded
from pipeline.tokenizer import split_tokens

Level = str

#: The class words of units by level; the level that a body's name implies.
_LEVELS: Final[dict[str, Level]] = {
    "tỉnh": "province", "bang": "province", "thành phố": "city", "tp": "city", "tp.": "city",
    "thủ đô": "city", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "nước": "country",
    "nước chủ nhà": "country", "nước bạn": "country", "nước này": "country",
}  # fmt: skip
_BODY_LEVELS: Final = (
    ("tỉnh", "province"), ("thành ủy", "city"), ("thành uỷ", "city"), ("thành đoàn", "city"),
    ("huyện", "district"), ("quận ủy", "district"), ("thị ủy", "district"),
    ("đoàn đbqh", "province"), ("đoàn đại biểu quốc hội", "province"),
)  # fmt: skip
_CLASSED: Final = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|thành phố|tp\.?|thủ đô|huyện|quận|thị xã|xã|phường|thị trấn|bang|nước)"
    r"\s*(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
_STATE: Final = re.compile(
    r"^(?:nước |liên bang |lb |cộng hòa |chdcnd |chnd |vương quốc |dân chủ nhân dân )+"
)
#: The share of the foreign countries named in an article that the one it is about has.
_MOST: Final = 0.55
_CITIES: Final = frozenset(
    folded(name)
    for name in ("Hà Nội", "Hồ Chí Minh", "TP.HCM", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place named in the article: where, at which level, as written, and its bare name."""

    start: int
    level: Level
    text: str
    bare: str


def _level_of(text: str, rules: OfficeRules) -> tuple[Level, str] | None:
    """The level of a place and its folded name without class word."""
    if match := _CLASSED.match(text):
        return _LEVELS[match["kind"].lower()], folded(match["name"])
    if folded(text) in _CITIES:
        return "city", folded(text)
    words = split_tokens(text)
    found = rules.names.places.longest(words, 0, len(words))
    if found is None or found[0] != len(words):
        return None
    level = {"country": "country", "province": "province", "district": "district"}.get(found[1])
    return (level, folded(text)) if level else None


class Places:
    """The places that the article names, to be asked which one an office is of."""

    def __init__(
        self, marks: Marks, rules: OfficeRules, readings: Iterable[tuple[int, Reading]]
    ) -> None:
        self._marks = marks
        self._rules = rules
        self.named: list[Named] = []
        for mark in marks.row:
            if mark.label == "LOC":
                self._add(mark.start, mark.text)
            elif mark.label == "ORG":
                self._add_inside(mark)
        for start, reading in readings:
            if reading.locality and not reading.is_bare:
                self._add(start, reading.locality, _implied(reading))
        self.named.sort(key=lambda named: named.start)
        self._counts = Counter((named.level, named.bare) for named in self.named)
        self.sides = self._sides()

    def _add(self, start: int, text: str, implied: Level | None = None) -> None:
        found = _level_of(text, self._rules)
        if implied and (found is None or not _CLASSED.match(text)):
            found = (implied, folded(text))
        if found is not None:
            self.named.append(Named(start, found[0], text, found[1]))

    def _add_inside(self, mark: Mark) -> None:
        """The locality of a body: "Sở Y tế tỉnh Lào Cai", "Tỉnh ủy Yên Bái"."""
        words = split_tokens(mark.text)
        for index in range(1, len(words)):
            found = self._rules.names.places.longest(words, index, len(words))
            if found is not None and found[0] == len(words):
                name = " ".join(words[index:])
                classed = re.search(
                    rf"\b(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã)\s+{re.escape(name)}$",
                    mark.text,
                    re.I,
                )
                low = mark.text.lower()
                implied = next((lv for head, lv in _BODY_LEVELS if low.startswith(head)), None)
                self._add(mark.start, classed[0] if classed else name, implied)
                return

    def _sides(self) -> list[tuple[int, int, Mark]]:
        """ "Về phía tỉnh Lào Cai có …": start, end (of the line or the next side) and whose."""
        row, text = self._marks.row, self._marks.text
        found: list[tuple[int, int, Mark]] = []
        for mark in row:
            if mark.label not in ("LOC", "ORG"):
                continue
            before = text[max(0, mark.start - 40) : mark.start]
            if not re.search(
                r"(?:phía|điểm cầu|đoàn (?:đại biểu|công tác)(?: của)?|đại diện)"
                r"\s+(?:đoàn\s+)?(?:của\s+)?$",
                before,
                re.I,
            ):
                continue
            if not re.match(
                r"[^.;\n]{0,60}?\s*(?:,\s*)?(?:có|gồm|do|tham dự|cùng dự)(?:\W|$)",
                text[mark.end : mark.end + 80],
            ):
                continue
            end = text.find("\n", mark.end)
            end = len(text) if end < 0 else end
            if found and found[-1][1] > mark.start:
                found[-1] = (found[-1][0], mark.start, found[-1][2])
            found.append((mark.start, end, mark))
        return found

    def side(self, start: int) -> Mark | None:
        """Whose side stands over a title."""
        return next((mark for begin, end, mark in self.sides if begin < start < end), None)

    def fullest(self, locality: str, reading: Reading) -> str:
        """The locality in its fullest form in the article: "Lào Cai" → "tỉnh Lào Cai"."""
        found = _level_of(locality, self._rules)
        if reading.is_bare or _CLASSED.match(locality) or (found and found[0] == "country"):
            return locality
        level = _implied(reading) or (found[0] if found else None)
        bare = folded(locality)
        forms = [n.text for n in self.named if n.bare == bare and level in (None, n.level)]
        forms = [form for form in forms if len(form) > len(locality)]
        return Counter(forms).most_common(1)[0][0] if forms else locality

    def local(self, start: int, reading: Reading) -> str | None:
        """The unit of the level that the title's words ask for."""
        level = _implied(reading)
        side = self.side(start)
        if side is not None and (of_side := self._of_side(side, level)):
            return of_side
        names = [named for named in self.named if self._fits(named, level)]
        if not names:
            return None
        begin = self._marks.text.rfind("\n", 0, start) + 1
        before = [named for named in names if begin <= named.start < start]
        counts = Counter(named.bare for named in names)
        best = counts.most_common(1)[0][0]
        if before and (len(counts) > 1 and counts[before[-1].bare] * 2 >= counts[best]):
            best = before[-1].bare
        forms = Counter(named.text for named in names if named.bare == best)
        return max(forms, key=lambda form: (bool(_CLASSED.match(form)), forms[form]))

    def _of_side(self, mark: Mark, level: Level | None) -> str | None:
        inside = [n for n in self.named if n.start == mark.start and self._fits(n, level)]
        return inside[0].text if inside else None

    def _fits(self, named: Named, level: Level | None) -> bool:
        if level is None:
            return named.level in ("province", "city", "district")
        if level == "city":
            return named.level == "city" or named.bare in _CITIES
        return named.level == level

    def country(self, start: int, foreign: bool, others: Iterable[str] = ()) -> str | None:
        """The foreign country of a side, else the one that most of the article is about.

        `others` are the states whose holder of the same office is somebody else.
        """
        side = self.side(start)
        if side is not None:
            found = _level_of(side.text, self._rules)
            if found and found[0] == "country":
                return side.text
        if not foreign:
            return None
        taken = {_plain_country(place) for place in others}
        names = [n for n in self.named if n.level == "country" and not _is_home(n.text)]
        counts = Counter(_plain_country(n.text) for n in names)
        if not counts:
            return None
        best, most = counts.most_common(1)[0]
        if best in taken or most < _MOST * counts.total():
            return None
        return next(n.text for n in names if _plain_country(n.text) == best)


def _plain_country(name: str) -> str:
    """A country's name for comparison, without "nước", "LB", "Cộng hòa"."""
    return _STATE.sub("", folded(name))


def _is_home(text: str) -> bool:
    return folded(text) in ("việt nam", "vn", "nước việt nam", "việt")


def _implied(reading: Reading) -> Level | None:
    """The level of the unit that a title's words imply."""
    if reading.is_bare and reading.locality:
        return _LEVELS.get(reading.locality.lower())
    for words in ((reading.organisation or "").lower(), reading.role.lower()):
        for head, level in _BODY_LEVELS:
            if words.startswith(head) or f" {head}" in words:
                return level
    return None


implied_level = _implied

__all__ = ["Places", "implied_level"]
