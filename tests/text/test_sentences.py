"""Paragraph classes and sentence ends, against the examples of the rule files and hard cases."""

import re

import pytest

from pipeline import Extractor
from pipeline.layers import Paragraph
from pipeline.rulebook import load_entries, overlapping_examples
from pipeline.text.forms import Form, folded
from pipeline.text.paragraphs import ParagraphRule, paragraph_rules, paragraphs
from pipeline.text.sentences import Abbreviation, sentences
from schemas import Article


def split(text: str) -> list[str]:
    return [text[s:e] for s, e in sentences(text, [Paragraph(0, len(text), "body")])]


ABBREVIATIONS = load_entries("text", "abbreviation", Abbreviation)


@pytest.mark.parametrize(
    "example",
    [example.text for entry in ABBREVIATIONS for example, _ in entry.all_examples()],
)
def test_abbreviations_end_no_sentence(example: str) -> None:
    assert split(example.replace("|", " ")) == example.split("|")


@pytest.mark.parametrize(
    "example",
    [
        "Lễ ký diễn ra chiều 18/2.|Sau đó, đoàn về Huế.",
        "Có lúa, ngô, khoai v.v…|Bà con vui.",
        "Ông nói: “Hai bên cùng thắng.”|Bà An đồng ý.",
        "Thật không?|Có thật!|Tốt…",
        "Bộ Y tế (WHO hỗ trợ).|Hai bên ký.",
        "Ông N. H. Lan đến.|Bà về.",
        "Hai nước ở Nam Á.|Hôm qua, họ họp ở Ý.|Ông Đ. Lan dự.",
        "Tăng 3.500 người.|Giảm 2,5%.",
    ],
)
def test_hard_cases(example: str) -> None:
    assert split(example.replace("|", " ")) == example.split("|")


@pytest.mark.parametrize(
    "example",
    [
        "Ông thăm Trung Quốc.|Ông sẽ về.", "Chuyện của giới.|Tại Huế, trời mưa.",
        "Đoàn thăm Việt Nam.|Trong khi đó, VOV.VN đưa tin./.",
        "đến Hà Nội|Chủ tịch nước dự.", "quà cho em hiếu học|Ngày 22-5, tỉnh họp.",
        "Ảnh: AFP)|Theo báo.", "tăng 5%.|Ông vui.", "năm 2013.|Sở họp.",
        "của ASEAN.|Con đường dài.",
        "ở TP.HCM và TP.Huế", "Ủy viên T.Ư Đảng", "ở Q.1", "PGS.TS.Lê An", "K.Yadav nói",
        "trang VnExpress.Net và Baomoi.Com",
    ],
)  # fmt: skip
def test_glued_sentences_come_apart(extractor: Extractor, example: str) -> None:
    """In the article's working text, and where a glued text is given to the pipeline itself."""
    article = Article(id="a", text=example.replace("|", ""))
    for doc in (extractor.doc(article), extractor.nlp(article.text)):
        assert [sentence.text.strip() for sentence in doc.sents] == example.split("|")


def test_a_newline_always_ends_a_sentence() -> None:
    text = "Một dòng\nhai dòng\n\nba"
    found = [text[s:e] for s, e in sentences(text, paragraphs(text))]
    assert found == ["Một dòng", "hai dòng", "ba"]


PARAGRAPHS = load_entries("text", "paragraph", ParagraphRule)


@pytest.mark.parametrize(
    ("rule", "example", "rejected"),
    [
        pytest.param(rule, example.text, rejected, id=f"{rule.name}:{example.text[:30]}")
        for rule in PARAGRAPHS
        for example, rejected in rule.all_examples()
    ],
)
def test_paragraph_rules(rule: ParagraphRule, example: str, rejected: bool) -> None:
    pattern = {r.name: p for r, p in paragraph_rules()}[rule.name]
    assert bool(pattern.fullmatch(example)) != rejected


def test_classes_of_an_article() -> None:
    text = (
        "Hai tỉnh hợp tác toàn diện\n\nadmin\n"
        "Chiều 18/2, hai tỉnh ký kết biên bản ghi nhớ tại Huế.\n"
        "Quang cảnh hội nghị.\n- Hợp tác về y tế;\nHội nghị đã kết thúc tốt đẹp.\n{"
    )
    kinds = [paragraph.kind for paragraph in paragraphs(text)]
    assert kinds == ["headline", "junk", "lead", "caption", "list_item", "body", "junk"]
    for start, end, _ in paragraphs(text):
        assert text[start:end] == text[start:end].strip()


FORMS = load_entries("text", "form", Form)


@pytest.mark.parametrize(
    "example", [example.text for form in FORMS for example, _ in form.all_examples()]
)
def test_forms_that_mean_the_same(example: str) -> None:
    short, long = re.split(r"\s=\s", example)
    assert folded(short) == folded(long)


@pytest.mark.parametrize(("one", "other"), [("Hoà Bình", "Hòa Bình"), ("thuỷ sản", "thủy sản")])
def test_old_and_new_tone_marks_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_examples_stand_once() -> None:
    assert overlapping_examples([*ABBREVIATIONS, *PARAGRAPHS]) == []
