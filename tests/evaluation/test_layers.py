import pytest

from evaluation.agreements import agreement_scores
from evaluation.place_codes import place_scores
from evaluation.spans import span_scores
from evaluation.titles import title_scores


def counts(score):
    return score.correct, score.predicted, score.gold


def test_mentions_by_hand(gold, predict):
    # Gold LOC: thành phố Hoa Mai, tỉnh An Hà, tỉnh Bình Sơn.
    record = predict(
        [("thành phố Hoa Mai", "LOC"), ("An Hà", "LOC"), ("Lê Văn An", "LOC"), ("hợp tác", "LOC")]
    )
    scores = span_scores(gold, record, "LOC")
    assert counts(scores["exact"]) == (1, 4, 3)
    assert counts(scores["overlap"]) == (2, 4, 3)
    kinds = [error.kind for error in scores["exact"].errors]
    assert kinds == ["partial", "missed", "spurious", "incorrect"]
    assert "gold: PER [Lê Văn An]" in scores["exact"].errors[-1].told


@pytest.mark.parametrize(("value", "correct"), [("2024-03-05", 1), ("2023-03-05", 0)])
def test_a_date_value_needs_only_an_overlap(gold, predict, value, correct):
    date = predict.span("5/3/2024", text="5/3/2024", value=value, basis="stated", rule="r")
    record = predict([("5/3/2024", "DATE")], dates=[date])
    scores = span_scores(gold, record, "DATE")
    assert counts(scores["exact"]) == (0, 1, 1)
    assert counts(scores["value"]) == (correct, 1, 1)


def person(predict, name="Lê Văn An", **changes):
    held = {"title": "Giám đốc Sở Y tế", "role": "Giám đốc", "organisation": "Sở Y tế"}
    held |= {"jurisdiction": "An Hà", "basis": "stated", "rule": "r"}
    held |= {"evidence": [predict.span("Giám đốc")]} | changes
    return {"name": name, "mentions": [predict.span("Lê Văn An")], "titles": [held]}


def test_a_right_triple_with_its_jurisdiction(gold, predict):
    scores = title_scores(gold, predict(people=[person(predict)]))
    assert counts(scores["triple"]) == (1, 1, 1)
    assert counts(scores["jurisdiction"]) == (1, 1, 1)  # "An Hà" is "tỉnh An Hà"


def test_a_wrong_jurisdiction_leaves_the_triple_right(gold, predict):
    scores = title_scores(gold, predict(people=[person(predict, jurisdiction="Bình Sơn")]))
    assert counts(scores["triple"]) == (1, 1, 1)
    assert counts(scores["jurisdiction"]) == (0, 1, 1)


@pytest.mark.parametrize(
    "change", [{"name": "An"}, {"role": "Phó Giám đốc"}, {"organisation": None}]
)
def test_a_wrong_part_makes_the_triple_wrong(gold, predict, change):
    scores = title_scores(gold, predict(people=[person(predict, **change)]))
    assert counts(scores["triple"]) == (0, 1, 1)
    assert counts(scores["jurisdiction"]) == (0, 0, 0)
    assert [error.kind for error in scores["triple"].errors] == ["incorrect"]


def agreement(predict, **changes):
    def slot(words, value=None):
        return {"value": value or words, "evidence": [predict.span(words)], "basis": "stated"}

    return {
        "id": "x",
        "kind": "agreement",
        "status": "signed",
        "title": slot("thỏa thuận hợp tác"),
        "parties": [slot("tỉnh An Hà"), slot("tỉnh Bình Sơn")],
        "signed": slot("Sáng 5/3/2024", "2024-03-05"),
        "place": slot("thành phố Hoa Mai"),
        "evidence": [predict.span("ký thỏa thuận")],
        "rule": "r",
    } | changes


def test_a_right_agreement_fills_all_slots(gold, predict):
    scores = agreement_scores(gold, predict(agreements=[agreement(predict)]))
    assert counts(scores["found"]) == (1, 1, 1)
    # kind, status, title, two parties, signed, place
    assert counts(scores["slots"]) == counts(scores["grounded"]) == (7, 7, 7)


def test_a_wrong_day_and_a_missing_party_cost_their_slots(gold, predict):
    right = agreement(predict)
    wrong = right | {"parties": right["parties"][:1], "signed": right["signed"] | {"value": "2024"}}
    scores = agreement_scores(gold, predict(agreements=[wrong]))
    assert counts(scores["found"]) == (1, 1, 1)
    assert counts(scores["parties"]) == (1, 1, 2)
    assert counts(scores["signed"]) == (0, 1, 1)
    assert counts(scores["slots"]) == (5, 6, 7)


def test_a_right_value_with_evidence_elsewhere_is_not_grounded(gold, predict):
    right = agreement(predict)
    elsewhere = right["place"] | {"evidence": [predict.span("Ông Lê Văn An")]}
    scores = agreement_scores(gold, predict(agreements=[right | {"place": elsewhere}]))
    assert counts(scores["slots"]) == (7, 7, 7)
    assert counts(scores["grounded"]) == (6, 7, 7)


def test_kind_and_status_alone_do_not_make_the_same_agreement(gold, predict):
    other = agreement(predict, title=None, parties=[], signed=None, place=None)
    scores = agreement_scores(gold, predict(agreements=[other]))
    assert counts(scores["found"]) == (0, 1, 1)
    assert counts(scores["slots"]) == (0, 2, 7)


def test_one_of_two_equal_predictions_is_spurious(gold, predict):
    twice = [agreement(predict), agreement(predict, id="y")]
    scores = agreement_scores(gold, predict(agreements=twice))
    assert counts(scores["found"]) == (1, 2, 1)
    assert counts(scores["slots"]) == (7, 14, 7)


def test_codes_of_places_by_hand(gold, predict):
    def place(words, code):
        return {"name": words, "code": code, "mentions": [predict.span(words)]}

    record = predict(places=[place("tỉnh An Hà", "01"), place("thành phố Hoa Mai", "7")])
    codes = {"tỉnh An Hà": "01", "tỉnh Bình Sơn": "02", "thành phố Hoa Mai": ""}
    score = place_scores(gold, record, codes)["code"]
    assert counts(score) == (1, 2, 2)
    assert [error.kind for error in score.errors] == ["missed", "spurious"]
