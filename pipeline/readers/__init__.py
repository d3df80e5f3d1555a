"""Inputs: files and folders of many formats, read one article at a time.

Nothing is lost without a word: what cannot be read comes out as a `ReadFailure` in its place.
"""

from pipeline.readers.inputs import ReadFailure, read_articles

__all__ = ["ReadFailure", "read_articles"]
