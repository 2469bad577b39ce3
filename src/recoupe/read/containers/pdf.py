"""PDF press releases → plain text, page after page."""

import re
from typing import Final

from recoupe.errors import ReadError

PAGES: Final = 500
"""Pages that are read at most; a press release has a few."""

_HYPHEN: Final = re.compile(
    r"\x02\n?|(?<=[a-zà-ÿ])[-\u00ad\ufffe]\n(?=[a-zà-ÿ])"
)  # PDFium marks a broken word with \x02
_WRAP: Final = re.compile(r"(?<![.!?:»”\n])\n(?=[a-zà-ÿ0-9«(])")


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, words and sentences joined across line ends.

    Raises ``ReadError``: ``unreadable`` for a damaged or locked file, ``no-text`` for pictures of text.
    """
    import pypdfium2  # noqa: PLC0415 - only readers of PDF need it

    try:
        document = pypdfium2.PdfDocument(data)
        text = "\n\n".join(_page(document[number]) for number in range(min(len(document), PAGES)))
    except pypdfium2.PdfiumError as error:
        raise ReadError("unreadable", f"This PDF can't be opened: {error}") from error
    if not text.strip():
        raise ReadError("no-text", "The PDF holds pictures of text; run it through optical recognition first.")
    return _WRAP.sub(" ", _HYPHEN.sub("", text))


def _page(page: "object") -> str:
    words = page.get_textpage().get_text_bounded()  # type: ignore[attr-defined]
    return str(words).replace("\r\n", "\n")
