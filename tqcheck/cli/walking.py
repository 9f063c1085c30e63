"""``tqcheck review --interactive``: from finding to finding, each decision written at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from ..config import Config
from ..feedback import REASONS, decision_on, feedback_file, keep
from ..fix import Edit
from ..fix.inplace import replace_file, rewrite
from ..judge.baseline import Baseline, count, merged, write
from ..model import Finding, Reviewed
from ..report.as_text import finding_lines
from ..report.excerpt import printable
from .fixing import file_bytes, given, review_bytes

_KEYS = "  number: accept that suggestion · e: edit · i: ignore · n: next · q: quit"


class _Quit(Exception):
    """The person wants to stop here."""


@dataclass(slots=True)
class Walk:
    """One file on the way: its bytes as reviewed and as written last, and what was decided so far.

    Findings and edits go with the number of their document in the file; offsets are those of the bytes as
    reviewed. ``again`` reviews other bytes of the file.
    """

    path: str
    again: Callable[[bytes], tuple[Reviewed, ...]]
    original: bytes
    config: Config
    baseline: str = ""
    edits: list[tuple[int, Edit]] = field(default_factory=list)
    ignored: list[tuple[int, Finding]] = field(default_factory=list)
    reviewed: tuple[Reviewed, ...] = ()
    written: bytes = b""

    def __post_init__(self) -> None:
        self.reviewed = self.again(self.original)
        self.written = self.original


def walk_through(files: Iterable[str], config: Config, options: Mapping[str, Any]) -> None:
    """Walk through file after file; say at the end of each what was changed."""
    baseline = options["baseline"] or ""
    if baseline and not Path(baseline).exists():
        write({}, baseline)
    originals, known = given(config, options)
    for path in files:
        again = partial(review_bytes, path=path, config=config, originals=originals, baseline=known)
        state = Walk(path, again, file_bytes(path), config, baseline)
        keep_on = walk(state, known)
        counts = f"{len(state.edits)} changed, {len(state.ignored)} ignored"
        click.echo(f"{printable(path)}: {counts}.", err=True)
        if state.ignored and not baseline:
            click.echo("To ignore them for good, name a --baseline FILE.", err=True)
        if not keep_on:
            return


def walk(state: Walk, known: Baseline) -> bool:
    """Go through the findings with the person at the terminal; False if that person quits.

    End of input and an interrupt mean quit: all that was decided before is written.
    """
    try:
        for number, reviewed in enumerate(state.reviewed):
            for finding in reviewed.findings:
                if any(at == number and edit.span.overlaps(finding.span) for at, edit in state.edits):
                    continue  # its words are gone
                click.echo("\n" + "\n".join(finding_lines(finding, reviewed)))
                _decide(state, number, finding)
                _remember(state, known)
    except (_Quit, click.Abort):
        return False
    return True


def _decide(state: Walk, number: int, finding: Finding) -> None:
    """Ask until there is an answer that can be carried out."""
    while True:
        answer = click.prompt(_KEYS + "\n>", default="n", show_default=False).strip().lower()
        if answer in ("q", "quit"):
            raise _Quit
        if answer in ("n", "next"):
            return
        if answer in ("i", "ignore"):
            _keep(state, number, finding, "dismissed", reason=_reason())
            state.ignored.append((number, finding))
            return
        new = _replacement(state, number, finding, answer)
        if new is None:
            continue
        if _accept(state, number, Edit(finding.span, new)):
            _keep(state, number, finding, "accepted", suggestion=new)
            return
        click.echo("  These words cannot be changed safely in this file.", err=True)


def _replacement(state: Walk, number: int, finding: Finding, answer: str) -> str | None:
    """The words that the answer puts in place of the marked ones, if it does."""
    if answer in ("e", "edit"):
        words = finding.span.of(state.reviewed[number].document.text)
        edited: str = click.prompt("  Instead", default=words)
        return edited
    wanted = 1 if answer in ("a", "accept") else int(answer) if answer.isdecimal() else 0
    return finding.suggestions[wanted - 1] if 1 <= wanted <= len(finding.suggestions) else None


def _accept(state: Walk, number: int, edit: Edit) -> bool:
    """Write the file with one more edit; False if that cannot be done safely."""
    edits = [*state.edits, (number, edit)]
    wanted = [
        (reviewed.document, [edit for at, edit in edits if at == place])
        for place, reviewed in enumerate(state.reviewed)
    ]
    rewritten = rewrite(state.original, state.path, wanted, state.config.encoding)
    if rewritten.refused:
        return False
    replace_file(state.path, state.written, rewritten.data)
    state.written, state.edits = rewritten.data, edits
    return True


def _reason() -> str:
    """Why a finding is ignored: what tqcheck tune learns from."""
    meant = "  Why? " + " · ".join(f"{reason[0]}: {what}" for reason, what in REASONS.items())
    keys = {reason[0]: reason for reason in REASONS}
    return keys[click.prompt(meant + "\n>", type=click.Choice(list(keys)), default="r", show_choices=False)]


def _keep(state: Walk, number: int, finding: Finding, decision: str, **more: str) -> None:
    """Add the decision to the file that the settings name, for tqcheck tune."""
    if file := feedback_file(state.config.feedback):
        if not state.config.feedback_text:
            more.pop("suggestion", None)
        keep(file, decision_on(finding, state.reviewed[number].document, decision, **more))


def _remember(state: Walk, known: Baseline) -> None:
    """Write what was ignored into the baseline, as it is now: a finding's identity hangs on its sentence."""
    if not state.baseline or not state.ignored:
        return
    now = state.again(state.written)
    ignored = {(number, finding.code, _moved(state, number, finding)) for number, finding in state.ignored}
    kept = [
        replace(each, findings=tuple(f for f in each.findings if (number, f.code, f.span.start) in ignored))
        for number, each in enumerate(now)
    ]
    write(merged(known, count(kept)), state.baseline)


def _moved(state: Walk, number: int, finding: Finding) -> int:
    """Where the finding starts after the edits."""
    before = [edit for at, edit in state.edits if at == number and edit.span.end <= finding.span.start]
    return finding.span.start + sum(len(edit.new) - len(edit.span) for edit in before)
