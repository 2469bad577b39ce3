"""The application: pages, their JSON, their description, style and script."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Final

from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route

from recoupe.api import open_collection
from recoupe.serve.assets import serve_asset
from recoupe.serve.guard import FRESH, HEADERS, YEAR, Guard, Guarded, keep
from recoupe.serve.language import COOKIE, TONGUES
from recoupe.serve.openapi import openapi
from recoupe.serve.pages import AT_ONCE, SUFFIX, Desk, Page, told
from recoupe.serve.routes import PAGES
from recoupe.serve.site import MissingError, Site
from recoupe.settings import Settings

LISTED: Final = {"dossiers": "dossiers", "documents": "passages", "actors": "actors"}
"""What search lists of the things whose pages stand under a path."""


def create_app(settings: Settings, guard: Guard | None = None) -> Starlette:
    """Return the application that shows the store of the settings.

    Raises ``UsageError`` where there is no store, ``StoreError`` where it can't be used.
    """
    guard = guard or Guard()
    collection = open_collection(settings.store, create=False)
    desk = Desk(site=Site(collection), guard=guard, line=CapacityLimiter(AT_ONCE))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        collection.store.close()

    routes = _routes(desk)

    async def not_answered(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException) or error.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return desk.failure(request, MissingError(request.url.path))
        response = desk.failed(request, HTTPStatus.METHOD_NOT_ALLOWED, error)
        response.headers["Allow"] = ", ".join(_methods(routes, request))
        return response

    async def broken(request: Request, _error: Exception) -> Response:
        """Answer outside the guard: what it would add is added here."""
        response = desk.failed(request, HTTPStatus.INTERNAL_SERVER_ERROR, RuntimeError("This server failed."))
        response.headers.update(HEADERS | dict([FRESH]))
        return response

    return Starlette(
        routes=routes,
        middleware=[Middleware(Guarded, guard=guard)],
        exception_handlers={HTTPException: not_answered, Exception: broken},
        lifespan=lifespan,
    )


def _methods(routes: Iterable[Route], request: Request) -> list[str]:
    """Return what may be asked of an address, by whichever of the routes to it."""
    fitting = (each for each in routes if each.matches(request.scope)[0] != Match.NONE)
    return sorted({method for each in fitting for method in each.methods or ()})


def _routes(desk: Desk) -> list[Route]:
    pages = [route for page in PAGES for route in _both(desk, page)]

    async def description(_request: Request) -> Response:
        return told(openapi(PAGES))

    async def write(request: Request) -> Response:
        return await desk.keep(request)

    return [
        Route("/review", write, methods=["POST"]),
        *(Route(f"/{name}{end}", _listed) for name in LISTED for end in ("", "/")),
        *pages,
        Route("/openapi.json", description),
        Route("/language/{tongue}", _language),
        Route("/static/{name}", serve_asset),
    ]


def _both(desk: Desk, page: Page) -> list[Route]:
    """Return the routes of a page and of its JSON, which is more specific."""

    async def html(request: Request) -> Response:
        return await desk.answer(page, request)

    async def json(request: Request) -> Response:
        request.scope["suffix"] = SUFFIX
        return await desk.answer(page, request)

    path = page.path.replace("{id}", "{id:path}")
    return [Route(f"{path}{SUFFIX}" if path != "/" else f"/index{SUFFIX}", json), Route(path, html)]


async def _listed(request: Request) -> Response:
    """Lead who asks for all things of a kind to the search that lists them."""
    return RedirectResponse(f"/search?what={LISTED[request.url.path.strip('/')]}", HTTPStatus.SEE_OTHER)


async def _language(request: Request) -> Response:
    """Keep the language that a reader chose, and go back."""
    back = request.query_params.get("back", "/")
    ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = RedirectResponse(back if ours else "/", HTTPStatus.SEE_OTHER)
    if request.path_params["tongue"] in TONGUES:
        keep(response, request, COOKIE, request.path_params["tongue"], seconds=YEAR)
    return response
