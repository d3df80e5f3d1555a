"""What hangs on a name in small letters: compounds, objects of verbs, numbers."""

from __future__ import annotations

from typing import Final

from pipeline.names.common_words import Pair, common_words
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import JOINERS, Body, Lexicon
from pipeline.names.view import View

#: Kinds of bodies that are told apart by numbers.
_NUMBERED: Final = frozenset(["company", "school", "hospital", "bank", "court"])


#: "Bệnh viện Nhi Trung ương" + "tổ chức hội nghị": in small letters it is what the body does.
_HOLDS: Final = ("tổ", "chức")


class SmallParts:
    """Follows a name over small letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = common_words()

    def with_number(self, view: View, end: int, body: Body) -> int:
        """ "Công ty Xây dựng 6", "Trường Mầm non số 2": a number that counts nothing."""
        is_told = view.low[end : end + 1] == ["số"]
        at = end + 1 if is_told else end
        if (
            not (is_told or body.kind in _NUMBERED)
            or at >= view.stop[end - 1]
            or not view.spaced[end - 1]
        ):
            return end
        if not view.words[at].isdigit() or len(view.words[at]) > 3 or view.taken[at]:
            return end
        after = at + 1
        counts = after < view.stop[at] and view.is_word(after) and not view.cap[after]
        stops = self._lexicon.field_stops | set(JOINERS)
        is_stop = counts and view.low[after] in stops
        is_part = after < view.size and not view.spaced[at] and view.words[after] in ".,/%-"
        is_part = is_part and after + 1 < view.size and view.words[after + 1][0].isdigit()
        return end if is_part or (counts and not is_stop) else after

    def extended(self, view: View, end: int) -> int:
        """A last capital with the compounds that go on ("Dịch vụ" + "hành chính" + "công")."""
        if is_closed(view, end - 1):
            return end
        compounds = self._lexicon.compounds
        index = end
        if is_small(view, index) and pair_at(view, index - 1) in compounds:
            index += 1
        while is_small(view, index) and not self._is_action(view, index):
            if is_small(view, index + 1) and (
                pair_at(view, index) in compounds or self._is_object(view, end, index)
            ):
                index += 2
            elif index > end and pair_at(view, index - 1) in compounds:
                index += 1
            else:
                break
        return self._without_verb(view, end, index)

    def _is_action(self, view: View, index: int) -> bool:
        """Whether a verb with an object is what the body does: "Cục Hải quan" + "kiểm tra xe".

        Behind another verb, or right behind its head, it belongs to the name ("Đầu tư xây dựng").
        """
        pair = pair_at(view, index)
        if pair == _HOLDS:
            return True
        is_verb = pair in self._words.verbs or pair in self._lexicon.acts
        if view.cap[index - 1] or not is_verb or pair in self._words.nouns:
            return False
        has_object = is_small(view, index + 2) and not self._ends_name(view, index + 2)
        return has_object and pair_at(view, index - 2) not in self._words.verbs

    def _ends_name(self, view: View, index: int) -> bool:
        """Whether no name goes over a word ("của", "đã", "và")."""
        return view.low[index] in self._lexicon.field_stops or view.low[index] in JOINERS

    def _is_object(self, view: View, start: int, index: int) -> bool:
        """Whether a noun is what the verb before it does it to: "bảo vệ" + "thiên nhiên"."""
        verb = pair_at(view, index - 2)
        if index - 2 < start - 1 or verb not in self._words.verbs or verb in self._lexicon.acts:
            return False
        pair = pair_at(view, index)
        return pair in self._words.words and pair not in self._words.verbs

    def _without_verb(self, view: View, end: int, index: int) -> int:
        """Back over a joiner or a word that is rather what the body does ("tổ chức")."""
        while index > end:
            if view.low[index - 1] in JOINERS:
                index -= 1
            elif index - 2 >= end and pair_at(view, index - 2) in self._lexicon.acts:
                index -= 2
            else:
                break
        return index

    def is_word(self, view: View, index: int) -> bool:
        """Whether two syllables are a word, or go on together inside names."""
        pair = pair_at(view, index)
        return pair in self._words.words or pair in self._lexicon.compounds


def is_small(view: View, index: int) -> bool:
    """Whether a small word of the same line stands at a token, parted by a space."""
    return (
        index < view.size
        and index < view.stop[index - 1]
        and not view.cap[index]
        and view.is_word(index)
        and view.spaced[index - 1]
        and not view.taken[index]
    )


def is_closed(view: View, index: int) -> bool:
    """Whether a name is complete with this word: an abbreviation, a foreign word, a number."""
    word = view.words[index]
    return is_abbreviation(word) or not is_vietnamese(word) or word[0].isdigit()


def pair_at(view: View, index: int) -> Pair:
    """The two syllables at a token; a pair that is no word at the end of the text."""
    after = view.low[index + 1] if index + 1 < view.size else ""
    return view.low[index], after


__all__ = ["SmallParts", "is_closed", "is_small", "pair_at"]
