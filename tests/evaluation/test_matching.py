from evaluation.equality import same, same_place, same_text, text_f1
from evaluation.matching import assign, equal_pairs, overlap_pairs
from evaluation.scores import Error, Score
from schemas import Evidence


def spans(*offsets):
    return [Evidence(start=start, end=end) for start, end in offsets]


def test_precision_recall_and_f1_by_hand():
    score = Score(correct=3, predicted=4, gold=6)
    assert (score.precision, score.recall) == (0.75, 0.5)
    assert score.f1 == 0.6  # 2 · 3 / (4 + 6)


def test_nothing_to_find_and_nothing_found_is_no_error():
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(predicted=2).f1 == 0.0


def test_scores_add_up_with_their_errors():
    score = Score(1, 2, 3)
    score.add(Score(1, 1, 1, [Error("a", "missed", "x")]))
    assert (score.correct, score.predicted, score.gold) == (2, 3, 4)
    assert score.count("missed") == 1


def test_overlap_is_one_to_one():
    # One long prediction over two gold spans counts once; so do two predictions in one gold span.
    assert overlap_pairs(spans((0, 20)), spans((0, 5), (6, 10))) == [(0, 0)]
    assert overlap_pairs(spans((0, 5), (6, 10)), spans((0, 20))) == [(0, 0)]


def test_overlap_pairs_as_many_as_possible():
    assert overlap_pairs(spans((0, 8), (8, 12)), spans((2, 5), (6, 10))) == [(0, 0), (1, 1)]


def test_touching_spans_do_not_overlap():
    assert overlap_pairs(spans((0, 5)), spans((5, 9))) == []


def test_assignment_takes_the_best_total_not_the_first_best():
    table = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.8, ("b", "y"): 0.0}
    pairs = assign("ab", "xy", lambda one, other: table[one, other], 0.5)
    assert pairs == [(0, 1), (1, 0)]


def test_pairs_below_the_threshold_do_not_spoil_the_assignment():
    table = {("a", "x"): 0.6, ("a", "y"): 0.49, ("b", "x"): 0.49, ("b", "y"): 0.0}
    assert assign("ab", "xy", lambda one, other: table[one, other], 0.5) == [(0, 0)]


def test_equal_values_pair_once():
    assert len(equal_pairs(["Lào", "Lào"], ["Lào"], same)) == 1


def test_names_are_equal_over_spelling():
    assert same("UBND tỉnh Hoà Bình", "Ủy ban nhân dân tỉnh Hòa Bình")
    assert same("TP.HCM", "thành phố Hồ Chí Minh")
    assert same("xúc tiến – đầu tư", "xúc tiến - đầu tư")
    assert same(None, None)
    assert not same("Tỉnh ủy", None)


def test_a_class_word_may_be_left_out_of_a_place():
    assert same_place("tỉnh Lào Cai", "Lào Cai")
    assert same_place("Cộng hòa Pháp", "Pháp")
    assert not same_place("Lào", "Lào Cai")


def test_like_texts_by_hand():
    assert text_f1("phát triển du lịch", "hợp tác phát triển du lịch") == 0.8  # 2 · 4 / (4 + 6)
    assert same_text("phát triển du lịch", "hợp tác phát triển du lịch")
    assert not same_text("phát triển du lịch", "phát triển nông nghiệp")
