"""Bytes → text, whatever the label says."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import ReadError
from recoupe.read.encoding import declared_charset, decode

TEXT = "L’été dernier, à Sénoba, « déjà » quatorze œufs coûtaient 12 € : c’était cher, très cher.\n" * 3


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_back_from_every_usual_encoding(name: str) -> None:
    assert decode(TEXT.encode(name)) == TEXT


def test_a_byte_order_mark_decides() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), declared="utf-8") == TEXT


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "utf-16", "no-such-charset", None])
def test_a_false_header_does_no_harm(declared: str | None) -> None:
    assert decode(TEXT.encode("cp1252"), declared=declared) == TEXT
    assert decode(TEXT.encode("utf-8"), declared=declared) == TEXT


def test_an_honest_header_is_followed() -> None:
    text = "قالت الوزيرة إن السد سيفتح في مارس\n" * 4
    assert decode(text.encode("cp1256"), declared="windows-1256") == text
    assert decode("cœur à 5 €\n".encode("iso8859-15"), declared="ISO-8859-15") == "cœur à 5 €\n"


def test_utf8_cut_in_mid_character_loses_that_character_only() -> None:
    assert decode(("é" * 600).encode()[:-1]).startswith("é" * 599)


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"un\r\ndeux\rtrois\n") == "un\ndeux\ntrois\n"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04abc", b"\x89PNG\r\n", bytes(range(256)) * 8, b"\0\1\2\3" * 99]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.code in {"binary", "encoding"}


def test_the_charset_that_a_page_claims() -> None:
    assert declared_charset(b'<html><head><meta charset="ISO-8859-1">') == "ISO-8859-1"
    assert declared_charset(b'<?xml version="1.0" encoding="utf-8"?>') == "utf-8"
    assert declared_charset(b"<p>rien</p>") is None


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_read_error(data: bytes) -> None:
    try:
        text = decode(data)
    except ReadError as error:
        assert error.code in {"binary", "encoding"}  # noqa: PT017 - most bytes raise nothing
        return
    assert "\r" not in text
