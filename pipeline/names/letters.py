"""What a syllable looks like: Vietnamese or foreign, an abbreviation, part of a transcription."""

from __future__ import annotations

from pipeline.text.letters import is_vietnamese


def is_abbreviation(word: str) -> bool:
    """Whether a word is all capitals (with digits), at least two of them."""
    return len(word) > 1 and word.isupper()


__all__ = ["is_abbreviation", "is_vietnamese"]
