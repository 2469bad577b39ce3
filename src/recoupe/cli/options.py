"""Options that several commands share."""

from typing import Final

import click

store_option: Final = click.option("--store", metavar="URL", help="SQLite file or URL of the store [recoupe.db].")
json_option: Final = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
paths_argument: Final = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
REFUSED: Final = 2
"""Exit status when an input was refused; the others were worked on."""
