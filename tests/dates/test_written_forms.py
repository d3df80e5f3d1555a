"""Every day from 1000 to 2100 in every written form comes back with its value."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates.factory import date_fact, read_dates

FORMS = (
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}-{m}-{y}",
    "{d:02}.{m:02}.{y}",
    "ngày {d}/{m}/{y}",
    "Ngày {d} - {m} - {y}",
    "ngày {d} / {m} / {y}",
    "ngày {d} tháng {m} năm {y}",
    "ngày {d:02} tháng {m:02}, năm {y}",
    "Ngày {d} tháng {m}/{y}",
    "sáng {d}/{m}/{y}",
    "Chiều ngày {d}-{m}-{y}",
    "9h30 sáng {d}/{m}/{y}",
    "thứ Ba, ngày {d}/{m}/{y}",
    "hôm {d}/{m}/{y}",
)
DAYS = st.dates(date(1000, 1, 1), date(2100, 12, 31))


@given(day=DAYS, form=st.sampled_from(FORMS))
@settings(max_examples=1500, deadline=None)
def test_full_days(day, form) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    read = read_dates(f"Đoàn đến vào {written}, trời mưa.").dates
    assert [(r.found.text, r.resolved.value.value) for r in read] == [(written, day.isoformat())]
    assert read[0].resolved.value.first_day == read[0].resolved.value.last_day == day


@given(day=DAYS)
@settings(max_examples=300, deadline=None)
def test_months_quarters_and_years(day) -> None:
    year, month, quarter = day.year, day.month, (day.month + 2) // 3
    text = f"Vào tháng {month}/{year}, mưa. Vào quý {quarter}/{year}, nắng. Vào năm {year}, gió."
    values = [r.resolved.value.value for r in read_dates(text).dates]
    assert values == [f"{year}-{month:02}", f"{year}-Q{quarter}", f"{year}"]


@given(published=st.dates(date(1990, 1, 1), date(2099, 1, 1)), past=st.integers(0, 300))
@settings(max_examples=300, deadline=None)
def test_a_day_without_a_year_lies_before_publication(published, past) -> None:
    day = published - timedelta(days=past)
    read = read_dates(f"Vụ việc đã xảy ra ngày {day.day}/{day.month}.", published).dates
    assert [r.resolved.value.value for r in read] == [day.isoformat()]


@given(day=st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_without_publication_the_year_stays_unknown(day) -> None:
    read = read_dates(f"Ngày {day.day}/{day.month}, hai bên họp.").dates
    assert [r.resolved.value.value for r in read] == [f"XXXX-{day.month:02}-{day.day:02}"]


@pytest.mark.parametrize("written", ["ngày 31/2", "ngày 45/13", "31/4/2020", "ngày 29/2/2023"])
def test_an_impossible_day_has_no_value_but_a_warning(written) -> None:
    read = read_dates(f"Họp {written}, tại Huế.", date(2024, 5, 1))
    assert read.dates == []
    assert len(read.warnings) == 1


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("mùng 1 Tết Ất Sửu", "1985-01-21"),  # China: 20 February
        ("mùng 1 Tết năm 2007", "2007-02-17"),  # China: 18 February
        ("mùng 1 Tết Mậu Thân", "1968-01-29"),  # the north; China: 30 January
        ("mùng 1 Tết Quý Mão", "2023-01-22"),
    ],
)
def test_tet_is_that_of_the_vietnamese_calendar(stated, value) -> None:
    near = date(int(value[:4]), 6, 1)
    assert [r.resolved.value.value for r in read_dates(f"Đó là {stated}.", near).dates] == [value]


WORDS = [
    "ngày",
    "tháng",
    "năm",
    "quý",
    "tuần",
    "thế",
    "kỷ",
    "thập",
    "niên",
    "đầu",
    "giữa",
    "cuối",
    "nửa",
    "mùng",
    "rằm",
    "Tết",
    "Giêng",
    "chạp",
    "hai",
    "ba",
    "mười",
    "mươi",
    "lăm",
    "vài",
    "chục",
    "trăm",
    "nay",
    "qua",
    "mai",
    "trước",
    "sau",
    "tới",
    "đó",
    "cùng",
    "kỳ",
    "sáng",
    "chiều",
    "tối",
    "thứ",
    "Chủ",
    "nhật",
    "hôm",
    "từ",
    "đến",
    "và",
    "giai",
    "đoạn",
    "nhiệm",
    "kỳ",
    "âm",
    "lịch",
    "Quý",
    "Mão",
    "học",
    "tài",
    "khóa",
    "TCN",
    "hằng",
    "0",
    "1",
    "2",
    "15",
    "31",
    "45",
    "99",
    "1000",
    "1899",
    "2023",
    "2024",
    "2100",
    "9999",
    "18/2",
    "30/2",
    "3-2",
    "2023-2015",
    "/",
    "-",
    "–",
    ".",
    ",",
    "(",
    ")",
    ":",
    "%",
    "I",
    "IV",
    "XX",
]


@given(
    words=st.lists(st.sampled_from(WORDS), max_size=12),
    glue=st.sampled_from([" ", "", "\n", "  "]),
    published=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
@settings(max_examples=1500, deadline=None)
def test_any_heap_of_temporal_words_is_read_without_an_error(words, glue, published) -> None:
    text = glue.join(words)
    for read in read_dates(text, published).dates:
        fact = date_fact(read)
        assert text[fact.start : fact.end] == fact.text
