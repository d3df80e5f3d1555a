"""The year and the day of articles without a publication date: certain, or left unknown."""

from datetime import date

import pytest

from pipeline.dates.article_year import YearCue
from pipeline.dates.factory import read_dates
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
