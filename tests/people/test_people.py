"""People: mentions joined, lists of delegates, sides, titles told without a name."""

from __future__ import annotations

from schemas import Person
from tests.people.tagged import tagged_doc, titles


def people(tagged: str) -> dict[str, Person]:
    return {person.name: person for person in tagged_doc(tagged)._.people}


def told(person: Person) -> list[tuple[str, str | None, str | None]]:
    return [(held.role, held.organisation, held.jurisdiction) for held in person.titles]


def test_the_side_gives_its_place_to_the_titles_in_its_list() -> None:
    found = people(
        "Về phía <LOC>tỉnh Lào Cai</LOC> có các đồng chí: <PER>Lê Văn An</PER>, "
        "<TITLE>Bí thư Tỉnh ủy</TITLE>; <PER>Vũ Thị Bình</PER>, "
        "<TITLE>Chủ tịch UBND tỉnh</TITLE>.\n"
        "Về phía <LOC>tỉnh Yên Bái</LOC> có đồng chí <PER>Tạ Văn Cường</PER>, "
        "<TITLE>Chủ tịch HĐND tỉnh</TITLE>."
    )
    assert told(found["Lê Văn An"]) == [("Bí thư", "Tỉnh ủy", "tỉnh Lào Cai")]
    assert told(found["Vũ Thị Bình"]) == [("Chủ tịch", "UBND", "tỉnh Lào Cai")]
    assert told(found["Tạ Văn Cường"]) == [("Chủ tịch", "HĐND", "tỉnh Yên Bái")]


def test_each_of_a_list_under_one_plural_has_the_title() -> None:
    found = people(
        "Về phía <ORG>VOV</ORG> có các Phó Tổng Giám đốc: <PER>Vũ An</PER>, <PER>Trần Bình</PER>."
    )
    assert all(told(p) == [("Phó Tổng Giám đốc", "VOV", None)] for p in found.values())
    assert len(found) == 2


def test_short_forms_join_the_full_name() -> None:
    found = people(
        "Ông <PER>Lê Văn Phong</PER> gặp bà <PER>Rosa Maria Lima</PER>. "
        "Ông <PER>Phong</PER> cảm ơn bà <PER>Lima</PER>."
    )
    assert {name: len(person.mentions) for name, person in found.items()} == {
        "Lê Văn Phong": 2,
        "Rosa Maria Lima": 2,
    }


def test_a_title_without_a_name_is_evidence_for_its_holder() -> None:
    (held,) = titles(
        "<TITLE>Bí thư Tỉnh ủy Yên Bái</TITLE> <PER>Lê Văn An</PER> phát biểu. "
        "<TITLE>Bí thư Tỉnh ủy Yên Bái</TITLE> khẳng định."
    )
    assert len(held.evidence) == 2


def test_a_shorter_title_is_the_same_office() -> None:
    (held,) = titles(
        "<TITLE>Thứ trưởng Bộ Công an Lào</TITLE> <PER>Bua Lay</PER> đến. "
        "<TITLE>Thứ trưởng</TITLE> <PER>Bua Lay</PER> nói."
    )
    assert (held.role, held.organisation, held.jurisdiction) == ("Thứ trưởng", "Bộ Công an", "Lào")


def test_the_country_of_a_foreign_minister_comes_from_the_article() -> None:
    found = people(
        "Ở <LOC>Bulgaria</LOC>, <TITLE>Bộ trưởng Quốc phòng</TITLE> <PER>Ivan Petrov</PER> tiếp "
        "<TITLE>Bộ trưởng Quốc phòng</TITLE> <PER>Lê Văn An</PER>."
    )
    assert told(found["Ivan Petrov"]) == [("Bộ trưởng", "Quốc phòng", "Bulgaria")]
    assert told(found["Lê Văn An"]) == [("Bộ trưởng", "Quốc phòng", None)]


def test_leader_of_a_delegation() -> None:
    (held,) = titles(
        "Đoàn công tác của <ORG>VOV</ORG> do ông <PER>Lê Văn An</PER> "
        "làm <TITLE>trưởng đoàn</TITLE>."
    )
    assert held.organisation == "Đoàn công tác của VOV"


def test_a_pronoun_means_the_person_named_last() -> None:
    (held,) = titles(
        "Ông <PER>Serge Adam</PER> là công dân <LOC>Pháp</LOC>. "
        "Ông cũng đồng thời là <TITLE>Chủ tịch Đài CFI</TITLE>."
    )
    assert (held.role, held.organisation) == ("Chủ tịch", "Đài CFI")


def test_those_who_come_with_a_delegation_are_of_its_place() -> None:
    (held,) = titles(
        "Đoàn công tác <LOC>tỉnh Lào Cai</LOC> do ông Bình dẫn đầu thăm <LOC>tỉnh Yên Bái</LOC>.\n"
        "Cùng đi có đồng chí <PER>Lê Văn An</PER>, <TITLE>Bí thư Tỉnh ủy</TITLE>."
    )
    assert held.jurisdiction == "tỉnh Lào Cai"


def test_a_relative_in_a_bracket_does_not_take_the_title() -> None:
    found = people(
        "Ông <PER>Lê Văn An</PER> (em trai ông <PER>Lê Văn Bình</PER>, "
        "<TITLE>Giám đốc Công ty Sao Mai</TITLE>) vắng mặt."
    )
    assert told(found["Lê Văn An"]) == [("Giám đốc", "Công ty Sao Mai", None)]
    assert told(found["Lê Văn Bình"]) == []


def test_a_nomination_across_a_body_is_no_title() -> None:
    held = titles(
        "Chỉ định ông <PER>Lê Văn An</PER> giữ chức <TITLE>Phó Bí thư Tỉnh ủy</TITLE> và giới thiệu"
        " để <ORG>HĐND tỉnh</ORG> bầu giữ chức <TITLE>Chủ tịch UBND tỉnh</TITLE>."
    )
    assert [one.role for one in held] == ["Phó Bí thư"]


def test_offices_before_the_one_of_today_are_former() -> None:
    held = titles(
        "Bà <PER>Trần Thị Bình</PER>, <TITLE>Chủ tịch UBND tỉnh An Bình</TITLE>, nay là "
        "<TITLE>Bí thư Tỉnh ủy An Bình</TITLE>."
    )
    assert [(one.role, one.former) for one in held] == [("Chủ tịch", True), ("Bí thư", False)]


def test_two_spellings_and_the_latin_form_are_one_person() -> None:
    found = people(
        "<TITLE>Tổng thống Pháp</TITLE> <PER>Ê. Ma-crông</PER> (<PER>Emmanuel Macron</PER>) gặp "
        "<TITLE>Thủ tướng Ấn Độ</TITLE> <PER>Manmohan Singh</PER>. Ông <PER>Manhoman Singh</PER> "
        "và <PER>M. Singh</PER> cảm ơn."
    )
    assert list(found) == ["Emmanuel Macron", "Manmohan Singh"]


def test_no_country_is_guessed_where_two_are_told_as_often() -> None:
    found = people(
        "<LOC>Bulgaria</LOC> và <LOC>Romania</LOC> ký kết. <TITLE>Bộ trưởng Quốc phòng</TITLE> "
        "<PER>Ivan Petrov</PER> nói."
    )
    assert told(found["Ivan Petrov"]) == [("Bộ trưởng", "Quốc phòng", None)]


def test_the_agent_of_an_appointment_does_not_get_the_office() -> None:
    found = people(
        "Ông <PER>Lê Văn An</PER> được bà <PER>Trần Thị Bình</PER> ký quyết định bổ nhiệm làm "
        "<TITLE>Giám đốc Sở Y tế</TITLE>."
    )
    assert told(found["Trần Thị Bình"]) == []
    assert len(found["Lê Văn An"].titles) == 1


def test_the_president_is_called_by_a_shorter_title_too() -> None:
    (held,) = titles(
        "<TITLE>Chủ tịch nước</TITLE> <PER>Lê Văn An</PER> đến. "
        "<TITLE>Chủ tịch</TITLE> <PER>Lê Văn An</PER> nói."
    )
    assert held.role == "Chủ tịch nước"
