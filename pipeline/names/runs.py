"""Runs of capitalised words: where a name written in several words ends."""

from __future__ import annotations

from typing import Final

from pipeline.names.letters import is_vietnamese
from pipeline.names.view import View

#: Small words inside foreign names, which only a further capital may follow.
_PARTICLES: Final = frozenset(
    ["al", "el", "bin", "bint", "ibn", "van", "von", "der", "de", "del", "da", "dos", "ben", "ul",
     "ur", "zu", "af", "ter"]
)  # fmt: skip
_PARTICLES_IN_SEQUENCE: Final = 2
#: No name has more words; longer runs are headings in capitals.
_LONGEST_RUN: Final = 30


def run_end(view: View, start: int) -> int:
    """The end of the run of capitalised words at `start`; hyphens without spaces join."""
    end = start + 1
    while end < min(view.stop[start], start + _LONGEST_RUN):
        if view.cap[end] and view.is_word(end) and view.spaced[end - 1] and not view.taken[end]:
            end += 1
        elif _is_hyphen(view, end):
            end += 2
        elif view.words[end].isdigit() and not view.spaced[end - 1] and not view.taken[end]:
            end += 1
        elif view.words[end - 1].isdigit() and view.cap[end] and not view.spaced[end - 1]:
            end += 1  # "G4S"
        else:
            break
    return end


def person_run_end(view: View, start: int) -> int:
    """The run with what only people's names hold: initials ("John E. Smith"), particles."""
    end = run_end(view, start)
    while end < min(view.stop[start], start + _LONGEST_RUN):
        following = _behind_initial(view, end, start) or _behind_particles(view, end, start)
        if following is None:
            break
        end = run_end(view, following)
    return end


def _behind_initial(view: View, end: int, start: int) -> int | None:
    """Where the name goes on behind "E." in "John E. Smith" or "K." in "K.Yadav"."""
    following = end + 1
    if view.words[end] != "." or following >= view.stop[start] or view.spaced[end - 1]:
        return None
    if not (view.cap[following] and view.is_word(following)):
        return None
    if not _is_initial(view.words[end - 1]):
        return following if _is_initial(view.words[following]) and not view.spaced[end] else None
    if not view.spaced[end]:
        return following
    is_foreign = not is_vietnamese(view.words[following]) or _is_hyphen(view, following + 1)
    return following if is_foreign or _closes(view, following) else None


def _closes(view: View, start: int) -> bool:
    """Whether a run of capitals is followed by no small letter ("Ảnh: N. Hữu.")."""
    end = run_end(view, start)
    return end >= view.size or not view.is_word(end) or not view.spaced[end - 1]


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _behind_particles(view: View, end: int, start: int) -> int | None:
    """Where the name goes on behind "bin", "al-", "van der"."""
    if is_vietnamese(view.words[end - 1]) and end - 1 == start:
        return None
    index = end
    while index < min(end + _PARTICLES_IN_SEQUENCE, view.stop[start]):
        if view.words[index] not in _PARTICLES or not view.spaced[index - 1]:
            break
        index += 1
    if index == end or index >= view.stop[start]:
        return None
    if view.words[index] == "-" and not view.spaced[index - 1] and not view.spaced[index]:
        index += 1
    is_name = index < view.stop[start] and view.cap[index] and view.is_word(index)
    return index if is_name else None


def _is_hyphen(view: View, index: int) -> bool:
    """Whether a hyphen without spaces joins two parts of a name ("Xi-vi-lay", "Ramos-Horta")."""
    return (
        index < view.size
        and view.words[index] in ("-", "'", "’", ".", "&")
        and not view.spaced[index - 1]
        and not view.spaced[index]
        and index + 1 < view.stop[index]
        and view.is_word(index + 1)
        and (view.words[index] == "-" or view.cap[index + 1])
        and (view.words[index] != "." or _joins_by_dot(view, index))
    )


def _joins_by_dot(view: View, index: int) -> bool:
    """ "VOV.VN", "TP.HCM", but not "Học Viện.Ông"."""
    return view.words[index - 1].isupper() and view.words[index + 1].isupper()


__all__ = ["person_run_end", "run_end"]
