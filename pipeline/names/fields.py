"""The field of work behind the head of a body: from the lexicon, or small letters up to a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.names.common_words import common_words
from pipeline.names.letters import is_abbreviation, is_vietnamese
from pipeline.names.lexicon import JOINERS, Lexicon
from pipeline.names.localities import Localities
from pipeline.names.view import View

#: Last words of heads that the papers write with a field in small letters.
_OF_SMALL_FIELDS: Final = frozenset(
    ["quan", "cục", "vụ", "sở", "bộ", "hội", "tâm", "ban", "đồng", "phòng", "viện", "đoàn"]
)
#: Last words of heads whose names list several fields ("Bộ Ngoại giao và Thương mại Úc").
_MINISTRIES: Final = frozenset(["bộ"])
#: Last words of heads that nouns in small letters alone complete.
_OF_NOUNS: Final = frozenset(["cục", "tâm", "viện"])
#: What stands between the fields of a ministry.
_DASHES: Final = frozenset(["-", "–"])
_PARTS: Final = frozenset([",", "và"]) | _DASHES
_LONGEST: Final = 12
_LONGEST_SIGN: Final = 8
#: Stops that may stand in a name that its short form closes.
_IN_NAMES: Final = frozenset(["về", "của", "các", "trong", "ngoài", "nước", "thuộc", "vì"])
#: Heads that are other words at the beginning of a sentence ("Tổ chức hội nghị").
_OTHER_AT_START: Final = frozenset(["tổ", "quỹ", "khoa", "báo"])


class Fields:
    """Follows the field of work of a body to its end."""

    def __init__(
        self,
        lexicon: Lexicon,
        localities: Localities,
        body_at: Callable[[View, int], object | None],
    ) -> None:
        self._lexicon = lexicon
        self._localities = localities
        self._body_at = body_at
        self._words = common_words()

    def end(self, view: View, start: int, end: int) -> int | None:
        """The end of the field behind the head `start:end`, in capitals or small letters."""
        field = self.capital(view, end)
        if field is None:
            return self.small(view, start, end)
        if view.low[end - 1] in _MINISTRIES or view.low[end - 1] == "ban":
            return self._with_second(view, field, needs_country=view.low[end - 1] != "ban")
        return field

    def capital(self, view: View, start: int) -> int | None:
        """The end of the longest field of the lexicon that begins with a capital."""
        if start >= view.stop[start - 1] or not view.cap[start]:
            return None
        field = self._lexicon.field(view.low, start, view.stop[start])
        if field == start + 1 and self._is_cut(view, field):
            return None
        return field

    def _is_cut(self, view: View, end: int) -> bool:
        """Whether a small syllable goes on with the word: "Thuế" + "quan"."""
        if end >= view.stop[end - 1] or view.cap[end]:
            return False
        return (view.low[end - 1], view.low[end]) in self._words.words

    def _with_second(self, view: View, end: int, needs_country: bool) -> int:
        """ "Ngoại giao" + "và Thương mại", where the country of such a ministry follows."""
        at, seen, dashes = end, False, 0
        while at + 1 < view.size and at < view.stop[end - 1] and view.words[at] in _PARTS:
            following = self._second(view, at + 1)
            if following is None:
                return end
            seen = seen or view.words[at] == "và" or "và" in view.low[at:following]
            dashes += view.words[at] in _DASHES
            at = following
            if seen:
                break
        if dashes > 1 and not seen:
            return at  # "Lao động - Y tế - Phúc lợi"
        if not seen:
            return end
        return at if not needs_country or self._localities.find(view, at) is not None else end

    def of_country(self, view: View, at: int) -> int | None:
        """ "Nhân lực và Di trú Lào", "Công nghiệp, Du lịch và Đầu tư của Lào"."""
        if not view.cap[at] or not is_vietnamese(view.words[at]):
            return None
        for index in range(at, min(at + _LONGEST, view.stop[at])):
            known = self._lexicon.places.longest(view.words, index, view.stop[index])
            if known is not None and known[1] == "country" and view.cap[index]:
                is_whole = index > at + 1 and view.low[index - 1] not in JOINERS
                return known[0] if is_whole else None
            if not self._is_of_field(view, index):
                return None
        return None

    def _is_of_field(self, view: View, index: int) -> bool:
        """Whether a token may stand in the name of a ministry's field."""
        if view.taken[index] or self._lexicon.ranks.longest(view.low, index, view.stop[index]):
            return False
        word = view.low[index]
        if word in JOINERS or word == "của":
            return True
        following = view.low[index + 1] if index + 1 < view.size else ""
        pairs = {(view.low[index - 1], word), (word, following)}
        if pairs & self._lexicon.compounds:
            return True
        return view.is_word(index) and any(
            pair in self._words.words and pair not in self._words.verbs for pair in pairs
        )

    def _second(self, view: View, start: int) -> int | None:
        """The end of one more field in a list, in capitals, no body of its own."""
        if not view.cap[start] or self._body_at(view, start) is not None:
            return None
        field = self._lexicon.field(view.low, start, view.stop[start])
        if field is not None or start + 1 >= view.stop[start]:
            return field
        pair = (view.low[start], view.low[start + 1])
        is_small = not view.cap[start + 1]
        return start + 2 if is_small and pair in self._words.words else None

    def small(self, view: View, start: int, end: int) -> int | None:
        """The end of a field in small letters: "Cơ quan du lịch", "Sở giáo dục và đào tạo"."""
        if not view.cap[start] or view.low[end - 1] not in _OF_SMALL_FIELDS:
            return None
        field = self._lexicon.field(view.low, end, view.stop[end - 1])
        if field is None or field <= end + 1 or view.low[end:field] == ["tổ", "chức"]:
            return None
        is_sure = not view.starts[start] or self._localities.follows(view, field)
        return field if is_sure else None

    def up_to_place(self, view: View, start: int, end: int) -> int | None:
        """Small letters up to a place or a body: "Hiệp hội các quốc gia Đông Nam Á"."""
        if not view.cap[start] or (view.starts[start] and view.low[start] in _OTHER_AT_START):
            return None
        for at in range(end, min(end + _LONGEST, view.stop[end - 1])):
            if view.taken[at]:
                return None
            if view.cap[at] and view.is_word(at) and (at > end or view.low[at] != "các"):
                return at if at > end + 1 and self._closes(view, at) else None
            if not self._goes_over(view, at, end):
                return None
        return None

    def up_to_bracket(self, view: View, start: int, end: int) -> int | None:
        """All up to the bracket that shortens it: "Công ty mua bán nợ (DATC)"."""
        if not view.cap[start]:
            return None
        for at in range(end, min(end + _LONGEST, view.stop[end - 1])):
            if view.words[at] == "(":
                return at if at > end + 1 and self._is_short_form(view, at + 1) else None
            if view.taken[at] or not self._goes_to_bracket(view, at):
                return None
        return None

    def _is_short_form(self, view: View, at: int) -> bool:
        if view.words[at + 1 : at + 2] != [")"] or view.words[at] in self._lexicon.not_names:
            return False
        word = view.words[at]
        is_field = self._lexicon.field(view.low, at, at + 1) is not None
        is_place = self._lexicon.places.longest(view.words, at, at + 1) is not None
        is_sign = is_abbreviation(word) or (view.cap[at] and not is_vietnamese(word))
        return is_sign and 2 < len(word) <= _LONGEST_SIGN and not (is_field or is_place)

    def _goes_to_bracket(self, view: View, at: int) -> bool:
        """Whether a word may stand in a name that a bracket closes: no verb, nobody's name."""
        word, low = view.words[at], view.low[at]
        if low in _IN_NAMES or low in JOINERS:
            return low != ","
        if not view.is_word(at):
            return False
        pairs = ((view.low[at - 1], low), (low, view.low[at + 1] if at + 1 < view.size else ""))
        if view.cap[at]:
            is_head = self._lexicon.bodies.longest(view.low, at, view.stop[at]) is not None
            is_rank = self._lexicon.ranks.longest(view.low, at, view.stop[at]) is not None
            is_name = word in self._lexicon.surnames and pairs[1] not in self._words.words
            return not (is_head or is_rank or is_name)
        if any(pair in self._lexicon.compounds for pair in pairs):
            return True
        if any(pair in self._words.verbs for pair in pairs):
            return False
        is_word = any(pair in self._words.words for pair in pairs)
        return is_word or low not in self._lexicon.field_stops

    def noun(self, view: View, start: int, end: int) -> int | None:
        """A noun in small letters that makes the name: "Trung tâm dinh dưỡng"."""
        if view.starts[start] or not view.cap[start] or view.low[end - 1] not in _OF_NOUNS:
            return None
        if end + 1 >= view.stop[end - 1] or view.taken[end]:
            return None
        pair = (view.low[end], view.low[end + 1])
        is_small = not (view.cap[end] or view.cap[end + 1])
        return end + 2 if is_small and pair in self._words.nouns else None

    def _closes(self, view: View, at: int) -> bool:
        known = self._lexicon.places.longest(view.words, at, view.stop[at])
        return (
            known is not None
            or self._lexicon.centres.longest(view.words, at, view.stop[at]) is not None
        )

    def _goes_over(self, view: View, at: int, start: int) -> bool:
        """Whether a name may go over a small word: no verb, no stop but "các" and "về"."""
        word = view.low[at]
        if word in JOINERS:
            return word == "và"
        if not view.is_word(at):
            return False
        if word in ("các", "về", "nước") and at in (start, start + 1):
            return True
        following = view.low[at + 1] if at + 1 < view.size else ""
        before = (view.low[at - 1], word)
        if (word, following) in self._lexicon.compounds or before in self._lexicon.compounds:
            return True
        if (word, following) in self._words.verbs:
            return False
        if (word, following) in self._words.words:
            return True
        return word not in self._lexicon.field_stops or before in self._words.words


__all__ = ["Fields"]
