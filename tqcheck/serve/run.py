"""Running the application: the socket it listens at, and the server that answers there."""

from __future__ import annotations

import signal
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address

import uvicorn
from starlette.types import ASGIApp

from ..errors import TqcheckError

_MOST_CONNECTIONS = 1000


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address or name; port 0: a free one.

    Raises:
        TqcheckError: There is no such address here, or the port is taken.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=512)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        remedy = "choose another with --host and --port"
        raise TqcheckError(f"cannot listen: {reason}", where=f"{host}:{port}", remedy=remedy) from problem


def is_loopback(listening: socket.socket) -> bool:
    """Whether only programs on this machine can reach the socket."""
    return ip_address(listening.getsockname()[0]).is_loopback


def server(app: ASGIApp) -> uvicorn.Server:
    """Return the server, without what we do not need: web sockets, trust in proxies' headers."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            ws="none",
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_graceful_shutdown=3,
        )
    )


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Answer at the socket until the keyboard or a signal ends it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn ends its work and then raises it again
    with suppress(KeyboardInterrupt):
        server(app).run(sockets=[listening])
