"""What the file itself demands of a translation, and the translation does not do.

XLIFF 2 files may carry rules (validation module): a text that must or must not be there, so many times, at
the beginning or at the end, or as often as in the source.

    <val:rule isPresent="store" occurs="2"/>    ->  "store" must be there twice

When it is wrong: the rule is; normalisation other than NFC and rules of other tools are not looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..context import Context
from ..model import Demand, Evidence, Finding, Segment, Severity
from ..rule import rule


@rule(
    "TQ703",
    "file-rule",
    mqm="design-and-markup",
    its="other",
    severity=Severity.MAJOR,
    confidence=0.95,
    needs=("source",),
)
def file_rule(context: Context) -> Iterator[Finding]:
    """Hold each unit against the rules that are bound to it."""
    if not context.document.demands or context.source is None:
        return
    targets = {segment.id: segment for segment in context.document.segments}
    sources = {segment.id: segment for segment in context.source.document.segments}
    for demand in context.document.demands:
        target, source = targets.get(demand.unit), sources.get(demand.unit)
        if target and source and (message := _broken(demand, source.text, target.text)):
            yield _finding(target, demand, message)


def _broken(demand: Demand, source: str, target: str) -> str:
    """What the demand misses in the translation, or nothing."""
    text, ours, theirs = (_comparable(each, demand) for each in (demand.text, source, target))
    count, quoted = theirs.count(text), f"“{demand.text}”"
    if demand.kind == "startsWith":
        return "" if theirs.startswith(text) else f"It must begin with {quoted}."
    if demand.kind == "endsWith":
        return "" if theirs.endswith(text) else f"It must end with {quoted}."
    if demand.kind == "isNotPresent":
        return f"{quoted} must not be here." if count else ""
    wanted = ours.count(text) if demand.as_source else demand.occurs
    if demand.as_source and count != wanted:
        return f"{quoted} must be here as often as in the source: {wanted} times, not {count}."
    if demand.occurs and count != wanted:
        return f"{quoted} must be here {wanted} times, not {count}."
    return "" if count or demand.as_source else f"{quoted} must be here."


def _comparable(text: str, demand: Demand) -> str:
    text = unicodedata.normalize("NFC", text)
    return text if demand.cased else text.casefold()


def _finding(target: Segment, demand: Demand, message: str) -> Finding:
    return file_rule.finding(
        target.span,
        message,
        evidence=(
            Evidence("rule", {"kind": demand.kind, "text": demand.text}, "the file's validation module"),
        ),
    )
