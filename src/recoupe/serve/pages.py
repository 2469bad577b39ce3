"""How a page is asked for and answered: the same record as HTML and as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any, Final, get_type_hints

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from recoupe.errors import RecoupeError, StoreError, UsageError
from recoupe.model.vocabulary import Tongue
from recoupe.serve.guard import SESSION, Guard, keep
from recoupe.serve.language import chosen
from recoupe.serve.render import environment
from recoupe.serve.site import MissingError, Site

JSON: Final = "application/json"
SUFFIX: Final = ".json"
AT_ONCE: Final = 4
"""Pages that are made at once; the others wait in line, so that nobody waits long."""
STATUSES: Final[dict[type[RecoupeError], HTTPStatus]] = {
    MissingError: HTTPStatus.NOT_FOUND,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    UsageError: HTTPStatus.BAD_REQUEST,
}
View = Callable[[Site, Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its path, the function that answers, and the template that shows the answer (None: JSON alone)."""

    path: str
    view: View
    template: str | None

    @property
    def name(self) -> str:
        """Return the name of the page."""
        return self.view.__name__

    @property
    def asked(self) -> type:
        """Return the record of what may be asked: parts of the path and of the query."""
        kind: type = _hints(self.view)["asked"]
        return kind

    @property
    def answer(self) -> type:
        """Return the record of the answer."""
        kind: type = _hints(self.view)["return"]
        return kind


@lru_cache
def _hints(view: View) -> dict[str, Any]:
    return get_type_hints(view)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What answering needs: the collection, the guard, and the line in which pages wait."""

    site: Site
    guard: Guard
    line: CapacityLimiter

    async def answer(self, page: Page, request: Request) -> Response:
        """Return a page as HTML, or as JSON where that is asked for."""
        return await to_thread.run_sync(partial(self._answer, page, request), limiter=self.line)

    def _answer(self, page: Page, request: Request) -> Response:
        given = dict(request.query_params) | request.path_params
        try:
            answer, asked = self._record(page, given)
        except MissingError as error:
            if request.scope.get("suffix") and "id" in given:  # the id itself may end so
                request.scope["suffix"] = None
                request.path_params["id"] += SUFFIX
                return self._answer(page, request)
            return self.failure(request, error)
        except (msgspec.ValidationError, RecoupeError) as error:
            return self.failure(request, error)
        if page.template is None or wants_json(request):
            return Response(msgspec.json.encode(answer), media_type=JSON)
        return self.html(request, page.template, page=answer, asked=asked)

    def _record(self, page: Page, given: dict[str, Any]) -> tuple[Any, Any]:
        """Return what a page shows, and what was asked."""
        asked: Any = msgspec.convert(given, page.asked, strict=False)
        return page.view(self.site, asked), asked

    def html(self, request: Request, template: str, status: HTTPStatus = HTTPStatus.OK, **values: object) -> Response:
        """Return a template as a page in the reader's language."""
        tongue = tongue_of(request)
        kept = request.cookies.get(SESSION)
        session = kept or token_urlsafe(16)
        key = self.guard.write_key(session)
        text = (
            environment(tongue)
            .get_template(template)
            .render(site=self.site, here=request.url.path, query=request.url.query, write_key=key, **values)
        )
        headers = {"Content-Language": tongue, "Vary": "Accept, Accept-Language, Cookie"}
        response = Response(text, status, headers, "text/html; charset=utf-8")
        if not kept:
            keep(response, request, SESSION, session)
        return response

    def failure(self, request: Request, error: Exception) -> Response:
        """Return what went wrong, with what helps."""
        status = next((each for kind, each in STATUSES.items() if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)
        if wants_json(request):
            return Response(msgspec.json.encode({"error": str(error)}), status, media_type=JSON)
        return self.html(request, "error.html", status, code=int(status), detail=str(error))


def wants_json(request: Request) -> bool:
    """Tell whether a program asks: by the path's suffix or by what it accepts."""
    accepted = request.headers.get("accept", "")
    return request.scope.get("suffix") == SUFFIX or (JSON in accepted and "text/html" not in accepted)


def tongue_of(request: Request) -> Tongue:
    """Return the language of a reader."""
    return chosen(request.cookies, request.headers.get("accept-language", ""))


def told(values: Mapping[str, object]) -> Response:
    """Return some values as JSON."""
    return Response(msgspec.json.encode(values), media_type=JSON)
