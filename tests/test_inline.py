"""The notation of gold and examples."""

import pytest

from pipeline.errors import GoldError
from pipeline.inline import InlineSpan, parse_inline


def test_tags_become_offsets_in_the_text_without_them() -> None:
    text, spans = parse_inline('<DATE v="2023-02-18">Chiều 18/2</DATE>, <LOC>Yên Bái</LOC> < 3')
    assert text == "Chiều 18/2, Yên Bái < 3"
    assert spans == [InlineSpan(0, 10, "DATE", "2023-02-18"), InlineSpan(12, 19, "LOC")]


@pytest.mark.parametrize(
    ("tagged", "complaint"),
    [
        ("<PER>An <LOC>Huế</LOC></PER>", "<LOC> inside <PER> in line 1"),
        ("<PER>An", "never closed"),
        ("An</PER>", "closes nothing"),
        ("<PER></PER>", "holds no text"),
        ("a\n<PER>An</LOC>", "closes nothing in line 2"),
    ],
)
def test_broken_tags_are_told_with_their_place(tagged: str, complaint: str) -> None:
    with pytest.raises(GoldError, match=complaint):
        parse_inline(tagged)
