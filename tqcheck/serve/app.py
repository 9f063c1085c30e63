"""The application: which path does what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .. import __version__
from ..checks import CHECKS
from ..config import Config
from ..errors import TqcheckError
from ..feedback import Decision, feedback_file, keep
from ..fix import SAFE_CONFIDENCE
from . import page, requests, work
from .answers import Refused, as_json, as_report, problem
from .guard import Guard
from .metrics import Counted, Metrics
from .pool import Pool, default_workers
from .spec import spec

_JSON, _BYTES = "application/json", "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Options:
    """How a server is set up.

    Attributes:
        config: The settings of every review, for what a request leaves open.
        hosts: Names that it is called by, beyond IP addresses and ``localhost``.
        token: What requests must bring; empty: nothing.
        workers: Number of processes that review.
        max_body: Bytes that a request may have.
    """

    config: Config = field(default_factory=Config)
    hosts: tuple[str, ...] = ()
    token: str = ""
    workers: int = 0
    max_body: int = 4_000_000


@dataclass(frozen=True, slots=True)
class Server:
    """What the handlers share."""

    options: Options
    pool: Pool
    metrics: Metrics

    async def parsed(self, request: Request, schema: str) -> dict[str, Any]:
        """Return the JSON body of a request, held against ``schema``."""
        body = await requests.body_of(request, _JSON, self.options.max_body)
        return requests.parsed(body, schema)

    async def task(self, request: Request, schema: str) -> tuple[work.Task, dict[str, Any]]:
        """Return what a request asks for one text, and its body."""
        asked = await self.parsed(request, schema)
        self.metrics.texts.inc()
        return requests.task(asked, asked, self.options.config), asked


def create_app(options: Options) -> Starlette:
    """Return the ASGI application; its workers live as long as it does."""
    pool = Pool(options.workers or default_workers())
    server = Server(options, pool, Metrics(pool))

    @asynccontextmanager
    async def alive(_: Starlette) -> AsyncIterator[None]:
        pool.warm()
        yield
        pool.close()

    routes = [Route(path, handler, methods=[method]) for method, path, handler in _ROUTES]
    app = Starlette(
        routes=routes,
        lifespan=alive,
        middleware=[
            Middleware(Counted, server.metrics, [path for _, path, _ in _ROUTES]),
            Middleware(Guard, options.hosts, options.token),
        ],
        exception_handlers={
            Refused: _refused,
            TqcheckError: _unfit,
            HTTPException: _no_such,
            Exception: _broken,
        },
    )
    app.state.server = server
    return app


async def review(request: Request) -> Response:
    """``POST /review``: one text, a report."""
    server = _server(request)
    task, asked = await server.task(request, "Review")
    format_ = asked.get("format", "json")
    return as_report(await server.pool.run(work.reported, task, format_), format_)


async def batch(request: Request) -> Response:
    """``POST /batch``: many texts, one report; no more of them at once than there are workers."""
    server = _server(request)
    asked = await server.parsed(request, "Batch")
    config = server.options.config
    tasks = [requests.task(own, asked, config) for own in asked["documents"]]
    turn = asyncio.Semaphore(server.pool.workers)

    async def reviewed(task: work.Task) -> Any:
        async with turn:
            server.metrics.texts.inc()
            return await server.pool.run(work.review, task)

    done = await asyncio.gather(*map(reviewed, tasks))
    format_ = asked.get("format", "json")
    shared = requests.settings(asked, config)
    return as_report(await server.pool.run(work.rendered, done, shared, format_), format_)


async def fix(request: Request) -> Response:
    """``POST /fix``: one text, corrected where no asking is needed."""
    server = _server(request)
    task, asked = await server.task(request, "Fix")
    return as_json(await server.pool.run(work.fixed, task, asked.get("least", SAFE_CONFIDENCE)))


async def view(request: Request) -> Response:
    """``POST /view``: what the page shows of one text."""
    server = _server(request)
    task, _ = await server.task(request, "View")
    return as_json(await server.pool.run(work.viewed, task))


async def read(request: Request) -> Response:
    """``POST /read``: the texts of a file."""
    server = _server(request)
    name = request.query_params.get("name", "")
    if not 1 <= len(name) <= 200:
        raise Refused(422, "the file's name must have 1 to 200 characters", where="name")
    body = await requests.body_of(request, _BYTES, server.options.max_body)
    return as_json({"texts": await server.pool.run(work.texts, body, name)})


async def feedback(request: Request) -> Response:
    """``POST /feedback``: a decision kept; its sentence and suggestion only where the user asked for that."""
    server = _server(request)
    decision = Decision(**await server.parsed(request, "Decision"))
    config = server.options.config
    file = feedback_file(config.feedback)
    if not config.feedback_text:
        decision = replace(decision, sentence="", suggestion="")
    if file:
        keep(file, decision)
    return as_json({"kept": file is not None})


async def health(_: Request) -> Response:
    """``GET /health``: that it answers."""
    return as_json({"status": "ok", "version": __version__, "checks": len(CHECKS)})


async def metrics(request: Request) -> Response:
    """``GET /metrics``: counters for Prometheus."""
    return Response(_server(request).metrics.text(), media_type="text/plain; version=0.0.4")


async def openapi(_: Request) -> Response:
    """``GET /openapi.json``: the description of all this."""
    return as_json(spec())


_ROUTES: tuple[tuple[str, str, Callable[[Request], Awaitable[Response]]], ...] = (
    ("POST", "/review", review),
    ("POST", "/batch", batch),
    ("POST", "/fix", fix),
    ("POST", "/view", view),
    ("POST", "/read", read),
    ("POST", "/feedback", feedback),
    ("GET", "/health", health),
    ("GET", "/metrics", metrics),
    ("GET", "/openapi.json", openapi),
    ("GET", "/", page.start),
    ("GET", "/assets/{name}", page.asset),
)


def _server(request: Request) -> Server:
    return cast(Server, request.app.state.server)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return problem(error.status, error.error, where=error.where, remedy=error.remedy)


async def _unfit(_: Request, error: Exception) -> Response:
    assert isinstance(error, TqcheckError)
    return problem(422, error.message, where=error.where, remedy=error.remedy)


async def _no_such(request: Request, error: Exception) -> Response:
    """No such path, or not by this method."""
    assert isinstance(error, HTTPException)
    answer = problem(error.status_code, error.detail, where=request.url.path, remedy="see /openapi.json")
    answer.headers.update(error.headers or {})
    return answer


async def _broken(_: Request, __: Exception) -> Response:
    """An error of ours: the client gets a sentence; Starlette raises it again, for the server's log."""
    return problem(500, "this request met an error in tqcheck", remedy="report it, with the server's log")
