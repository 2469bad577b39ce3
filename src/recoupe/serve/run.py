"""Listening: one process, this machine unless a token is set."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from errno import EACCES, EADDRINUSE
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
        raise UsageError(_unheard(host, port, error.__context__)) from error
    listening.listen()  # who reads the address may ask at once
    Thread(target=_warm, args=(settings,), daemon=True).start()
    tell(addresses(host, listening.getsockname()[1], names))
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
        uvicorn.Server(config).run([listening])


def addresses(host: str, port: int, names: Iterable[str] = ()) -> str:
    """Return the address of the pages, first on its line, and where it is no address for others what they open."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - no address to listen at, but its name
    told = f"{_home(here, port)}   (Ctrl-C ends it)"
    if is_local(host):
        return told
    called = [_home(each, port) for each in names]
    if here == host:
        called.insert(0, _home(host, port))
    others = ", ".join(called) or f"http://ADDRESS:{port}/ with the address (a number) of this machine"
    return f"{told}\nOthers open {others}, once with ?token=… behind it; another name needs --name."


def _home(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _unheard(host: str, port: int, reason: BaseException | None) -> str:
    """Return why nothing can listen, and what helps: another port only where this one is the matter."""
    if isinstance(reason, OSError) and reason.errno in {EADDRINUSE, EACCES}:
        return f"Port {port} at {host} is taken or not allowed; try --port 0."
    return f"“{host}” is no address of this machine; try --host 127.0.0.1, and --name for a name that others use."


def _warm(settings: Settings) -> None:
    """Make what takes seconds, so that no reader waits for it: who is who, templates, the libraries of the charts."""
    registry("fr", settings.territories, settings.actors)
    for tongue in TONGUES:
        made = environment(tongue)
        for name in made.list_templates():
            made.get_template(name)
    vega()
