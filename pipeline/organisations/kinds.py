"""The kind of an organisation by the words of its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from pipeline.names.lexicon import lexicon
from pipeline.names.trie import PhraseTrie
from pipeline.rulebook import Entry, load_entries
from pipeline.tokenizer import split_tokens
from schemas import OrganisationKind

CONCERN: Final = "organisations"
#: The most words of a class word before a name ("tổng công ty").
LONGEST_CLASS: Final = 3
#: Kinds whose bodies are called by their own name alone ("Sao Mai" for "Công ty Sao Mai").
_FIRMS: Final = frozenset(["company", "bank", "press"])


class Kind(Entry):
    """Words that show a kind; examples are "name = kind"."""

    kind: OrganisationKind
    words: tuple[str, ...]
    anywhere: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


class Form(Entry):
    """Words that may follow the class word of a firm; examples are "full name = short name"."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class KindRules:
    """Heads, words anywhere, and ends of words."""

    heads: PhraseTrie[OrganisationKind]
    anywhere: PhraseTrie[OrganisationKind]
    suffixes: tuple[tuple[str, OrganisationKind], ...]
    forms: frozenset[str]


@cache
def kind_rules() -> KindRules:
    """The rules of `rules/organisations`."""
    kinds = load_entries(CONCERN, "kind", Kind)
    return KindRules(
        heads=PhraseTrie(_pairs(kinds, "words"), fold=True),
        anywhere=PhraseTrie(_pairs(kinds, "anywhere")),
        suffixes=tuple((end, kind.kind) for kind in kinds for end in kind.suffixes),
        forms=frozenset(w for e in load_entries(CONCERN, "form", Form) for w in e.words),
    )


def _pairs(kinds: Iterable[Any], field: str) -> Iterable[tuple[str, OrganisationKind]]:
    return ((word, kind.kind) for kind in kinds for word in getattr(kind, field))


@lru_cache(maxsize=20_000)
def kind_of(name: str) -> OrganisationKind:
    """The kind of the body of this name; "other" where its words do not show one.

    >>> kind_of("Sở Y tế tỉnh Lào Cai"), kind_of("Tập đoàn Sao Mai")
    ('state_body', 'company')
    """
    rules = kind_rules()
    words = split_tokens(name)
    low = [word.lower() for word in words]
    head = rules.heads.longest(low, 0, len(low))
    known = _known(words, low)
    if known is not None and (head is None or known[0] > head[0]):
        return known[1]
    inside = _inside(words, rules)
    if head is not None and not (inside and head[1] == "state_body" and head[0] == 1):
        return head[1]
    if inside is not None:
        return inside
    last = low[-1] if low else ""
    return next((kind for end, kind in rules.suffixes if last.endswith(end)), "other")


def kind_of_class(words: list[str]) -> OrganisationKind | None:
    """The kind of the class words in small letters at the end of a text, if there are any.

    >>> kind_of_class(["của", "tập", "đoàn"]), kind_of_class(["sở", "của"])
    ('company', None)
    """
    for size in range(min(LONGEST_CLASS, len(words)), 0, -1):
        tail = words[-size:]
        found = kind_rules().heads.longest(tail, 0, size)
        if found is not None and found[0] == size and all(word.islower() for word in tail):
            return found[1]
    return None


@lru_cache(maxsize=20_000)
def is_class_word(words: str) -> bool:
    """Whether words in small letters are only the class of a firm: "công ty cổ phần"."""
    low = split_tokens(words)
    found = kind_rules().heads.longest(low, 0, len(low))
    if found is None or found[1] not in _FIRMS:
        return False
    return all(word in kind_rules().forms for word in low[found[0] :])


def _known(words: list[str], low: list[str]) -> tuple[int, OrganisationKind] | None:
    """What the lexicon of names says: whole names and heads."""
    found = lexicon().acronyms.longest(words, 0, len(words))
    if found is not None and found[0] == len(words):
        return len(words) + 1, found[1].kind
    head = lexicon().bodies.longest(low, 0, len(low))
    return (head[0], head[1].body.kind) if head is not None else None


def _inside(words: list[str], rules: KindRules) -> OrganisationKind | None:
    for index in range(1, len(words)):
        found = rules.anywhere.longest(words, index, len(words))
        if found is not None:
            return found[1]
    return None


__all__ = [
    "CONCERN",
    "LONGEST_CLASS",
    "Form",
    "Kind",
    "KindRules",
    "is_class_word",
    "kind_of",
    "kind_of_class",
    "kind_rules",
]
