"""Known changes of the administrative map: the same name is another unit at another time."""

from datetime import date

import pytest

from pipeline.places.linking import UnitLinker, split_name
from pipeline.places.units import units


def link(text: str, day: str | None, *others: str):
    names = [split_name(name) for name in (text, *others)]
    linker = UnitLinker(names, date.fromisoformat(day) if day else None, None)
    return linker.unit(*names[0])


@pytest.mark.parametrize(
    ("name", "day", "others", "code", "type_"),
    [
        ("tỉnh Hà Tây", "2006-05-01", (), "28", "tỉnh"),
        ("tỉnh Hà Tây", "2008-07-31", (), "28", "tỉnh"),
        ("huyện Sa Pa", "2019-12-31", ("tỉnh Lào Cai",), "088", "huyện"),
        ("thị xã Sa Pa", "2020-01-01", ("tỉnh Lào Cai",), "088", "thị xã"),
        ("phường Sa Pa", "2025-07-01", ("tỉnh Lào Cai",), "03006", "phường"),
        ("thành phố Thủ Đức", "2021-01-01", ("TP.HCM",), "769", "thành phố"),
        ("quận Thủ Đức", "2020-12-31", ("TP.HCM",), "762", "quận"),
        ("quận 2", "2020-05-01", ("TP.HCM",), "769", "quận"),
        ("quận 12", "2020-05-01", ("TP.HCM",), "761", "quận"),
        ("tỉnh Yên Bái", "2023-02-18", (), "15", "tỉnh"),
        ("thành phố Yên Bái", "2023-02-18", ("tỉnh Yên Bái",), "132", "thành phố"),
        ("tỉnh Lào Cai", "2025-06-30", (), "10", "tỉnh"),
        ("tỉnh Lào Cai", "2025-07-01", (), "15", "tỉnh"),
        ("TP.HCM", "2024-01-01", (), "79", "thành phố"),
        ("Lào Cai", "2023-01-01", ("tỉnh Lào Cai", "thành phố Lào Cai"), "10", "tỉnh"),
        ("Q.1", "2023-01-01", ("TP.HCM",), "760", "quận"),
        ("thành phố  Nam Định", "2023-01-01", (), "356", "thành phố"),
        ("thị xã Cửa Lò", "2018-07-10", ("tỉnh Nghệ An",), "413", "thị xã"),
        ("huyện Tân Thành", "2017-02-06", (), "754", "huyện"),
        ("phường Long Bình", "2023-02-18", ("huyện Nhơn Trạch",), "26020", "phường"),
        ("Mù Cang Chải", "2023-02-18", ("tỉnh Yên Bái",), "137", "huyện"),
        ("Bà Rịa – Vũng Tàu", "2017-03-01", (), "77", "tỉnh"),
        ("Thừa Thiên - Huế", "2020-01-01", (), "46", "tỉnh"),
    ],
)
def test_a_name_is_linked_to_the_unit_of_its_time(name, day, others, code, type_) -> None:
    unit = link(name, day, *others)
    assert unit is not None
    assert (unit.code, unit.type) == (code, type_)


@pytest.mark.parametrize(
    ("name", "day", "others"),
    [
        ("tỉnh Hà Tây", "2008-08-01", ()),
        ("tỉnh Yên Bái", "2025-07-01", ()),
        ("thành phố Thủ Đức", "2020-12-31", ("TP.HCM",)),
        ("thị xã Sa Pa", "2019-12-31", ("tỉnh Lào Cai",)),
        ("huyện Châu Thành", "2020-01-01", ()),
        ("tỉnh Lào Cai", None, ()),
        ("sông Cầu", "2023-01-01", ()),
    ],
)
def test_what_is_not_certain_has_no_code(name, day, others) -> None:
    assert link(name, day, *others) is None


def test_the_context_decides_between_units_of_one_name() -> None:
    unit = link("huyện Châu Thành", "2020-01-01", "tỉnh Bến Tre")
    assert unit is not None
    assert unit.code == "831"


def test_code_and_time_name_one_unit() -> None:
    seen: dict[str, list[tuple[date, date]]] = {}
    for unit in units():
        span = (unit.valid_from or date.min, unit.valid_to or date.max)
        for start, end in seen.get(f"{unit.level}{unit.code}", []):
            assert span[0] > end or span[1] < start, unit
        seen.setdefault(f"{unit.level}{unit.code}", []).append(span)


def test_the_table_is_whole() -> None:
    day_before, day_after = date(2025, 6, 30), date(2025, 7, 1)
    count = {
        day: [sum(u.level == level and u.is_valid_on(day) for u in units()) for level in LEVELS]
        for day in (day_before, day_after)
    }
    assert count[day_before][:2] == [63, 696]
    assert count[day_after] == [34, 0, 3321]


LEVELS = ("province", "district", "commune")
