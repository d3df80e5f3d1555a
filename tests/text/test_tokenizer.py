"""The tokenizer and the working text: nothing of a text is lost, and every offset leads back."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from pipeline.layers import text_of
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
        ("VnExpress, MobiFone, McLaughlin", ["VnExpress", ",", "MobiFone", ",", "McLaughlin"]),
        ("", []),
    ],
)
def test_syllables_numbers_and_signs_are_apart(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens
    assert split_tokens(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("tại Hà NộiChủ tịch nước", ["tại", "Hà", "Nội", "Chủ", "tịch", "nước"]),
        ("huyện Lộc HàVụ xuân", ["huyện", "Lộc", "Hà", "Vụ", "xuân"]),
        ("đón gióNgày 29.5", ["đón", "gió", "Ngày", "29", ".", "5"]),
        ("của SingaporeViệt Nam", ["của", "Singapore", "Việt", "Nam"]),
    ],
)
def test_words_that_lost_their_line_break_are_parted(text: str, tokens: list[str]) -> None:
    doc = TOKENIZER(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text


GLUED = st.lists(st.sampled_from(["Hà", "Nội", "Chủ", "tịch", "VnExpress", "5", ".", "”", " "]))


@given(GLUED)
def test_glued_words_keep_their_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    doc = TOKENIZER(text)
    assert doc.text == text == text_of(doc)


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
    if not working.text.strip():
        return
    inked = [index for index, letter in enumerate(working.text) if not letter.isspace()]
    start = data.draw(st.sampled_from(inked))
    end = data.draw(st.sampled_from([index for index in inked if index >= start])) + 1
    first, last = working.to_original(start, end)
    assert 0 <= first < last <= len(original)
    bare = "".join(working.text[start:end].split())
    assert bare.casefold() in "".join(normalise(original[first:last]).text.split()).casefold()


def test_a_clean_text_needs_no_map() -> None:
    assert normalise("Thành phố Huế").is_identity
