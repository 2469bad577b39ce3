"""How origins without a name of their own are called, in both tongues."""

from typing import Final, Literal

from recoupe.model.vocabulary import Tongue

Unnamed = Literal["anonymous", "document", "reader"]
LABELS: Final[dict[Unnamed, tuple[str, str]]] = {
    "anonymous": ("sources anonymes de {}", "anonymous sources of {}"),
    "document": ("document publié par {}", "document published by {}"),
    "reader": ("{} (lecteur)", "{} (reader)"),
}
SOURCES: Final = LABELS["anonymous"][0].format("")
DOCUMENT: Final = LABELS["document"][0].format("")
"""How such labels begin."""


def label(kind: Unnamed, name: str) -> str:
    """Return what an origin is called after the outlet or reader that it belongs to."""
    return LABELS[kind][0].format(name)


def called(name: str, tongue: Tongue) -> str:
    """Return what an origin is called in a tongue; a name of its own stays as it is."""
    for french, english in LABELS.values() if tongue == "en" else ():
        before, after = french.split("{}")
        if name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after):
            return english.format(name[len(before) : len(name) - len(after)])
    return name


def mentioned(name: str, tongue: Tongue) -> str:
    """Return what an origin is called inside a sentence: with an article where it has no name of its own."""
    if several(name):
        return f"des {name}" if tongue == "fr" else called(name, tongue)
    if name.startswith(DOCUMENT):
        return f"un {name}" if tongue == "fr" else f"a {called(name, tongue)}"
    return called(name, tongue)


def several(name: str) -> bool:
    """Tell whether an origin takes its verb in the plural."""
    return name.startswith(SOURCES)
