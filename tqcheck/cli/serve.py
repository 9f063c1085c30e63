"""``tqcheck serve``: the local web page and the HTTP API under it."""

from __future__ import annotations

import secrets
import socket
from dataclasses import replace
from typing import Any

import click

from ..errors import TqcheckError
from ..translate import EMBEDDED
from .options import settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: a free one.")
@click.option("--config", metavar="FILE", help="Settings; else the nearest tqcheck.toml or pyproject.toml.")
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="Processes. [one a core]")
@click.option("--max-body", type=click.IntRange(1000), default=4_000_000, show_default=True, help="Bytes.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A name it is called by.")
@click.option(
    "--token", envvar="TQCHECK_TOKEN", default="", help="What requests must bring. [$TQCHECK_TOKEN]"
)
def serve(
    host: str, port: int, config: str | None, hosts: tuple[str, ...], token: str, **limits: Any
) -> None:
    """Serve a page on which an editor reviews and corrects a translation, and the HTTP API under it.

    Nothing is stored but decisions on findings. The API describes itself at /openapi.json. At any address
    but loopback a token is needed; one is made up if none is given.
    """
    chosen = settings(config)
    chosen = replace(chosen, translator=chosen.translator or EMBEDDED, estimator=chosen.estimator or EMBEDDED)
    try:
        from ..serve.app import Options, create_app
        from ..serve.run import is_loopback, listen, run
    except ImportError as missing:
        remedy = "pip install 'tqcheck[serve]'"
        raise TqcheckError(f"this command needs {missing.name}", remedy=remedy) from missing
    listening = listen(host, port)
    token = token or ("" if is_loopback(listening) else secrets.token_urlsafe(24))
    options = Options(chosen, hosts, token, limits["workers"] or 0, limits["max_body"])
    click.echo(f"tqcheck serves {_address(listening)}{f'#token={token}' if token else ''} (Ctrl-C ends it)")
    run(create_app(options), listening)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
