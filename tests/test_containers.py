"""Archives, mail, feeds, tables, PDF and web addresses: what they hold comes out, what is broken is refused by name."""

import gzip
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastwarc.warc import WarcRecord, WarcRecordType

from recoupe.cli.main import group
from recoupe.errors import ReadError
from recoupe.model.document import Document, Rejection
from recoupe.read.containers.web import public_address
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

WORDS = (
    "Le conseil municipal de Sambalou a voté lundi la réfection du marché couvert. Les commerçants, réunis devant la "
    "mairie, ont salué la décision. Le chantier doit commencer avant la saison des pluies, selon le maire."
)
PAGE = f"<!doctype html><html><head><title>Le marché</title></head><body><article><h1>Le marché</h1><p>{WORDS}</p><p>{WORDS}</p></article></body></html>"  # noqa: E501
SMALL = Settings(max_bytes=200_000)


def read(*paths: Path | str, settings: Settings = SMALL) -> tuple[list[Document], list[Rejection]]:
    outcomes = list(read_paths([str(path) for path in paths], settings))
    documents = [each for each in outcomes if isinstance(each, Document)]
    return documents, [each for each in outcomes if isinstance(each, Rejection)]


def record(url: str, page: bytes, kind: str = "text/html", status: str = "200 OK") -> bytes:
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response, record_urn=b"urn:uuid:0")
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode() + page)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def archive(*names: str) -> bytes:
    return b"".join(record(f"https://sambalou.example/{name}", PAGE.encode()) for name in names)


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_the_pages_of_a_web_archive_have_their_addresses(tmp_path: Path, name: str) -> None:
    data = archive("a", "b") + record("https://sambalou.example/gone", b"no", status="404 Not Found")
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    documents, rejections = read(tmp_path / name)
    assert [each.url for each in documents] == ["https://sambalou.example/a", "https://sambalou.example/b"]
    assert not rejections


def test_what_stands_before_a_break_in_an_archive_is_kept(tmp_path: Path) -> None:
    packed = gzip.compress(archive("a")) + gzip.compress(archive("b"))[:-60]
    (tmp_path / "cut.warc.gz").write_bytes(packed)
    documents, rejections = read(tmp_path / "cut.warc.gz")
    assert [each.url for each in documents][:1] == ["https://sambalou.example/a"]
    assert len(documents) + len(rejections) >= 2 or {each.code for each in rejections} == {"truncated"}


def test_a_record_that_breaks_off_is_refused_and_those_before_it_are_read(tmp_path: Path) -> None:
    whole = gzip.compress(archive("a")) + gzip.compress(archive("b"))
    (tmp_path / "cut.warc.gz").write_bytes(whole[:-40])
    documents, rejections = read(tmp_path / "cut.warc.gz")
    assert [each.url for each in documents] == ["https://sambalou.example/a"]
    assert [each.code for each in rejections] == ["truncated"]


def test_a_record_that_is_too_large_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    huge = record("https://sambalou.example/huge", b"<p>" + b"a" * 400_000)
    (tmp_path / "mixed.warc.gz").write_bytes(gzip.compress(huge) + gzip.compress(archive("b")))
    documents, rejections = read(tmp_path / "mixed.warc.gz")
    assert [each.url for each in documents] == ["https://sambalou.example/b"]
    assert [each.code for each in rejections] == ["too-large"]


def test_a_zip_holds_anything_that_can_be_read(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as pack:
        pack.writestr("archive/data.warc.gz", gzip.compress(archive("in")))
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("page.html", PAGE)
        pack.writestr("lines.jsonl", json.dumps({"id": "x-1", "text": WORDS}) + "\n")
        pack.writestr("web.wacz", inner.getvalue())
        pack.writestr("__MACOSX/page.html", "junk")
        pack.writestr("empty.txt", "")
    documents, rejections = read(tmp_path / "all.zip")
    assert {each.path.split("!", 1)[1] for each in documents if each.path} == {
        "lines.jsonl:1",
        "page.html",
        "web.wacz!archive/data.warc.gz!https://sambalou.example/in",
    }
    assert [each.code for each in rejections] == ["empty"]


def test_a_zip_bomb_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("a.txt", WORDS)
        pack.writestr("bomb.txt", b"\0" * 50_000_000)
    documents, rejections = read(tmp_path / "bomb.zip")
    assert len(documents) == 1
    assert [each.code for each in rejections] == ["bomb"]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = WORDS.encode()
    for level in range(8):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as pack:
            pack.writestr(f"{level}.zip" if level else "a.txt", data)
        data = out.getvalue()
    (tmp_path / "deep.zip").write_bytes(data)
    assert [each.code for each in read(tmp_path / "deep.zip")[1]] == ["bomb"]


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04" + b"nothing" * 50)
    assert [each.code for each in read(tmp_path / "bad.zip")[1]] == ["unreadable"]


def test_a_gzipped_collection_is_read(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "x", "text": WORDS}).encode()))
    assert [each.id for each in read(tmp_path / "lines.jsonl.gz")[0]] == ["x"]


MESSAGE = (
    "From: La Lettre de Sambalou <lettre@sambalou.example>\nTo: a@b.example\nSubject: =?utf-8?q?Le_march=C3=A9?=\n"
    "Date: Tue, 05 Mar 2024 09:30:00 +0000\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n\n{body}\n"
)


@pytest.mark.parametrize(("kind", "body"), [("html", PAGE), ("plain", f"Le marché\n\n{WORDS}")])
def test_a_newsletter_has_its_sender_subject_and_date(tmp_path: Path, kind: str, body: str) -> None:
    (tmp_path / "letter.eml").write_text(MESSAGE.format(kind=kind, body=body), "utf-8")
    (found,) = read(tmp_path / "letter.eml")[0]
    assert (found.outlet, found.title, found.published) == ("La Lettre de Sambalou", "Le marché", "2024-03-05T09:30")
    assert "marché couvert" in found.text


def test_every_message_of_a_mailbox_is_read(tmp_path: Path) -> None:
    one = "From lettre Tue Mar  5 09:30:00 2024\n" + MESSAGE.format(kind="plain", body=WORDS)
    two = one.replace("Sambalou a voté", "Sambalou a rejeté")
    (tmp_path / "box.mbox").write_text(f"{one}\n{two}", "utf-8")
    documents, rejections = read(tmp_path / "box.mbox")
    assert len(documents) == 2
    assert not rejections


FEED = """<?xml version="1.0" encoding="utf-8"?>{entity}<rss version="2.0"><channel><title>Radio Sambalou</title>
<item><title>Le marché</title><link>https://radio.example/1</link><pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate>
<description>&lt;p&gt;{words}&lt;/p&gt;&lt;p&gt;{words}&lt;/p&gt;</description></item>
<item><title>Rien</title><link>https://radio.example/2</link></item></channel></rss>"""


def test_the_entries_of_a_feed_are_documents(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED.format(entity="", words=WORDS), "utf-8")
    documents, rejections = read(tmp_path / "feed.xml")
    assert [(each.outlet, each.url, each.published) for each in documents] == [
        ("Radio Sambalou", "https://radio.example/1", "2024-03-05T09:30")
    ]
    assert [each.code for each in rejections] == ["no-text"]


def test_an_external_entity_is_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot de passe")
    entity = f'<!DOCTYPE rss [<!ENTITY leak SYSTEM "file://{secret}">]>'
    (tmp_path / "feed.xml").write_text(FEED.format(entity=entity, words=WORDS + " &leak;"), "utf-8")
    documents, _ = read(tmp_path / "feed.xml")
    assert all("mot de passe" not in each.text for each in documents)


def test_tables_are_read_by_their_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        f'id;titre;date;média;texte\n1;Le marché;2024-03-05;La Lettre;"{WORDS}"\n2;x;;;\n', "utf-8"
    )
    documents, rejections = read(tmp_path / "t.csv")
    assert [(each.id, each.title, each.published, each.outlet, each.text) for each in documents] == [
        ("1", "Le marché", "2024-03-05", "La Lettre", WORDS)
    ]
    assert [(each.path.rsplit(":", 1)[1], each.code) for each in rejections] == [("2", "no-text")]


def test_a_table_without_texts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("a\tb\n1\t2\n", "utf-8")
    assert [each.code for each in read(tmp_path / "t.tsv")[1]] == ["no-text"]


def test_parquet_is_read(tmp_path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415 - optional
    from pyarrow import parquet  # noqa: PLC0415 - optional

    parquet.write_table(pa.table({"doc_id": ["p-1"], "text": [WORDS], "score": [0.5]}), tmp_path / "t.parquet")
    assert [(each.id, each.text) for each in read(tmp_path / "t.parquet")[0]] == [("p-1", WORDS)]


def pdf(lines: list[str]) -> bytes:
    """Return a one-page PDF that shows these lines."""
    shown = b"".join(b"(" + line.encode("cp1252") + b") Tj T* " for line in lines)
    stream = b"BT /F1 11 Tf 50 750 Td 14 TL " + shown + b"ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def test_a_press_release_in_pdf_is_text_with_its_lines_joined(tmp_path: Path) -> None:
    lines = [
        "COMMUNIQUÉ",
        "Le conseil municipal de Sambalou annonce la réfec-",
        "tion du marché couvert,",
        "votée lundi à l’unanimité.",
    ]
    (tmp_path / "release.pdf").write_bytes(pdf(lines))
    (found,) = read(tmp_path / "release.pdf")[0]
    assert "la réfection du marché couvert, votée lundi" in found.text


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "release.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert [each.code for each in read(tmp_path / "release.pdf")[1]] == ["unreadable"]


LINKS = ("/page", "/closed/page", "/page")


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self._answer(302, b"", {"Location": "/loop"})
        elif self.path == "/moved":
            self._answer(301, b"", {"Location": "/page"})
        elif self.path == "/page":
            self._answer(200, PAGE.encode(), {"Content-Type": "text/html; charset=utf-8"})
        elif self.path == "/robots.txt":
            self._answer(200, b"User-agent: *\nDisallow: /closed\n", {"Content-Type": "text/plain"})
        elif self.path == "/feed":
            items = "".join(
                f"<item><title>t</title><link>http://{self.headers['Host']}{p}</link></item>" for p in LINKS
            )
            feed = f"<rss version='2.0'><channel><title>Radio</title>{items}</channel></rss>"
            self._answer(200, feed.encode(), {"Content-Type": "application/rss+xml"})
        elif self.path == "/bomb":
            self._answer(200, gzip.compress(b"a" * 5_000_000), {"Content-Encoding": "gzip"})
        else:
            self._answer(404, b"", {})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


ALLOWED = Settings(max_bytes=200_000, private_hosts=True, timeout=10)


def test_an_address_is_fetched_and_redirects_followed(site: str) -> None:
    (found,) = read(f"{site}/moved", settings=ALLOWED)[0]
    assert "marché couvert" in found.text
    assert found.url
    assert found.url.endswith("/page")


@pytest.mark.parametrize(("path", "code"), [("/loop", "unreachable"), ("/none", "unreachable"), ("/bomb", "too-large")])
def test_an_address_that_gives_no_page_is_refused(site: str, path: str, code: str) -> None:
    assert [each.code for each in read(f"{site}{path}", settings=ALLOWED)[1]] == [code]


def test_a_private_address_is_refused_unless_asked_for(site: str) -> None:
    assert [each.code for each in read(f"{site}/page")[1]] == ["refused-host"]


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "192.168.1.1", "0.0.0.0"])  # noqa: S104
def test_private_hosts_are_known(host: str) -> None:
    with pytest.raises(ReadError) as caught:
        public_address(host, private=False)
    assert caught.value.code == "refused-host"


def test_a_feed_is_followed_within_robots_txt(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_PRIVATE_HOSTS", "1")
    monkeypatch.setattr("recoupe.read.watch.PAUSE", 0.0)
    store = str(tmp_path / "watch.db")
    first = CliRunner().invoke(group, ["watch", f"{site}/feed", "--store", store])
    assert first.stdout == f"{site}/page: added\n"
    assert "[robots]" in first.stderr
    again = CliRunner().invoke(group, ["watch", f"{site}/feed", "--store", store])
    assert again.output == ""
