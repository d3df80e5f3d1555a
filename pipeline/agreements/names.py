"""Whom an article is about: the two sides that "hai bên" means, its countries, its lists."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.agreements.countries import capitals, country_forms, country_in, country_trie
from pipeline.agreements.full_names import FullNames, Named
from pipeline.agreements.lexicon import cue, cue_before, settings
from pipeline.agreements.likeness import are_called, is_brand, is_called
from pipeline.text.forms import folded
from pipeline.tokenizer import split_tokens

Pair = tuple[str, str]

#: What stands between the members of a list of names.
_LISTED: Final = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,\s*(?:và\s+)?|và\s+|[-–]\s*)(?:(?:nước|tỉnh|của)\s+)?"
)
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_JOINED: Final = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,?\s*(?:và|với|cùng|cùng với)\s+(?:là\s+)?(?:phía\s+)?|[-–]\s*)"
)
#: "giữa A và B" tells the sides of an article more plainly than "A và B" does.
_BETWEEN_WEIGHT: Final = 3
#: How much may stand between two names that are joined: a bracket and "và".
_LONGEST_GAP: Final = 80
#: How far back, in characters, a joined pair counts more, and by how much.
_NEAR, _NEAR_WEIGHT = 700, 2


#: How often an article names two bodies of the same kind if it is about them.
_TWIN_MENTIONS: Final = 3


#: Sorts of units.
_UNITS: Final = frozenset(["province", "city", "district"])


class _Joined(NamedTuple):
    """Two names joined at a place of the text."""

    pair: Pair
    sort: str
    weight: int
    start: int


def _meets(gap: str) -> bool:
    """Whether the words between two names say that they meet: "A (gọi tắt …) làm việc với B"."""
    return cue("meeting").fullmatch(_IN_BRACKETS.sub("", gap).strip()) is not None


def _countries_in(mention: Named) -> list[tuple[str, str]]:
    """The countries in a mention; "Lào" is none in "Lào Cai", "Mỹ" none in "Nam Mỹ"."""
    words, trie = split_tokens(mention.text), country_trie()
    found: list[tuple[str, str]] = []
    index = 0
    while index < len(words):
        match = trie.longest(words, index, len(words))
        end = match[0] if match is not None else index + 1
        is_whole = end == len(words) or not words[end][0].isupper()
        is_whole = (
            is_whole
            and " ".join(words[max(0, index - 1) : end]) not in settings()["parts_of_world"]
        )
        if match is not None and is_whole:
            found.append(match[1])
        index = end
    return found


class NameBook:
    """The names of an article, and which sides it is about."""

    def __init__(self, text: str, found: Sequence[Named], levels: dict[str, str]) -> None:
        """`levels` tells of each place's name the level of the unit ("province")."""
        self._text = text
        self._levels = levels
        self._found = found
        self._bodies = [m for m in found if m.label in ("ORG", "LOC")]
        self._forms = FullNames(text, self._bodies, levels, self._country_names)

    def holds(self, words: str) -> bool:
        """Whether the article has these words."""
        return words in self._text

    def nearest(self, name: str, before: int) -> tuple[int, int] | None:
        """Where a full name, or a short form of it, stands last before an offset, else first."""
        spans = [(m.start, m.end) for m in self._bodies if self.full(m.text) == name]
        earlier = [span for span in spans if span[0] < before]
        return earlier[-1] if earlier else (spans[0] if spans else None)

    def full(self, name: str) -> str:
        """The fullest form of a name in the article."""
        return self._forms.full(name)

    def sort(self, name: str) -> str:
        """country, province, city, district, place or body."""
        return self._forms.sort(name)

    def pairs(self, before: int, least: int = 1) -> list[tuple[Pair, str]]:
        """Joined pairs of bodies ("A và B", "A - B") with their sort, most telling first.

        What was joined shortly before an offset tells more than what is joined elsewhere.
        """
        total: Counter[frozenset[str]] = Counter()
        first: dict[frozenset[str], tuple[Pair, str]] = {}
        for joined in self._joined:
            key = frozenset(map(folded, joined.pair))
            is_near = 0 <= before - joined.start < _NEAR
            total[key] += joined.weight + (_NEAR_WEIGHT if is_near else 0)
            first.setdefault(key, (joined.pair, joined.sort))
        return [first[key] for key, weight in total.most_common() if weight >= least]

    @cached_property
    def _joined(self) -> list[_Joined]:
        found: list[_Joined] = []
        named = [m for m in self._bodies if self._text[max(0, m.start - 1)] != "("]
        for one, other in pairwise(named):
            gap = self._text[one.end : other.start]
            joins = _JOINED.fullmatch(gap) or _meets(gap)
            if len(gap) > _LONGEST_GAP or not joins:
                continue
            pair = (self.acting(one.text), self.acting(other.text))
            are_countries = [name in country_forms() for name in pair]
            if any(are_countries) and not all(are_countries):
                continue  # "giữa Hà Nội và Vientiane" are two towns
            sort = self._common_sort(one.text, other.text)
            if sort is None or folded(pair[0]) == folded(pair[1]):
                continue
            are_unions = [name in settings()["multilateral"] for name in pair]
            if sort == "body" and any(are_unions) and not all(are_unions):
                continue  # "Trung tâm Nghiên cứu Việt Nam và ASEAN" is one
            before = self._text[max(0, one.start - 14) : one.start].lower()
            if before.endswith(("nối ", "cho ")):
                continue  # "đường bay nối Đà Nẵng với Hà Nội", "hỗ trợ cho Quốc hội và Bộ Tư pháp"
            if one.text in settings()["parts_of_world"]:
                continue
            weight = _BETWEEN_WEIGHT if "giữa" in before else 1
            found.append(_Joined(pair, sort, weight, one.start))
        return found

    def listed(self, count: int, noun: str, before: int) -> tuple[str, ...] | None:
        """The names that "ba <noun>" stands for: the last list of so many that is told before."""
        sorts: list[str] = settings()["sides"].get(noun, settings()["any_side"])
        lists = [
            names
            for start, names in self._lists
            if start < before and len(names) == count and all(self.sort(n) in sorts for n in names)
        ]
        return lists[-1] if lists else None

    @cached_property
    def _lists(self) -> list[tuple[int, tuple[str, ...]]]:
        """The lists of three names or more with their starts, in text order."""
        lists: list[tuple[int, tuple[str, ...]]] = []
        run: list[Named] = []
        for mention in self._bodies:
            gap = self._text[run[-1].end : mention.start] if run else ""
            if run and not (len(gap) < _LONGEST_GAP and _LISTED.fullmatch(gap)):
                run = []
            run.append(mention)
            if len(run) > 2:
                lists = [told for told in lists if told[0] != run[0].start]
                lists.append((run[0].start, tuple(self.full(m.text) for m in run)))
        return lists

    def acting(self, name: str) -> str:
        """Whom a name means as a party: the state for its capital, the body of a delegation."""
        for word in settings()["delegations"]:
            name = name.removeprefix(word) if " " in name.removeprefix(word) else name
        state = self._country_names.get(capitals().get(name, ""))
        return state or self.full(name)

    def _common_sort(self, one: str, other: str) -> str | None:
        """The sort of both names; "mixed" where a body stands beside a unit.

        A unit abroad, whose level is unknown, is of the sort of the one beside it.
        """
        sorts = {self.sort(one), self.sort(other)}
        if len(sorts) == 2 and sorts - {"place"} <= _UNITS:
            sorts.discard("place")
        if len(sorts) == 1:
            return sorts.pop()
        return "mixed" if "body" in sorts and "country" not in sorts else None

    @cached_property
    def _told_countries(self) -> list[tuple[int, tuple[str, str]]]:
        """Where each mention stands that names a country: the country's form and code."""
        return [
            (mention.start, found)
            for mention in self._found
            if self._may_name_country(mention)
            for found in _countries_in(mention)
        ]

    @cached_property
    def _countries(self) -> list[tuple[str, str]]:
        """Each country that the mentions name, as it is written, with its code, in text order."""
        return [found for _, found in self._told_countries]

    def _may_name_country(self, mention: Named) -> bool:
        """Whether a country in a mention is meant: not in a person's name, not in "Phù Mỹ"."""
        return mention.label != "PER" and self._levels.get(mention.text) not in _UNITS

    @cached_property
    def _country_names(self) -> dict[str, str]:
        """Code → the longest plain form of the country's name in the article."""
        names: dict[str, str] = {}
        formal = tuple(settings()["formal_words"])
        for form, code in sorted(self._countries, key=lambda told: -len(told[0])):
            if names.get(code, formal[0]).startswith(formal):
                names[code] = form
        return names

    @cached_property
    def countries(self) -> Pair | None:
        """The two countries that the article names most, Việt Nam among them if it is named."""
        return self._two_states([c for _, c in self._countries if c not in settings()["unions"]])

    def countries_in(self, start: int, end: int) -> Pair | None:
        """The two countries that a stretch names, or Việt Nam and the only other one it names."""
        named = {
            code: None
            for at, (_, code) in self._told_countries
            if start <= at < end and code not in settings()["unions"]
        }
        others = [code for code in named if code != "VN"]
        if len(others) == 1 and self._names_vietnam:
            return self.full("Việt Nam"), self._country_names[others[0]]
        if len(others) == 2 and len(named) == 2:
            return self._country_names[others[0]], self._country_names[others[1]]
        return None

    @cached_property
    def _names_vietnam(self) -> bool:
        """Whether the article names Việt Nam, or an office that only Việt Nam has."""
        offices = tuple(settings()["offices_of_state"])
        titles = (m.text.lower() for m in self._found if m.label == "TITLE")
        return "VN" in self._country_names or any(title.startswith(offices) for title in titles)

    @cached_property
    def _speaks_of_vietnam(self) -> bool:
        """Whether the article names Việt Nam, or an office of a state without its country."""
        offices = tuple(settings()["offices_of_a_state"])
        return "VN" in self._country_names or any(
            m.label == "TITLE" and m.text.startswith(offices) and country_in(m.text) is None
            for m in self._found
        )

    def _two_states(self, codes: list[str]) -> Pair | None:
        names, counts = self._country_names, Counter(codes)
        others = [code for code, _ in counts.most_common() if code != "VN"]
        if others and (len(others) == 1 or "VN" in names) and self._speaks_of_vietnam:
            return self.full("Việt Nam"), names[others[0]]
        return (names[others[0]], names[others[1]]) if len(others) > 1 else None

    def two_sides(self, noun: str, before: int = 0, least: int = 1) -> Pair | None:
        """The two that "hai <noun>" stands for, or None.

        `settings.toml` says which sorts of names a noun means; "hai bên" is the pair that the
        article joins most often, above all shortly before the offset `before`, and
        with the weight `least` or more.
        """
        sorts: list[str] = settings()["sides"].get(noun, settings()["any_side"])
        if sorts == ["country"]:
            return self.countries
        for pair, sort in self.pairs(before, least):
            if sort in sorts and (sort != "body" or are_called(pair, noun)):
                return pair
        if noun in settings()["sides"]:
            named = self._most_named(noun, sorts) or self._two_brands(noun, before)
            if named is not None:
                return named
        if "country" not in sorts:
            return None
        return self._two_states([code for _, code in self._countries])

    def _most_named(self, noun: str, sorts: list[str]) -> Pair | None:
        """The two units or bodies of the sorts that the article names most."""
        counts = Counter(
            self.full(mention.text)
            for mention in self._bodies
            if self.sort(mention.text) in sorts
            and (self.sort(mention.text) != "body" or is_called(mention.text, noun))
        )
        names = [name for name, _ in counts.most_common(2)]
        return (names[0], names[1]) if len(names) == 2 else None

    def unit(self, sort: str) -> str | None:
        """The unit of a sort that an article is about: "thành phố" is the one named most."""
        names = (self.full(m.text) for m in self._bodies if self.sort(m.text) == sort)
        most = Counter(names).most_common(1)
        return most[0][0] if most else None

    def twins(self, pair: Pair) -> Pair | None:
        """The two bodies of two countries that the article is about, or None.

        For ("Việt Nam", "Lào") it is ("Bộ Công an Việt Nam", "Bộ Công an Lào"), where the article
        names both and speaks of them often enough. Governments stand for their states.
        """
        told: dict[str, list[str]] = defaultdict(list)
        for body in self._bodies:
            country = country_in(body.text) if body.label == "ORG" else None
            if country is not None and self.full(country) in pair:
                told[folded(body.text.removesuffix(country)).strip()].append(body.text)
        for kind, names in sorted(told.items(), key=lambda item: -len(item[1])):
            if len(names) < _TWIN_MENTIONS or kind in settings()["governments"]:
                continue
            of_side = [[n for n in names if self.full(country_in(n) or "") == c] for c in pair]
            if all(of_side):
                return of_side[0][0], of_side[1][0]
        return None

    def _two_brands(self, noun: str, before: int) -> Pair | None:
        """The only two firms that are told by their names alone up to an offset."""
        told = (m for m in self._bodies if m.label == "ORG" and m.end <= before)
        names = list(dict.fromkeys(self.full(m.text) for m in told if is_brand(m.text, noun)))
        return (names[0], names[1]) if len(names) == 2 else None

    def is_place_of_action(self, mention: Named) -> bool:
        """Whether a mention tells where something is ("tại Hà Nội"), not who acts."""
        before = self._text[max(0, mention.start - 30) : mention.start].lower()
        return bool(cue_before("adjunct").search(before))


__all__ = ["NameBook", "Pair"]
