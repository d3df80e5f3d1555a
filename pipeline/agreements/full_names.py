"""Short forms of names to the fullest ones that an article has, and the sorts of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, Protocol

from pipeline.agreements.countries import country_forms
from pipeline.agreements.lexicon import settings
from pipeline.agreements.likeness import abbreviates, key_of
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


_BRACKET: Final = re.compile(
    r"\s*\(\s*(?:gọi tắt là |viết tắt là |sau đây gọi là |tên viết tắt là )?"
)
#: "(Vietnam Airlines - VNA)" behind a name.
_TWO_FORMS: Final = re.compile(r"\s*\(([A-Z][^()]{2,50}?)\s*[-–,]\s*([A-Z][A-Za-z&]{1,9})\)")


class FullNames:
    """The fullest form of each name of an article."""

    def __init__(
        self,
        text: str,
        bodies: Sequence[Named],
        levels: Mapping[str, str],
        countries: Mapping[str, str],
    ) -> None:
        """`levels` tells the level of each unit's name, `countries` the name of each code."""
        self._text = text
        self._bodies = bodies
        self._levels = levels
        self._countries = countries
        self._cache: dict[str, str] = {}

    def full(self, name: str) -> str:
        """The fullest form of a name in the article."""
        if name not in self._cache:
            self._cache[name] = self._full(name)
        return self._cache[name]

    def _full(self, name: str) -> str:
        code = country_forms().get(name)
        if code is not None:
            is_ours = code == "VN" and "Việt Nam" in self._text
            told = self._countries.get(code, name)
            return "Việt Nam" if is_ours or told == "Việt" else told
        name = self._short_forms.get(name) or self._long_form(name) or name
        key = key_of(name)
        best = self._by_key.get(key, name)
        if self._labels.get(best) != "ORG":
            has_class = key != folded(name)
            return name if has_class and self.sort(best) != self.sort(name) else best
        return self._longer(key) or self._spelt_out(key) or self._whole_company(key) or best

    def _long_form(self, name: str) -> str | None:
        """The long form of a body that everybody knows by its letters, where the article has it."""
        long: list[str] = settings()["known_letters"].get(name, [])
        return next((form for form in long if form in self._text), None)

    def _longer(self, key: str) -> str | None:
        """The one body whose name goes on after this one ("Sở Y tế" → "Sở Y tế Hà Nội")."""
        if len(key.split()) < 2:
            return None
        longer = {value for other, value in self._by_key.items() if other.startswith(key + " ")}
        bodies = {value for value in longer if self._labels.get(value) == "ORG"}
        return bodies.pop() if len(bodies) == 1 else None

    def _spelt_out(self, key: str) -> str | None:
        """The one body that a name abbreviates ("Bộ KHCN")."""
        words = key.split()
        long = {n for k, n in self._by_key.items() if abbreviates(words, k.split()) and k != key}
        return long.pop() if len(long) == 1 and len(words) > 1 else None

    def _whole_company(self, key: str) -> str | None:
        """The one body whose name ends with a short one ("Hyosung" → "Công ty Hyosung")."""
        whole = {n for n in self._by_last_words.get(key, ()) if key_of(n) != key}
        first = {name.split()[0].lower() for name in whole}
        if len(first) != 1 or first.pop() not in settings()["company_words"]:
            return None
        return max(whole, key=len)

    def sort(self, name: str) -> str:
        """country, province, city, district, place or body."""
        code = country_forms().get(name)
        if code is not None and code not in settings()["unions"]:
            return "country"
        if self._labels.get(name) != "LOC":
            return "body"
        lowered = name.lower()
        for prefix, sort in settings()["unit_words"].items():
            if lowered.startswith(prefix):
                return str(sort)
        return self._levels.get(name, "place")

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {m.text: m.label for m in self._bodies}

    @cached_property
    def _short_forms(self) -> dict[str, str]:
        """Abbreviation in brackets → the name before it."""
        short: dict[str, str] = {}
        for one, other in pairwise(self._bodies):
            gap = self._text[one.end : other.start]
            is_alone = self._text[other.end : other.end + 1] == ")"
            acronym = " " not in other.text or other.text.isupper() or len(other.text) < 14
            if (
                len(gap) < 30
                and _BRACKET.fullmatch(gap)
                and one.label == other.label == "ORG"
                and (acronym or is_alone)
                and len(other.text) < len(one.text)
            ):
                short.setdefault(other.text, one.text)
        for body in self._bodies:
            both = _TWO_FORMS.match(self._text, body.end)
            for form in both.groups() if both is not None and body.label == "ORG" else ():
                short.setdefault(form, body.text)
        return short

    @cached_property
    def _by_key(self) -> dict[str, str]:
        """Key without class words → the fullest name with it, a province before a city."""
        best: dict[str, str] = {}
        for mention in self._bodies:
            key = key_of(mention.text)
            if key not in best or self._rank(mention.text) > self._rank(best[key]):
                best[key] = mention.text
        return best

    def _rank(self, name: str) -> tuple[bool, bool, int, bool]:
        """A province before a city, a longer form before a shorter, "tỉnh" before "Tỉnh".

        A region ("vùng Phú Yên") comes last: it is no unit.
        """
        is_unit = not name.lower().startswith(tuple(settings()["regions"]))
        has_class = key_of(name) != folded(name)
        is_province = self.sort(name) == "province" and has_class
        return is_unit, is_province, len(name), name[0].islower()

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


__all__ = ["FullNames"]
