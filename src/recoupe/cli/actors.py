"""`recoupe actors`: who is who, a user's own actors, and which two are one."""

from pathlib import Path

import click

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option
from recoupe.cli.output import console, print_json, print_table
from recoupe.errors import UsageError
from recoupe.lang.fr.spelling import fold
from recoupe.lang.own_actors import OwnActor, add_own_actor
from recoupe.lang.registry import Registry, registry
from recoupe.model.judgement import Actor, Judgement
from recoupe.model.vocabulary import JudgementKind
from recoupe.settings import Settings
from recoupe.store.merges import NOT_SAME, SAME, one_with, standing

by_option = click.option("--by", "author", required=True, metavar="NAME", help="Who decides so.")
note_option = click.option("--note", default="", help="Why.")
COLUMNS = ("id", "name", "kind", "country", "sector")


@click.group("actors")
def command() -> None:
    """List, show, add or merge actors."""


@command.command("list")
@click.argument("words", nargs=-1)
@click.option("--country", default="", help="Only those of a country (ISO 3166-1 alpha-3).")
@click.option("--kind", default="", help="Only those of a kind, such as state, person, party, outlet.")
@json_option
def list_actors(words: tuple[str, ...], country: str, kind: str, *, as_json: bool) -> None:
    """List the actors of the registry, all or those whose names hold all WORDS."""
    wanted = [fold(word) for word in words]
    found = [
        actor
        for actor in _known().actors.values()
        if (not country or actor.country == country) and (not kind or actor.kind == kind) and _has(actor, wanted)
    ]
    if as_json:
        print_json(found)
    else:
        print_table("actors", COLUMNS, ((a.id, a.name, a.kind, a.country, a.sector) for a in found))


@command.command("show")
@click.argument("name")
@store_option
@json_option
def show(name: str, store: str | None, *, as_json: bool) -> None:
    """Show an actor, given by its id or a name of its own, and which others it is held to be."""
    known = _known()
    actor = known.actors[_id(known, name)]
    same = [each for each in one_with(actor.id, _judgements(store)) if each != actor.id]
    if as_json:
        print_json({"actor": actor, "same_as": same})
        return
    out = console()
    out.print(f"{actor.name}   {actor.id}")
    out.print(f"   {actor.kind}, {actor.country or 'no country'}, {actor.sector or 'no sector'}")
    for label, values in (("also", actor.names[1:]), ("same as", same), ("Wikidata", filter(None, [actor.wikidata]))):
        if text := " · ".join(values):
            out.print(f"   {label}: {text}")
    for role in actor.roles:
        out.print(f"   {role.title}: {role.since or '…'} – {role.until or '…'} ({role.country}, {role.sector})")


@command.command("add")
@click.argument("name")
@click.option("--country", default="", help="ISO 3166-1 alpha-3, IGO or NGO; none where it has none.")
@click.option("--sector", default="", help="PLOVER sector, such as GOV, MIL, REB, JRN, BUS.")
@click.option("--kind", default="organisation", show_default=True, help="person, party, outlet, company …")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name; may be given again.")
@click.option("--id", "key", default="", help="The id of a known actor that this row corrects.")
def add(name: str, *, country: str, sector: str, kind: str, aliases: tuple[str, ...], key: str) -> None:
    """Add an actor to your own file, or correct a known one; texts that are read from now on know it."""
    path = Path(Settings.from_environment().actors)
    actor = OwnActor(name=name, names=aliases, kind=kind, country=country, sector=sector, source="user", id=key)
    add_own_actor(path, actor, _known())
    click.echo(f"{name} is in {path}.")


@command.command("merge")
@click.argument("one")
@click.argument("other")
@by_option
@note_option
@store_option
def merge(one: str, other: str, *, author: str, note: str, store: str | None) -> None:
    """Hold two actors to be one; a judgement that is kept with its author and day and can be taken back."""
    _judge(SAME, one, other, author=author, note=note, store=store)
    click.echo(f"{one} and {other} are held to be one actor.")


@command.command("unmerge")
@click.argument("one")
@click.argument("other")
@by_option
@note_option
@store_option
def unmerge(one: str, other: str, *, author: str, note: str, store: str | None) -> None:
    """Hold two actors to be two, also where somebody had merged them."""
    _judge(NOT_SAME, one, other, author=author, note=note, store=store)
    click.echo(f"{one} and {other} are held to be two actors.")


def _judge(kind: JudgementKind, one: str, other: str, *, author: str, note: str, store: str | None) -> None:
    known = _known()
    subject, thing = _id(known, one), _id(known, other)
    if subject == thing:
        raise UsageError(f"“{one}” and “{other}” are one actor already: {subject}.")
    with open_collection(store) as collection:
        collection.judge(kind, subject, thing, author=author, note=note)


def _judgements(store: str | None) -> list[Judgement]:
    try:
        with open_collection(store, create=False) as collection:
            return list(standing(collection.view.judgements()).values())
    except UsageError:
        return []


def _known() -> Registry:
    settings = Settings.from_environment()
    return registry("fr", settings.territories, settings.actors)


def _id(known: Registry, name: str) -> str:
    found = known.known_as(name)
    if found is None:
        raise UsageError(f"No one actor is called “{name}”; `recoupe actors list {name}` shows what there is.")
    return found


def _has(actor: Actor, wanted: list[str]) -> bool:
    names = " | ".join(map(fold, (actor.id, *actor.names)))
    return all(word in names for word in wanted)
