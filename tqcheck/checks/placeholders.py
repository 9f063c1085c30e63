"""A placeholder or tag that the translation lost, changed or invented.

The program looks for ``%(name)s`` or ``{count}`` letter by letter; a translated, spaced or missing one
shows up as debris, in the wrong place, or stops the program. An unclosed tag breaks the page.

Example: "Hallo {nom}" for "Hello {name}"; "% s" for "%s"; "<b>wichtig" for "<b>important</b>".

When it is wrong
----------------
Where a language leaves out a number word on purpose ("one file" for ``%d file`` in a singular form), or
where two tags of the same kind are merged because the order of words allows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..context import Context
from ..model import Evidence, Finding, Mention, Pair, Severity, Span
from ..rule import rule

# What has a name may be said twice, or once instead of twice.
_NAMED = re.compile(r"%\(|\$?\{+[A-Za-z_]")


@rule(
    "TQ702",
    "placeholder-mismatch",
    mqm="design-and-markup/markup-tag",
    its="markup",
    severity=Severity.MAJOR,
    confidence=0.93,
    needs=("source",),
    exact=True,
)
def placeholder_mismatch(context: Context) -> Iterator[Finding]:
    """Yield each difference between the placeholders of a pair."""
    assert context.source is not None
    if not context.source.mentions("placeholder") and not context.target.mentions("placeholder"):
        return
    for pair in context.pairs:
        if pair.source and pair.target:
            ours = [m for s in pair.source for m in context.source.within("placeholder", s.span)]
            theirs = [m for t in pair.target for m in context.target.within("placeholder", t.span)]
            # A singular says "one hour" where the form for many says "%d hours".
            lost = [] if pair.target[0].id.endswith("[0]") else _without(ours, theirs)
            yield from _compare(context.text, pair, lost, _without(theirs, ours))


def _without(some: list[Mention], others: list[Mention]) -> list[Mention]:
    """Those of ``some`` without a partner among ``others``; one without a name serves once."""
    left = Counter(mention.value for mention in others)
    named = {value for value in left if _NAMED.match(value)}
    alone = []
    for mention in some:
        left[mention.value] -= 1
        if left[mention.value] < 0 and mention.value not in named:
            alone.append(mention)
    return alone


def _compare(text: str, pair: Pair, lost: list[Mention], new: list[Mention]) -> Iterator[Finding]:
    whole = pair.target[0].span.join(pair.target[-1].span)
    for ours in lost:
        if broken := _broken(ours.text, text, whole):
            theirs = next((m for m in new if m.span.overlaps(broken)), None)
            new = [m for m in new if m is not theirs]
            yield _finding(broken, f"“{broken.of(text)}” should be “{ours.text}”.", ours, broken.of(text))
        elif twin := next((m for m in new if _kind(m) == _kind(ours)), None):
            new = [m for m in new if m is not twin]
            yield _finding(
                twin.span, f"The source has “{ours.text}”, the translation “{twin.text}”.", ours, twin.text
            )
        else:
            yield _finding(whole, f"“{ours.text}” of the source is missing.", ours, None)
    for theirs in new:
        yield _finding(theirs.span, f"The source has no “{theirs.text}”.", None, theirs.text)


def _broken(placeholder: str, text: str, within: Span) -> Span | None:
    """Where ``placeholder`` stands with spaces slipped in, other case or full-width signs."""
    wide = {"%": "[%％]", "{": "[{｛]", "}": "[}｝]", "(": "[(（]", ")": "[)）]"}
    pattern = r"\s*".join(wide.get(sign, re.escape(sign)) for sign in placeholder if not sign.isspace())
    match = re.compile(pattern, re.IGNORECASE).search(text, within.start, within.end)
    return Span(*match.span()) if match and match.group() != placeholder else None


def _kind(mention: Mention) -> tuple[str, bool]:
    return mention.text[0], mention.text.startswith("</")


def _finding(span: Span, message: str, ours: Mention | None, theirs: str | None) -> Finding:
    return placeholder_mismatch.finding(
        span,
        message,
        source_span=ours.span if ours else None,
        evidence=(
            Evidence("source", {"source": ours.text if ours else None, "target": theirs}, "alignment"),
        ),
        suggestions=(ours.text,) if ours and theirs else () if ours else ("",),
    )
