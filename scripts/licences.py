"""The licences of all packages that tqcheck installs, and whether each may be used.

    python -m scripts.licences [EXTRA ...] [--table]

Ends with 1 if a licence is not known to be compatible with Apache-2.0. Reads what is installed; no network.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Licences under which a package may be installed beside an Apache-2.0 one; weak copyleft stays there.
ALLOWED = re.compile(
    r"(?i)\b(apache|mit|bsd|isc|psf|python software foundation|python-2\.0|mpl|mozilla|unlicense|zlib|0bsd"
    r"|cc0|public domain|lgpl|hpnd|cnri)"
)
_TERMS = re.compile(r"License :: .* :: ")
REFUSED = re.compile(r"(?i)\b(a?gpl|non-?commercial|proprietary)")
# What a package's metadata says wrongly or not at all, read in its own licence file.
KNOWN = {"py3langid": "BSD-2-Clause", "axe-playwright-python": "MIT"}


def installed(root: str, extras: Iterable[str] = ()) -> dict[str, Distribution]:
    """Return what installing ``root`` brings, as far as it is here, by name, without itself."""
    found: dict[str, Distribution] = {}
    todo, seen = [(canonicalize_name(root), frozenset(extras))], set[tuple[str, frozenset[str]]]()
    while todo:
        name, wanted = todo.pop()
        package = _installed(name)
        if package is None or (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        found[name] = package
        todo += [(canonicalize_name(r.name), frozenset(r.extras)) for r in requirements(package, wanted)]
    return {name: found[name] for name in sorted(found) if name != canonicalize_name(root)}


def _installed(name: str) -> Distribution | None:
    """None: it is for another system, or of an extra that nobody installed."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def requirements(package: Distribution, extras: frozenset[str] = frozenset()) -> Iterator[Requirement]:
    """Yield what a package needs on this system, with some of its extras."""
    for line in package.requires or ():
        each = Requirement(line)
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras or {""}):
            yield each


def licence(package: Distribution) -> str:
    """Return the licence that a package declares, shortened to one line."""
    metadata = package.metadata
    classifiers = metadata.get_all("Classifier") or ()
    declared: list[str] = [
        KNOWN.get(canonicalize_name(metadata["Name"]), ""),
        *(metadata.get_all("License-Expression") or ()),
        "; ".join(line.rpartition(" :: ")[2] for line in classifiers if _TERMS.match(line)),
        *(metadata.get_all("License") or ()),
        "unknown",
    ]
    return next(said for said in declared if said.strip()).strip().splitlines()[0][:60]


def main(arguments: list[str]) -> int:
    extras = [word for word in arguments if not word.startswith("-")]
    packages = installed("tqcheck", extras)
    rows = [(name, package.version, licence(package)) for name, package in packages.items()]
    for name, version, terms in rows:
        print(f"| {name} | {version} | {terms} |" if "--table" in arguments else f"{name} {version}: {terms}")
    refused = [name for name, _, terms in rows if not ALLOWED.search(terms) or REFUSED.search(terms)]
    if refused:
        print(f"not known to be compatible: {', '.join(refused)}", file=sys.stderr)
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
