"""``tqcheck review --diff`` and ``--fix``: the safe suggestions as a diff, and into the files."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import click

from ..align.originals import paired
from ..config import Config
from ..errors import TqcheckError, UsageProblem
from ..fix import Edit, safe_edits
from ..fix.inplace import Rewritten, replace_file, rewrite
from ..judge.baseline import Baseline, load, new_only
from ..model import Document, Report, Reviewed
from ..pipeline import review_document, run_signature
from ..read import STDIN, read, read_bytes
from ..read.decode import decode
from ..report.excerpt import printable

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Fixed:
    """What the safe fixes make of one file."""

    path: str
    before: bytes
    rewritten: Rewritten
    documents: tuple[Document, ...]


def show_fixes(files: Iterable[str], config: Config, options: Mapping[str, Any]) -> int:
    """Print what the safe fixes would change, as a diff; return 1 if that is anything."""
    fixes = list(_fix(files, config, options))
    _show(fixes, config.encoding)
    return int(any(fixed.rewritten.made for fixed in fixes))


def write_fixes(files: Iterable[str], config: Config, options: Mapping[str, Any]) -> None:
    """Show the diff on standard error and write it, after asking unless the user said ``--yes``."""
    fixes = list(_fix(files, config, options))
    _show(fixes, config.encoding, err=True)
    _write(fixes, sure=options["yes"])


def _fix(files: Iterable[str], config: Config, options: Mapping[str, Any]) -> Iterator[Fixed]:
    """Yield for each file what its safe fixes make of it."""
    originals, baseline = given(config, options)
    for path in files:
        before = file_bytes(path)
        reviewed = review_bytes(before, path, config, originals, baseline)
        least = options["fix_confidence"]
        wanted = [(each.document, [edit for _, edit in safe_edits(each, least)]) for each in reviewed]
        documents = tuple(each.document for each in reviewed)
        yield Fixed(path, before, rewrite(before, path, wanted, config.encoding), documents)


def given(config: Config, options: Mapping[str, Any]) -> tuple[tuple[Document, ...], Baseline]:
    """Return the originals and the baseline that the options name."""
    source, baseline = options["source"], options["baseline"]
    originals = tuple(read(source, encoding=config.encoding)) if source else ()
    return originals, load(baseline) if baseline else {}


def file_bytes(path: str) -> bytes:
    """Return the bytes of a file that is to be changed."""
    if path == STDIN:
        raise UsageProblem("standard input cannot be changed in place", remedy="name a file")
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        raise TqcheckError(f"cannot be read: {problem.strerror}", where=path) from problem


def review_bytes(
    data: bytes, path: str, config: Config, originals: tuple[Document, ...], baseline: Baseline
) -> tuple[Reviewed, ...]:
    """Review what ``data`` holds; what the baseline knows is left out."""
    texts = paired(read_bytes(data, path, encoding=config.encoding), originals)
    reviewed = tuple(review_document(document, config, original) for document, original in texts)
    return new_only(Report(run_signature(config, reviewed), reviewed), baseline)[0].documents


def diff(fixed: Fixed, encoding: str = "") -> Iterator[str]:
    """Yield the lines of a unified diff that ``patch`` and ``git apply`` take."""
    if fixed.rewritten.data == fixed.before:
        return
    before, after = (
        _LINE.findall(decode(data, fixed.path, encoding).text)
        for data in (fixed.before, fixed.rewritten.data)
    )
    name = fixed.path.lstrip("/")
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _show(fixes: Iterable[Fixed], encoding: str, *, err: bool = False) -> None:
    """Print the diffs; a person's terminal gets neither control characters nor carriage returns."""
    terminal = (sys.stderr if err else sys.stdout).isatty()
    for fixed in fixes:
        for line in diff(fixed, encoding):
            colour = {"-": "red", "+": "green", "@": "cyan"}.get(line[0])
            shown = printable(line.rstrip("\r\n")) + "\n" if terminal else line
            click.echo(click.style(shown, fg=colour), nl=False, err=err)
    for fixed in fixes:
        for number, edit in fixed.rewritten.refused:
            click.echo(_refusal(fixed, number, edit), err=True)


def _write(fixes: Iterable[Fixed], *, sure: bool) -> None:
    """Write the changed files, after asking unless the user is ``sure``."""
    changed = [fixed for fixed in fixes if fixed.rewritten.data != fixed.before]
    if not changed:
        click.echo("No safe fixes.", err=True)
        return
    made = sum(len(fixed.rewritten.made) for fixed in changed)
    what = f"{made} safe fix{'es' * (made > 1)} in {len(changed)} file{'s' * (len(changed) > 1)}"
    if not sure and not sys.stdin.isatty():
        raise UsageProblem(
            f"there is nobody to ask about {what}", remedy="--yes writes them, --diff only shows them"
        )
    if sure or click.confirm(f"Write {what}?", err=True):
        for fixed in changed:
            replace_file(fixed.path, fixed.before, fixed.rewritten.data)
        click.echo(f"Wrote {what}.", err=True)


def _refusal(fixed: Fixed, number: int, edit: Edit) -> str:
    words = printable(edit.span.of(fixed.documents[number].text))
    return f"{printable(fixed.path)}: cannot be changed safely in this file: {words} -> {printable(edit.new)}"
