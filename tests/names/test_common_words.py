"""The common words: read, built, and used so that no name is cut in the middle of one."""

from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.names.build_common_words import joined_pairs, write
from pipeline.names.common_words import common_words


def test_words_nouns_and_verbs_are_told_apart() -> None:
    words = common_words()
    assert ("bệnh", "viện") in words.nouns
    assert ("khẳng", "định") in words.verbs
    assert words.nouns <= words.words
    assert words.verbs <= words.words
    assert not words.nouns & words.verbs


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    write({("a", "b"): "+", ("a", "c"): "!", ("d", "e"): ""}, path)
    words = common_words(path)
    assert words.words == {("a", "b"), ("a", "c"), ("d", "e")}
    assert words.nouns == {("a", "b")}
    assert words.verbs == {("a", "c")}


def test_a_line_with_one_syllable_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("bệnh viện+\nlẻ\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"words.txt:2"):
        common_words(path)


def test_pairs_are_joined_only_inside_words() -> None:
    pairs = list(joined_pairs(["Bệnh viện", "Tư"]))
    assert pairs == [(("bệnh", "viện"), True), (("viện", "tư"), False)]
