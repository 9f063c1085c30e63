"""The bill of materials in CycloneDX 1.6 (JSON): what installing tqcheck brings, and the models it ships.

    python -m scripts.sbom [EXTRA ...] > sbom.json

Made from what is installed, without a network; the same installation gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import Distribution
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packaging.utils import canonicalize_name

from scripts.licences import installed, licence, requirements
from tqcheck import __version__
from tqcheck.translate.table import ModelEntry, entries

ROOT = "tqcheck"


def sbom(extras: list[str]) -> dict[str, Any]:
    """Return the bill as plain data."""
    packages = installed(ROOT, extras)
    components = [_package(name, package) for name, package in packages.items()]
    components += [_model(entry) for entry in entries()]
    whole = json.dumps(components, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, whole)}",
        "version": 1,
        "metadata": {"component": {**_named(ROOT, __version__), "type": "application"}},
        "components": components,
        "dependencies": [_edges(name, package, packages) for name, package in packages.items()],
    }


def _named(name: str, version: str) -> dict[str, Any]:
    reference = f"pkg:pypi/{name}@{version}"
    return {"bom-ref": reference, "name": name, "version": version, "purl": reference}


def _package(name: str, package: Distribution) -> dict[str, Any]:
    licences = [{"license": {"name": licence(package)}}]
    return {"type": "library", **_named(name, package.version), "licenses": licences}


def _model(entry: ModelEntry) -> dict[str, Any]:
    return {
        "type": "machine-learning-model",
        "bom-ref": f"model:{entry.name}@{entry.sha256[:16]}",
        "name": entry.name,
        "version": entry.sha256[:16],
        "hashes": [{"alg": "SHA-256", "content": entry.sha256}],
        "licenses": [{"license": {"name": entry.licence}}],
    }


def _edges(name: str, package: Distribution, packages: dict[str, Distribution]) -> dict[str, Any]:
    needs = {canonicalize_name(each.name) for each in requirements(package)} & set(packages)
    references = [f"pkg:pypi/{need}@{packages[need].version}" for need in sorted(needs)]
    return {"ref": f"pkg:pypi/{name}@{package.version}", "dependsOn": references}


if __name__ == "__main__":
    print(json.dumps(sbom(sys.argv[1:]), indent=1))
