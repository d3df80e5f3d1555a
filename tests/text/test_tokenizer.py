"""The tokenizer and the working text: nothing of a text is lost, and every offset leads back."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from pipeline.text.normalise import normalise
from pipeline.tokenizer import SyllableTokenizer, split_tokens

TOKENIZER = SyllableTokenizer(Vocab())
NAUGHTY = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \t\n\r\u00a0\u200b\u0300\u0301\u0323\ufeff.,-/…“”'\u00ad🇻🇳👍🏽"),
        st.sampled_from("aăâeêoơuưyđĐÐHồChíMinh0189"),
        st.characters(exclude_categories=("Cs",)),
    )
)


@given(NAUGHTY)
def test_the_document_is_its_text(text: str) -> None:
    assert TOKENIZER(text).text == text


@given(NAUGHTY)
def test_tokens_hold_their_offsets(text: str) -> None:
    for token in TOKENIZER(text):
        assert text[token.idx : token.idx + len(token.text)] == token.text


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Chiều 18/2, TP.HCM", ["Chiều", "18", "/", "2", ",", "TP", ".", "HCM"]),
        ("10h30", ["10", "h", "30"]),
        ("202/2025/QH15", ["202", "/", "2025", "/", "QH", "15"]),
        ("KH&CN", ["KH", "&", "CN"]),
        ("Ho\u0300a", ["Ho\u0300a"]),
        ("", []),
    ],
)
def test_syllables_numbers_and_signs_are_apart(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens
    assert split_tokens(text) == tokens


def test_white_space_beyond_one_space_is_a_token() -> None:
    assert [token.text for token in TOKENIZER("a  b\n\nc")] == ["a", " ", "b", "\n\n", "c"]


def test_it_survives_pickling() -> None:
    assert [t.text for t in pickle.loads(pickle.dumps(TOKENIZER))("Hà Nội")] == ["Hà", "Nội"]


@pytest.mark.parametrize(
    ("original", "working"),
    [
        ("Hà Nội", "Hà Nội"),
        ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
        ("Hà\u00a0Nội\u200b", "Hà Nội"),
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("\ufeffHuế", "Huế"),
        ("", ""),
    ],
)
def test_the_working_text_has_one_form(original: str, working: str) -> None:
    assert normalise(original).text == working


@given(NAUGHTY, st.data())
def test_every_span_leads_back_to_what_it_was_made_of(original: str, data: st.DataObject) -> None:
    working = normalise(original)
    if not working.text:
        return
    start = data.draw(st.integers(0, len(working.text) - 1))
    end = data.draw(st.integers(start + 1, len(working.text)))
    first, last = working.to_original(start, end)
    assert 0 <= first < last <= len(original)
    again = normalise(original[first:last]).text
    assert working.text[start:end] in again


def test_a_clean_text_needs_no_map() -> None:
    assert normalise("Thành phố Huế").is_identity
