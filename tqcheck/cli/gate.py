"""``tqcheck gate``: a verdict for each item of a feed, and the feed without what must not pass."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from ..config import Config
from ..config.file import load_config
from ..errors import TqcheckError, UnreadableInput, UsageProblem
from ..gate import Verdict
from ..gate.cut import keep_items
from ..gate.items import Judged, judge_items
from ..gate.seen import open_state
from ..judge.baseline import load
from ..model import Report
from ..pipeline import run_signature
from ..read import STDIN, read
from ..report import get_renderer
from ..report.excerpt import printable
from .options import make_config, reviewing
from .progress import progress, telling
from .review import wanted_reports, write_report
from .terminal import say


@click.command()
@reviewing
@telling
@click.option("--policy", metavar="FILE", help="Settings whose [gate] table says what may pass.")
@click.option("--write-feed", metavar="FILE", help="Write the feed with only the items that passed.")
@click.option("--state", metavar="FILE", help="Remember verdicts; an unchanged item keeps its own.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--report",
    multiple=True,
    callback=wanted_reports,
    metavar="FORMAT=FILE",
    help="A report of what was judged.",
)
@click.pass_context
def gate(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Judge each item of the feeds or FILE...: publish, hold or reject.

    \b
    Exit codes: 0 all may be published, 1 something is held or rejected, 2 something could not be checked.
    """
    config = _config(options)
    before = _feed(files) if options["write_feed"] else b""
    judged = []
    shown = False if sys.stdout.isatty() else options["progress"]  # the verdicts themselves come one by one
    with progress(files, shown) as paths:
        for each in _judge(paths, config, options):
            judged.append(each if options["report"] else replace(each, reviewed=()))
            say(_line(each) if options["format_"] == "jsonl" else _text(each))
    if options["format_"] == "text":
        click.echo(_summary(judged))
    for wanted in options["report"]:
        format_, _, file = wanted.partition("=")
        documents = tuple(reviewed for each in judged for reviewed in each.reviewed)
        write_report(get_renderer(format_)(Report(run_signature(config, documents), documents)), file)
    if options["write_feed"]:
        _write_feed(files[0], before, judged, options["write_feed"])
    ctx.exit(exit_code(judged))


def exit_code(judged: Iterable[Judged]) -> int:
    """Return 2 if something could not be read, 1 if an item is not to be published, else 0."""
    judged = tuple(judged)
    if not all(each.readable for each in judged):
        return 2
    return int(any(each.decision.verdict is not Verdict.PUBLISH for each in judged))


def _config(options: dict[str, Any]) -> Config:
    config = make_config(options)
    policy = options["policy"]
    return replace(config, gate=load_config(Path(policy)).gate) if policy else config


def _judge(paths: Iterable[str], config: Config, options: dict[str, Any]) -> Iterator[Judged]:
    source, baseline, state = options["source"], options["baseline"], options["state"]
    originals = tuple(read(source, encoding=config.encoding)) if source else ()
    accepted = load(baseline) if baseline else {}
    with open_state(state) if state else nullcontext() as seen:
        for path in paths:
            yield from judge_items(path, config, originals, accepted, seen)


def _text(judged: Judged) -> str:
    """What a person reads: only what does not pass, with the reasons."""
    if judged.decision.verdict is Verdict.PUBLISH:
        return ""
    lines = [f"{judged.decision.verdict!s:<8}{printable(judged.label)}"]
    for reason in judged.decision.reasons:
        lines.append("  " + " ".join(filter(None, (reason.place, reason.code, printable(reason.message)))))
    return "\n".join(lines) + "\n"


def _line(judged: Judged) -> str:
    reasons = [
        {"verdict": str(each.verdict), "code": each.code, "place": each.place, "message": each.message}
        for each in judged.decision.reasons
    ]
    verdict = {"path": judged.path, "item": judged.name, "verdict": str(judged.decision.verdict)}
    return json.dumps(verdict | {"known": judged.known, "reasons": reasons}, ensure_ascii=False) + "\n"


def _summary(judged: list[Judged]) -> str:
    counts = Counter(each.decision.verdict for each in judged)
    verdicts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    noun = "item" if len(judged) == 1 else "items"
    known = sum(each.known for each in judged)
    return f"{len(judged)} {noun}: {verdicts}" + (f" ({known} unchanged)" if known else "")


def _feed(files: tuple[str, ...]) -> bytes:
    """The bytes of the one feed that is to be cut."""
    if len(files) != 1 or files[0] == STDIN:
        raise UsageProblem("--write-feed takes one feed, from a file")
    try:
        return Path(files[0]).read_bytes()
    except OSError:
        return b""  # the gate itself says why it cannot be read


def _write_feed(path: str, before: bytes, judged: list[Judged], output: str) -> None:
    """Write the feed with the items that passed, all at once; an item nobody judged does not pass."""
    if not all(each.readable for each in judged):
        raise UnreadableInput("the feed cannot be read to its end, so none was written", where=path)
    refused = {each.name for each in judged if each.decision.verdict is not Verdict.PUBLISH}
    passed = {each.name for each in judged} - refused
    try:
        if Path(path).read_bytes() != before:
            raise TqcheckError("the feed changed while it was judged, so none was written", where=path)
        part = Path(f"{output}.part{os.getpid()}")
        part.write_bytes(keep_items(before, path, passed.__contains__))
        part.replace(output)
    except OSError as error:
        raise TqcheckError(f"cannot write: {error.strerror}", where=output) from error
