"""Who may ask: the name that the server is called by, the token, the origin of writes; and the headers of all answers.

A page of another site can make a browser call this server. It is stopped three ways: a host name that is not ours
(DNS rebinding) is refused, a write needs a token of ours that no other site can read, and cookies stay with our pages.
"""

import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import SplitResult, urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.errors import UsageError
from recoupe.serve.language import catalog, chosen, message

ACCESS: Final = "recoupe_access"
SESSION: Final = "recoupe_session"
YEAR: Final = 365 * 24 * 3600
SHORTEST: Final = 16
"""Characters that a token has at least: who can reach the server can guess."""
LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FRESH: Final = ("Cache-Control", "private, no-cache")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the server demands: ``token`` of everybody, or None; the names besides local ones that it answers to.

    ``secret`` signs what the server gives out; it lives as long as the process.
    """

    token: str | None = None
    names: frozenset[str] = frozenset()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        """Refuse a token that could be guessed."""
        if self.token is not None and len(self.token) < SHORTEST:
            raise UsageError(f"A token needs {SHORTEST} characters or more; `openssl rand -hex 16` makes one.")

    def answers_to(self, host: str) -> bool:
        """Tell whether a ``Host`` header names this server.

        A number can't be rebound to another machine: with a token, any is taken.
        """
        name = (_split(f"//{host}").hostname or "").rstrip(".") if _is_plain(host) else ""
        return name in LOCAL or name in self.names or (self.token is not None and _is_number(name))

    def admits(self, given: str) -> bool:
        """Tell whether this is the token, in a time that says nothing of how much of it is right."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    @property
    def pass_key(self) -> str:
        """Return what a browser keeps once it has shown the token: it does not hold the token itself."""
        return hmac.digest((self.token or "").encode(), b"recoupe access", "sha256").hex()

    def knows(self, request: Request) -> bool:
        """Tell whether a request comes from somebody who showed the token, or none is needed."""
        if self.token is None:
            return True
        bearer = (
            request.headers.get("authorization", "").removeprefix("Bearer ").encode("latin-1").decode(errors="replace")
        )
        kept = request.cookies.get(ACCESS, "")
        return self.admits(bearer) or hmac.compare_digest(kept.encode(), self.pass_key.encode())

    def write_key(self, session: str) -> str:
        """Return what a form must bring back to write in a browser's session."""
        return hmac.digest(self.secret, session.encode(), "sha256").hex()

    def may_write(self, request: Request, given: str) -> bool:
        """Tell whether a write comes from a form of ours: its key fits the session, its origin is this server."""
        session = request.cookies.get(SESSION, "")
        origin = request.headers.get("origin")
        ours = origin is None or _split(origin).netloc == request.headers.get("host")
        near = request.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
        return bool(session) and ours and near and hmac.compare_digest(given.encode(), self.write_key(session).encode())


def _split(address: str) -> SplitResult:
    """Return the parts of an address, nothing where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _is_plain(host: str) -> bool:
    return bool(host) and not set(host) & set("/?#@\\ \t")


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def names_of(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Return the names that a server at an address is called by."""
    return frozenset(each.lower() for each in (host, *more) if each)


def is_local(host: str) -> bool:
    """Tell whether an address is this machine's own, which nobody else reaches."""
    return host == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


class Guarded:
    """An application behind a guard."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (*HEADERS.items(), FRESH):
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope, receive)
        await (self._refusal(request) or self.app)(scope, receive, with_headers)

    def _refusal(self, request: Request) -> Response | None:
        if not self.guard.answers_to(request.headers.get("host", "")):
            return _plain(request, HTTPStatus.MISDIRECTED_REQUEST, message("This server does not answer to that name."))
        if self.guard.token is None or request.scope["path"].startswith("/static/"):
            return None
        given = request.query_params.get("token")
        if given is not None and request.method == "GET":
            return self._admitted(request) if self.guard.admits(given) else _locked(request)
        return None if self.guard.knows(request) else _locked(request)

    def _admitted(self, request: Request) -> Response:
        """Return the way to the same page without the token, which then stays in no history or log."""
        rest = [(key, value) for key, value in request.query_params.multi_items() if key != "token"]
        path = "/" + request.url.path.lstrip("/")
        response = RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, HTTPStatus.SEE_OTHER)
        keep(response, request, ACCESS, self.guard.pass_key)
        return response


def keep(response: Response, request: Request, name: str, value: str, *, seconds: int | None = None) -> None:
    """Give a browser a cookie that no script reads and that no other site's request brings."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=secure)


def _locked(request: Request) -> Response:
    told = message(
        "This collection needs a token: open the address with ?token=… at its end, or send “Authorization: Bearer …”."
    )
    return _plain(request, HTTPStatus.UNAUTHORIZED, told)


def _plain(request: Request, status: HTTPStatus, text: str) -> Response:
    """Return a sentence in the reader's language: who is not let in gets no page."""
    tongue = chosen(request.cookies, request.headers.get("accept-language", ""))
    headers: dict[str, str] = {"Content-Language": tongue}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(f"{catalog(tongue).gettext(text)}\n", status, headers, "text/plain; charset=utf-8")
