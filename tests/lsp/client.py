"""A language client that talks to the real server over its standard streams, and keeps a copy of the text."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Message = dict[str, Any]
PATIENCE = 60.0


class Client:
    """Sends requests and notifications; collects what the server says."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout
        self.pid = process.pid
        self._number = 0
        self._answers: dict[int, queue.Queue[Message]] = {}
        self.published: queue.Queue[Message] = queue.Queue()
        self.said: list[Message] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while header := self._out.readline():
            length = int(header.partition(b":")[2])
            while self._out.readline().strip():
                pass
            message: Message = json.loads(self._out.read(length))
            if "id" in message and "method" not in message:
                self._answers.pop(message["id"]).put(message)
            elif message.get("method") == "textDocument/publishDiagnostics":
                self.published.put({**message["params"], "at": time.perf_counter()})
            else:
                self.said.append(message)

    def notify(self, method: str, params: Any = None) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Any = None) -> Any:
        self._number += 1
        answer: queue.Queue[Message] = queue.Queue()
        self._answers[self._number] = answer
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        message = answer.get(timeout=PATIENCE)
        assert "error" not in message, message["error"]
        return message["result"]

    def _send(self, message: Message) -> None:
        data = json.dumps(message).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._in.flush()

    def initialize(self, encodings: list[str] | None = None, **options: Any) -> Any:
        general = {"positionEncodings": encodings} if encodings else {}
        result = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": None,
                "capabilities": {"general": general},
                "initializationOptions": options,
            },
        )
        self.notify("initialized", {})
        return result

    def open(self, path: Path, text: str, language: str = "plaintext") -> str:
        uri = path.as_uri()
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, version: int, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        change = {"range": {"start": position(*start), "end": position(*end)}, "text": text}
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def diagnostics(self, uri: str, version: int | None = None) -> list[Message]:
        """The next diagnostics of a document, of a version if one is asked for."""
        while True:
            published = self.published.get(timeout=PATIENCE)
            if published["uri"] == uri and version in (None, published.get("version")):
                found: list[Message] = published["diagnostics"]
                return found

    def hover(self, uri: str, line: int, character: int) -> Any:
        return self.ask(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": position(line, character)}
        )

    def actions(self, uri: str, where: Message) -> list[Message]:
        found: list[Message] = self.ask(
            "textDocument/codeAction",
            {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": []}},
        )
        return found


def position(line: int, character: int) -> Message:
    return {"line": line, "character": character}


def titled(actions: list[Message], start: str) -> Message:
    """The action whose title begins so."""
    return next(action for action in actions if action["title"].startswith(start))


@contextmanager
def running() -> Iterator[Client]:
    """Start the server, and end it as the protocol wants."""
    with subprocess.Popen(
        [sys.executable, "-m", "tqcheck", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        client = Client(process)
        try:
            yield client
            client.ask("shutdown")
            client.notify("exit")
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
