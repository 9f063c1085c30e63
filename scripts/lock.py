"""Lock what the tests need: every package with its version and the hashes of its files.

python -m scripts.lock            # writes requirements/dev.txt; needs uv and the package index
python -m scripts.lock --check    # offline: does the lock hold what pyproject.toml asks for?

pip install --require-hashes -r requirements/dev.txt && pip install --no-deps -e .
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LOCK, PROJECT = Path("requirements/dev.txt"), Path("pyproject.toml")
EXTRA = "dev"


def write() -> None:
    """Resolve for all systems and Python versions at once."""
    options = ["--universal", "--python-version", "3.10", "--generate-hashes", "--upgrade"]
    command = ["uv", "pip", "compile", str(PROJECT), "--extra", EXTRA, *options, "--quiet"]
    subprocess.run([*command, "--output-file", str(LOCK)], check=True)


def wanted() -> Iterator[Requirement]:
    """Yield what the project and its tests ask for."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    for line in (*project["dependencies"], *project["optional-dependencies"][EXTRA]):
        yield Requirement(line)


def locked() -> Iterator[tuple[str, str, bool]]:
    """Yield name, version and whether a hash follows, for each package of the lock."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line and not line.startswith((" ", "#")):
            name, _, version = line.partition("==")
            yield canonicalize_name(name), version.split()[0], following.strip().startswith("--hash=sha256:")


def missing() -> list[str]:
    """Return what is asked for and not locked, and what is locked without a hash."""
    versions: dict[str, list[str]] = {}
    for name, version, _ in locked():
        versions.setdefault(name, []).append(version)
    without = [
        str(each)
        for each in wanted()
        if not any(each.specifier.contains(v) for v in versions.get(canonicalize_name(each.name), []))
    ]
    return without + [f"{name}: no hash" for name, _, hashed in locked() if not hashed]


if __name__ == "__main__":
    if "--check" not in sys.argv:
        write()
    if found := missing():
        sys.exit(f"{LOCK} is out of date: {', '.join(found)}")
    print(f"{LOCK}: {len(list(locked()))} packages with hashes")
