"""Names of countries and other spellings of units, in folded form."""

from __future__ import annotations

from functools import cache

from pipeline.rulebook import Entry, load_entries
from pipeline.text.forms import folded


class Countries(Entry):
    """Countries by ISO code, each with its forms."""

    codes: dict[str, tuple[str, ...]]


class ShortCountries(Countries):
    """Forms of one syllable, which the recogniser takes in some contexts only."""

    behind: tuple[str, ...]


class Spellings(Entry):
    """Other spellings of units."""

    forms: dict[str, tuple[str, ...]]


@cache
def countries() -> dict[str, str]:
    """Folded name → ISO 3166-1 alpha-2 code."""
    groups: list[Countries] = [
        *load_entries("places", "countries", Countries),
        *load_entries("places", "short_countries", ShortCountries),
    ]
    return {
        folded(form): code
        for group in groups
        for code, forms in group.codes.items()
        for form in forms
    }


@cache
def spellings() -> dict[str, str]:
    """Folded spelling → folded name of the unit, both without a class word."""
    groups = load_entries("places", "spellings", Spellings)
    pairs = {}
    for group in groups:
        for name, forms in group.forms.items():
            for form in forms:
                pairs[folded(form).removeprefix("thành phố ")] = folded(name)
    return pairs


__all__ = ["Countries", "Spellings", "countries", "spellings"]
