"""From raw text to a record: what a Python program gets."""

import json
import pickle
import unicodedata
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import Extractor, build_nlp
from pipeline.names.named import Name
from pipeline.nlp import PIPES
from schemas import Article, ArticleRecord

TEXT = (
    "Hai tỉnh ký kết hợp tác\n\n"
    "Chiều 18/2/2023, tại thành phố Yên Bái, tỉnh Lào Cai và tỉnh Yên Bái đã ký kết biên bản ghi"
    " nhớ về hợp tác du lịch.\n"
    "Dự lễ ký có ông Lê Văn An, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lào Cai; bà Trần Thị Bình,"
    " Giám đốc Sở Y tế tỉnh Yên Bái."
)


def values(record: ArticleRecord) -> object:
    """What a record says, without the offsets and surfaces."""
    return (
        [date.value for date in record.dates],
        [
            (p.name, [(t.role, t.organisation, t.jurisdiction) for t in p.titles])
            for p in record.people
        ],
        [(a.kind, a.status, [p.value for p in a.parties]) for a in record.agreements],
        [(place.name, place.code) for place in record.places],
    )


def check_offsets(record: ArticleRecord, text: str) -> None:
    for item in (*record.mentions, *record.dates):
        assert text[item.start : item.end] == item.text
    data = json.loads(record.model_dump_json())
    ArticleRecord.model_validate(data, context={"text": text})


def test_facts_of_a_short_article(extractor: Extractor) -> None:
    record = extractor.extract(TEXT, id="a", title="Hai tỉnh ký kết hợp tác")
    check_offsets(record, TEXT)
    assert [fact.value for fact in record.dates] == ["2023-02-18"]
    assert record.dates[0].part_of_day == "afternoon"
    held = {
        p.name: [(t.role, t.organisation, t.jurisdiction) for t in p.titles] for p in record.people
    }
    assert held == {
        "Lê Văn An": [
            ("Phó Bí thư", "Tỉnh ủy", "tỉnh Lào Cai"),
            ("Chủ tịch", "UBND", "tỉnh Lào Cai"),
        ],
        "Trần Thị Bình": [("Giám đốc", "Sở Y tế", "tỉnh Yên Bái")],
    }
    [agreement] = record.agreements
    assert (agreement.kind, agreement.status) == ("memorandum", "signed")
    assert {party.value for party in agreement.parties} == {"tỉnh Lào Cai", "tỉnh Yên Bái"}
    assert agreement.signed is not None
    assert agreement.signed.value == "2023-02-18"
    assert agreement.place is not None
    assert agreement.place.value == "thành phố Yên Bái"


def test_decomposed_text_and_old_tone_marks_say_the_same(extractor: Extractor) -> None:
    plain = extractor.extract(TEXT)
    decomposed = unicodedata.normalize("NFD", TEXT).replace(" Yên", "\u00a0Yên\u200b")
    record = extractor.extract(decomposed)
    check_offsets(record, decomposed)
    assert values(record) == values(plain)


def test_the_same_text_gives_the_same_record(extractor: Extractor) -> None:
    assert extractor.extract(TEXT, id="a") == extractor.extract(TEXT, id="a")


def test_a_stream_keeps_its_order(extractor: Extractor) -> None:
    articles = [Article(id=str(number), text=TEXT) for number in range(3)]
    assert [record.id for record in extractor.pipe(iter(articles))] == ["0", "1", "2"]


@pytest.mark.parametrize("published", ["2023-02-19", date(2023, 2, 19)])
def test_the_publication_date_dates_the_document(
    extractor: Extractor, published: date | str
) -> None:
    record = extractor.extract("Chiều 18/2, hai bên ký.", published=published)
    assert record.document_date.basis == "published"
    assert record.dates[0].value == "2023-02-18"


def test_a_publication_date_that_is_none_is_a_warning(extractor: Extractor) -> None:
    record = extractor.extract("Chiều 18/2, hai bên ký.", published="hôm kia")
    assert record.published is None
    assert record.dates[0].value == "XXXX-02-18"
    assert "read as an undated article" in record.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        ".",
        "…",
        "\u200b",
        "{",
        "18/2",
        "Ông",
        "a" * 5000,
        "🇻🇳" * 50,
        "\u0300",
        "-\n" * 99,
    ],
)
def test_odd_texts_give_an_empty_record_and_no_crash(extractor: Extractor, text: str) -> None:
    check_offsets(extractor.extract(text, id="odd"), text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "ngày 18/2", "Bí thư Tỉnh ủy", "Lê Văn An", "tỉnh Lào Cai", "ký kết", ",", ";",
                "biên bản ghi nhớ", "và", "giữa", "hai bên", "(TTXVN)", "Về phía",
                "\n", "31/2", "các đồng chí:", "gồm:", "Chủ tịch UBND tỉnh", "“", "”", "-",
            ]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_mixture_of_words_keeps_its_offsets(extractor: Extractor, words: list[str]) -> None:
    text = " ".join(words)
    check_offsets(extractor.extract(text, id="mixed"), text)


def test_the_pipeline_can_be_reached_and_used_alone(extractor: Extractor) -> None:
    doc = extractor.nlp("Chiều 18/2/2023, tại Huế.")
    assert [span.text for span in doc.spans["DATE"]] == ["Chiều 18/2/2023"]
    assert list(extractor.nlp.pipe_names) == list(PIPES)


def test_components_can_be_added_to_another_pipeline_by_name() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("vnfacts_dates")
    doc = nlp("Lễ ký ngày 18 / 2 / 2023.")
    assert [fact.value for fact in doc._.dates] == ["2023-02-18"]


def test_components_can_be_left_out() -> None:
    nlp = build_nlp(exclude=("vnfacts_agreements",))
    assert "vnfacts_agreements" not in nlp.pipe_names


def test_a_document_survives_pickling(extractor: Extractor) -> None:
    doc = extractor.nlp(TEXT)
    again = pickle.loads(pickle.dumps(doc))
    assert again.text == doc.text
    assert [fact.value for fact in again._.dates] == [fact.value for fact in doc._.dates]


def test_a_nickname_that_is_a_name_itself_does_not_overlap(extractor: Extractor) -> None:
    text = 'Ông Lê Văn Dũng nói. Dũng "Huế" đã đi. Sau đó Dũng "Huế" về.'
    check_offsets(extractor.extract(text), text)


def test_a_name_ends_where_a_glued_date_begins(extractor: Extractor) -> None:
    text = "Ảnh: Kate Trần-Thứ năm, ngày 26/12/2024"
    check_offsets(extractor.extract(text), text)
    assert [date.text for date in extractor.extract(text).dates] == ["Thứ năm, ngày 26/12/2024"]


def test_mentions_that_overlap_cost_themselves_and_not_the_article(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    recogniser = extractor.nlp.get_pipe("vnfacts_names").recogniser
    names = [Name(0, 3, "PER", "một"), Name(2, 4, "LOC", "hai"), Name(5, 7, "LOC", "ba")]
    monkeypatch.setattr(recogniser, "find", lambda view: names)
    record = extractor.extract("Lê Văn An Huế , ngày 5/3/2024 mưa to.")
    assert [m.rule for m in record.mentions if m.label != "DATE"] == ["một"]
    assert [warning[:24] for warning in record.warnings] == ["left out for overlapping"] * 2
