"""LibreTranslate's protocol, spoken to a real server."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from tqcheck.translate import NotScorable, ServiceFailed, get_translator
from tqcheck.translate.http import BATCH, KEY_VARIABLE, HttpTranslator


class Service(BaseHTTPRequestHandler):
    """Upper-cases; the language ``xx`` is unknown to it, ``yy`` makes it talk nonsense."""

    requests: list[dict[str, Any]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.requests.append(body | {"path": self.path})
        if body["target"] == "xx":
            self.answer(400, json.dumps({"error": "xx is not supported"}))
        elif body["target"] == "yy":
            self.answer(200, "<html>")
        elif body["target"] == "zz":
            self.answer(200, json.dumps({"translatedText": ["one too few"][: len(body["q"]) - 1]}))
        else:
            self.answer(200, json.dumps({"translatedText": [text.upper() for text in body["q"]]}))

    def answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def address() -> Iterator[str]:
    Service.requests.clear()
    with HTTPServer(("127.0.0.1", 0), Service) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_segments_come_back_in_order_and_empty_ones_stay_at_home(address: str) -> None:
    translator = get_translator(address, "en-GB", "de", cached=False)
    texts = [t.text for t in translator.translate(["one", "", "zwölf", " "])]
    assert texts == ["ONE", "", "ZWÖLF", ""]
    assert Service.requests == [
        {"q": ["one", "zwölf"], "source": "en", "target": "de", "format": "text", "path": "/translate"}
    ]


def test_many_segments_go_in_several_requests(address: str) -> None:
    texts = [f"text {n}" for n in range(BATCH + 1)]
    answers = HttpTranslator(address + "/", "en", "de").translate(texts)
    assert [t.text for t in answers] == [text.upper() for text in texts]
    assert len(Service.requests) == 2


def test_the_key_comes_from_the_environment(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "opensesame")
    HttpTranslator(address, "en", "de").translate(["one"])
    assert Service.requests[0]["api_key"] == "opensesame"


@pytest.mark.parametrize(
    ("target", "message"),
    [("xx", "400: xx is not supported"), ("yy", "not JSON"), ("zz", "holds no 1 translations")],
)
def test_a_service_in_trouble_is_named(address: str, target: str, message: str) -> None:
    with pytest.raises(ServiceFailed, match=message) as caught:
        HttpTranslator(address, "en", target).translate(["one"])
    assert caught.value.where == address


def test_a_service_that_is_not_there() -> None:
    with pytest.raises(ServiceFailed, match="does not answer") as caught:
        HttpTranslator("http://127.0.0.1:1", "en", "de").translate(["one"])
    assert caught.value.remedy


def test_it_tells_no_probabilities() -> None:
    with pytest.raises(NotScorable):
        HttpTranslator("http://127.0.0.1:1", "en", "de").score(["a"], ["b"])
