"""underthesea's words as a layer with true offsets."""

import pytest

from pipeline.words import find_words

ORDINARY = [
    "Chiều 18/2, tại thành phố Yên Bái đã diễn ra Hội nghị đánh giá kết quả hợp tác.",
    "Bí thư Tỉnh ủy phát biểu tại buổi lễ.",
    "Hai bên thống nhất đẩy mạnh thương mại, du lịch và giáo dục.",
]


def words(text: str) -> list[str]:
    found, warnings = find_words(text, [(0, len(text))])
    assert warnings == []
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_have_the_words_of_the_public_function(text: str) -> None:
    from underthesea import word_tokenize

    assert words(text) == word_tokenize(text)


@pytest.mark.parametrize(
    "text",
    ["Hoà Bình  thoả\u00a0thuận", "a\u200bb", "“Tốt”…", "👍🏽 tốt", "a." * 3000, "", "nghành nghề"],
)
def test_what_underthesea_rewrites_keeps_its_offsets(text: str) -> None:
    found, _ = find_words(text, [(0, len(text))])
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert [span for pair in found for span in pair] == sorted(s for pair in found for s in pair)


def test_a_panic_costs_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def segment(text: str) -> list[str]:
        if "hai" in text:
            raise PanicException
        return text.split()

    monkeypatch.setattr("pipeline.words._segment", segment)
    found, warnings = find_words("Câu một. Câu hai.", [(0, 8), (9, 17)])
    assert found == [(0, 3), (4, 8)]
    assert warnings == ["no words for the sentence at 9: PanicException"]


def test_another_exception_of_the_interpreter_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(text: str) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.words._segment", interrupted)
    with pytest.raises(KeyboardInterrupt):
        find_words("Một câu.", [(0, 8)])
