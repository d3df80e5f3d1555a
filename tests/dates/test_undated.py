"""The year and the day of articles without a publication date: certain, or left unknown."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates.factory import explain_dates, read_dates
from pipeline.dates.year_cues import YearCue
from pipeline.rulebook import load_entries

CUES = load_entries("dates", "article_year", YearCue)
EXAMPLES = [
    pytest.param(example.text, rejected, id=f"{cue.name}:{example.text}")
    for cue in CUES
    for example, rejected in cue.all_examples()
]


@pytest.mark.parametrize(("text", "rejected"), EXAMPLES)
def test_a_cue_tells_the_year_of_the_first_day(text, rejected) -> None:
    value = read_dates(text).dates[0].resolved.value.value
    assert value.startswith("XXXX-") == rejected


def values(text: str, published: date | None = None) -> list[str]:
    return [read.resolved.value.value for read in read_dates(text, published).dates]


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 5/7, hai bên họp.",
        "Sáng 5/7, hai bên họp. Công ty lập năm 2015.",
        "Sáng 5/7, hai bên nhắc tuyên bố ngày 15/6/2000.",
        "Sáng 5/7, hai bên ký kế hoạch giai đoạn 2017-2021.",
        "Sáng 5/7, hai bên bàn mục tiêu đến năm 2030.",
        "Sáng 5/7, hai bên nhắc kế hoạch năm 2011, rồi nói năm 2013 mưa nhiều.",
    ],
)
def test_an_unknown_year_stays_unknown(text) -> None:
    assert values(text)[0] == "XXXX-07-05"
    assert read_dates(text).document_date.basis in ("none", "inferred")


def test_a_full_day_nearby_lends_its_year() -> None:
    text = "Chiều 24/5, đoàn đến Huế. Đoàn thăm Việt Nam từ ngày 23-27/5/2017."
    assert values(text) == ["2017-05-24", "2017-05-23/2017-05-27"]


def test_the_year_between_what_was_and_what_will_be() -> None:
    text = "Ngày 23-1, hai bên họp. Đoàn đã đến vào tháng 10-2005. Hội nghị sẽ mở tháng 11-2006."
    assert values(text)[0] == "2006-01-23"


def test_the_day_of_the_article_is_told_by_its_first_day() -> None:
    text = "Sáng 6/4, hai bên bàn kế hoạch năm 2023. Buổi làm việc hôm nay rất vui."
    read = read_dates(text)
    assert read.document_date.value == "2023-04-06"
    assert read.document_date.basis == "inferred"
    assert [(e.start, e.end) for e in read.document_date.evidence] == [(0, 8)]
    assert values(text)[-1] == "2023-04-06"


def test_today_with_its_day_in_brackets_is_the_day_of_the_article() -> None:
    assert read_dates("Hôm qua (27/5/2013), đoàn đến.").document_date.value == "2013-05-28"


def test_nothing_tells_the_day() -> None:
    read = read_dates("Hôm qua, ông nói về trận đánh ngày 1/9/1939.")
    assert read.document_date.value is None
    assert read.dates[0].resolved.value.value == "XXXX-XX-XX"
    assert values("Tuần này mưa, quý này nắng.") == ["XXXX-WXX", "XXXX-QX"]


YEARLESS = [
    "Ngày 5/6",
    "hai bên họp. Sáng nay",
    "Chiều qua",
    "Tháng 7 tới",
    "Quý 3",
    "Năm ngoái",
    "Cuối năm",
    "Cùng ngày",
    "Hai ngày sau",
    "Hôm sau",
    "6 tháng đầu năm",
    "Cùng kỳ năm trước",
    "Thứ Hai",
    "Tuần này",
    "2/9 hằng năm",
    "Rằm tháng Giêng",
    "Mùng 3 Tết",
    "Đêm giao thừa",
    "Trong năm đó",
    "So với năm trước",
    "Mùa thu tới",
]


@given(st.lists(st.sampled_from(YEARLESS), min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_text_without_any_year_gets_none(pieces) -> None:
    read = read_dates(". ".join(pieces))
    assert read.document_date.value is None
    for value in (item.resolved.value.value for item in read.dates):
        assert value.startswith(("XXXX", "P"))


def test_the_explanation_tells_rule_parts_and_resolution() -> None:
    lines = list(explain_dates("Sáng 5/3, họp. Ngày 31/2, nghỉ.", date(2024, 3, 6)))
    assert lines == [
        "0-8 'Sáng 5/3' = 2024-03-05  [ngày/tháng] day=5, month=3"
        " | inferred: năm gần ngày đăng 2024-03-06",
        "'Ngày 31/2' (15) is no date of the calendar",
    ]


def test_the_explanation_tells_what_made_the_year_certain() -> None:
    [first, _] = explain_dates("Chiều 18/2, hội nghị bàn kế hoạch hợp tác năm 2023.")
    assert first.endswith("| inferred: kế hoạch, nhiệm vụ của năm: 'năm 2023'")


def test_a_chronicle_takes_its_years_from_its_headings() -> None:
    text = "Năm 1939\n1/9 -- Vào Ba Lan. Hai ngày sau, tuyên chiến.\n8/11: ám sát.\n9/4: Na Uy."
    assert values(text) == ["1939", "1939-09-01", "1939-09-03", "1939-11-08", "1940-04-09"]


def test_the_reported_day_is_not_that_of_brackets_or_plans() -> None:
    aside = "Hội nghị trước (7/6/2001) vắng; lễ sẽ mở dịp 2/9."
    text = f"Sáng 5/3, họ họp. {aside} Chiều cùng ngày, họ về."
    assert values(text, date(2024, 3, 6))[-1] == "2024-03-05"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ngày 8/2, tàu rời bến. Trước Tết Đinh Dậu, ông đã ứng tiền.", "2017-02-08"),
        ("Ngày 8/7, ông nhắc Tết Đinh Dậu.", "XXXX-07-08"),
        ("Chiều 12/6, sở báo cáo. Số liệu tháng 5/2017 cho thấy giá tăng.", "2017-06-12"),
        ("Chiều 12/4, sở báo cáo. Tháng 9/2016 có mưa.", "XXXX-04-12"),
        ("Ngày 3/6, ông hứa đến hết tháng 7/2019 sẽ xong.", "2019-06-03"),
        ("Sáng 5/3, họ họp.\nGiá dầu lại tăng(02/03/2005)", "2005-03-05"),
        ("Chiều 19/5, họ họp. Hồi đó, đến 22/5/2016, xảy ra mưa.", "XXXX-05-19"),
    ],
)
def test_the_year_from_what_lies_near(text, first) -> None:
    assert values(text)[0] == first
