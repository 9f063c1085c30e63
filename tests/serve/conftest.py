"""A real server on a free port of loopback, for the whole session, and how tests speak with it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tqcheck.config import Config

JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    port: int
    feedback: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body or None, headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def post(self, path: str, data: Any, **headers: str) -> Answer:
        return self.ask("POST", path, json.dumps(data).encode(), JSON | headers)


def serving(folder: Path, **options: Any) -> Iterator[Client]:
    for module in ("starlette", "uvicorn", "prometheus_client", "jsonschema"):
        pytest.importorskip(module, reason="needs the extra [serve]")
    from tqcheck.serve.app import Options, create_app
    from tqcheck.serve.run import listen, server

    file = folder / "feedback.jsonl"
    app = create_app(Options(Config(feedback=str(file)), workers=1, **options))
    listening = listen("127.0.0.1", 0)
    running = server(app)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    while not running.started:
        time.sleep(0.02)
    yield Client(listening.getsockname()[1], file)
    running.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    yield from serving(tmp_path_factory.mktemp("serve"), max_body=100_000)


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    yield from serving(tmp_path_factory.mktemp("guarded"), token="open sesame", hosts=("desk.example",))


@pytest.fixture
def page(browser: Any, client: Client) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("request", lambda request: elsewhere(request.url, client, page.trouble))
    page.goto(client.address)
    yield page
    assert page.trouble == [], "console errors or requests to elsewhere"
    page.close()


def elsewhere(url: str, client: Client, trouble: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob") and parts.netloc != f"127.0.0.1:{client.port}":
        trouble.append(url)
