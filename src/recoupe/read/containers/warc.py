"""Web archives (WARC, also gzipped): the pages of their responses and resources."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from recoupe.errors import ReadError
from recoupe.model.document import Rejection
from recoupe.read.item import Item, read_limited, refused

PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/json")
SUCCESS: Final = range(200, 300)


def warc_items(stream: BinaryIO, path: str, limit: int) -> Iterator[Item | Rejection]:
    """Yield the pages of an archive, one in memory at a time; what follows a break in the file is one rejection."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only readers of archives need it

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = iter(ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"))
    count = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            count += 1
            if _is_page(record):
                yield _item(record, path, limit)
        except Exception as error:  # noqa: BLE001 - a broken archive fails in many ways; what it held so far is kept
            yield Rejection(
                path=path, code="truncated", detail=f"The archive breaks off after {count} records: {error}."
            )
            return
    if count == 0:
        yield Rejection(path=path, code="truncated", detail="The archive holds no record.")


def _is_page(record: Any) -> bool:
    http = record.http_headers
    if http is not None and http.status_code is not None and int(http.status_code) not in SUCCESS:
        return False
    return _media_type(record).startswith(PAGES)


def _media_type(record: Any) -> str:
    kind = record.http_content_type or record.headers.get("Content-Type") or ""
    return str(kind).split(";")[0].strip().lower()


def _item(record: Any, path: str, limit: int) -> Item | Rejection:
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    name = f"{path}!{url or record.record_id}"
    try:
        data = read_limited(record.reader, limit)
    except ReadError as error:
        return refused(name, error)
    if len(data) < record.content_length and not _is_encoded(record):
        detail = f"Its record breaks off after {len(data)} of {record.content_length} bytes."
        return Rejection(path=name, code="truncated", detail=detail)
    return Item(
        path=name,
        data=data,
        media_type=_media_type(record),
        charset=record.http_charset,
        url=url or None,
        seen=_moment(record),
    )


def _is_encoded(record: Any) -> bool:
    """Tell whether a body was unpacked, so that its length says nothing of the record's."""
    given = record.http_headers or {}
    return any(given.get(name) not in {None, "", "identity"} for name in ("Content-Encoding", "Transfer-Encoding"))


def _moment(record: Any) -> str | None:
    """Return when a page was fetched, to the minute."""
    return record.record_date.strftime("%Y-%m-%dT%H:%M") if record.record_date else None
