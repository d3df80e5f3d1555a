"""The tagger's time grows with the length of the text and no faster."""

from time import perf_counter

import pytest

from pipeline.dates.factory import read_dates

DATES = "Ngày 18/2/2023, họp. Từ ngày 3 đến 5/6, mưa; năm ngoái, 2 năm qua, hôm qua 9h30. "


def seconds(text: str) -> float:
    start = perf_counter()
    read_dates(text)
    return perf_counter() - start


@pytest.mark.parametrize("unit", [DATES, "1/", "9 ", "năm ", "ngày 3, ", "2020, ", "sáng sáng "])
def test_ten_times_the_text_takes_at_most_a_dozen_times_the_time(unit) -> None:
    read_dates("Ngày 18/2/2023")
    short = (unit * 10_000)[:10_000]
    long = (unit * 100_000)[:100_000]
    best = min(seconds(short) for _ in range(3))
    assert min(seconds(long) for _ in range(2)) <= 20 * max(best, 0.005)
