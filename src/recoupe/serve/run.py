"""Listening: one process, this machine unless a token is set."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Thread
from typing import Any

import uvicorn

from recoupe.errors import UsageError
from recoupe.lang.registry import registry
from recoupe.serve.app import create_app
from recoupe.serve.assets import vega
from recoupe.serve.guard import Guard, is_local, names_of
from recoupe.serve.language import TONGUES
from recoupe.serve.render import environment
from recoupe.settings import Settings


def run(
    settings: Settings, *, host: str, port: int, token: str | None, names: Iterable[str], tell: Callable[[str], Any]
) -> None:
    """Serve a store's pages until the process is told to end; ``tell`` gets the address once it listens.

    Raises ``UsageError`` for an address that others reach without a token, or that is taken.
    """
    if not is_local(host) and token is None:
        raise UsageError(f"At {host} others can reach the pages: set --token (16 characters or more).")
    app = create_app(settings, Guard(token=token, names=names_of(host, names)))
    config = uvicorn.Config(app, host=host, port=port, access_log=False, log_level="warning", server_header=False)
    try:
        listening = config.bind_socket()
    except SystemExit as error:  # uvicorn has told the reason
        raise UsageError(f"Nothing can listen at {host}, port {port}; try --port 0.") from error
    shown = f"[{host}]" if ":" in host else host
    listening.listen()  # who reads the address may ask at once
    Thread(target=_warm, args=(settings,), daemon=True).start()
    tell(f"http://{shown}:{listening.getsockname()[1]}/   (Ctrl-C ends it)")
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
        uvicorn.Server(config).run([listening])


def _warm(settings: Settings) -> None:
    """Make what takes seconds, so that no reader waits for it: who is who, templates, the libraries of the charts."""
    registry("fr", settings.territories, settings.actors)
    for tongue in TONGUES:
        made = environment(tongue)
        for name in made.list_templates():
            made.get_template(name)
    vega()
