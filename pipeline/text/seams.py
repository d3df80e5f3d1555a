"""Seams: places where an archive has lost the white space between two words.

"…tiếp đoàn tại Hà NộiChủ tịch nước…" was two lines, "…hợp tác.Theo ông…" two sentences,
"nỗ lực củaViệt Nam" two words. Names such as "VnExpress" are no seams: what is parted must be
Vietnamese syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

from pipeline.rulebook import Entry, load_entries
from pipeline.text.edits import Edit
from pipeline.text.letters import LOWER, UPPER, is_vietnamese
from pipeline.text.sentences import abbreviations

_L, _U = f"[{LOWER}]", f"[{UPPER}]"
#: A capital right behind a small letter, a number or what closes, or the last of a run of them.
_GLUED: Final = re.compile(
    rf"{_U}(?:(?<={_L}.)|(?:(?<=[0-9%)\]”»].)|(?<={_U}{_U}.)|(?<=[.!?…][\"'].))(?={_L}))"
)
#: A sign with a capitalised word right behind it.
_GLUED_SIGN: Final = re.compile(rf"[.!?…,;:](?={_U}{_L})")
_LETTERS_BEFORE: Final = re.compile(r"[^\W\d_]+$")
_RIGHT: Final = re.compile(rf"{_U}(?:{_L}+|{_U}+(?!{_L}))?")
#: The longest word that is looked at.
_WORD: Final = 12

Kind = Literal["general", "opens", "whole", "never_last", "inside_name", "domain"]


class SeamWords(Entry):
    """Words by what they tell about a seam at their side."""

    kind: Kind
    words: tuple[str, ...] = ()


@cache
def _words(kind: Kind) -> frozenset[str]:
    entries = load_entries("text", "seam", SeamWords)
    return frozenset(word for entry in entries if entry.kind == kind for word in entry.words)


def lost_white_space(text: str) -> list[Edit]:
    """Where a line break or a space is to be put back.

    >>> lost_white_space("đến Hà NộiNgày 5/3")
    [Edit(start=10, end=10, new='\\n')]
    """
    edits = [*_between_words(text), *_behind_signs(text)]
    edits.sort()
    return edits


def lost_starts(text: str) -> Iterator[int]:
    """Where a sentence starts whose white space before it was lost."""
    for edit in lost_white_space(text):
        if edit.new == "\n" or text[edit.start - 1] in ".!?…":
            yield edit.start


def _between_words(text: str) -> Iterator[Edit]:
    for match in _GLUED.finditer(text):
        at = match.start()
        if (new := _white_space(text, at)) is not None:
            yield Edit(at, at, new)


def _white_space(text: str, at: int) -> str | None:
    """What was lost before the capital at an offset: a line break, a space, or nothing."""
    right = _right(text, at)
    before = text[at - 1]
    if before.isdigit() or before == "%":
        return "\n" if _is_clear_word(right) else None
    if not before.isalpha():
        opens_quote = text[max(at - 2, 0)] in " :\n("
        return "\n" if _is_clear_word(right) and not opens_quote else None
    return _between(_left(text, at), right, text, at)


def _between(left: str, right: str, text: str, at: int) -> str | None:
    if not _are_two_words(left, right):
        return None
    is_capital = left[0].isupper() and not left.isupper()
    is_alone = is_capital and not _follows_name(text, at - len(left))
    if left in _words("inside_name"):
        return " "
    if left.lower() in _words("never_last") and (is_alone or not is_capital):
        return "\n" if right in _words("opens") else " "
    # "ChợTốt" may be a brand; "của MỹLộ trình" and "của NgaTheo" cannot be.
    known = left in _words("whole") or right in _words("opens") or not is_vietnamese(left)
    return "\n" if known or not is_alone else None


def _are_two_words(left: str, right: str) -> bool:
    """Whether both halves are words: Vietnamese, clearly so on one side at least."""
    if right.isupper() and len(right) > 1:
        return is_vietnamese(left) and not (left.isascii() and right.isascii())
    if not _is_clear_word(right):
        return len(left) > 1 and _is_marked(left) and is_vietnamese(right) and len(right) > 1
    if left.isupper():  # "CủA HOA Kỳ, NGHị" is no seam
        return len(left) > 2 or _is_marked(left)
    if right.isascii():
        return len(left) > 1
    return len(left) > 2 or (len(left) > 1 and is_vietnamese(left)) or _is_marked(left)


def _is_marked(word: str) -> bool:
    return not word.isascii() and is_vietnamese(word)


def _is_clear_word(word: str) -> bool:
    """Whether a word is Vietnamese beyond doubt."""
    return word in _words("opens") or (len(word) > 1 and _is_marked(word))


def _left(text: str, at: int) -> str:
    """The word that ends at an offset, from its last capital (or run of capitals) on."""
    match = _LETTERS_BEFORE.search(text, max(at - _WORD, 0), at)
    word = match.group() if match else ""
    start = max((i for i, letter in enumerate(word) if letter.isupper()), default=0)
    return word if word.isupper() else word[start:]


def _right(text: str, at: int) -> str:
    match = _RIGHT.match(text, at, at + _WORD)
    return match.group() if match else ""


def _follows_name(text: str, start: int) -> bool:
    """Whether a capitalised word or an initial stands before: "Hà Nội", "Ảnh: H.Thảo"."""
    before = text[max(start - _WORD, 0) : start].rstrip(" ")
    if before.endswith((".", ":", "/")):
        return True
    word = re.split(r"[\s\W]", before)[-1]
    return word[:1].isupper()


def _behind_signs(text: str) -> Iterator[Edit]:
    for match in _GLUED_SIGN.finditer(text):
        at = match.start()
        if at and (match.group() != "." or _ends_sentence(text, at)):
            yield Edit(at + 1, at + 1, " ")


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the full stop at an offset, with a capital behind it, ends a sentence."""
    if _right(text, at + 1).lower() in _words("domain"):
        return False
    before = text[at - 1]
    if not before.isalpha():
        return before.isdigit() or before in "%)]”»\"'…"
    match = _LETTERS_BEFORE.search(text, max(at - _WORD, 0), at)
    word = match.group() if match else ""
    if len(word) == 1 and word.isupper():
        return False
    return word not in abbreviations() and word.lower() not in _words("never_last")


__all__ = ["SeamWords", "lost_starts", "lost_white_space"]
