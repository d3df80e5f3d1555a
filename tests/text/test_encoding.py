"""Bytes of every encoding that the archives hold."""

import unicodedata

import pytest

from pipeline.errors import DecodeError
from pipeline.text.encoding import _TCVN3, decode

TEXT = "Chiều 18/2, tại thành phố Huế, hai tỉnh đã ký kết biên bản ghi nhớ về hợp tác kinh tế."


def as_cp1258(text: str) -> bytes:
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            marks = [
                m
                for m in unicodedata.normalize("NFD", letter)
                if m in "\u0300\u0301\u0303\u0309\u0323"
            ]
            base = "".join(m for m in unicodedata.normalize("NFD", letter) if m not in marks)
            pieces.append((unicodedata.normalize("NFC", base) + "".join(marks)).encode("cp1258"))
    return b"".join(pieces)


def as_tcvn3(text: str) -> bytes:
    table = {letter: byte for byte, letter in _TCVN3.items()}
    return bytes(table.get(letter, ord(letter) if ord(letter) < 128 else 63) for letter in text)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_decomposed_windows_1258_is_composed() -> None:
    assert decode(as_cp1258(TEXT)) == (TEXT, "cp1258")


def test_tcvn3_is_converted_from_bytes_and_from_wrongly_read_text() -> None:
    assert decode(as_tcvn3(TEXT)) == (TEXT, "tcvn3")
    assert decode(as_tcvn3(TEXT).decode("latin-1").encode()) == (TEXT, "tcvn3")


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "a.txt: the file is empty"),
        (b"\n \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary file"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 4, "binary file"),
        ("Nöôùc Vieät Nam ñaõ kyù keát hôïp taùc vôùi Laøo".encode("latin-1"), "VNI"),
        (b"\xff\xfea", "is broken"),
        (("\x01\x02a" * 90).encode("utf-16"), "binary file"),
        ("Привет мир, как дела".encode("koi8-r"), "no known encoding"),
    ],
)
def test_what_cannot_be_read_is_told_by_name(data: bytes, complaint: str) -> None:
    with pytest.raises(DecodeError, match=complaint):
        decode(data, "a.txt")


def test_a_foreign_text_is_left_alone() -> None:
    assert decode("Café déjà vu à la carte".encode()).text == "Café déjà vu à la carte"
