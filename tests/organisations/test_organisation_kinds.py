"""Organisations: the kinds of the rule file, mentions joined."""

from __future__ import annotations

import pytest
import spacy

from pipeline.inline import parse_inline
from pipeline.layers import new_span
from pipeline.organisations.factory import OrganisationJoiner
from pipeline.organisations.kinds import CONCERN, Form, Kind, kind_of
from pipeline.rulebook import load_entries
from pipeline.tokenizer import SyllableTokenizer
from schemas import Organisation

KINDS = load_entries(CONCERN, "kind", Kind)
EXAMPLES = [
    pytest.param(*example.text.split(" = "), id=f"kinds.toml:{kind.name}:{example.text}")
    for kind in KINDS
    for example, _ in kind.all_examples()
]


@pytest.mark.parametrize(("name", "kind"), EXAMPLES)
def test_kind_of_example(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_every_kind_has_an_example() -> None:
    assert all(kind.examples for kind in KINDS)


def _organisations(tagged: str) -> list[Organisation]:
    text, spans = parse_inline(tagged)
    doc = SyllableTokenizer(spacy.blank("xx").vocab)(text)
    chars = [doc.char_span(span.start, span.end) for span in spans]
    doc.spans["ORG"] = [new_span(doc, s.start, s.end, "ORG", "example") for s in chars]
    return list(OrganisationJoiner()(doc)._.organisations)


def _joined(tagged: str) -> list[tuple[str, int]]:
    return [(body.name, len(body.mentions)) for body in _organisations(tagged)]


def _kinds(tagged: str) -> list[str]:
    return [body.kind for body in _organisations(tagged)]


def test_an_abbreviation_in_brackets_is_the_body_before_it() -> None:
    tagged = "<ORG>Hội Gỗ An Bình</ORG> (<ORG>HGAB</ORG>) họp. <ORG>HGAB</ORG> có 20 hội viên."
    assert _joined(tagged) == [("Hội Gỗ An Bình", 3)]


def test_spellings_of_one_name_are_one_body() -> None:
    tagged = "<ORG>UBND tỉnh Hoà Bình</ORG> và <ORG>Ủy ban nhân dân tỉnh Hòa Bình</ORG>"
    assert _joined(tagged) == [("Ủy ban nhân dân tỉnh Hòa Bình", 2)]


def test_the_parent_in_brackets_is_another_body() -> None:
    tagged = "<ORG>Cục Đo lường</ORG> (<ORG>Bộ Công Thương</ORG>) kiểm tra."
    assert len(_joined(tagged)) == 2


FORMS = [
    pytest.param(*example.text.split(" = "), id=f"kinds.toml:{form.name}:{example.text}")
    for form in load_entries(CONCERN, "form", Form)
    for example, _ in form.all_examples()
]


@pytest.mark.parametrize(("full", "short"), FORMS)
def test_a_firm_is_called_by_its_own_name(full: str, short: str) -> None:
    assert _joined(f"<ORG>{full}</ORG> ký với đối tác. <ORG>{short}</ORG> cho biết.") == [(full, 2)]


def test_a_body_of_a_unit_without_a_name_is_the_only_one_named() -> None:
    one = "<ORG>UBND tỉnh An Bình</ORG> họp. <ORG>UBND tỉnh</ORG> yêu cầu."
    assert _joined(one) == [("UBND tỉnh An Bình", 2)]
    two = "<ORG>UBND tỉnh An Bình</ORG>, <ORG>UBND tỉnh Tân Việt</ORG>, <ORG>UBND tỉnh</ORG> họp."
    assert len(_joined(two)) == 3


def test_class_words_before_a_name_say_its_kind() -> None:
    assert _kinds("Ông đến hãng <ORG>Rosalux</ORG>.") == ["company"]
    assert _kinds("Ông viết cho báo <ORG>Rosalux</ORG>.") == ["press"]
    assert _kinds("Ông đến <ORG>Rosalux</ORG>.") == ["other"]
