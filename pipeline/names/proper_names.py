"""The end of a proper name behind the head of a body: capitals with small letters on their way."""

from __future__ import annotations

from typing import Final

from pipeline.names.common_words import common_words
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import JOINERS, Body, Lexicon
from pipeline.names.localities import Localities, bare_unit
from pipeline.names.places import run_end
from pipeline.names.signs import behind_limited
from pipeline.names.small_parts import SmallParts, is_closed, is_small, pair_at
from pipeline.names.view import View

_LONGEST_BRIDGE: Final = 9
_DASHES: Final = frozenset("-–")
#: Kinds of bodies whose name holds no foreign word: it is rather somebody's.
_NO_FOREIGN: Final = frozenset(["state_body", "party_body", "assembly"])
#: Last words of heads that are never alone.
_ASKS_FOR_NAME: Final = frozenset(["tmcp", "tnhh", "cp", "mtv"])
#: Kinds whose name may go on in small letters right behind the head.
_SMALL_NAMES: Final = frozenset(["company", "bank", "school", "hospital"])
#: Kinds of bodies that are not called after people: a name behind the head is its director's.
_NOT_AFTER_PEOPLE: Final = frozenset(["company", "bank", "state_body", "association", "party_body"])


class ProperNames:
    """Follows the proper name of a body to its end."""

    def __init__(self, lexicon: Lexicon, localities: Localities, small: SmallParts) -> None:
        self._lexicon = lexicon
        self._localities = localities
        self._small = small
        self._words = common_words()

    def end(self, view: View, head: int, start: int, body: Body) -> int | None:
        """The end of the name that begins at `start`, None where none does.

        `head` is the first token of the body's head.
        """
        first = self._first_capital(view, head, start, body)
        if first is None:
            return None
        last, end = first, self._run_end(view, first)
        while (step := self._next_part(view, last, end, body)) is not None:
            if self._is_place(view, step):
                return step
            last, end = step, self._run_end(view, step)
        whole = self._completed(view, last, end)
        if end == last + 1 or whole > end:
            whole = self._small.extended(view, whole)
        return self._small.with_number(view, behind_limited(view, whole), body)

    def person_follows(self, view: View, start: int) -> bool:
        """Whether a full Vietnamese name of a person stands here."""
        run = run_end(view, start)
        if view.words[start] not in self._lexicon.surnames or not 3 <= run - start <= 4:
            return False
        known = self._lexicon.places.longest(view.words, start, run)
        return known is None or known[0] < run

    def _first_capital(self, view: View, head: int, start: int, body: Body) -> int | None:
        """The first capital of the name; schools and firms may have small letters before it."""
        if start >= view.stop[start - 1] or view.taken[start]:
            return None
        if not view.cap[start] and not (view.cap[head] and body.kind in _SMALL_NAMES):
            return None
        unit = bare_unit(view, start)
        if start < unit < view.size and not (view.cap[start] or view.cap[unit]):
            return None  # "Trường Dân tộc nội trú tỉnh" + "và Báo Lào Cai"
        asks_for_name = view.low[start - 1] in _ASKS_FOR_NAME
        is_other_kind = body.kind not in _NOT_AFTER_PEOPLE or asks_for_name
        if not is_other_kind and self.person_follows(view, start):
            return None
        return start if self._is_capital(view, start) else self._bridge(view, start)

    def whole_end(self, view: View, start: int) -> int:
        """The end of a run of capitals, no word cut in half."""
        end = run_end(view, start)
        return self._completed(view, start, end)

    def _is_capital(self, view: View, index: int) -> bool:
        return view.cap[index] and view.is_word(index)

    def _next_part(self, view: View, last: int, end: int, body: Body) -> int | None:
        """Where the name goes on behind the run `last:end`, None where it does not."""
        if end >= view.stop[last] or view.taken[end]:
            return None
        if is_closed(view, end - 1):
            return self._dash(view, end)
        whole = self._completed(view, last, end)
        if whole == end and self._ends_with_place(view, last, end):
            return self._twin(view, last, end, body)
        step = self._over_small(view, last, end, whole)
        if step is None or not self._begins_other(view, step):
            is_stranger = step == whole and not is_vietnamese(view.words[whole])
            return None if is_stranger and body.kind in _NO_FOREIGN else step
        is_rank = self._lexicon.ranks.longest(view.low, last, whole) is not None
        return step if self._is_place(view, step) and (step > whole or not is_rank) else None

    def _over_small(self, view: View, last: int, end: int, whole: int) -> int | None:
        """The next capital behind small letters that belong to the name."""
        if whole > end and whole < view.stop[last] and self._is_capital(view, whole):
            return whole
        step = self._bridge(view, whole)
        if step is None or (end - last > 1 and not self._joins(view, end, step)):
            return None
        return step if self._and_joins(view, last, end, step) else None

    def _and_joins(self, view: View, last: int, end: int, step: int) -> bool:
        """Whether "và" joins two fields, not a proper name and another body."""
        if view.low[step - 1] != "và":
            return True
        is_proper = end - last > 1 and not self._small.is_word(view, end - 2)
        word = view.words[step]
        return not is_proper and (is_vietnamese(word) or is_abbreviation(word))

    def _is_place(self, view: View, index: int) -> bool:
        """Whether a known place begins at a capital behind the name."""
        return self._lexicon.places.longest(view.words, index, view.stop[index]) is not None

    def _completed(self, view: View, last: int, end: int) -> int:
        """Over the small second syllable of a word: "Bệnh" + "viện".

        Behind two capitals the word that begins there may be the better one: "Hòa Phát" + "triển
        khai".
        """
        if not is_small(view, end) or view.low[end] in JOINERS:
            return end
        if not self._small.is_word(view, end - 1):
            return end
        is_other = end - last > 1 and is_small(view, end + 1) and self._small.is_word(view, end)
        return end if is_other else end + 1

    def _ends_with_place(self, view: View, start: int, end: int) -> bool:
        known = self._lexicon.places.longest(view.words, start, end)
        return known is not None and known[0] == end

    def _twin(self, view: View, start: int, end: int, body: Body) -> int | None:
        """ "Việt - Đức", of a firm also "Sài Gòn - Hà Nội": a second place behind a dash."""
        if view.words[end] not in _DASHES or self._localities.other_side(view, end) == end:
            return None
        if body.kind == "bank":
            return end + 1
        known = self._lexicon.places.longest(view.words, start, end)
        return end + 1 if known is not None and known[1] == "country" else None

    def _begins_other(self, view: View, index: int) -> bool:
        """Whether a locality, a title or a person begins here: the name ends before it."""
        lexicon = self._lexicon
        if self._is_place(view, index):
            return not view.spaced[index - 1] or view.low[index - 1] != "và"
        if lexicon.ranks.longest(view.low, index, view.stop[index]) is not None:
            return True
        if view.low[index - 1] == "và" and self._is_acronym(view, index):
            return True
        if view.low[index - 1] in _DASHES or view.low[index - 1] == "và":
            head = lexicon.bodies.longest(view.low, index, view.stop[index])
            is_branch = head is not None and view.low[index : head[0]] == ["chi", "nhánh"]
            if head is not None and head[1].body.tail != "number" and not is_branch:
                return True
        run = run_end(view, index)
        return (
            view.words[index] in lexicon.surnames
            and 2 <= run - index <= 4
            and view.low[index - 1] not in ("-", "–", "&", "và")
        )

    def _is_acronym(self, view: View, index: int) -> bool:
        return self._lexicon.acronyms.longest(view.words, index, view.stop[index]) is not None

    def _run_end(self, view: View, start: int) -> int:
        """The run of capitals, cut where a person's name or a title begins inside it."""
        stop = run_end(view, start)
        lexicon = self._lexicon
        rank = lexicon.ranks.longest(view.low, start, stop + 1)
        for index in range(rank[0] if rank else start + 1, stop):
            if self._is_behind_country(view, start, index):
                return index
            if lexicon.ranks.longest(view.low, index, stop + 1):
                return index
            rest = stop - index
            if (
                view.words[index] in lexicon.surnames
                and rest >= 3
                and not self._is_half(view, start, index)
                and is_vietnamese(view.words[index + 1])
                and lexicon.places.longest(view.words, index, stop) is None
            ):
                return index
        return stop

    def _is_half(self, view: View, start: int, index: int) -> bool:
        """Whether one syllable stands alone before: half of a name ("Công" + "Lý Cà Mau")."""
        if index > start + 1 or not is_vietnamese(view.words[start]):
            return False
        known = self._lexicon.places.longest(view.words, start, index)
        return known is None and self._lexicon.field(view.low, start, index) is None

    def _is_behind_country(self, view: View, start: int, index: int) -> bool:
        """Whether a foreign name begins right behind a country ("Đại học Lào John Smith")."""
        if is_vietnamese(view.words[index]) or not view.words[index].isalpha():
            return False
        return any(
            known is not None and known[0] == index and known[1] == "country"
            for at in (index - 1, index - 2)
            if at > start or (at == start and is_vietnamese(view.words[at]))
            for known in (self._lexicon.places.longest(view.words, at, index),)
        )

    def _bridge(self, view: View, index: int) -> int | None:
        """Over small letters to the next capital: the index of that capital, None where it ends."""
        for at in range(index, min(index + _LONGEST_BRIDGE, view.stop[index - 1])):
            if view.taken[at]:
                return None
            if self._is_capital(view, at):
                return at if at > index else None
            word = view.low[at]
            if word in JOINERS:
                if word == "," or at + 1 >= view.stop[index - 1]:
                    return None
                continue
            if not view.is_word(at) or self._is_stop(view, at):
                return None
        return None

    def _joins(self, view: View, start: int, stop: int) -> bool:
        """Whether all small words between two parts of a name are joiners or compounds."""
        compounds = self._lexicon.compounds
        for index in range(start, stop):
            pairs = (pair_at(view, index - 1), pair_at(view, index))
            if any(pair in self._lexicon.acts for pair in pairs):
                return False
            if view.low[index] not in JOINERS and not any(pair in compounds for pair in pairs):
                return False
        return True

    def _is_stop(self, view: View, index: int) -> bool:
        """Whether no name goes over this small word: a stop that completes no compound."""
        pairs = (pair_at(view, index - 1), pair_at(view, index))
        if any(pair in self._lexicon.compounds for pair in pairs):
            return False
        return view.low[index] in self._lexicon.field_stops or pairs[1] in self._words.verbs

    def _dash(self, view: View, index: int) -> int | None:
        """After a proper word only a dash leads on ("Than Thống Nhất - TKV")."""
        following = index + 1
        if view.words[index] not in ("-", "–", "&") or following >= view.stop[index]:
            return None
        is_name = self._is_capital(view, following) and (
            view.words[following] not in self._lexicon.surnames
        )
        return following if is_name else None


__all__ = ["ProperNames"]
