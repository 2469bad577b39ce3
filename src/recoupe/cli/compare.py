"""`recoupe compare`: whether two statements agree."""

from typing import Final

import click

from recoupe.api import question
from recoupe.cli.options import json_option, tongue_option
from recoupe.cli.output import print_json
from recoupe.crosscheck.compare import Verdict, compare
from recoupe.model.codec import public_reasons, sentences
from recoupe.model.vocabulary import Tongue

VERDICTS: Final[dict[Tongue, dict[Verdict, str]]] = {
    "fr": {"agree": "concordent", "contradict": "se contredisent", "unrelated": "sans rapport"},
    "en": {"agree": "agree", "contradict": "contradict", "unrelated": "unrelated"},
}


@click.command("compare")
@click.argument("one")
@click.argument("other")
@json_option
@tongue_option
def command(one: str, other: str, *, as_json: bool, tongue: Tongue) -> None:
    """Tell whether the statements ONE and OTHER agree, contradict each other, or are unrelated, and why."""
    found = compare(question(one), question(other))
    if as_json:
        print_json({"verdict": found.verdict, **public_reasons(found.reasons)})
        return
    click.echo(VERDICTS[tongue][found.verdict])
    for reason in sentences(found.reasons, tongue):
        click.echo(f"   · {reason}")
