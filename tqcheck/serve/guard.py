"""Who may come in: the checks that every request passes before anything else looks at it.

* Host: an IP address, ``localhost`` or a name that was allowed, so that no web site can point its own name
  at this server (DNS rebinding).
* Origin: what changes something or costs time comes from our own page or from no page at all (CSRF).
* Token: where one is set, everything but the empty page and ``/health`` needs it.

Every answer forbids the browser to guess types, to keep it, to frame it and to load anything from elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address
from secrets import compare_digest
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .answers import problem

OPEN_PATHS = frozenset({"/", "/health", "/favicon.ico"})
OPEN_FOLDER = "/assets/"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware that turns away who may not come in, and marks every answer with safe headers.

    Args:
        app: What is guarded.
        hosts: Names, beyond IP addresses and ``localhost``, that this server is called by.
        token: What a request must bring as ``Authorization: Bearer``; empty: nothing.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = (), token: str = "") -> None:
        self.app = app
        self.hosts = frozenset({"localhost", *(host.lower() for host in hosts)})
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        await (refusal or self.app)(scope, receive, marked)

    def _refusal(self, method: str, path: str, headers: Headers) -> ASGIApp | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            remedy = "call it by its address, or start it with --allow-host NAME"
            return problem(421, "this server does not answer to that name", where="Host", remedy=remedy)
        if method not in _SAFE and not _same_origin(headers, host):
            remedy = "call the API from a program, or from the page this server serves"
            return problem(403, "this request comes from another web site", where="Origin", remedy=remedy)
        if self.token and path not in OPEN_PATHS and not path.startswith(OPEN_FOLDER):
            given = headers.get("authorization", "")
            if not compare_digest(given.encode(), f"Bearer {self.token}".encode()):
                remedy = "send Authorization: Bearer TOKEN, as printed at the start"
                return problem(401, "a token is needed", where="Authorization", remedy=remedy)
        return None

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self.hosts or is_address(name)


def is_address(name: str) -> bool:
    """Whether ``name`` is an IP address; no web site can make one its own name."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _same_origin(headers: Headers, host: str) -> bool:
    """Whether the request is from our page, or from a program: browsers always say where they come from."""
    site = headers.get("sec-fetch-site", "none")
    origin = headers.get("origin")
    return site in ("none", "same-origin") and (origin is None or _netloc(origin) == host.lower())


def _netloc(origin: str) -> str:
    """Host and port of an origin; empty for ``null`` and for what is none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
