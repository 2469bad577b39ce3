"""`recoupe sources`: who told what first, how it ended, and how reliable that makes a source."""

from typing import Final

import click

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option, tongue_option
from recoupe.cli.output import print_json, print_table, shortened
from recoupe.export.words import head
from recoupe.model.codec import public_reasons, sentences
from recoupe.model.judgement import SourceRecord
from recoupe.model.typography import spaced
from recoupe.model.vocabulary import Tongue

HEADER: Final = ("reliability", "key")
COUNTS: Final = ("told", "confirmed", "denied", "retracted", "disputed", "copied", "anonymous")


@click.command("sources")
@click.argument("words", nargs=-1)
@store_option
@json_option
@tongue_option
def command(words: tuple[str, ...], store: str | None, *, as_json: bool, tongue: Tongue) -> None:
    """List the sources with their records; with WORDS those whose key or name holds them, with the reasons."""
    with open_collection(store, create=False) as collection:
        found = [each for each in collection.sources() if _has(each, words)]
    if as_json:
        print_json([_public(each) for each in found])
        return
    if not found:
        click.echo(_nothing(words, tongue))
        return
    columns = (head(each, tongue) for each in (*HEADER, *COUNTS))
    print_table(head("sources", tongue), columns, ((each.reliability, each.key, *_counts(each)) for each in found))
    if words:
        for each in found:
            for sentence in sentences(each.reasons, tongue):
                click.echo(f"   · {sentence}")


def _nothing(words: tuple[str, ...], tongue: Tongue) -> str:
    asked = shortened(" ".join(words))
    if tongue == "fr":
        return spaced(
            f"Aucune source ne porte « {asked} » dans son nom ou sa clé." if words else "Aucune source.", "fr"
        )
    return f"No source has “{asked}” in its name or key." if words else "There are no sources."


def _has(record: SourceRecord, words: tuple[str, ...]) -> bool:
    return all(word.lower() in f"{record.key} {record.name.lower()}" for word in words)


def _counts(record: SourceRecord) -> list[int]:
    return [getattr(record, name) for name in COUNTS]


def _public(record: SourceRecord) -> dict[str, object]:
    counts = dict(zip(COUNTS, _counts(record), strict=True))
    reasons = public_reasons(record.reasons)
    return {"key": record.key, "name": record.name, "reliability": record.reliability, **counts, **reasons}
