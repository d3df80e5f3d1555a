"""Of which place an office is, where its words leave that to the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.people.marks import Mark, Marks
from pipeline.people.reading import Reading
from pipeline.people.rules import OfficeRules
from pipeline.people.sides import Sides
from pipeline.people.words import begins_with
from pipeline.places.names import countries
from pipeline.text.forms import folded
from pipeline.tokenizer import split_tokens

Level = str

#: The class words of units by level; the level that a body's name implies.
_LEVELS: Final[dict[str, Level]] = {
    "tỉnh": "province", "bang": "province", "thành phố": "city", "tp": "city", "tp.": "city",
    "thủ đô": "city", "huyện": "district", "quận": "district", "thị xã": "district",
    "huyện đảo": "district", "h.": "district", "q.": "district", "xã": "commune",
    "phường": "commune", "thị trấn": "commune", "nước": "country", "nước chủ nhà": "country",
    "nước bạn": "country", "nước này": "country",
}  # fmt: skip
_BODY_LEVELS: Final = (
    ("tỉnh", "province"), ("thành ủy", "city"), ("thành uỷ", "city"), ("thành đoàn", "city"),
    ("huyện", "district"), ("quận ủy", "district"), ("thị ủy", "district"),
    ("đoàn đbqh", "province"), ("đoàn đại biểu quốc hội", "province"), ("sở ", "upper"),
)  # fmt: skip
_CLASSED: Final = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|thành phố|tp\.?|thủ đô|huyện đảo|huyện|quận|thị xã|xã|phường|thị trấn"
    r"|bang|nước|[hq]\.)\s*(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
#: The share of the foreign countries named in an article that the one it is about has, the
#: most that the second may have of it, and the share from which there is no other.
_MOST, _SECOND, _ALL = 0.55, 0.5, 0.75
#: How many places before a title, and how many characters, are near.
_NEAR, _SPAN = 6, 200
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


class Places:
    """The places that the article names, to be asked which one an office is of."""

    def __init__(
        self, marks: Marks, rules: OfficeRules, readings: Iterable[tuple[int, Reading]]
    ) -> None:
        self._marks = marks
        self._rules = rules
        self._sides = Sides(marks, rules)
        self.named: list[Named] = []
        for mark in marks.row:
            if mark.label == "LOC":
                self._add(mark.start, mark.text)
            elif mark.label == "ORG":
                self._add_inside(mark)
        for start, reading in readings:
            if reading.locality and not reading.is_bare:
                self._add(start, reading.locality, implied_level(reading))
        self.named.sort(key=lambda named: named.start)
        self._named_starts = [named.start for named in self.named]
        self._abroad = Counter(
            country_key(named.text)
            for named in self.named
            if named.level == "country" and not is_home(named.text)
        )

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
                implied = None if implied == "upper" else implied
                self._add(mark.start, classed[0] if classed else name, implied)
                return

    def side(self, start: int) -> Mark | None:
        """Whose side stands over a title."""
        return self._sides.at(start)

    def fullest(self, locality: str, reading: Reading) -> str:
        """The locality in its fullest form in the article: "Lào Cai" → "tỉnh Lào Cai"."""
        found = _level_of(locality, self._rules)
        is_whole = _CLASSED.match(locality) and not re.match(r"[HQ]\.", locality)
        if found and found[0] == "country":
            return self._fullest_country(locality)
        if reading.is_bare or is_whole:
            return locality
        level = implied_level(reading) or (found[0] if found else None)
        bare = found[1] if found else folded(locality)
        forms = [n.text for n in self.named if n.bare == bare and _is_at(n, level)]
        forms = [form for form in forms if len(form) > len(locality)]
        return Counter(forms).most_common(1)[0][0] if forms else locality

    def _fullest_country(self, name: str) -> str:
        """ "Nhật" → "Nhật Bản" where the article writes it so too."""
        key, low = country_key(name), folded(name)
        forms = (n.text for n in self.named if n.level == "country" and low in folded(n.text))
        same = [form for form in forms if country_key(form) == key]
        return max([name, *(f for f in same if not f.startswith("nước "))], key=len)

    def is_prominent(self, country: str) -> bool:
        """Whether no other foreign country is named twice as often."""
        count = self._abroad[country_key(country)]
        return 2 * count >= max(self._abroad.values(), default=0)

    def is_near(self, country: str, start: int) -> bool:
        """Whether a country is named shortly before a title."""
        key = country_key(country)
        before = bisect_left(self._named_starts, start)
        near = self.named[max(0, before - _NEAR) : before]
        return any(start - n.start < _SPAN and country_key(n.text) == key for n in near)

    def local(self, start: int, reading: Reading) -> str | None:
        """The unit of the level that the title's words ask for."""
        level = implied_level(reading)
        side = self.side(start)
        if side is not None and (of_side := self._of_side(side, level)):
            return of_side
        names = [named for named in self.named if _is_at(named, level)]
        if not names or self.is_weak(reading):
            return None
        begin = self._marks.text.rfind("\n", 0, start) + 1
        before = [named for named in names if begin <= named.start < start]
        counts = Counter(named.bare for named in names)
        best = counts.most_common(1)[0][0]
        if before and (len(counts) > 1 and counts[before[-1].bare] * 2 >= counts[best]):
            best = before[-1].bare
        forms = Counter(named.text for named in names if named.bare == best)
        return max(forms, key=lambda form: (bool(_CLASSED.match(form)), forms[form]))

    def is_weak(self, reading: Reading) -> bool:
        """Whether the body may as well be one of a company or of the whole country."""
        is_told = reading.is_bare or implied_level(reading) is not None
        return not is_told and begins_with(reading.organisation or "", self._rules.weak_bodies)

    def _of_side(self, mark: Mark, level: Level | None) -> str | None:
        inside = [n for n in self.named if n.start == mark.start and _is_at(n, level)]
        return inside[0].text if inside else None

    def country_of_side(self, start: int) -> str | None:
        """The foreign country whose side stands over a title."""
        side = self.side(start)
        found = _level_of(side.text, self._rules) if side is not None else None
        is_abroad = found is not None and found[0] == "country"
        return side.text if side is not None and is_abroad and not is_home(side.text) else None

    def country(self, others: Iterable[str] = ()) -> str | None:
        """The foreign country that the article is about, if there is one.

        `others` are the states whose holder of the same office is somebody else.
        """
        total, most = self._abroad.total(), self._abroad.most_common(2)
        if not most or most[0][1] < _MOST * total:
            return None
        best, count = most[0]
        if len(most) > 1 and most[1][1] > _SECOND * count:
            return None
        if count < _ALL * total and best in {country_key(place) for place in others}:
            return None
        return next(n.text for n in self.named if country_key(n.text) == best)


def country_key(name: str) -> str:
    """A country's code, else its folded name without "nước": "LB Nga" and "Nga" are one."""
    text = folded(name).removeprefix("nước ")
    return countries().get(text, text)


def is_home(text: str) -> bool:
    """Whether the text names Việt Nam."""
    return country_key(text) == "VN"


def is_country(text: str, rules: OfficeRules) -> bool:
    """Whether the text is the name of a country."""
    found = _level_of(text, rules)
    return found is not None and found[0] == "country"


def _level_of(text: str, rules: OfficeRules) -> tuple[Level, str] | None:
    """The level of a place and its folded name without class word."""
    if match := _CLASSED.match(text):
        return _LEVELS[match["kind"].lower()], folded(match["name"])
    if folded(text) in _CITIES:
        return "city", folded(text)
    words = split_tokens(re.sub(r"\s*[-–]\s*", " ", text))
    found = rules.names.places.longest(words, 0, len(words))
    if found is None or found[0] != len(words):
        words = split_tokens(text)
        found = rules.names.places.longest(words, 0, len(words))
    if found is None or found[0] != len(words):
        return None
    level = {"country": "country", "province": "province", "district": "district"}.get(found[1])
    return (level, folded(text)) if level else None


def _is_at(named: Named, level: Level | None) -> bool:
    """Whether a place is of a level; "upper" is a province or a city of that rank."""
    if level is None:
        return named.level in ("province", "city", "district")
    if level == "city":
        return named.level == "city" or named.bare in _CITIES
    if level == "upper":
        return named.level == "province" or named.bare in _CITIES
    return named.level == level


def implied_level(reading: Reading) -> Level | None:
    """The level of the unit that a title's words imply."""
    if reading.is_bare and reading.locality:
        return _LEVELS.get(reading.locality.lower())
    for words in ((reading.organisation or "").lower(), reading.role.lower()):
        for head, level in _BODY_LEVELS:
            if words.startswith(head) or f" {head}" in words:
                return level
    return None


__all__ = ["Places", "country_key", "implied_level", "is_country", "is_home"]
