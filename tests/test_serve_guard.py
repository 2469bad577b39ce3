"""Who may ask, and what a page of another site can't do."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from recoupe.api import Collection
from recoupe.errors import UsageError
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.serve.guard import Guard, is_local
from recoupe.serve.run import addresses, run
from recoupe.serve.words import web
from recoupe.settings import Settings
from recoupe.store.store import open_store
from serve_site import client, sample_store

TOKEN = "0123456789abcdef0123"  # noqa: S105 - a test keeps no secret
EVIL = '<script>alert(1)</script> « {{ 7 * 7 }} » " onmouseover="alert(2)'


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8321", 200),
        ("localhost", 200),
        ("[::1]:8321", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("192.168.1.5", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
def test_only_our_own_names_are_answered(host: str, status: int) -> None:
    assert client().get("/", headers={"host": host}).status_code == status


def test_a_token_is_asked_for_and_kept() -> None:
    browser = client(guard=Guard(token=TOKEN))
    assert browser.get("/").status_code == 401
    assert browser.get("/search.json").status_code == 401
    assert browser.get("/?token=wrong").status_code == 401
    assert browser.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert browser.get("/").status_code == 401
    first = browser.get(f"/search?q=port&token={TOKEN}")
    assert first.status_code == 200
    assert "token" not in str(first.url)
    assert browser.get("/").status_code == 200
    assert TOKEN not in str(browser.cookies)


def test_a_token_may_hold_any_letters() -> None:
    browser = client(guard=Guard(token=f"é{TOKEN}"))
    assert browser.get("/", headers={b"authorization": f"Bearer é{TOKEN}".encode()}).status_code == 200


def test_what_merely_reads_like_a_public_path_is_not_public() -> None:
    browser = client(guard=Guard(token=TOKEN))
    assert browser.get("/static/style.css").status_code == 200
    assert browser.get("/stat%0Aic/style.css").status_code == 401


def test_a_token_must_be_long() -> None:
    with pytest.raises(UsageError, match="16 characters"):
        Guard(token="short")  # noqa: S106 - the same


def test_another_address_needs_a_token() -> None:
    with pytest.raises(UsageError, match="--token"):
        run(Settings(store=sample_store()), host="0.0.0.0", port=0, token=None, names=(), tell=str)  # noqa: S104
    assert is_local("127.0.0.1")
    assert is_local("::1")
    assert not is_local("192.168.1.2")


@pytest.mark.parametrize(
    ("host", "names", "first", "others"),
    [
        ("127.0.0.1", (), "http://127.0.0.1:8321/", None),
        ("::1", (), "http://[::1]:8321/", None),
        ("0.0.0.0", (), "http://127.0.0.1:8321/", "http://ADDRESS:8321/"),  # noqa: S104 - nothing listens
        ("::", ("phare.example",), "http://[::1]:8321/", "http://phare.example:8321/"),
        ("192.168.1.2", (), "http://192.168.1.2:8321/", "http://192.168.1.2:8321/"),
    ],
)
def test_the_address_told_can_be_opened(host: str, names: tuple[str, ...], first: str, others: str | None) -> None:
    here, _, there = addresses(host, 8321, names).partition("\n")
    assert here.split()[0] == first
    assert there.startswith(f"Others open {others}") if others else not there
    assert ("--name" in there) == bool(others)


def test_why_nothing_listens_is_told() -> None:
    settings = Settings(store=sample_store())
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UsageError, match="--port 0"):
        run(settings, host="127.0.0.1", port=taken.getsockname()[1], token=None, names=(), tell=str)
    for host in ("no-such-host.invalid", "192.0.2.7"):
        with pytest.raises(UsageError, match="no address of this machine"):
            run(settings, host=host, port=0, token=TOKEN, names=(), tell=str)


@pytest.mark.parametrize("path", ["/", "/search", "/nowhere", "/index.json", "/static/style.css", "/openapi.json"])
def test_every_answer_carries_the_headers(path: str) -> None:
    headers = client().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def evil_store(path: str) -> str:
    passages = (Passage(kind="body", text=EVIL, start=0, end=len(EVIL), author=EVIL, source="javascript:alert(3)"),)
    document = Document(id="evil/../x?y#z.json", text=EVIL, passages=passages, title=EVIL, outlet=EVIL,
                        url="javascript:alert(4)", published="2024-13-99<b>")  # fmt: skip
    with open_store(path) as store:
        store.add(Analysis(document=document))
    return path


def test_words_of_documents_are_never_markup(tmp_path: object) -> None:
    browser = client(evil_store(f"{tmp_path}/evil.db"))
    found = browser.get("/search", params={"q": "alert", "what": "passages"}).text
    link = re.findall(r'href="(/documents/[^"]+)"', found)[0]
    for text in (found, browser.get("/").text, browser.get(link).text, browser.get("/search", params={"q": EVIL}).text):
        assert "<script>alert" not in text
        assert 'onmouseover="alert' not in text
        assert 'href="javascript:' not in text
        assert "« 49 »" not in text
    assert "&lt;script&gt;alert(1)" in browser.get(link).text


def test_no_page_has_inline_script_or_style() -> None:
    browser = client()
    with Collection(open_store(sample_store(), create=False), Settings()) as collection:
        dossier = next(collection.view.dossiers()).id
    for path in ("/", "/search?q=port", f"/dossiers/{dossier}", "/documents/02-depeche", "/nowhere"):
        text = browser.get(path).text
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", text), path


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://phare.example/a", "https://phare.example/a"),
        (" http://phare.example ", "http://phare.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//phare.example", None),
        ("https:", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(address: str | None, link: str | None) -> None:
    assert web(address) == link


def test_links_to_pages_tell_them_nothing() -> None:
    text = client().get("/documents/02-depeche").text
    links = re.findall(r'<a href="https?:[^>]*>', text)
    assert links
    assert all('rel="noreferrer noopener"' in link for link in links)


def test_the_command_listens_here_and_ends_when_it_is_told(tmp_path: Path) -> None:
    store = str(tmp_path / "one.db")
    open_store(store).close()
    command = [sys.executable, "-m", "recoupe", "serve", "--store", store, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            home = (server.stdout.readline() if server.stdout else "").split()[0]
            assert home.startswith("http://127.0.0.1:")
            assert httpx.get(home, headers={"host": "evil.example"}, trust_env=False, timeout=60).status_code == 421
            assert httpx.get(home, trust_env=False, timeout=60).status_code == 200
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0
        finally:
            server.kill()
