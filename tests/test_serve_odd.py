"""Whatever stands in an address, the answer is a page."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from serve_site import client

ODD = (
    "abc", "2024-13", "2024-02-31", "2024/", "..", "'\"<x>", "*", "\x00", "AND OR NOT", "NEAR(", "(", ":", "-1",
    "99999999999999999999", "mot " * 400,
)  # fmt: skip
PATHS = (
    "/search?q={}", "/search?since={}", "/search?until={}&what=passages", "/search?actor={}",
    "/search?what=actors&q={}",
    "/search?page={}", "/network?since={}", "/map?until={}", "/map/chart?since={}", "/relation?a={}&b=FRA",
    "/sources?q={}", "/review?kind=accept&subject={}", "/review?kept={}", "/documents/{}",
    "/documents/02-depeche?at={}",
    "/documents/02-depeche?page={}", "/dossiers/{}", "/dossiers/{}/lineage", "/actors/{}", "/language/{}", "/static/{}",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> TestClient:
    return client()


@pytest.mark.parametrize("path", PATHS)
def test_no_address_breaks_a_page(browser: TestClient, path: str) -> None:
    for odd in ODD:
        assert browser.get(path.format(quote(odd, safe=""))).status_code < 500, odd


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"write_key=%00&kind=x", b"a=b&" * 3000])
def test_no_form_breaks_the_server(browser: TestClient, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post("/review", content=body, headers=headers).status_code == 403
