"""The field of work behind the head of a body: from the lexicon, or small letters up to a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.names.common_words import common_words
from pipeline.names.lexicon import JOINERS, Lexicon
from pipeline.names.localities import Localities
from pipeline.names.view import View

#: Last words of heads that the papers write with a field in small letters.
_OF_SMALL_FIELDS: Final = frozenset(
    ["quan", "cục", "vụ", "sở", "bộ", "hội", "tâm", "ban", "đồng", "phòng", "viện", "đoàn"]
)
_LONGEST: Final = 12
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
        if field is not None:
            return self._with_second(view, field)
        return self._small(view, start, end)

    def capital(self, view: View, start: int) -> int | None:
        """The end of the longest field of the lexicon that begins with a capital."""
        if start >= view.stop[start - 1] or not view.cap[start]:
            return None
        return self._lexicon.field(view.low, start, view.stop[start])

    def _with_second(self, view: View, end: int) -> int:
        """ "Ngoại giao" + "và Thương mại", where the country of such a ministry follows."""
        at, seen = end, False
        while at + 1 < view.size and at < view.stop[end - 1] and view.words[at] in (",", "và"):
            seen = seen or view.words[at] == "và"
            following = self._lexicon.field(view.low, at + 1, view.stop[at])
            if following is None or self._body_at(view, at + 1) is not None:
                return end
            at = following
            if seen:
                break
        is_ministry = seen and self._localities.find(view, at) is not None
        return at if is_ministry and at < view.size else end

    def _small(self, view: View, start: int, end: int) -> int | None:
        """The end of a field in small letters: "Cơ quan du lịch", "Sở giáo dục và đào tạo"."""
        if not view.cap[start] or view.low[end - 1] not in _OF_SMALL_FIELDS:
            return None
        field = self._lexicon.field(view.low, end, view.stop[end - 1])
        if field is None or field <= end + 1:
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
            if view.cap[at] and view.is_word(at):
                return at if at > end + 1 and self._closes(view, at) else None
            if not self._goes_over(view, at, end):
                return None
        return None

    def _closes(self, view: View, at: int) -> bool:
        known = self._lexicon.places.longest(view.words, at, view.stop[at])
        return known is not None

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
        return word not in self._lexicon.field_stops or before in self._words.words


__all__ = ["Fields"]
