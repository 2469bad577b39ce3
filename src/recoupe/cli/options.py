"""Options that several commands share."""

import os
from typing import Final, get_args

import click

from recoupe.model.vocabulary import Tongue

store_option: Final = click.option("--store", metavar="URL", help="SQLite file or URL of the store [recoupe.db].")
json_option: Final = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
paths_argument: Final = click.argument("paths", nargs=-1, required=True, metavar="PATH…")


def _of_locale() -> Tongue:
    """Return French where the locale is French, else English."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, named), "").lower().startswith("fr") else "en"


tongue_option: Final = click.option(
    "--lang",
    "tongue",
    type=click.Choice(get_args(Tongue)),
    default=_of_locale,
    help="Tongue of the sentences [locale].",
)
REFUSED: Final = 2
"""Exit status when an input was refused; the others were worked on."""
