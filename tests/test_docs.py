"""The documentation names what there is, and its links lead somewhere."""

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import recoupe.model
from recoupe.cli.main import COMMANDS
from recoupe.errors import REJECTION_CODES
from recoupe.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
READMES = ("README.md", "README.fr.md")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def first_cells(text: str) -> set[str]:
    """Return what stands as code in the first column of the page's tables."""
    return set(re.findall(r"^\| `([^`]+)`", text, re.MULTILINE))


def records() -> set[str]:
    modules = (import_module(f"recoupe.model.{each.name}") for each in iter_modules(recoupe.model.__path__))
    return {
        name
        for module in modules
        for name, thing in vars(module).items()
        if is_dataclass(thing) and getattr(thing, "__module__", "") == module.__name__
    }


def markdown() -> list[Path]:
    skipped = {"build", "dist", "node_modules"}
    found = (path for path in ROOT.rglob("*.md") if not path.is_symlink())
    inside = ((path, path.relative_to(ROOT).parts) for path in found)
    return sorted(p for p, parts in inside if not any(part.startswith(".") or part in skipped for part in parts))


def anchors(text: str) -> set[str]:
    """Return the anchors that headings get: lower case, hyphens for spaces, no punctuation."""
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in HEADING.findall(text)}


def test_every_rejection_code_is_documented_and_no_other() -> None:
    table = page("errors.md").split("## Refused inputs")[1]
    assert first_cells(table) == set(REJECTION_CODES)


def test_every_setting_is_documented_with_its_variable_and_no_other() -> None:
    names = {each.name for each in fields(Settings)}
    text = page("settings.md")
    assert first_cells(text) == names
    assert set(re.findall(rf"`({PREFIX}\w+)` \|", text)) == {PREFIX + name.upper() for name in names}


def test_every_record_is_in_the_glossary_and_no_other() -> None:
    assert first_cells(page("glossary.md")) == records()


def test_every_command_is_documented_and_no_other() -> None:
    assert {cell.split()[1] for cell in first_cells(page("commands.md"))} == set(COMMANDS)


def test_the_architecture_names_every_package() -> None:
    packages = [each.name for each in iter_modules(recoupe.__path__) if each.ispkg]
    assert [name for name in packages if f"{name}/" not in page("architecture.md")] == []


def test_every_page_is_in_the_contents() -> None:
    assert set(LINK.findall(page("README.md"))) >= {path.name for path in DOCS.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("path", markdown(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_resolve(path: Path) -> None:
    text = FENCED.sub("", path.read_text("utf-8"))
    broken = []
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name) if name else path
        if not there.exists() or (anchor and anchor not in anchors(there.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


def test_both_readmes_tell_the_same_scores() -> None:
    scores = [re.findall(r"^[a-z].* 0\.\d{3}.*$", (ROOT / name).read_text("utf-8"), re.MULTILINE) for name in READMES]
    assert scores[0] == scores[1] != []
