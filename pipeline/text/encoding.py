"""Bytes to text: Unicode encodings, and the Vietnamese ones of before Unicode.

UTF-8 and UTF-16 are read as they are. Of the one-byte encodings that one is taken in which the
most words are built like Vietnamese syllables: Windows-1258 or TCVN3 (ABC fonts), which is
converted. VNI text is recognised and refused by name, because its marks are ambiguous.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final, NamedTuple

from pipeline.errors import DecodeError
from pipeline.text.letters import is_vietnamese

#: TCVN 5712:1993 (VN3), the table of the ABC fonts: byte → letter.
_TCVN3: Final = dict(
    zip(
        bytes(range(0xA1, 0xAF)) + bytes(range(0xB5, 0xBA)) + bytes(range(0xBB, 0xBF))
        + bytes(range(0xC6, 0xCD)) + bytes(range(0xCE, 0xD9)) + bytes(range(0xDC, 0xE0))
        + bytes(range(0xE1, 0xF0)) + bytes(range(0xF1, 0xFF)),
        "ĂÂÊÔƠƯĐăâêôơưđ" "àảãáạ" "ằẳẵắ" "ặầẩẫấậè" "ẻẽéẹềểễếệìỉ" "ĩíịò" "ỏõóọồổỗốộờởỡớợù"
        "ủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)  # fmt: skip
#: Pairs of letter and mark that VNI fonts write, read as Latin-1.
_VNI: Final = re.compile("[aoeuyAOEUY][ùøûõïâáàåãäêéèúüë]|[ñöô][ùøûõïô]?", re.IGNORECASE)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_SAMPLE: Final = 20_000
_ENOUGH: Final = 0.7
#: TCVN3 letters make syllable-like words of other encodings too.
_SURE: Final = 0.9


class Decoded(NamedTuple):
    """A text and the encoding in which it was written."""

    text: str
    encoding: str


def decode(data: bytes, name: str = "the input") -> Decoded:
    """The text of some bytes; a DecodeError names the file and says what to change.

    >>> decode("Hà Nội".encode("utf-16")).text
    'Hà Nội'
    """
    if not data.strip():
        raise DecodeError(f"{name}: the file is empty")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _strict(data, encoding, name)
            _refuse_binary(text, name)
            return Decoded(text, encoding)
    if b"\x00" in data[:_SAMPLE]:
        return _utf16_without_mark(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(data, name)
    _refuse_binary(text, name)
    return _of_unicode(text, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"at byte {error.start}"
        raise DecodeError(f"{name}: begins like {encoding} but is broken {where}") from error


def _utf16_without_mark(data: bytes, name: str) -> Decoded:
    """UTF-16 that does not say so: every second byte of Latin letters is zero."""
    sample = data[:_SAMPLE]
    encoding = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\x00"
    _refuse_binary(text, name)
    return Decoded(text, encoding)


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) // 200:
        raise DecodeError(f"{name}: is a binary file, no text; convert it to UTF-8 text first")


def _one_byte(data: bytes, name: str) -> Decoded:
    latin = data.decode("latin-1")
    _refuse_binary(latin, name)
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    if _likeness(windows) >= _ENOUGH:
        return Decoded(windows, "cp1258")
    converted = _from_tcvn3(latin)
    if _likeness(converted) >= _SURE:
        return Decoded(converted, "tcvn3")
    _refuse_vni(latin, name)
    raise DecodeError(
        f"{name}: is in no known encoding (UTF-8, UTF-16, Windows-1258, TCVN3); save it as UTF-8"
    )


def _of_unicode(text: str, name: str) -> Decoded:
    """Unicode text, unless its letters are TCVN3 or VNI bytes taken for Latin-1."""
    sample = text[:_SAMPLE]
    if _likeness(sample) >= _ENOUGH or not _is_latin(sample):
        return Decoded(text, "utf-8")
    converted = _from_tcvn3(text)
    if _likeness(converted) >= _SURE:
        return Decoded(converted, "tcvn3")
    _refuse_vni(sample, name)
    return Decoded(text, "utf-8")


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x100 for letter in text if letter.isalpha())


def _from_tcvn3(latin: str) -> str:
    return latin.translate(_TCVN3)


def _likeness(text: str) -> float:
    """The share of Vietnamese syllables among the words with letters beyond ASCII."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    return sum(map(is_vietnamese, words)) / len(words) if words else 1.0


def _refuse_vni(latin: str, name: str) -> None:
    """Refuse text in which most words with marks hold a VNI pair of letter and mark."""
    words = [word for word in _WORD.findall(latin[:_SAMPLE]) if not word.isascii()]
    if len(words) >= 5 and sum(bool(_VNI.search(w)) for w in words) / len(words) >= 0.6:
        raise DecodeError(f"{name}: is written in VNI fonts; convert it to UTF-8 first")


__all__ = ["Decoded", "decode"]
