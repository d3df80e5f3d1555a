"""The locality at the end of a title's body: "UBND | tỉnh Lào Cai", "Bộ Y tế | Lào"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.people.rules import OfficeRules
from pipeline.people.words import TitleWords, begins_with, split_title

#: Class words of units that stand alone for the unit that the context names ("UBND tỉnh").
BARE_CLASSES: Final = (
    "tỉnh", "thành phố", "tp", "huyện đảo", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn",
    "bang", "nước chủ nhà", "nước bạn", "nước này", "đặc khu",
)  # fmt: skip
_NO_CLASS: Final = r"(?<!tấn )(?<!Hoa )(?<!tác )(?<!iên )"
_BARE: Final = re.compile(rf"(?:^|\s){_NO_CLASS}({'|'.join(BARE_CLASSES)})$", re.IGNORECASE)
_CLASSED: Final = re.compile(
    rf"(?:^|(?<=\s)){_NO_CLASS}"
    r"(?:(?i:tỉnh|thành phố|tp\.?|thủ đô|huyện đảo|huyện|quận|thị xã|tx\.?|xã|phường|thị trấn"
    r"|bang|đặc khu|nước|vùng|khu tự trị|làng|thôn)(?:\s+|(?<=[.]))|[HQPX]\.\s?)"
    r"(?!Đoàn\b|[ỦUủu][ỷyỳ]\b|Đội\b)(?=[A-ZĐÀÁÂÉÊÔƠƯỨỦỶÝÍÓÚĂ0-9])"
)
_SHORT_CITY: Final = re.compile(r"(?:^|(?<=\s))(?:TP\.? ?HCM|TPHCM|Tp\.? ?HCM)$")
_STATE_WORD: Final = re.compile(r"(?:^|\s)((?:nước|Cộng hòa|Cộng hoà|CH|Vương quốc)(?: nước)?)$")
_LEAD: Final = re.compile(r"^(?:nước chủ nhà|nước bạn|nước)\s+")
_AT: Final = re.compile(r"(?:^|\s)(?:tại|ở|của|thuộc|[-–(,])$")
_WITHIN: Final = re.compile(r"(?:^|\s)(?:tại|ở|trên địa bàn|các|và|khu vực)$")
_BEHIND: Final = re.compile(r"\s+(?:nước|của|thuộc)\s.*$")
#: What keeps a country in the name: parties, organisations, "khu vực", "Việt - Úc".
_KEEPS: Final = re.compile(r"(?:^|\s)(?:[đĐ]ảng|[tT]ổ chức)\s|(?:\s(?:khu vực|vùng)|[-–])$")
_CENTRAL: Final = re.compile(r"(?i:trung ương)|T\.? ?Ư|TW")
#: Bodies of a federation: "Tòa án Liên bang" of "Malaysia".
_FEDERAL: Final = re.compile(r"(?:^|\s)(?:Tòa án|Tòa|Hội đồng|Cục|Cảnh sát)$")
_TERRITORIES: Final = ("country", "region", "province", "district", "city")
_HOME: Final = frozenset(["Việt", "VN", "Vietnam"])
_COMMITTEE: Final = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) [uủ][ỷyỳ]", re.IGNORECASE)
_WHOLE_HEADS: Final = frozenset(["tỉnh", "thành", "huyện", "quận", "thị", "tiểu"])


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of an office before its locality is: diplomats, a state's, a place's own."""

    abroad: bool = False
    national: bool = False
    of_place: bool = False


def part_locality(tail: str, kind: Kind, rules: OfficeRules) -> tuple[str, str | None]:
    """The body without its locality, and the locality."""
    tail = tail.strip(" ,-–")
    if not tail:
        return "", None
    if (of_holder := _of_holder(tail, rules)) is not None:
        return "", of_holder
    is_mission = kind.abroad or begins_with(tail, rules.missions)
    if is_mission and (parted := _sent_abroad(tail, rules)) is not None:
        return parted
    if kind.of_place and _is_all_place(tail, rules):
        return "", _LEAD.sub("", tail)
    if bare := _BARE.search(tail):
        return tail[: bare.start()].strip(), bare[1]
    body, locality = _at_class_word(tail, rules)
    if locality is None:
        return _at_known_place(tail, kind, rules)
    return body, locality


def begins_with_class(text: str) -> bool:
    """Whether the text begins with a class word of a unit: "tỉnh", "huyện Bảo Yên"."""
    return _CLASSED.match(text) is not None or text.lower() in BARE_CLASSES


def is_place(text: str, rules: OfficeRules) -> bool:
    """Whether the text is the name of a known place and nothing else."""
    words = split_title(re.sub(r"^nước\s+", "", text)).surface
    found = rules.names.places.longest(words, 0, len(words))
    return found is not None and found[0] == len(words)


def last_country(words: TitleWords, start: int, rules: OfficeRules) -> int | None:
    """The syllable at which a country begins that the title ends with."""
    surface = words.surface
    for index in range(start, len(surface)):
        found = rules.names.places.longest(surface, index, len(surface))
        if found is not None and found[0] == len(surface):
            return index if found[1] == "country" else None
    return None


def is_committee(body: str) -> bool:
    """Whether a local party committee is meant: "BTV Tỉnh ủy", "Ban Thường vụ Huyện ủy"."""
    return _COMMITTEE.search(body) is not None


def _of_holder(tail: str, rules: OfficeRules) -> str | None:
    """ "Tổng thống Brazil" in "người phát ngôn của Tổng thống Brazil": the country."""
    words = split_title(tail)
    for size in (2, 1):
        is_holder = words.cut(0, min(size, len(words.low))).lower() in rules.heads_of_state
        if (
            is_holder
            and len(words.low) > size
            and is_place(rest := words.cut(size, len(words.low)), rules)
        ):
            return rest
    return None


def _sent_abroad(tail: str, rules: OfficeRules) -> tuple[str, str | None] | None:
    """ "Việt Nam tại Lào": the sender is the place; "Liên hợp quốc tại Việt Nam": a body."""
    before, at, where = tail.partition(" tại ")
    if is_place(before, rules):
        return "", before
    words = split_title(before)
    country = last_country(words, 1, rules)
    if country is not None and begins_with(before, rules.missions):
        return words.cut(0, country), words.cut(country, len(words.low))
    return (before, where) if at else None


def _at_class_word(tail: str, rules: OfficeRules) -> tuple[str, str | None]:
    """ "UBND" and "tỉnh Lào Cai"; a place after "tại" stays in the body's name too."""
    if short := _SHORT_CITY.search(tail):
        return tail[: short.start()].strip(), short[0]
    for match in _CLASSED.finditer(tail):
        body, locality = tail[: match.start()].strip(), tail[match.start() :]
        if match[0].lower().startswith("nước") and not is_place(locality, rules):
            continue
        if _WITHIN.search(body):
            return tail, locality
        return body, _BEHIND.sub("", locality)
    return tail, None


def _at_known_place(tail: str, kind: Kind, rules: OfficeRules) -> tuple[str, str | None]:
    """The body before a name of a place without a class word."""
    words = split_title(tail)
    size, surface = len(words.low), words.surface
    for index in range(size):
        found = rules.names.places.longest(surface, index, size)
        if found is None or found[0] != size:
            continue
        if _is_parted(words, index, found[1], kind, rules):
            return _tidy(words.cut(0, index), words.cut(index, size))
        return tail, None
    return _unknown_place(words, rules)


def _tidy(body: str, locality: str) -> tuple[str, str]:
    """ "Quốc hội Cộng hòa" + "Cuba": what belongs to the country's name; "tại", "của" dropped."""
    body = body.strip(" ,-–(")
    if state := _STATE_WORD.search(body):
        body, locality = body[: state.start()], f"{state[1]} {locality}"
    if _FEDERAL.search(body) and locality.startswith("Liên bang "):
        body, locality = f"{body} Liên bang", locality.removeprefix("Liên bang ")
    body = _AT.sub("", body.strip()).strip(" ,-–(")
    return ("" if body.lower() == "đoàn" else body), locality


def _unknown_place(words: TitleWords, rules: OfficeRules) -> tuple[str, str | None]:
    """The capitalised words behind a local body are its place, known or not: "Huyện ủy Đăk X"."""
    head_end, size = _body_head_end(words, rules), len(words.low)
    local = rules.local_bodies.longest(words.low, 0, size)
    if local is not None and head_end is not None and local[0] <= head_end < size:
        rest = words.cut(head_end, size)
        if rest[0].isupper() and len(rest.split()) <= 4 and not _CENTRAL.match(rest):
            return words.cut(0, head_end), rest
    return words.text, None


def _body_head_end(words: TitleWords, rules: OfficeRules) -> int | None:
    found = rules.names.bodies.longest(words.low, 0, len(words.low))
    local = rules.local_bodies.longest(words.low, 0, len(words.low))
    if found is not None and found[1].body.tail == "none":
        return found[0]
    return local[0] if local is not None and words.low[0] in _WHOLE_HEADS else None


def _is_parted(words: TitleWords, index: int, place: str, kind: Kind, rules: OfficeRules) -> bool:
    """Whether the place at `index` is the locality and no part of the body's name."""
    if index == 0:
        return kind.of_place or place in _TERRITORIES
    body = words.cut(0, index)
    if place not in ("country", "region"):
        is_local = begins_with(body, rules.local_bodies) or is_committee(body)
        return is_local and not re.search(r"\s(?:khối|Khối)\s", body)
    if _KEEPS.search(body):
        return False
    if body.endswith(" của"):
        return place == "country"
    if begins_with(body, rules.national_bodies):
        return True
    if body.lower().startswith("đoàn ") or body.lower() == "đoàn":
        return place == "country"
    if words.surface[index] in _HOME:
        return False
    is_foreign = place == "country" and begins_with(body, rules.foreign_bodies)
    return kind.national or is_foreign or _is_described(words.surface, index)


def _is_described(surface: list[str], index: int) -> bool:
    """Whether two words in small letters stand before the place: "hãng thông tấn Nga"."""
    is_small = index > 1 and surface[index - 1].islower() and surface[index - 2].islower()
    return is_small and surface[index - 1] != "nước"


def _is_all_place(tail: str, rules: OfficeRules) -> bool:
    """Whether what follows a role without a body is its place: "Trưởng thôn Nội Trung"."""
    name = _LEAD.sub("", tail)
    is_name = name[0].isupper() and not begins_with_class(tail)
    return is_name and not begins_with(name, rules.national_bodies)


__all__ = [
    "BARE_CLASSES",
    "Kind",
    "begins_with_class",
    "is_committee",
    "is_place",
    "last_country",
    "part_locality",
]
