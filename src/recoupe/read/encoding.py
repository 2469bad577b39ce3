"""Bytes → text: which characters the bytes stand for, whatever their label says."""

import codecs
import re
from typing import Final

from recoupe.errors import ReadError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "compressed with gzip",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"PAR1": "a Parquet table",
}
_SAMPLE: Final = 200_000
_BROKEN_SHARE: Final = 0.002
_CONTROL_SHARE: Final = 0.005
_ODD_SHARE: Final = 0.1
_NUL_SHARE: Final = 0.2
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES: Final = bytes(byte for byte in range(0x80) if _CONTROL.match(chr(byte)))
_HIGH: Final = re.compile(r"[^\x00-\x7f]")
_USUAL: Final = re.compile(r"[À-ÖØ-öø-ÿŒœŸ«»’‘“”–—…€°·\u00a0•§²³ª\u0600-\u06ff\u0370-\u03ff\u0400-\u04ffŠšŽžĂ-ž]")
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_WINDOWS: Final = frozenset({"iso8859-1", "ascii", "cp1252"})


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Return the text of some bytes, with line feeds as line ends.

    A byte order mark decides; else UTF-8 where the bytes are UTF-8, UTF-16 by its zero bytes, the declared encoding
    where its outcome reads like text, Windows-1252, and last what charset-normalizer finds. Raises ``ReadError``
    (``binary``, ``encoding``).
    """
    refuse_binary(data)
    text = _marked(data) or _utf8(data) or _utf16(data) or _named(data, declared) or _windows(data) or _guessed(data)
    if text is None:
        raise ReadError("encoding", "The bytes are no text in any encoding that was tried; save it as UTF-8.")
    _refuse_controls(text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that an HTML or XML page claims in its first 2,048 bytes."""
    found = _DECLARED.search(data[:2048])
    return found[1].decode("ascii") if found else None


def refuse_binary(data: bytes) -> None:
    """Raise ``ReadError`` (``binary``) for bytes that open like a known format that is no text."""
    for magic, name in _FORMATS.items():
        if data.startswith(magic):
            raise ReadError("binary", f"This is {name}, not text.")


def _marked(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    return None


def _utf8(data: bytes) -> str | None:
    if _looks_wide(data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data)


def _damaged_utf8(data: bytes) -> str | None:
    """Return UTF-8 with a few bad bytes (cut in mid-character, one pasted piece), None where it is another encoding."""
    text = data.decode("utf-8", errors="replace")
    bad, good = text.count("�"), len(_HIGH.findall(text))
    return text if bad * 10 < good and bad <= max(1, len(text) * _BROKEN_SHARE) else None


def _looks_wide(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) > 1 and sample.count(0) > len(sample) * _NUL_SHARE


def _utf16(data: bytes) -> str | None:
    if not _looks_wide(data):
        return None
    sample = data[:_SAMPLE]
    name = "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
    text = data[: len(data) // 2 * 2].decode(name, errors="replace")
    return text if _plausible(text) else None


def _named(data: bytes, declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
        text = data.decode(name)
    except (LookupError, ValueError):
        return None
    # the web reads a page that calls itself Latin-1 or ASCII as Windows-1252
    return text if name not in _WINDOWS and not name.startswith("utf") and _plausible(text) else None


def _windows(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if _plausible(text) else None


def _guessed(data: bytes) -> str | None:
    if b"\0" in data[:_SAMPLE]:
        raise ReadError("binary", "The bytes hold zeros and no text.")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only the rare page that nothing else fits needs it

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding, errors="replace") if best else None


def _plausible(text: str) -> bool:
    """Tell whether the characters beyond ASCII are those of running text, and few are control characters."""
    sample = text[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    odd = high - len(_USUAL.findall(sample))
    return odd <= max(2, high * _ODD_SHARE) and len(_CONTROL.findall(sample)) <= len(sample) * _CONTROL_SHARE


def _refuse_controls(text: str) -> None:
    sample = text[:_SAMPLE]
    plain = sample.encode("utf-8", "replace")
    if len(plain) - len(plain.translate(None, _CONTROL_BYTES)) > len(sample) * _CONTROL_SHARE:
        raise ReadError("binary", "The bytes are control characters rather than text.")
