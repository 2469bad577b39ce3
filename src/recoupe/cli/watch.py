"""`recoupe watch`: follow feeds and add the pages that they link to."""

import time
from collections.abc import Iterable

import click

from recoupe.api import Collection, open_collection
from recoupe.cli.options import REFUSED, store_option
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
@click.pass_context
def command(ctx: click.Context, feeds: tuple[str, ...], every: int | None, store: str | None) -> None:
    """Add the pages that RSS or Atom FEEDs link to and that the store lacks, within the sites' robots.txt.

    The exit status is 2 where no feed could be read.
    """
    with open_collection(store) as collection:
        if not _look(collection, feeds) and not every:
            ctx.exit(REFUSED)
        while every:
            time.sleep(every * MINUTE)
            _look(collection, feeds)


def _look(collection: Collection, feeds: Iterable[str]) -> int:
    """Take what is new in the feeds; return how many of these could be read."""
    read = 0
    robots = Robots(collection.settings)
    known = {document.url for document in collection.view.documents()}
    known |= {rejection.path for rejection in collection.view.rejections()}
    for feed in feeds:
        links = _links(collection, feed)
        read += links is not None
        wanted = [address for address in links or () if address not in known]
        for outcome in robots.sorted_out(wanted):
            _take(collection, outcome, robots)
    return read


def _links(collection: Collection, feed: str) -> list[str] | None:
    try:
        return linked(feed, collection.settings)
    except ReadError as error:
        print_refusal(refused(feed, error))
        return None


def _take(collection: Collection, outcome: str | Rejection, robots: Robots) -> None:
    if isinstance(outcome, Rejection):
        collection.store.reject(outcome)
        print_refusal(outcome)
        return
    time.sleep(robots.pause(outcome))
    added = collection.add([outcome])
    click.echo(f"{outcome}: {'added' if added.new else 'known already' if added.known else 'refused'}")
