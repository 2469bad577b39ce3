"""Tables with a column of texts (CSV, TSV, Parquet) → the objects of a collection, a row each."""

import csv
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, Final

from recoupe.errors import ReadError

COLUMNS: Final = {
    "text": ("text", "texte", "body", "corps", "content", "contenu", "article"),
    "id": ("id", "identifiant", "doc_id"),
    "published": ("published", "date", "publié", "publie", "date_publication", "pubdate", "created_at"),
    "outlet": ("outlet", "média", "media", "source", "journal", "site", "publication"),
    "url": ("url", "link", "lien", "adresse"),
    "title": ("title", "titre", "headline"),
    "author": ("author", "auteur", "auteurs", "byline"),
}
"""The names under which a column is known, in lower case; the first that is there counts."""

_ROWS: Final = 256


def csv_rows(stream: BinaryIO, limit: int) -> Iterator[Mapping[str, Any]]:
    """Yield each row under the names of the public contract. Raises ``ReadError`` where no column holds texts."""
    csv.field_size_limit(limit)
    text = TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        head = text.readline()
        rows = csv.reader(text, delimiter=_delimiter(head))
        places = _places(next(csv.reader([head], delimiter=_delimiter(head)), []))
        yield from ({name: row[n] for name, n in places.items() if n < len(row) and row[n]} for row in rows)
    except UnicodeDecodeError as error:
        raise ReadError("encoding", "Tables must be UTF-8.") from error
    except csv.Error as error:
        raise ReadError("unreadable", f"The table breaks off: {error}.") from error


def parquet_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield each row likewise. Raises ``ReadError`` where pyarrow is missing or the file is none of its kind."""
    try:
        from pyarrow import ArrowInvalid, parquet  # noqa: PLC0415 - optional: 40 MB for those who have such files
    except ImportError as error:
        raise ReadError("unreadable", "Parquet needs pyarrow: pip install 'recoupe[parquet]'.") from error
    try:
        table = parquet.ParquetFile(path)
        places = _places(table.schema_arrow.names)
        names = table.schema_arrow.names
        for batch in table.iter_batches(batch_size=_ROWS, columns=[names[n] for n in places.values()]):
            for row in batch.to_pylist():
                yield {name: _plain(row[names[n]]) for name, n in places.items() if row[names[n]] is not None}
    except ArrowInvalid as error:
        raise ReadError("binary", f"This is no Parquet file: {error}") from error


def _delimiter(head: str) -> str:
    return max("\t;,|", key=head.count)


def _places(names: list[str]) -> dict[str, int]:
    known = {name.strip().lower(): place for place, name in reversed(list(enumerate(names)))}
    places = {key: next((known[name] for name in aliases if name in known), -1) for key, aliases in COLUMNS.items()}
    if places["text"] < 0:
        raise ReadError("no-text", "No column is called “text”, so there is nothing to read.")
    return {key: place for key, place in places.items() if place >= 0}


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int) else str(value)
