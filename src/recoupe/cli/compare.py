"""`recoupe compare`: whether two statements agree."""

import click

from recoupe.api import statement
from recoupe.cli.options import json_option
from recoupe.cli.output import print_json
from recoupe.crosscheck.compare import compare
from recoupe.model.codec import sentences


@click.command("compare")
@click.argument("one")
@click.argument("other")
@json_option
def command(one: str, other: str, *, as_json: bool) -> None:
    """Tell whether the statements ONE and OTHER agree, contradict each other, or are unrelated, and why."""
    found = compare(statement(one), statement(other))
    reasons = sentences(found.reasons)
    if as_json:
        print_json({"verdict": found.verdict, "reasons": reasons})
        return
    click.echo(found.verdict)
    for reason in reasons:
        click.echo(f"   · {reason}")
