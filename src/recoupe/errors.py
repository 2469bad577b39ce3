"""Errors that a user can act on, and the codes of documents that were refused."""

from typing import Final


class RecoupeError(Exception):
    """A failure with a sentence that says what to do; the command line prints it and ends with ``status``."""

    status = 2


class UsageError(RecoupeError):
    """The request itself can't be served: an unknown id, a missing file, a store that isn't there."""


class StoreError(RecoupeError):
    """The store can't be opened or was written by a newer version."""


class ReadError(RecoupeError):
    """One input can't be read; a batch stores it as a ``Rejection`` with this ``code`` and goes on."""

    def __init__(self, code: str, detail: str) -> None:
        """Keep the code, one of ``REJECTION_CODES``, and the sentence."""
        super().__init__(detail)
        self.code = code
        self.detail = detail


REJECTION_CODES: Final[dict[str, str]] = {
    "missing": "there is no such file",
    "unreadable": "the system refused to read it",
    "empty": "the file holds nothing but white space",
    "no-text": "markup, but no text to analyse",
    "binary": "neither text nor a format that can be read",
    "too-large": "larger than the limit of the settings",
    "bomb": "it would unpack to far more than it is, or archives lie too deep in each other",
    "truncated": "an archive that breaks off; what came before was read",
    "unreachable": "the web address gives no page",
    "refused-host": "a web address on a private network, which is read only if the settings allow it",
    "robots": "a page that the site's robots.txt keeps programs from, when feeds are followed",
    "encoding": "the bytes are no text in any encoding that was tried",
    "language": "the language has no pack, so nothing would be analysed",
    "json": "a line that is no JSON object with a text",
    "id-taken": "another document with other words already has this id",
    "failed": "an unexpected failure; the detail names it",
}
