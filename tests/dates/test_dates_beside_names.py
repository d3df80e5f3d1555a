"""Dates beside, inside and over what looks like a name: the article is always read."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import Extractor

EXTRACTOR = Extractor()
PIECES = [
    "Công ty 26.3",
    "Trường THPT 19-5",
    "Quảng trường 2/4",
    "báo Tuổi Trẻ Chủ Nhật",
    "Năm APEC 2017",
    "Chủ tịch Ủy ban Quốc gia APEC 2017",
    "Tỉnh ủy Lào Cai nhiệm kỳ 2020 - 2025",
    "ông Lê Xuân 1975",
    "chiến tranh Trung Đông 1967",
    "Vụ Đông Xuân 2016-2017",
    "Tết Đinh Dậu",
    "Đại hội Đảng ngày 3/2",
    "TP.HCM tháng 4/2013Vậy",
    "bà Thu Ba thứ Tư 5/6",
    "Ban Chỉ đạo 389",
    "\n",
    ", ",
    "(",
    ")",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.sampled_from([" ", "", ", "]))
@settings(max_examples=150, deadline=None)
def test_no_mention_lies_over_another(pieces, glue) -> None:
    text = glue.join(pieces)
    record = EXTRACTOR.extract(text)
    mentions = sorted(record.mentions, key=lambda mention: mention.start)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(text[m.start : m.end] == m.text for m in mentions)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Phóng viên Tuổi Trẻ Chủ Nhật hỏi ông.", []),
        ("cuộc chiến tranh Trung Đông 1967 bùng nổ", ["1967"]),
        ("Họp tại Quảng trường 2/4 sáng 3/4.", ["sáng 3/4"]),
        ("Công ty 26.3 họp ngày 26.3.", ["ngày 26.3"]),
    ],
)
def test_a_name_is_no_date(text, dates) -> None:
    assert [date.text for date in EXTRACTOR.extract(text).dates] == dates
