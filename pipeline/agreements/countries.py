"""The names of countries: every form and its code."""

from __future__ import annotations

from functools import cache

from pipeline.agreements.lexicon import settings
from pipeline.names.trie import PhraseTrie
from pipeline.rulebook import RULES, read_toml


@cache
def country_forms() -> dict[str, str]:
    """Every form of a country's name, or of a union that signs as one, → its code."""
    forms: dict[str, str] = {}
    for group in read_toml(RULES / "places" / "world.toml").get("countries", []):
        for code, words in group.get("codes", {}).items():
            forms.update(dict.fromkeys(words, code))
    for code, words in settings()["unions"].items():
        forms.update(dict.fromkeys(words, code))
    return forms


@cache
def country_trie() -> PhraseTrie[tuple[str, str]]:
    """Every form of a country's name, with itself and the code."""
    return PhraseTrie((form, (form, code)) for form, code in country_forms().items())


def country_in(name: str) -> str | None:
    """The country that a name ends with ("Bộ Tài chính Lào"), in the words used there."""
    words = name.split()
    for size in (4, 3, 2, 1):
        tail = " ".join(words[-size:])
        if tail in country_forms():
            return tail
    return None


@cache
def capitals() -> dict[str, str]:
    """A capital's name → the code of its country."""
    table: dict[str, list[str]] = settings()["capitals"]
    return {name: code for code, names in table.items() for name in names}


__all__ = ["capitals", "country_forms", "country_in", "country_trie"]
