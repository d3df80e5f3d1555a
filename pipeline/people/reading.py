"""What a title says: role, organisation and locality, whether it is a former one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.names.trie import PhraseTrie
from pipeline.people.rules import OfficeRules, office_rules
from pipeline.text.forms import folded, plain_tones

_SYLLABLE: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
#: Class words of units that stand alone for the unit that the context names ("UBND tỉnh").
BARE_CLASSES: Final = (
    "tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "bang",
    "nước chủ nhà", "nước bạn", "nước này", "nước", "đặc khu",
)  # fmt: skip
_BARE: Final = re.compile(
    rf"(?:^|\s)(?<!tấn )(?<!Hoa )(?<!tác )({'|'.join(BARE_CLASSES)})$", re.IGNORECASE
)
_CLASSED: Final = re.compile(
    r"(?:^|(?<=\s))(?<!tấn )(?<!Hoa )(?<!tác )"
    r"(?i:tỉnh|thành phố|tp\.?|thủ đô|huyện|quận|thị xã|tx\.?|xã|phường|thị trấn|bang|đặc khu"
    r"|nước|vùng|khu tự trị)"
    r"(?:\s+|(?<=[.]))(?=[A-ZĐÀÁÂÉÊÔƠƯỨỦỶÝÍÓÚĂ0-9])"
)
_SHORT_CITY: Final = re.compile(r"(?:^|(?<=\s))(?:TP\.? ?HCM|TPHCM|Tp\.? ?HCM)$")
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a title, as written; `locality` may be a bare class word ("tỉnh").

    `is_bare` says that the locality is only a class word; `is_local` that the office is of a
    territory, `is_national` that it is of a state; both need a place from the context.
    """

    role: str
    organisation: str | None = None
    locality: str | None = None
    former: bool = False
    is_bare: bool = False
    is_local: bool = False
    is_national: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Role and organisation in their folded forms."""
        return folded(self.role), folded(self.organisation or "")


@dataclass(frozen=True, slots=True)
class _Text:
    """A title with its syllables."""

    text: str
    low: list[str]
    starts: list[int]
    ends: list[int]

    def cut(self, first: int, last: int) -> str:
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def _split(text: str) -> _Text:
    found = list(_SYLLABLE.finditer(text))
    low = [plain_tones(match[0]) for match in found]
    return _Text(text, low, [m.start() for m in found], [m.end() for m in found])


@lru_cache(maxsize=20_000)
def read_title(title: str) -> Reading:
    """The parts of a title.

    >>> read_title("Bí thư Tỉnh ủy Lào Cai")
    Reading(role='Bí thư', organisation='Tỉnh ủy', locality='Lào Cai', former=False, \
is_bare=False, is_local=True, is_national=False)
    """
    rules = office_rules()
    words = _split(" ".join(title.split()))
    start = 1 if _begins_former(words, rules) else 0
    end, abroad = _role_end(words, start, rules)
    role = words.cut(start, end)
    tail = _tail(words, start, end, rules)
    if _heads(tail, rules.tasks):
        tail = ""
    organisation, locality = _parted(tail, abroad, rules)
    organisation = _without_short_form(organisation)
    body = organisation or ""
    bare = locality is not None and locality.lower() in BARE_CLASSES
    return Reading(
        role=role,
        organisation=organisation or None,
        locality=locality,
        former=start == 1,
        is_bare=bare,
        is_local=_is_local(role, body, rules) or bare,
        is_national=_is_national(role, body, rules),
    )


def _begins_former(words: _Text, rules: OfficeRules) -> bool:
    """Whether "nguyên" stands before a rank; in "Nguyên soái" it is part of one."""
    if len(words.low) < 2 or words.low[0] not in rules.former:
        return False
    return rules.names.ranks.longest(words.low, 0, len(words.low)) is None


def _is_national(role: str, body: str, rules: OfficeRules) -> bool:
    if role.lower() in rules.national_roles:
        return True
    return _heads(body, rules.national_bodies) and not _is_central(body)


def _is_local(role: str, body: str, rules: OfficeRules) -> bool:
    if role.lower() in rules.local_roles:
        return True
    is_local = _heads(body, rules.local_bodies) or _is_committee(body)
    return is_local and not _is_central(body)


def _is_committee(body: str) -> bool:
    """Whether a local party committee is meant: "BTV Tỉnh ủy", "Ban Thường vụ Huyện ủy"."""
    return re.search(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) [uủ][ỷyỳ]", body, re.IGNORECASE) is not None


def _is_central(body: str) -> bool:
    is_central = re.search(r"(?i:trung ương)|T\.? ?Ư|TW|Việt Nam|VN", body) is not None
    return is_central and "Quân ủy" not in body


def _heads(body: str, trie: PhraseTrie[bool]) -> bool:
    low = _split(body).low
    return trie.longest(low, 0, len(low)) is not None


def _role_end(words: _Text, start: int, rules: OfficeRules) -> tuple[int, bool]:
    """Where the role ends, and whether it is one of diplomats."""
    size = len(words.low)
    first = start + 1 if words.low[start : start + 1] in (["quyền"], ["q"]) else start
    found = rules.names.ranks.longest(words.low, first, size)
    if found is None:
        return _unknown_role_end(words, first, rules), False
    end, rank = found
    for inner in range(first + 1, end):
        if rules.inner_bodies.longest(words.low, inner, end) is not None:
            return inner, False
    while (more := rules.qualifiers.longest(words.low, end, size)) is not None:
        end = more[0]
    return end, rank.abroad


def _unknown_role_end(words: _Text, start: int, rules: OfficeRules) -> int:
    """Before the first body inside the title; all of it where there is none."""
    for index in range(start + 1, len(words.low)):
        is_capital = words.text[words.starts[index]].isupper()
        if is_capital and rules.names.bodies.longest(words.low, index, len(words.low)):
            return index
    return len(words.low)


def _tail(words: _Text, start: int, end: int, rules: OfficeRules) -> str:
    """The words after the role, with the word that role and body share."""
    tail = words.cut(end, len(words.low)).lstrip(" ,-–")
    if not tail or re.match(r"của\s", tail):
        return re.sub(r"^của\s+", "", tail)
    for size in (2, 1):
        if end - size <= start:
            continue
        shared = " ".join(words.low[end - size : end])
        if shared in rules.shared and not _repeats(tail, shared, rules):
            return words.cut(end - size, len(words.low))
    return tail


def _repeats(tail: str, shared: str, rules: OfficeRules) -> bool:
    """Whether what follows is a whole body already ("Trưởng Ban" + "Ban Chỉ đạo")."""
    if tail.lower().startswith(shared):
        return True
    head = tail.split()[0]
    return head in {"Sở", "Bộ", "Công", "Tập", "Cục", "Vụ", "Báo", "Tổng"} and " " in tail


def _parted(tail: str, abroad: bool, rules: OfficeRules) -> tuple[str, str | None]:
    """The body without its locality, and the locality."""
    tail = tail.strip(" ,-–")
    if not tail:
        return "", None
    if abroad and (parted := _sent_abroad(tail, rules)) is not None:
        return parted
    if bare := _BARE.search(tail):
        return tail[: bare.start()].strip(), bare[1]
    body, locality = _at_class_word(tail)
    if locality is None:
        body, locality = _at_known_place(tail, rules)
    return body, locality


def _sent_abroad(tail: str, rules: OfficeRules) -> tuple[str, str | None] | None:
    """ "Việt Nam tại Lào": the sender is the place; "Liên hợp quốc tại Việt Nam": a body."""
    before, at, where = tail.partition(" tại ")
    if not at:
        return None
    if _is_place(before, rules):
        return "", before
    return before, where


def _at_class_word(tail: str) -> tuple[str, str | None]:
    """ "UBND" and "tỉnh Lào Cai"; a place after "tại" stays in the body's name too."""
    if short := _SHORT_CITY.search(tail):
        return tail[: short.start()].strip(), short[0]
    for match in _CLASSED.finditer(tail):
        body = tail[: match.start()].strip()
        if re.search(r"(?:^|\s)(?:tại|ở|trên địa bàn|các|và)$", body):
            return tail, tail[match.start() :]
        return body, tail[match.start() :]
    return tail, None


def _at_known_place(tail: str, rules: OfficeRules) -> tuple[str, str | None]:
    """The body before a name of a place without a class word."""
    words = _split(tail)
    size = len(words.low)
    surface = [tail[s:e] for s, e in zip(words.starts, words.ends, strict=True)]
    local = rules.local_bodies.longest(words.low, 0, size)
    national = rules.national_bodies.longest(words.low, 0, size)
    head_end = _body_head_end(words, rules)
    for index in range(size):
        found = rules.names.places.longest(surface, index, size)
        if found is None or found[0] != size:
            continue
        if _parts(surface, index, found[1], local is not None, national is not None):
            return words.cut(0, index).strip(" ,-–("), words.cut(index, size)
        return tail, None
    if local is not None and head_end is not None and head_end < size:
        rest = words.cut(head_end, size)
        if rest[0].isupper() and head_end >= local[0] and len(rest.split()) <= 4:
            return words.cut(0, head_end), rest
    return tail, None


def _body_head_end(words: _Text, rules: OfficeRules) -> int | None:
    found = rules.names.bodies.longest(words.low, 0, len(words.low))
    local = rules.local_bodies.longest(words.low, 0, len(words.low))
    if found is not None and found[1].body.tail == "none":
        return found[0]
    return local[0] if local is not None and words.low[0] in _WHOLE_HEADS else None


_WHOLE_HEADS: Final = frozenset(["tỉnh", "thành", "huyện", "quận", "thị", "tiểu"])


def _parts(surface: list[str], index: int, kind: str, local: bool, national: bool) -> bool:
    """Whether the place at `index` is the locality and no part of the body's name."""
    if index == 0:
        return True
    if kind not in ("country", "region"):
        return local
    is_home = surface[index] in ("Việt", "VN")
    described = index > 1 and surface[index - 1].islower() and surface[index - 2].islower()
    return national or (described and not is_home and surface[index - 1] != "nước")


def _is_place(text: str, rules: OfficeRules) -> bool:
    words = [match[0] for match in _SYLLABLE.finditer(re.sub(r"^nước\s+", "", text))]
    found = rules.names.places.longest(words, 0, len(words))
    return found is not None and found[0] == len(words)


def _without_short_form(body: str) -> str:
    """Without "(ĐBQH)", the first letters of the words before it; "(IPC)" is a name and stays."""

    def kept(match: re.Match[str]) -> str:
        initials = "".join(word[0] for word in body[: match.start()].split())
        return "" if initials.upper().endswith(match[1].upper()) else match[0]

    return _BRACKET.sub(kept, body).strip()


__all__ = ["BARE_CLASSES", "Reading", "read_title"]
