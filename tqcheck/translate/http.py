"""A translation service that speaks LibreTranslate's protocol; asked only if the user names it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen

from .errors import NotScorable, ServiceFailed
from .model import Translation

BATCH = 32
TIMEOUT = 60.0
LARGEST = 64 * 1024 * 1024  # bytes of an answer
KEY_VARIABLE = "TQCHECK_TRANSLATOR_KEY"


class HttpTranslator:
    """``POST <address>/translate`` with ``q``, ``source``, ``target``; the key comes from the environment."""

    def __init__(self, address: str, source: str, target: str) -> None:
        self.address = address.rstrip("/")
        self.pair = (source, target)
        self.identity = f"http:{_public(self.address)}"

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        """Ask the service, some segments at a time. Raises ``ServiceFailed``."""
        texts = [text for text in segments if text.strip()]
        parts = (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))
        answers = iter([answer for part in parts for answer in self._ask(part)])
        return [Translation(next(answers)) if text.strip() else Translation("") for text in segments]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:  # noqa: ARG002
        """Raise ``NotScorable``: the protocol knows no probabilities."""
        raise NotScorable("a translation service tells no probabilities", where=_public(self.address))

    def _ask(self, texts: list[str]) -> list[str]:
        source, target = self.pair
        body = {"q": texts, "source": source, "target": target, "format": "text"}
        if key := os.environ.get(KEY_VARIABLE):
            body["api_key"] = key
        answer = self._post(json.dumps(body).encode())
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if (
            not isinstance(found, list)
            or len(found) != len(texts)
            or not all(isinstance(t, str) for t in found)
        ):
            raise ServiceFailed(f"the answer holds no {len(texts)} translations", where=_public(self.address))
        return found

    def _post(self, body: bytes) -> Any:
        request = Request(f"{self.address}/translate", body, {"Content-Type": "application/json"})
        try:
            with urlopen(request, timeout=TIMEOUT) as answer:
                return json.loads(answer.read(LARGEST))
        except HTTPError as error:
            with error:
                what = f"the service answered {error.code}: {_reason(error)}"
            raise ServiceFailed(what, where=_public(self.address)) from error
        except OSError as error:
            what, remedy = "the translation service does not answer", "start it, or name another translator"
            raise ServiceFailed(what, where=_public(self.address), remedy=remedy) from error
        except ValueError as error:
            raise ServiceFailed("the answer is not JSON", where=_public(self.address)) from error


def _public(address: str) -> str:
    """The address without a user's name, password or query, fit for a report."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _reason(error: HTTPError) -> str:
    try:
        return str(json.loads(error.read(LARGEST))["error"])
    except (ValueError, KeyError, TypeError):
        return str(error.reason)
