"""The working text: what archives and typesetting did is undone, and every offset leads back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rulebook import load_entries, overlapping_examples
from pipeline.text.condition import BareWords, lacks_diacritics, text_warnings
from pipeline.text.edits import Edit, WorkingText, edited
from pipeline.text.normalise import normalise
from pipeline.text.seams import SeamWords, lost_white_space
from pipeline.text.wrapping import wrapped_lines

SEAMS = load_entries("text", "seam", SeamWords)
BARE = load_entries("text", "bare_words", BareWords)


def marked(text: str) -> str:
    """The text with ⏎ and · where white space is put back."""
    for edit in reversed(lost_white_space(text)):
        text = text[: edit.start] + {"\n": "⏎", " ": "·"}[edit.new] + text[edit.end :]
    return text


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example.text, id=f"seams.toml:{entry.name}:{example.text[:30]}")
        for entry in SEAMS
        for example, _ in entry.all_examples()
    ],
)
def test_white_space_is_put_back_where_it_was_lost(example: str) -> None:
    assert marked(example.replace("⏎", "").replace("·", "")) == example


def test_examples_stand_once() -> None:
    assert overlapping_examples([*SEAMS, *BARE]) == []


@pytest.mark.parametrize(
    ("original", "working"),
    [
        ("Sở  Y tế   tỉnh", "Sở Y tế tỉnh"),
        ("bệnh viện .  Có ông An , bà Mai ; ông Hà", "bệnh viện. Có ông An, bà Mai; ông Hà"),
        ("họ nói ... thế", "họ nói ... thế"),
        ("H&agrave; N&#7897;i &amp; Hu&#x1EBF;", "Hà Nội & Huế"),
        ("R&D; A&B", "R&D; A&B"),
        ("Hà Nội\ud800", "Hà Nội\ufffd"),
        ("Hà\u00a0 Nội\u200b.\r\n\tHuế", "Hà Nội.\n Huế"),
        ("👍🏽  tốt🇻🇳", "👍🏽 tốt🇻🇳"),
    ],
)  # fmt: skip
def test_spaces_entities_and_odd_letters(original: str, working: str) -> None:
    assert normalise(original).text == working


WRAPPED = (
    "Ngày 5-11, bà Nguyễn Thị\nThanh Mai, Chủ tịch Hội Chữ\nthập đỏ tỉnh Yên\nBái, ký thỏa\n"
    "thuận hợp tác.\nBà Mai vui.\n\nHai bên thống nhất về\nnước sạch."
)


def test_lines_of_a_narrow_column_are_put_together() -> None:
    assert normalise(WRAPPED).text == (
        "Ngày 5-11, bà Nguyễn Thị Thanh Mai, Chủ tịch Hội Chữ thập đỏ tỉnh Yên Bái, ký thỏa "
        "thuận hợp tác.\nBà Mai vui.\n\nHai bên thống nhất về nước sạch."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hai tỉnh hợp tác\nNgày 5-11, hai tỉnh ký kết tại Huế.\nLễ ký diễn ra ở đây.",
        "Nội dung gồm:\n- du lịch và nông nghiệp\n- y tế và giáo dục\n- đào tạo nghề",
        "x" * 200 + "\nvà " + "y" * 200 + "\nhay " + "z" * 200,
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert list(wrapped_lines(text)) == []


def test_capitals_take_the_letters_that_the_article_gives_its_words() -> None:
    text = (
        "GIÁM ĐỐC SỞ Y TẾ LÊ VĂN AN TIẾP ĐOÀN ABCDEFGH CỦA ĐÀI LOAN VÀ WHO\n"
        "Ông Lê Văn An, Giám đốc Sở Y tế tỉnh, tiếp đoàn."
    )
    assert normalise(text).text.split("\n")[0] == (
        "Giám đốc Sở Y tế Lê Văn An tiếp đoàn Abcdefgh của Đài Loan và WHO"
    )


@pytest.mark.parametrize("line", ["UBND TP.HCM", "VTV, VOV, TTXVN, QDND", "Lễ ký HIỆP ĐỊNH MỚI"])
def test_other_capitals_stay(line: str) -> None:
    assert normalise(f"{line}\nMột dòng chữ thường.").text.startswith(line)


@pytest.mark.parametrize(
    ("text", "bare"),
    [(example.text, not rejected) for entry in BARE for example, rejected in entry.all_examples()],
)
def test_text_without_diacritics_is_known(text: str, bare: bool) -> None:
    assert lacks_diacritics(text) == bare
    assert bool(list(text_warnings(text))) == bare


def test_text_in_capitals_is_warned_of() -> None:
    text = "HAI TỈNH ĐÃ KÝ KẾT BIÊN BẢN GHI NHỚ VỀ HỢP TÁC DU LỊCH TẠI THÀNH PHỐ HUẾ HÔM QUA"
    assert list(text_warnings(text)) == ["the text is written in capitals: names may be missed"]
    assert list(text_warnings(text.lower())) == []


def test_edits_keep_the_way_back() -> None:
    once = edited(WorkingText("ab  cd"), [Edit(0, 0, "x"), Edit(2, 4, " "), Edit(5, 6, "D")])
    assert once.text == "xab cD"
    assert [once.to_original(i, i + 1) for i in range(1, 6)] == [
        (0, 1), (1, 2), (2, 4), (4, 5), (5, 6),
    ]  # fmt: skip
    twice = edited(once, [Edit(3, 4, ""), Edit(6, 6, "\n")])
    assert twice.text == "xabcD\n"
    assert twice.to_original(1, 5) == (0, 6)


PIECES = st.lists(
    st.sampled_from(
        [
            "Hà Nội", "Chủ tịch", "VnExpress", "ông", "KÝ KẾT HỢP TÁC VỚI", " ", "  ", "\n", "\r\n",
            ".", ",", "”", "(", ")", "2023", "%", "Theo", "của", "\u00a0", "\u200b", "a\u0300",
            "&amp;", "👍🏽", "\u0301", "thập đỏ", "…", "\ud83d",
        ]
    ),
    max_size=30,
)  # fmt: skip


@given(PIECES)
def test_every_letter_of_the_working_text_comes_from_the_original(pieces: list[str]) -> None:
    original = "".join(pieces)
    working = normalise(original)
    assert normalise(working.text).text == normalise(normalise(working.text).text).text
    if working.is_identity:
        return
    assert len(working.starts) == len(working.ends) == len(working.text)
    assert list(working.starts) == sorted(working.starts)
    for index, letter in enumerate(working.text):
        start, end = working.to_original(index, index + 1)
        assert 0 <= start <= end <= len(original)
        if letter.isalnum():
            source = unicodedata.normalize("NFC", original[start:end])
            assert letter.casefold() in source.casefold() or "&" in source
