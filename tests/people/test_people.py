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
