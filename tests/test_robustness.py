"""What archives do to a text: the same facts are found, or a warning says that they may not be."""

import unicodedata

import pytest

from pipeline import Extractor
from schemas import ArticleRecord

PLAIN = (
    "Chiều 18/2/2023, bà Nguyễn Thị Thanh Mai, Chủ tịch Hội Chữ thập đỏ tỉnh Lào Cai, và ông Vàng "
    "A Sình, Giám đốc Sở Y tế tỉnh Yên Bái, đến thăm xã Tả Van."
)


def facts(record: ArticleRecord) -> object:
    """Names, values and offices, without the offsets."""
    return (
        [(person.name, [(t.role, t.organisation, t.jurisdiction) for t in person.titles])
         for person in record.people],
        [date.value for date in record.dates],
        [place.name for place in record.places],
        [body.name for body in record.organisations],
    )  # fmt: skip


def wrapped(text: str, width: int = 26) -> str:
    """The text in a column: a line break instead of the first space after each `width`."""
    lines, line = [], ""
    for word in text.split(" "):
        line = f"{line} {word}".strip()
        if len(line) >= width:
            lines.append(line)
            line = ""
    return "\n".join([*lines, line]).strip()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(unicodedata.normalize("NFD", PLAIN), id="decomposed"),
        pytest.param(PLAIN.replace(" ", "  ").replace(",", " ,"), id="scanned"),
        pytest.param(PLAIN.replace("ỉnh ", "ỉnh\u00a0").replace("Bái", "Bái\u200b"), id="web"),
        pytest.param(wrapped(PLAIN), id="wrapped"),
        pytest.param(wrapped(PLAIN).replace("\n", "\r\n"), id="wrapped by Windows"),
        pytest.param(PLAIN.replace("Thị", "Th&#7883;"), id="entities"),
        pytest.param("\ufeff\t" + PLAIN, id="mark"),
    ],
)
def test_the_same_facts(extractor: Extractor, text: str) -> None:
    record = extractor.extract(text)
    assert facts(record) == facts(extractor.extract(PLAIN))
    for item in (*record.mentions, *record.dates):
        assert text[item.start : item.end] == item.text


def test_glued_paragraphs(extractor: Extractor) -> None:
    text = PLAIN.removesuffix(".") + "Ông Vàng A Sình, Giám đốc Sở Y tế, vui.Bà Mai cũng vậy."
    record = extractor.extract(text)
    assert [mention.text for mention in record.mentions if mention.label == "PER"] == [
        "Nguyễn Thị Thanh Mai", "Vàng A Sình", "Vàng A Sình", "Mai",
    ]  # fmt: skip
    assert "xã Tả Van" in {mention.text for mention in record.mentions}


def test_a_headline_in_capitals_says_what_the_article_says(extractor: Extractor) -> None:
    headline = "GIÁM ĐỐC SỞ Y TẾ TỈNH YÊN BÁI VÀNG A SÌNH ĐẾN THĂM XÃ TẢ VAN"
    record = extractor.extract(f"{headline}\n\n{PLAIN}")
    found = {(m.label, m.text) for m in record.mentions if m.start < len(headline)}
    assert found == {
        ("TITLE", "GIÁM ĐỐC SỞ Y TẾ TỈNH YÊN BÁI"), ("PER", "VÀNG A SÌNH"), ("LOC", "XÃ TẢ VAN"),
    }  # fmt: skip
    assert [person.name for person in record.people] == ["Vàng A Sình", "Nguyễn Thị Thanh Mai"]
    assert record.warnings == ()


def test_a_text_in_capitals_is_warned_of(extractor: Extractor) -> None:
    record = extractor.extract(PLAIN.upper())
    assert record.warnings == ("the text is written in capitals: names may be missed",)
    assert [date.value for date in record.dates] == ["2023-02-18"]


def test_a_text_without_diacritics_is_warned_of_and_nothing_is_invented(
    extractor: Extractor,
) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", PLAIN) if not unicodedata.combining(c))
    text = bare.replace("đ", "d").replace("Đ", "D") + " Theo do, nguoi dan duoc kham benh va cho."
    record = extractor.extract(text)
    assert "without diacritics" in record.warnings[0]
    assert [mention.text for mention in record.mentions] == ["18/2/2023"]
    assert record.people == ()
