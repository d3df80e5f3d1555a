"""What a title says: role, organisation and locality, whether it is a former one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.people.localities import (
    BARE_CLASSES,
    Kind,
    begins_with_class,
    is_committee,
    last_country,
    part_locality,
)
from pipeline.people.rules import OfficeRules, office_rules
from pipeline.people.words import TitleWords, begins_with, split_title
from pipeline.text.forms import folded

_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)$")
_CENTRAL: Final = re.compile(r"(?i:trung ương|tối cao)|T\.? ?Ư|TW|Việt Nam|VN")
_OF: Final = re.compile(r"^(?:của|thuộc|tại)\s+")
_LINKS: Final = frozenset(["của", "thuộc", "tại"])
_WHOLE_BODY: Final = frozenset(["Sở", "Bộ", "Công", "Tập", "Cục", "Vụ", "Báo", "Tổng"])


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
class _Head:
    """Where a role ends and the rest begins, as syllables; whether it is one of diplomats."""

    end: int
    tail: int
    abroad: bool = False


@lru_cache(maxsize=20_000)
def read_title(title: str) -> Reading:
    """The parts of a title.

    >>> read_title("Bí thư Tỉnh ủy Lào Cai")
    Reading(role='Bí thư', organisation='Tỉnh ủy', locality='Lào Cai', former=False, \
is_bare=False, is_local=True, is_national=False)
    """
    rules = office_rules()
    words = split_title(" ".join(title.split()))
    start = 1 if _begins_former(words, rules) else 0
    head = _head(words, start, rules)
    role = words.cut(start, head.end)
    low = role.lower()
    of_place = low in rules.place_roles or low in rules.local_roles
    kind = Kind(head.abroad, low in rules.national_roles, of_place)
    tail = _without_task(_tail(words, start, head, rules), rules)
    body, locality = part_locality(tail, kind, rules)
    body = _without_short_form(body)
    bare = locality is not None and locality.lower() in BARE_CLASSES
    return Reading(
        role=role,
        organisation=body or None,
        locality=locality,
        former=start == 1,
        is_bare=bare,
        is_local=_is_local(role, body, rules) or bare,
        is_national=_is_national(role, body, rules),
    )


def _begins_former(words: TitleWords, rules: OfficeRules) -> bool:
    """Whether "nguyên" stands before a rank; in "Nguyên soái" it is part of one."""
    if len(words.low) < 2 or words.low[0] not in rules.former:
        return False
    return rules.names.ranks.longest(words.low, 0, len(words.low)) is None


def _is_national(role: str, body: str, rules: OfficeRules) -> bool:
    if last_country(split_title(body), 1, rules) is not None:
        return False
    if role.lower() in rules.national_roles:
        return True
    return begins_with(body, rules.national_bodies) and not _is_central(body)


def _is_local(role: str, body: str, rules: OfficeRules) -> bool:
    if role.lower() in rules.local_roles:
        return True
    is_local = begins_with(body, rules.local_bodies) or is_committee(body)
    return is_local and not _is_central(body)


def _is_central(body: str) -> bool:
    return _CENTRAL.search(body) is not None and "Quân ủy" not in body


def _head(words: TitleWords, start: int, rules: OfficeRules) -> _Head:
    """The role: its rank with what belongs to it."""
    size = len(words.low)
    first = start + 1 if words.low[start : start + 1] in (["quyền"], ["q"]) else start
    found = rules.names.ranks.longest(words.low, first, size)
    own = rules.roles.longest(words.low, first, size)
    if own is not None and (found is None or own[0] > found[0]):
        return _Head(own[0], own[0])
    if found is None:
        end = _unknown_role_end(words, first, rules)
        return _Head(end, end)
    end, rank = found
    for inner in range(first + 1, end):
        if rules.inner_bodies.longest(words.low, inner, size) is not None:
            return _Head(inner, inner)
    if rank.before_name:
        body = _first_body(words, end, rules)
        return _Head(size, size) if body is None else _Head(end, body)
    end = _qualified(words, end, rules)
    return _Head(end, end, rank.abroad)


def _qualified(words: TitleWords, end: int, rules: OfficeRules) -> int:
    """The rank's end with "Thường trực", "thứ nhất" or "và kinh tế" behind it."""
    while (more := rules.qualifiers.longest(words.low, end, len(words.low))) is not None:
        end = more[0]
    is_joined = words.low[end : end + 1] == ["và"]
    return _unknown_role_end(words, end, rules) if is_joined else end


def _unknown_role_end(words: TitleWords, start: int, rules: OfficeRules) -> int:
    """Before the first body inside the title, "của" or the country that ends it; else all."""
    size = len(words.low)
    ends = [
        _first_body(words, start + 1, rules),
        last_country(words, start + 1, rules),
        next((i for i in range(start + 1, size) if words.low[i] in _LINKS), None),
    ]
    return min((end for end in ends if end is not None), default=size)


def _first_body(words: TitleWords, start: int, rules: OfficeRules) -> int | None:
    for index in range(start, len(words.low)):
        is_capital = words.text[words.starts[index]].isupper()
        if is_capital and rules.names.bodies.longest(words.low, index, len(words.low)):
            return index
    return None


def _tail(words: TitleWords, start: int, head: _Head, rules: OfficeRules) -> str:
    """The words after the role, with the word that role and body share."""
    end = head.end
    tail = words.cut(head.tail, len(words.low)).lstrip(" ,-–")
    if not tail or _OF.match(tail):
        return _OF.sub("", tail)
    if words.cut(start, end).lower() in rules.unshared and not begins_with_class(tail):
        return tail
    for size in (2, 1):
        if end - size <= start:
            continue
        shared = " ".join(words.low[end - size : end])
        if shared in rules.shared and not _repeats(tail, shared):
            return words.cut(end - size, len(words.low))
    return tail


def _repeats(tail: str, shared: str) -> bool:
    """Whether what follows is a whole body already ("Trưởng Ban" + "Ban Chỉ đạo")."""
    if tail.lower().startswith(shared):
        return True
    return tail.split()[0] in _WHOLE_BODY and " " in tail


def _without_task(tail: str, rules: OfficeRules) -> str:
    """ "phụ trách kỹ thuật" is no body; one may be in charge of a body, or in charge within it."""
    words = split_title(tail)
    task = rules.tasks.longest(words.low, 0, len(words.low))
    if task is None:
        parts = (rules.tasks.longest(words.low, i, len(words.low)) for i in range(len(words.low)))
        cut = next((i for i, found in enumerate(parts) if found is not None), len(words.low))
        return words.cut(0, cut)
    if _first_body(words, task[0], rules) == task[0]:
        return words.cut(task[0], len(words.low))
    return tail.rpartition(" của ")[2] if " của " in tail else ""


def _without_short_form(body: str) -> str:
    """Without "(ĐBQH)", the first letters of the words before it; "(IPC)" is a name and stays."""

    def kept(match: re.Match[str]) -> str:
        words = [word for word in re.split(r"[\s–-]+", body[: match.start()]) if word]
        initials = ("".join(w[0] for w in words), "".join(w[0] for w in words if w != "và"))
        is_short = any(letters.upper().endswith(match[1].upper()) for letters in initials)
        return "" if is_short else match[0]

    return _BRACKET.sub(kept, body).strip()


__all__ = ["BARE_CLASSES", "Reading", "read_title"]
