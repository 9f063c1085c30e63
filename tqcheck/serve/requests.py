"""Requests: from the bytes of a body to tasks, held against the published description."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match
from starlette.requests import ClientDisconnect, Request

from ..config import Config
from ..languages import canonical_tag
from ..model import Document
from ..neural import NONE
from .answers import Refused
from .spec import spec
from .work import Task

_SECONDS = 30  # a body must have arrived by then


async def body_of(request: Request, media_type: str, most: int) -> bytes:
    """Return the whole body.

    Raises:
        Refused: Not of this media type, more than ``most`` bytes, or too slow.
    """
    declared = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared != media_type:
        raise Refused(415, f"the body must be {media_type}", where="Content-Type")
    try:
        return await asyncio.wait_for(_received(request, most), _SECONDS)
    except asyncio.TimeoutError as late:
        raise Refused(408, f"the body did not arrive within {_SECONDS} seconds") from late
    except ClientDisconnect as gone:
        raise Refused(400, "the body broke off") from gone


async def _received(request: Request, most: int) -> bytes:
    too_long = Refused(
        413, f"the body has more than {most:,} bytes", remedy="send less, or start with --max-body"
    )
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length[:20]) > most:
        raise too_long
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise too_long
    return bytes(body)


def parsed(body: bytes, schema: str) -> dict[str, Any]:
    """Return the JSON object of a body, held against a schema of the description.

    Raises:
        Refused: 400 if it is no JSON, 422 if it does not fit.
    """
    try:
        text = body.decode("utf-8")
        data: dict[str, Any] = json.loads(text, parse_constant=_no_number)
        if "\\u" in text:
            json.dumps(data, ensure_ascii=False).encode("utf-8")
    except RecursionError as problem:
        raise Refused(400, "the JSON is nested too deeply") from problem
    except UnicodeEncodeError as problem:
        raise Refused(
            400, "a string holds half a surrogate pair", remedy="send whole characters"
        ) from problem
    except ValueError as problem:
        raise Refused(400, f"the body is not JSON: {problem}", remedy="send JSON in UTF-8") from problem
    if misfit := best_match(_validator(schema).iter_errors(data)):
        raise Refused(422, _sentence(misfit), where="/".join(map(str, misfit.absolute_path)))
    return data


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


@cache
def _validator(schema: str) -> Draft202012Validator:
    whole = {"$ref": f"#/components/schemas/{schema}", "components": spec()["components"]}
    return Draft202012Validator(whole, format_checker=FormatChecker(["date"]))


_SAYS: Mapping[str, Callable[[Any], str]] = {
    # keyword of the schema: what its violation means, given its value
    "type": lambda value: f"this must be of type {value if isinstance(value, str) else ' or '.join(value)}",
    "maxLength": lambda value: f"this may have at most {value:,} characters",
    "minLength": lambda value: f"this must have at least {value:,} characters",
    "maxItems": lambda value: f"there may be at most {value:,} of these",
    "minItems": lambda value: f"there must be at least {value:,} of these",
    "minimum": lambda value: f"this must be at least {value}",
    "maximum": lambda value: f"this may be at most {value}",
    "pattern": lambda _: "this must be a BCP-47 language tag, such as de or pt-BR",
    "format": lambda value: f"this must be a {value}, such as 2024-01-06",
    "const": lambda value: f"this must be {value!r}",
    "enum": lambda value: (
        "this must be one of: " + ", ".join(map(str, value[:20])) + (" …" * (len(value) > 20))
    ),
}


def _sentence(problem: ValidationError) -> str:
    """What is wrong, without repeating what was sent."""
    keyword = str(problem.validator)
    if keyword in _SAYS:
        return _SAYS[keyword](problem.validator_value)
    return problem.message[:200]


def task(own: Mapping[str, Any], shared: Mapping[str, Any], config: Config) -> Task:
    """Return the task that a request asks for.

    Args:
        own: Of one text: what the schema ``Translation`` holds.
        shared: What the schema ``Settings`` holds.
        config: The server's own settings, for what the request leaves open.
    """
    config = replace(
        settings(shared, config),
        lang=_tag(own.get("lang")) or config.lang,
        source_lang=_tag(own.get("source_lang")) or config.source_lang,
        date=date.fromisoformat(own["date"]) if own.get("date") else config.date,
    )
    path = own.get("name") or "-"
    source = Document(own["source"], config.source_lang, path=path) if own.get("source") else None
    return Task(
        Document(own["text"], config.lang, path=path), source, config, frozenset(shared.get("dismissed", ()))
    )


def settings(shared: Mapping[str, Any], config: Config) -> Config:
    """Return the server's settings, changed by those that a request may change; models only if it asks."""
    given: dict[str, Any] = {
        name: shared[name] for name in ("min_confidence", "everything") if name in shared
    }
    given |= {name: tuple(shared[name]) for name in ("select", "ignore") if name in shared}
    if not shared.get("models"):
        given |= {"translator": NONE, "estimator": NONE}
    return replace(config, **given)


def _tag(given: str | None) -> str:
    return canonical_tag(given) if given else ""
