"""The lexicons of names, read from TOML and the unit table into tries and sets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from pipeline.names.trie import PhraseTrie
from pipeline.places.units import units
from pipeline.rulebook import Entry, load_entries
from pipeline.tokenizer import split_tokens
from schemas import OrganisationKind

Takes = Literal["body", "field", "place", "country", "title"]
Tail = Literal["none", "field", "known", "name", "number", "place"]

#: Signs and words that part the pieces of a field ("Văn hóa, Thể thao và Du lịch").
JOINERS: Final = frozenset([",", "-", "–", "và", "&", "/"])


class Words(Entry):
    """An entry that is a list of words."""

    words: tuple[str, ...]


class Rank(Words):
    """Words with which a title begins, and what may follow them inside it."""

    takes: tuple[Takes, ...]
    alone: bool = False
    abroad: bool = False
    before_name: bool = False


class Body(Words):
    """Heads of the names of bodies."""

    kind: OrganisationKind
    tail: Tail
    unit: bool = False
    local: bool = False
    closed: bool = False
    abroad: bool = False
    between: bool = False


class Acronym(Words):
    """Whole names of bodies."""

    kind: OrganisationKind


class PlaceClass(Words):
    """Class words of places."""

    level: str | None = None
    number: bool = False
    pair: bool = False
    known: bool = False
    open: bool = False
    strict: bool = False
    site: bool = False
    numbered: bool = False


class Stops(Entry):
    """Words with the words before them that make something else of them."""

    pairs: dict[str, tuple[str, ...]]


class Countries(Entry):
    """Countries by ISO code, each with its forms."""

    codes: dict[str, tuple[str, ...]]


class ShortCountries(Countries):
    """Countries' names of one syllable, and the words behind which they count."""

    behind: tuple[str, ...]


class PlaceNames(Entry):
    """Names of places without a code."""

    names: tuple[str, ...]


class Spellings(Entry):
    """Other spellings of units."""

    forms: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Head:
    """A body's head in the trie; `small` where it may begin with a small letter."""

    body: Body
    small: bool


@dataclass(frozen=True)
class Lexicon:
    """All lexicons of the recogniser."""

    ranks: PhraseTrie[Rank]
    prefixes: frozenset[str]
    qualifiers: PhraseTrie[bool]
    generic: PhraseTrie[bool]
    bare_bodies: PhraseTrie[bool]
    task_stops: frozenset[str]
    projects: PhraseTrie[bool]
    not_titles: frozenset[str]
    bodies: PhraseTrie[Head]
    acronyms: PhraseTrie[Acronym]
    known_names: PhraseTrie[Acronym]
    not_names: frozenset[str]
    not_behind: dict[str, frozenset[str]]
    not_ahead: dict[str, frozenset[str]]
    not_bodies: PhraseTrie[bool]
    owners: PhraseTrie[bool]
    firm_acts: PhraseTrie[bool]
    products: PhraseTrie[bool]
    firm_words: PhraseTrie[bool]
    small_classes: PhraseTrie[bool]
    foreign_kinds: frozenset[str]
    not_slugs: frozenset[str]
    centres: PhraseTrie[bool]
    fields: PhraseTrie[bool]
    field_stops: frozenset[str]
    compounds: frozenset[tuple[str, str]]
    acts: frozenset[tuple[str, str]]
    capital_words: PhraseTrie[bool]
    places: PhraseTrie[str]
    classes: PhraseTrie[PlaceClass]
    class_stops: dict[str, frozenset[str]]
    communes: PhraseTrie[bool]
    directions: PhraseTrie[bool]
    short_countries: dict[str, frozenset[str]]
    not_country: dict[str, frozenset[str]]
    english_countries: frozenset[str]
    seams: PhraseTrie[bool]
    given_names: frozenset[str]
    surnames: frozenset[str]
    foreign_surnames: frozenset[str]
    company_words: frozenset[str]
    honorifics: PhraseTrie[bool]
    callings: PhraseTrie[bool]
    artists: PhraseTrie[bool]
    called_by_given_name: PhraseTrie[bool]
    human_acts: PhraseTrie[bool]
    owner_classes: PhraseTrie[bool]
    place_cues: PhraseTrie[bool]
    not_alone: frozenset[str]
    credits: PhraseTrie[bool]
    speech: PhraseTrie[bool]
    nicknames: PhraseTrie[bool]
    not_given: frozenset[str]

    def field(self, words: Sequence[str], start: int, stop: int) -> int | None:
        """The end of the longest field of work at `start`; `words` in small letters."""
        return _longest_skipping(self.fields, words, start, stop)


def _longest_skipping(
    trie: PhraseTrie[bool], words: Sequence[str], start: int, stop: int
) -> int | None:
    kept = [i for i in range(start, min(stop, start + 16)) if words[i] not in JOINERS]
    if not kept or kept[0] != start:
        return None
    found = trie.longest([words[i] for i in kept], 0, len(kept))
    return kept[found[0] - 1] + 1 if found else None


@cache
def lexicon() -> Lexicon:
    """The lexicons of `rules/names` and `rules/places`."""
    return Lexicon(
        ranks=_by_words("rank", Rank),
        prefixes=_set("prefix"),
        qualifiers=_trie("qualifier", fold=True),
        generic=_trie("generic", fold=True),
        bare_bodies=_trie("bare_body", fold=True),
        task_stops=_set("task_stop"),
        projects=_trie("project"),
        not_titles=_set("not_title"),
        bodies=_bodies(),
        acronyms=PhraseTrie((w, e) for e in _entries("acronym", Acronym) for w in e.words),
        known_names=_known_names(),
        not_names=_set("not_a_name"),
        not_behind=_stops("not_behind", "names"),
        not_ahead=_stops("not_ahead", "names"),
        not_bodies=_trie("not_a_body", fold=True),
        owners=_trie("owner"),
        firm_acts=_trie("firm_act"),
        products=_trie("product"),
        firm_words=_trie("firm_word"),
        small_classes=_trie("small_class"),
        foreign_kinds=_set("foreign_kind"),
        not_slugs=_set("not_slug"),
        centres=_trie("centre"),
        fields=_fields(),
        field_stops=_set("stop"),
        compounds=_compounds(),
        acts=frozenset(_pair(word) for word in _set("act")),
        capital_words=_trie("capital_word"),
        places=PhraseTrie(_places()),
        classes=PhraseTrie(_class_words(), fold=True),
        class_stops=_stops("class_stop", "places"),
        communes=PhraseTrie((u.name, True) for u in units() if u.level == "commune"),
        directions=_trie("direction", concern="places"),
        short_countries=_short_countries(),
        not_country=_stops("not_country", "places"),
        english_countries=_set("english_country", "places"),
        seams=_trie("seam"),
        given_names=_set("foreign_given_name"),
        surnames=_set("surname"),
        foreign_surnames=_set("foreign_surname"),
        company_words=_set("company_word"),
        honorifics=_trie("honorific"),
        callings=_trie("calling"),
        artists=_trie("artist"),
        called_by_given_name=_trie("called_by_given_name"),
        human_acts=_trie("human_act"),
        owner_classes=_trie("owner_class"),
        place_cues=_trie("place_cue"),
        not_alone=_set("not_alone"),
        credits=_trie("credit"),
        speech=_trie("speech"),
        nicknames=_trie("nickname"),
        not_given=_set("not_given"),
    )


def _entries(table: str, model: type[Any], concern: str = "names") -> list[Any]:
    return load_entries(concern, table, model)


def _set(table: str, concern: str = "names") -> frozenset[str]:
    return frozenset(word for entry in _entries(table, Words, concern) for word in entry.words)


def _trie(table: str, fold: bool = False, concern: str = "names") -> PhraseTrie[bool]:
    words = ((word, True) for entry in _entries(table, Words, concern) for word in entry.words)
    return PhraseTrie(words, fold=fold)


def _by_words(table: str, model: type[Any]) -> PhraseTrie[Any]:
    pairs = ((word, entry) for entry in _entries(table, model) for word in entry.words)
    return PhraseTrie(pairs, fold=True)


def _bodies() -> PhraseTrie[Head]:
    entries: list[Body] = _entries("body", Body)
    small = {w.lower() for body in entries for w in body.words if w[0].islower()}
    return PhraseTrie(
        ((word, Head(body, word.lower() in small)) for body in entries for word in body.words),
        fold=True,
    )


def _known_names() -> PhraseTrie[Acronym]:
    """Names of three words and more, whatever their capitals."""
    entries: list[Acronym] = _entries("acronym", Acronym)
    pairs = ((w, entry) for entry in entries if entry.kind != "press" for w in entry.words)
    return PhraseTrie(((w, e) for w, e in pairs if len(w.split()) > 2), fold=True)


def _fields() -> PhraseTrie[bool]:
    trie: PhraseTrie[bool] = PhraseTrie([])
    for entry in _entries("field", Words):
        for word in entry.words:
            kept = [token for token in split_tokens(word.lower()) if token not in JOINERS]
            trie.add(" ".join(kept), True)
    return trie


def _stops(table: str, concern: str) -> dict[str, frozenset[str]]:
    entries: list[Stops] = _entries(table, Stops, concern)
    return {word: frozenset(b) for entry in entries for word, b in entry.pairs.items()}


def _compounds() -> frozenset[tuple[str, str]]:
    """Pairs of syllables with which a body's name goes on: the lexicon's and those of fields."""
    phrases = [*_set("compound"), *(w for e in _entries("field", Words) for w in e.words)]
    syllables = (phrase.lower().split() for phrase in phrases)
    return frozenset(pair for words in syllables for pair in itertools.pairwise(words))


def _short_countries() -> dict[str, frozenset[str]]:
    groups: list[ShortCountries] = _entries("short_countries", ShortCountries, "places")
    return {
        form: frozenset(group.behind)
        for group in groups
        for forms in group.codes.values()
        for form in forms
    }


def _pair(word: str) -> tuple[str, str]:
    first, second = word.split()
    return first, second


def _class_words() -> Iterable[tuple[str, PlaceClass]]:
    for entry in _entries("class", PlaceClass, "places"):
        for word in entry.words:
            yield word, entry


def _places() -> Iterable[tuple[str, str]]:
    """Names that are places without a class word before them, with what they are."""
    for group in _entries("countries", Countries, "places"):
        for forms in group.codes.values():
            yield from ((form, "country") for form in forms)
    for group in _entries("spellings", Spellings, "places"):
        for name, forms in group.forms.items():
            yield name, "unit"
            yield from ((form, "unit") for form in forms)
    for unit in units():
        if unit.level == "province" or (unit.level == "district" and " " in unit.name):
            yield unit.name, unit.level
    for table, kind in (
        ("former_provinces", "province"),
        ("regions", "region"),
        ("cities", "city"),
    ):
        for group in _entries(table, PlaceNames, "places"):
            yield from ((name, kind) for name in group.names)


__all__ = ["JOINERS", "Acronym", "Body", "Head", "Lexicon", "PlaceClass", "Rank", "lexicon"]
