"""`recoupe watch`: follow feeds and add the pages that they link to."""

import time
from collections.abc import Iterable

import click

from recoupe.api import Collection, open_collection
from recoupe.cli.options import store_option
from recoupe.cli.output import print_refusal
from recoupe.errors import ReadError
from recoupe.model.document import Rejection
from recoupe.read.item import refused
from recoupe.read.watch import Robots, linked

MINUTE = 60


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@click.option(
    "--every",
    type=click.IntRange(min=1),
    metavar="MINUTES",
    help="Look again after so many minutes, until interrupted.",
)
@store_option
def command(feeds: tuple[str, ...], every: int | None, store: str | None) -> None:
    """Add the pages that RSS or Atom FEEDs link to and that the store lacks, within the sites' robots.txt."""
    with open_collection(store) as collection:
        _look(collection, feeds)
        while every:
            time.sleep(every * MINUTE)
            _look(collection, feeds)


def _look(collection: Collection, feeds: Iterable[str]) -> None:
    robots = Robots(collection.settings)
    known = {document.url for document in collection.view.documents()}
    known |= {rejection.path for rejection in collection.view.rejections()}
    for feed in feeds:
        wanted = [address for address in _links(collection, feed) if address not in known]
        for outcome in robots.sorted_out(wanted):
            _take(collection, outcome, robots)


def _links(collection: Collection, feed: str) -> list[str]:
    try:
        return linked(feed, collection.settings)
    except ReadError as error:
        print_refusal(refused(feed, error))
        return []


def _take(collection: Collection, outcome: str | Rejection, robots: Robots) -> None:
    if isinstance(outcome, Rejection):
        collection.store.reject(outcome)
        print_refusal(outcome)
        return
    time.sleep(robots.pause(outcome))
    added = collection.add([outcome])
    click.echo(f"{outcome}: {'added' if added.new else 'known already' if added.known else 'refused'}")
