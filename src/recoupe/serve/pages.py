"""How a page is asked for and answered: the same record as HTML and as JSON."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any, Final, get_type_hints
from urllib.parse import parse_qsl, quote, unquote

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.errors import RecoupeError, StoreError, UsageError
from recoupe.model.vocabulary import Tongue
from recoupe.serve.guard import SESSION, YEAR, Guard, keep
from recoupe.serve.language import chosen
from recoupe.serve.render import environment, url
from recoupe.serve.site import AskedError, ForbiddenError, MissingError, Site
from recoupe.serve.views.review import Decision, decide

JSON: Final = "application/json"
AUTHOR: Final = "recoupe_author"
"""The cookie that keeps the name with which a reader last signed."""
LARGEST: Final = 64 * 1024
"""Bytes of a form."""
SUFFIX: Final = ".json"
VARY: Final = "Accept, Accept-Language, Cookie"
AT_ONCE: Final = 4
"""Pages that are made at once; the others wait in line, so that nobody waits long."""
FIELD: Final = re.compile(r"`\$\.(\w+)`$")
"""Where the sentence of an answer that does not fit names the part."""
STATUSES: Final[dict[type[RecoupeError], HTTPStatus]] = {
    MissingError: HTTPStatus.NOT_FOUND,
    ForbiddenError: HTTPStatus.FORBIDDEN,
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
            if request.scope.get("suffix") and page.path.endswith("{id}"):  # the id itself may end so
                request.scope["suffix"] = None
                request.path_params["id"] += SUFFIX
                return self._answer(page, request)
            return self.failure(request, error)
        except (msgspec.ValidationError, RecoupeError) as error:
            return self.failure(request, error)
        if page.template is None or wants_json(request):
            return Response(msgspec.json.encode(answer), headers={"Vary": VARY}, media_type=JSON)
        return self.html(request, page.template, page=answer, asked=asked)

    def _record(self, page: Page, given: dict[str, Any]) -> tuple[Any, Any]:
        """Return what a page shows, and what was asked."""
        asked: Any = msgspec.convert(given, page.asked, strict=False)
        return page.view(self.site, asked), asked

    async def keep(self, request: Request) -> Response:
        """Keep a decision that a form brings, and go to where it shows."""
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                return self.failure(request, ForbiddenError("The form is too large."))
        given = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        if not self.guard.may_write(request, given.pop("write_key", "")):
            return self.failure(request, ForbiddenError("The form does not come from a page of this server."))
        return await to_thread.run_sync(partial(self._keep, request, given), limiter=self.line)

    def _keep(self, request: Request, given: dict[str, str]) -> Response:
        try:
            decision = msgspec.convert(given, Decision, strict=False)
            made = decide(self.site, decision)
        except (msgspec.ValidationError, RecoupeError) as error:
            return self.failure(request, error)
        response = RedirectResponse(url("/review", kept=made.id), HTTPStatus.SEE_OTHER)
        keep(response, request, AUTHOR, quote(decision.author.strip()[:100]), seconds=YEAR)
        return response

    def html(self, request: Request, template: str, status: HTTPStatus = HTTPStatus.OK, **values: object) -> Response:
        """Return a template as a page in the reader's language."""
        tongue = tongue_of(request)
        kept = request.cookies.get(SESSION)
        session = kept or token_urlsafe(16)
        key = self.guard.write_key(session)
        text = (
            environment(tongue)
            .get_template(template)
            .render(
                site=self.site,
                here=request.url.path,
                query=request.url.query,
                write_key=key,
                author=unquote(request.cookies.get(AUTHOR, "")),
                **values,
            )
        )
        headers = {"Content-Language": tongue, "Vary": VARY}
        response = Response(text, status, headers, "text/html; charset=utf-8")
        if not kept:
            keep(response, request, SESSION, session)
        return response

    def failure(self, request: Request, error: Exception) -> Response:
        """Return what went wrong, with what helps."""
        status = next((each for kind, each in STATUSES.items() if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)
        return self.failed(request, status, error)

    def failed(self, request: Request, status: HTTPStatus, error: Exception) -> Response:
        """Return a page that says in the reader's language what failed; programs get the error's own sentence."""
        if wants_json(request):
            return Response(msgspec.json.encode({"error": str(error)}), status, media_type=JSON)
        named = FIELD.search(str(error)) if isinstance(error, msgspec.ValidationError) else None
        return self.html(
            request,
            "error.html",
            status,
            code=int(status),
            said=str(error) if isinstance(error, AskedError) else "",
            field=named[1] if named else "",
            form=request.method == "POST",
        )


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
