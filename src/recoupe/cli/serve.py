"""`recoupe serve`: the collection as web pages."""

from collections.abc import Sequence
from typing import Final

import click

from recoupe.cli.options import store_option
from recoupe.errors import UsageError
from recoupe.settings import Settings

PORT: Final = 8321
port_option: Final = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Port to listen at; 0 takes a free one.",
)


@click.command("serve")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; another needs a token.")
@port_option
@click.option("--token", envvar="RECOUPE_TOKEN", help="What a reader must show, 16 characters or more.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another name of this server; may be given again.")
def command(store: str | None, host: str, port: int, token: str | None, names: tuple[str, ...]) -> None:
    """Show the collection as web pages on this machine, until Ctrl-C."""
    serve(store, host=host, port=port, token=token, names=names)


def serve(
    store: str | None, *, port: int, host: str = "127.0.0.1", token: str | None = None, names: Sequence[str] = ()
) -> None:
    """Show a store's pages until Ctrl-C. Raises ``UsageError`` where what that needs is not installed."""
    try:
        from recoupe.serve.run import run  # noqa: PLC0415 - an extra: only who serves needs it
    except ModuleNotFoundError as error:
        raise UsageError(f"The pages need more packages: install recoupe[serve] ({error.name} is missing).") from error
    run(Settings.from_environment(store=store), host=host, port=port, token=token, names=names, tell=click.echo)
