"""Saved pages of many kinds of software, all invented, each with what must come out of it beside."""

import json
from pathlib import Path
from typing import Any

import pytest

from recoupe.model.document import Document
from recoupe.read.html import read_html

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name for path in PAGES.glob("*.html"))


def flat(text: str) -> str:
    return " ".join(text.split())


def told(document: Document) -> list[dict[str, Any]]:
    fields = ("kind", "text", "author", "published", "reply_to", "quotes")
    return [{name: getattr(passage, name) for name in fields} for passage in document.passages]


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_page_comes_apart_as_its_software_wrote_it(name: str) -> None:
    page = PAGES / name
    wanted = json.loads(page.with_suffix("").with_suffix(".expected.json").read_text("utf-8"))
    document = read_html(page.read_text("utf-8"), name)
    passages = [passage | {"text": flat(passage["text"])} for passage in told(document)]
    assert passages == wanted["passages"]
    assert (document.title, document.outlet, document.published) == tuple(
        wanted[each] for each in ("title", "outlet", "published")
    )
    assert [phrase for phrase in wanted["absent"] if phrase in flat(document.text)] == []
