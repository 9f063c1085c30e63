"""The baseline: findings a team has accepted, so that only new ones fail.

A sorted JSON file of counts: path -> fingerprint -> how often. It holds no line numbers, so text may move.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import TqcheckError
from ..model import Finding, Report, Reviewed

Baseline = Mapping[str, Mapping[str, int]]
_VERSION = 1


def count(documents: Iterable[Reviewed]) -> dict[str, dict[str, int]]:
    """Return the fingerprints of the findings, counted by path."""
    counts: dict[str, Counter[str]] = {}
    for reviewed in documents:
        for finding in reviewed.findings:
            counts.setdefault(reviewed.document.path, Counter())[_key(finding)] += 1
    return {path: dict(sorted(found.items())) for path, found in sorted(counts.items())}


def dump(baseline: Baseline) -> str:
    """Return the baseline as the text of its file."""
    return json.dumps({"version": _VERSION, "findings": baseline}, indent=1, sort_keys=True) + "\n"


def load(path: str) -> dict[str, dict[str, int]]:
    """Read a baseline file.

    Raises:
        TqcheckError: There is no such file, or it is no baseline: a broken baseline must not let all pass.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as problem:
        raise TqcheckError(f"cannot read the baseline: {problem.strerror}", where=path) from problem
    except ValueError as problem:
        raise TqcheckError(f"the baseline is not JSON: {problem}", where=path, remedy=_AGAIN) from problem
    if not _is_baseline(data):
        raise TqcheckError("this is no baseline of this version", where=path, remedy=_AGAIN)
    findings: dict[str, dict[str, int]] = data["findings"]
    return findings


def merged(one: Baseline, other: Baseline) -> dict[str, dict[str, int]]:
    """Return a baseline that accepts what either does, added up."""
    paths = sorted(one.keys() | other.keys())
    return {path: dict(Counter(one.get(path, {})) + Counter(other.get(path, {}))) for path in paths}


def write(baseline: Baseline, file: str) -> None:
    """Write a baseline file all at once; raises TqcheckError if that cannot be done."""
    part = Path(f"{file}.part{os.getpid()}")
    try:
        part.write_text(dump(baseline), encoding="utf-8")
        part.replace(file)
    except OSError as problem:
        raise TqcheckError(f"cannot write: {problem.strerror}", where=file) from problem


def new_only(report: Report, baseline: Baseline) -> tuple[Report, int]:
    """Return the report without the findings the baseline knows, and how many entries are stale.

    A finding that occurs more often than the baseline counts is new from the excess on. A stale entry
    is one that no longer occurs in a file that was reviewed.
    """
    left = {path: Counter(known) for path, known in baseline.items()}
    documents = tuple(
        replace(reviewed, findings=tuple(_new(reviewed, left.get(reviewed.document.path, Counter()))))
        for reviewed in report.documents
    )
    paths = {reviewed.document.path for reviewed in report.documents}
    stale = sum(sum(counts.values()) for path, counts in left.items() if path in paths)
    return replace(report, documents=documents), stale


_AGAIN = "write it again with tqcheck baseline"


def _new(reviewed: Reviewed, left: Counter[str]) -> Iterator[Finding]:
    for finding in reviewed.findings:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
        else:
            yield finding


def _key(finding: Finding) -> str:
    return f"{finding.code}:{finding.fingerprint}"


def _is_baseline(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and data.get("version") == _VERSION
        and isinstance(data.get("findings"), dict)
        and all(isinstance(counts, dict) for counts in data["findings"].values())
        and all(type(n) is int and n > 0 for counts in data["findings"].values() for n in counts.values())
    )
