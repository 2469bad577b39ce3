"""The pages in a real browser: they fit, ask no other host, say no error, and hold to WCAG as far as axe can tell."""

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from recoupe.api import open_collection
from recoupe.serve.app import create_app
from recoupe.serve.assets import vega
from recoupe.settings import Settings
from serve_site import new_store
from test_serve_events import told

CHROMIUM = Path("/usr/bin/chromium")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists() and not os.environ.get("CI"),
    reason="Chromium is not installed: the pages are not tried in a browser (apt-get install chromium)",
)


@lru_cache
def browsed_store() -> str:
    """Return the path of a store of their own: these tests add to it and decide."""
    return new_store()


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    """Give the address of a server over the sample collection with some events between two states."""
    with open_collection(browsed_store(), create=False) as collection:
        for number in range(1, 7):
            collection.store.add(told(f"{number:02}-10", "Bamako", "COERCE" if number > 3 else "AID"))
        collection.rebuild()
    vega()  # takes seconds: no page is to wait for it here
    config = uvicorn.Config(create_app(Settings(store=browsed_store())), port=0, log_level="warning")
    listening = config.bind_socket()
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def dossier() -> str:
    with open_collection(browsed_store(), create=False) as collection:
        return max(collection.view.dossiers(), key=lambda each: (len(each.documents), each.id)).id


@pytest.fixture(scope="module")
def forum() -> str:
    with open_collection(browsed_store(), create=False) as collection:
        return next(each.id for each in collection.view.documents() if (each.path or "").endswith("12-forum.txt"))


def paths(dossier: str, forum: str) -> list[str]:
    """Return an address of each page, and of those in other states."""
    return [
        "/", "/search?q=port", "/search?q=port&what=passages&grade=4", "/search?q=cession&what=dossiers",
        "/search?q=maurit&what=actors", "/search?q=zzz", f"/dossiers/{dossier}", f"/dossiers/{dossier}/lineage",
        f"/dossiers/{dossier}/figures", "/documents/02-depeche", f"/documents/{forum}?at=100-214#at", "/actors/MLI",
        "/actors/emmanuel-macron", "/relation", "/relation?a=MLI&b=FRA", "/relation/chart?a=MLI&b=FRA", "/network",
        "/network/chart?level=country", "/map", "/map/chart", "/sources", "/review", "/review?kind=reliability",
        f"/review?kind=not-same-claim&subject={dossier}", f"/review?kind=correct&subject={dossier}",
    ]  # fmt: skip


def test_a_chromium_is_there_where_tests_may_not_be_skipped() -> None:
    assert CHROMIUM.exists()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "light"), (1280, "dark")])
def test_every_page_fits_and_is_clean(
    browser: Browser, home: str, dossier: str, forum: str, *, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale="fr-FR",
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    faults: list[str] = []
    for path in paths(dossier, forum):
        faults += [f"{path}: {fault}" for fault in faults_of(context, home, path)]
    context.close()
    assert not faults, "\n".join(faults)


def faults_of(context: BrowserContext, home: str, path: str) -> list[str]:
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", lambda request: faults.append(f"asks {request.url}") if not ours(request.url, home) else None)
    page.goto(home + path)
    page.wait_for_load_state("networkidle")
    page.wait_for_selector("figure[data-chart]:not([data-state])", state="detached")
    for figure in page.locator("figure[data-chart]").all():
        state = figure.get_attribute("data-state")
        faults += [] if state == "drawn" else [f"no picture of {figure.get_attribute('data-chart')}: {state}"]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        faults.append(f"{wide} pixels too wide")
    found = Axe().run(page, options=RULES)
    faults += [
        f"{each['id']}: {node['html'][:160]}" for each in found.response["violations"] for node in each["nodes"][:3]
    ]
    page.close()
    return faults


def ours(url: str, home: str) -> bool:
    return url.startswith((home, "data:", "blob:"))


def test_a_missing_page_is_as_clean(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(f"{home}/nowhere")
    assert Axe().run(page, options=RULES).violations_count == 0
    page.close()


def test_the_dossier_is_readable_without_javascript(browser: Browser, home: str, dossier: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{home}/dossiers/{dossier}")
    assert page.locator("figure:visible").count() == 0
    assert page.locator("#lineage ~ .scroll tbody tr").count() > 5
    page.locator("ol.evidence .said a").first.click()
    expect(page.locator("#at")).to_be_visible()
    assert "at=" in page.url
    context.close()


def test_search_narrows_down_without_javascript(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(home)
    page.get_by_role("searchbox").fill("port")
    page.get_by_role("button").click()
    page.get_by_role("link", name="Le Phare du Banc 2").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("2 réponses")
    page.get_by_role("link", name="ôter cette limite").click()
    expect(page).not_to_have_url(re.compile("outlet"))
    context.close()


def test_marks_are_switched_off(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(f"{home}/documents/02-depeche")
    mark = page.locator(".text .claim").first
    colour = "getComputedStyle(document.querySelector('.text .claim')).backgroundColor"
    before = page.evaluate(colour)
    page.locator(".show-claim").uncheck()
    assert page.evaluate(colour) != before
    assert mark.is_visible()
    page.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(home)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("each => each === document.activeElement")
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.close()


def test_a_decision_is_made_and_taken_back(browser: Browser, home: str, dossier: str) -> None:
    context = browser.new_context(locale="en")
    page: Page = context.new_page()
    page.goto(f"{home}/dossiers/{dossier}")
    page.get_by_role("link", name="Accept").click()
    page.get_by_label("Your name").fill("Odile Varan")
    page.get_by_role("button", name="Keep this decision").click()
    expect(page.get_by_role("status")).to_be_visible()
    page.get_by_text("Take back", exact=True).last.click()
    page.get_by_role("button", name="Take this decision back").click()
    page.get_by_text("no longer in force").wait_for()
    context.close()


def test_paper_shows_no_controls(browser: Browser, home: str, dossier: str) -> None:
    page = browser.new_page()
    page.goto(f"{home}/dossiers/{dossier}")
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert page.locator("h1").is_visible()
    page.close()
