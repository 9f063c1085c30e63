"""The description of the API: ``openapi.json``, with the names of the checks and the report's own schema.

It is what ``/openapi.json`` answers and what every request is held against, so the two cannot differ.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from .. import __version__
from ..checks import CHECKS
from ..feedback import REASONS
from ..report import REPORTS
from .limits import MOST_CHARACTERS, MOST_DOCUMENTS

_HERE = Path(__file__).parent
_REFUSALS = {
    "POST": ("400", "401", "403", "408", "413", "415", "421", "422", "429", "503"),
    "GET": ("401", "421"),
}


@cache
def spec() -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of this version."""
    described: dict[str, Any] = json.loads((_HERE / "openapi.json").read_text(encoding="utf-8"))
    described["info"]["version"] = __version__
    for path in described["paths"].values():
        for method, operation in path.items():
            refusals = {
                status: {"$ref": "#/components/responses/Problem"} for status in _REFUSALS[method.upper()]
            }
            operation["responses"] |= refusals
    described["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    described["security"] = [{}, {"token": []}]
    schemas = described["components"]["schemas"]
    families = {code[:length] for code in CHECKS for length in (3, 4)}
    names = {rule.name for rule in CHECKS.values()}
    schemas["Check"]["enum"] = sorted(families | names | set(CHECKS))
    schemas["Characters"]["maxLength"] = MOST_CHARACTERS
    schemas["Code"]["enum"] = sorted(CHECKS)
    schemas["Format"]["enum"] = sorted(REPORTS)
    schemas["Reason"]["enum"] = sorted(REASONS)
    schemas["Report"] = _report_schema()
    schemas |= _bodies(schemas)
    return described


def _bodies(schemas: dict[str, Any]) -> dict[str, Any]:
    """The bodies of requests, put together from the parts they share; no other field may stand in them."""
    text, settings, decision = schemas["Translation"], schemas["Settings"], schemas["Decision"]
    format_ = _one("format", {"$ref": "#/components/schemas/Format"})
    least = _one("least", {"$ref": "#/components/schemas/Least"})
    documents = {"type": "array", "minItems": 1, "maxItems": MOST_DOCUMENTS, "items": _closed(text)}
    dismissal = _one("reason", {"$ref": "#/components/schemas/Reason"}, required=True)
    kinds = (
        _closed(decision, _one("decision", {"const": "dismissed"}), dismissal),
        _closed(decision, _one("decision", {"enum": ["accepted", "withdrawn"]})),
    )
    return {
        "Review": _closed(text, settings, format_),
        "View": _closed(text, settings),
        "Fix": _closed(text, settings, least),
        "Batch": _closed(_one("documents", documents, required=True), settings, format_),
        "Decision": {"description": decision["description"], "oneOf": list(kinds)},
    }


def _one(name: str, schema: dict[str, Any], *, required: bool = False) -> dict[str, Any]:
    return {"properties": {name: schema}, "required": [name] if required else []}


def _closed(*parts: dict[str, Any]) -> dict[str, Any]:
    """An object with the properties of all parts and no others."""
    return {
        "type": "object",
        "properties": {name: schema for part in parts for name, schema in part["properties"].items()},
        "required": [name for part in parts for name in part.get("required", ())],
        "additionalProperties": False,
    }


def _report_schema() -> dict[str, Any]:
    """The schema of the JSON report, as a part of this description."""
    text = (_HERE.parent / "report" / "schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text.replace('"#/$defs/', '"#/components/schemas/Report/$defs/'))
    del schema["$schema"]
    return schema
