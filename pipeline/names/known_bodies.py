"""Names of bodies that the lexicon holds whole: "ASEAN", "FPT Retail", "BIDV-QBE"."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.names.letters import is_abbreviation
from pipeline.names.lexicon import Lexicon
from pipeline.names.localities import Localities
from pipeline.names.runs import run_end
from pipeline.names.view import View

#: Kinds of known names that no country follows as their locality.
_WITHOUT_COUNTRY: Final = frozenset(["press", "international"])


class BodyMatch(NamedTuple):
    """A body: where its own name ends, where its locality ends, and the rule."""

    name_end: int
    end: int
    rule: str
    kind: str


class KnownBodies:
    """Matches known names."""

    def __init__(self, lexicon: Lexicon, localities: Localities) -> None:
        self._lexicon = lexicon
        self._localities = localities

    def match(self, view: View, start: int) -> BodyMatch | None:
        """The known name that begins at a token, with the country of its daughter."""
        stop = view.stop[start]
        found = self._lexicon.acronyms.longest(view.words, start, stop)
        if found is None and view.cap[start]:
            found = self._lexicon.known_names.longest(view.low, start, stop)
        if found is None:
            return None
        end, acronym = found
        if self._hangs_on(view, start):
            return None
        end = self._with_kind(view, start, end)
        last = end if acronym.kind in _WITHOUT_COUNTRY else self._localities.country(view, end)
        return BodyMatch(end, last, f"danh mục: {acronym.name}", acronym.kind)

    def _hangs_on(self, view: View, start: int) -> bool:
        """Whether an unspaced sign makes the name a part of something else ("10 GB/MB")."""
        if start < 2 or view.spaced[start - 1] or view.words[start - 1] not in "-/":
            return False
        before = view.words[start - 2]
        if view.words[start - 1] == "/":
            return before.islower()
        return is_abbreviation(before) and before not in ("TTXVN",)

    def _with_kind(self, view: View, start: int, end: int) -> int:
        """The end with the kind of a daughter: "FPT" + "Retail", "BBC" + "News"."""
        stop = run_end(view, start)
        while end < stop and view.words[end] in self._lexicon.foreign_kinds:
            end += 1
        is_chain = end + 1 < stop and view.words[end] == "-" and not view.spaced[end]
        if is_chain and is_abbreviation(view.words[end - 1]) and view.words[end + 1].isupper():
            return end + 2
        return end


__all__ = ["BodyMatch", "KnownBodies"]
