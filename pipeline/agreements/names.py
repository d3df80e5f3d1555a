"""Names of parties: short forms to full ones, and the two sides that an article is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Final, NamedTuple, Protocol

from pipeline.agreements.lexicon import cue_before, settings
from pipeline.rulebook import RULES, read_toml
from pipeline.text.forms import folded


class Named(Protocol):
    """A mention."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def text(self) -> str: ...


Pair = tuple[str, str]

_BRACKET: Final = re.compile(
    r"\s*\(\s*(?:gọi tắt là |viết tắt là |sau đây gọi là |tên viết tắt là )?"
)
_JOINED: Final = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,?\s*(?:và|với|cùng|cùng với)\s+(?:là\s+)?(?:phía\s+)?|[-–]\s*)"
)
#: "giữa A và B" tells the sides of an article more plainly than "A và B" does.
_BETWEEN_WEIGHT: Final = 3


class _Joined(NamedTuple):
    pair: Pair
    sort: str
    weight: int


@cache
def country_forms() -> dict[str, str]:
    """Every form of a country's name → its code."""
    forms: dict[str, str] = {}
    for group in read_toml(RULES / "places" / "world.toml").get("countries", []):
        for code, words in group.get("codes", {}).items():
            forms.update(dict.fromkeys(words, code))
    return forms


@cache
def _country_pattern() -> re.Pattern[str]:
    words = sorted(country_forms(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def country_in(name: str) -> str | None:
    """The country that a name ends with ("Bộ Tài chính Lào"), in the words used there."""
    words = name.split()
    for size in (4, 3, 2, 1):
        tail = " ".join(words[-size:])
        if tail in country_forms():
            return tail
    return None


class NameBook:
    """The names of an article: fullest forms, and which two sides it is about."""

    def __init__(self, text: str, found: Sequence[Named]) -> None:
        self._text = text
        self._bodies = [m for m in found if m.label in ("ORG", "LOC")]
        self._cache: dict[str, str] = {}

    def holds(self, words: str) -> bool:
        """Whether the article has these words."""
        return words in self._text

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {m.text: m.label for m in self._bodies}

    @cached_property
    def _short_forms(self) -> dict[str, str]:
        """Abbreviation in brackets → the name before it."""
        short: dict[str, str] = {}
        for one, other in zip(self._bodies, self._bodies[1:], strict=False):
            gap = self._text[one.end : other.start]
            acronym = " " not in other.text or other.text.isupper() or len(other.text) < 14
            if (
                len(gap) < 30
                and _BRACKET.fullmatch(gap)
                and one.label == other.label == "ORG"
                and acronym
                and len(other.text) < len(one.text)
            ):
                short.setdefault(other.text, one.text)
        return short

    @cached_property
    def _by_key(self) -> dict[str, str]:
        """Key without class words → the longest name with it."""
        best: dict[str, str] = {}
        for mention in self._bodies:
            key = _key(mention.text)
            if len(mention.text) > len(best.get(key, "")):
                best[key] = mention.text
        return best

    @cached_property
    def _by_last_words(self) -> dict[str, set[str]]:
        """The last one to three words of a body's key → the names that end so."""
        tails: dict[str, set[str]] = defaultdict(set)
        for key, name in self._by_key.items():
            words = key.split()
            if self._labels.get(name) == "ORG":
                for size in range(1, min(4, len(words))):
                    tails[" ".join(words[-size:])].add(name)
        return tails

    def full(self, name: str) -> str:
        """The fullest form of a name in the article."""
        if name not in self._cache:
            self._cache[name] = self._full(name)
        return self._cache[name]

    def _full(self, name: str) -> str:
        code = country_forms().get(name)
        if code is not None:
            return "Việt Nam" if code == "VN" else name
        name = self._short_forms.get(name, name)
        key = _key(name)
        best = self._by_key.get(key, name)
        if self._labels.get(best) != "ORG":
            return best
        return self._longer(key) or self._whole_company(key) or best

    def _longer(self, key: str) -> str | None:
        """The one body whose name goes on after this one ("Sở Y tế" → "Sở Y tế Hà Nội")."""
        if len(key.split()) < 2:
            return None
        longer = {value for other, value in self._by_key.items() if other.startswith(key + " ")}
        bodies = {value for value in longer if self._labels.get(value) == "ORG"}
        return bodies.pop() if len(bodies) == 1 else None

    def _whole_company(self, key: str) -> str | None:
        """The one body whose name ends with a short one ("Hyosung" → "Công ty Hyosung")."""
        whole = {n for n in self._by_last_words.get(key, ()) if _key(n) != key}
        if len(whole) != 1:
            return None
        name = whole.pop()
        first = name.split()[0].lower()
        return name if first in settings()["company_words"] else None

    @cached_property
    def pairs(self) -> list[tuple[Pair, str]]:
        """Joined pairs of bodies ("A và B", "A - B") with their sort, most telling first."""
        total: Counter[frozenset[str]] = Counter()
        first: dict[frozenset[str], tuple[Pair, str]] = {}
        for joined in self._joined():
            key = frozenset(map(folded, joined.pair))
            total[key] += joined.weight
            first.setdefault(key, (joined.pair, joined.sort))
        return [first[key] for key, _ in total.most_common()]

    def _joined(self) -> list[_Joined]:
        found: list[_Joined] = []
        for one, other in zip(self._bodies, self._bodies[1:], strict=False):
            gap = self._text[one.end : other.start]
            if len(gap) > 40 or not _JOINED.fullmatch(gap):
                continue
            sort = self.sort(one.text)
            pair = (self.full(one.text), self.full(other.text))
            if sort != self.sort(other.text) or folded(pair[0]) == folded(pair[1]):
                continue
            before = self._text[max(0, one.start - 14) : one.start].lower()
            weight = _BETWEEN_WEIGHT if "giữa" in before else 1
            found.append(_Joined(pair, sort, weight))
        return found

    def sort(self, name: str) -> str:
        """country, province, place or body."""
        if name in country_forms():
            return "country"
        if self._labels.get(name) != "LOC":
            return "body"
        is_unit = name.lower().startswith(tuple(settings()["unit_words"]))
        return "province" if is_unit else "place"

    @cached_property
    def countries(self) -> Pair | None:
        """The two countries that the article names most, Việt Nam among them if it is named."""
        counts: Counter[str] = Counter()
        forms: dict[str, str] = {}
        for match in _country_pattern().finditer(self._text):
            code = country_forms()[match[0]]
            counts[code] += 1
            if len(match[0]) > len(forms.get(code, "")) or code not in forms:
                forms.setdefault(code, match[0])
        others = [code for code, _ in counts.most_common() if code != "VN"]
        if "VN" in counts and others:
            return "Việt Nam", forms[others[0]]
        return (forms[others[0]], forms[others[1]]) if len(others) > 1 else None

    def two_sides(self, noun: str) -> Pair | None:
        """The two that "hai <noun>" stands for, or None.

        `settings.toml` says which sort of name a noun means; "hai bên" is the pair that the
        article joins most often.
        """
        sorts: list[str] = settings()["sides"].get(noun, ["body", "province", "place", "country"])
        if sorts == ["country"]:
            return self.countries
        for pair, sort in self.pairs:
            if sort in sorts:
                return pair
        return self.countries if "country" in sorts else None

    def is_place_of_action(self, mention: Named) -> bool:
        """Whether a mention tells where something is ("tại Hà Nội"), not who acts."""
        before = self._text[max(0, mention.start - 30) : mention.start].lower()
        return bool(cue_before("adjunct").search(before))


def _key(name: str) -> str:
    filler = settings()["class_syllables"]
    syllables = [part for part in folded(name).split() if part not in filler]
    return " ".join(syllables) or folded(name)


__all__ = ["NameBook", "Pair", "country_forms", "country_in"]
