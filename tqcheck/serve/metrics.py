"""Metrics: what Prometheus may count; numbers alone, no text and no name."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.exposition import generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from .pool import Pool

_SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)


class Metrics:
    """The counters of one server."""

    def __init__(self, pool: Pool) -> None:
        disable_created_metrics()  # no clock in what is counted
        self._registry = CollectorRegistry()
        name, labels = "tqcheck_requests_total", ("path", "status")
        self.requests = Counter(name, "Requests answered.", labels, registry=self._registry)
        name = "tqcheck_request_seconds"
        self.seconds = Histogram(
            name, "Time to answer.", ("path",), registry=self._registry, buckets=_SECONDS
        )
        self.texts = Counter("tqcheck_texts_total", "Texts reviewed.", registry=self._registry)
        waiting = Gauge("tqcheck_waiting", "Tasks waiting or at work.", registry=self._registry)
        waiting.set_function(lambda: pool.waiting)

    def text(self) -> bytes:
        """Return all counters in the text format of Prometheus."""
        text: bytes = generate_latest(self._registry)
        return text


class Counted:
    """ASGI middleware that counts and times requests; unknown paths share one label."""

    def __init__(self, app: ASGIApp, metrics: Metrics, paths: Iterable[str]) -> None:
        self.app, self.metrics, self.paths = app, metrics, frozenset(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"] if scope["path"] in self.paths else "other"
        began = time.perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.metrics.requests.labels(path, str(message["status"])).inc()
                self.metrics.seconds.labels(path).observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counted)
