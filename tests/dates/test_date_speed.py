"""The tagger's time grows with the length of the text and no faster."""

import gc
from time import process_time

import pytest

from pipeline.dates.factory import read_dates

DATES = "Ngày 18/2/2023, họp. Từ ngày 3 đến 5/6, mưa; năm ngoái, 2 năm qua, hôm qua 9h30. "
CHRONICLE = "Năm 1939\n1/9 -- Chiến tranh nổ ra.\n5/10: hai ngày sau, hết. "
EVIDENCE = (
    "Tháng 5/2017 vừa qua, so với cùng kỳ năm 2016. Ngày 3/4 (5/6/2018), sẽ xong quý 3/2019. "
)
UNITS = [DATES, CHRONICLE, EVIDENCE, "1/", "9 ", "năm ", "ngày 3, ", "2020, ", "sáng sáng "]


def seconds(text: str, times: int) -> float:
    """The shortest time of the process, without the collector of garbage that others made."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(text) for _ in range(times))
    finally:
        gc.enable()


def _once(text: str) -> float:
    start = process_time()
    read_dates(text)
    return process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_text_takes_at_most_a_dozen_times_the_time(unit) -> None:
    read_dates(unit)
    short = (unit * 10_000)[:10_000]
    long = (unit * 100_000)[:100_000]
    assert seconds(long, 3) <= 12 * max(seconds(short, 7), 0.001)
