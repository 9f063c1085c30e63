"""A link, e-mail address, handle or hashtag that is not the one of the source.

Addresses are copied, not translated: one wrong letter and the reader lands nowhere, or somewhere else.

Example: the source names "@bundeswehrInfo", the translation "@BundeswehrInformation".

When it is wrong
----------------
When the publisher links the same page in the reader's language: the same host with another language code
or an added path counts as right. Handles and hashtags are written out or translated on purpose at times:
only misspelt ones are reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..context import Context
from ..model import Evidence, Finding, Mention, Pair, Severity, Span
from ..rule import rule

_NAMES = {"url": "link", "email": "e-mail address", "handle": "handle", "hashtag": "hashtag"}
_FIXED = ("url", "email")
_ALIKE = 60
_LANGUAGE_CODE = re.compile(r"(?<![a-z0-9])[a-z]{2}(?:[-_][a-zA-Z]{2})?(?![a-z0-9])")


@rule(
    "TQ701",
    "link-mismatch",
    mqm="design-and-markup/markup-tag",
    its="markup",
    severity=Severity.MAJOR,
    confidence=0.9,
    needs=("source",),
)
def link_mismatch(context: Context) -> Iterator[Finding]:
    """Yield each address of a pair that one side alone has; an address elsewhere in the text has moved."""
    assert context.source is not None
    if not context.source.mentions("link") and not context.target.mentions("link"):
        return
    everywhere = [_values(side.mentions("link")) for side in (context.source, context.target)]
    for pair in context.pairs:
        if pair.source and pair.target:
            ours = [m for s in pair.source for m in context.source.within("link", s.span)]
            theirs = [m for t in pair.target for m in context.target.within("link", t.span)]
            lost = [m for m in ours if m.value not in everywhere[1]]
            new = [m for m in theirs if m.value not in everywhere[0]]
            yield from _compare(pair, lost, new)


def _values(mentions: Sequence[Mention]) -> set[tuple[str, str]]:
    return {mention.value for mention in mentions}


def _compare(pair: Pair, lost: list[Mention], new: list[Mention]) -> Iterator[Finding]:
    """Match lost with new addresses of the same kind by likeness; what is left is lost or invented."""
    from rapidfuzz.fuzz import ratio

    for theirs in new:
        kind, value = theirs.value
        likely = max(
            (ours for ours in lost if ours.value[0] == kind),
            key=lambda ours: ratio(ours.value[1], value),
            default=None,
        )
        if likely is not None and _localised(likely, theirs):
            lost.remove(likely)
        elif likely is not None and ratio(likely.value[1], value) >= _ALIKE:
            lost.remove(likely)
            message = f"The source has the {_NAMES[kind]} “{likely.text}”, the translation “{theirs.text}”."
            yield _finding(theirs.span, message, likely, theirs)
        elif kind in _FIXED:
            message = f"The source has no such {_NAMES[kind]}: “{theirs.text}”."
            yield _finding(theirs.span, message, None, theirs)
    for ours in lost:
        if ours.value[0] in _FIXED:
            span = pair.target[0].span.join(pair.target[-1].span)
            message = f"The {_NAMES[ours.value[0]]} “{ours.text}” of the source is missing."
            yield _finding(span, message, ours, None)


def _localised(ours: Mention, theirs: Mention) -> bool:
    """The same host, or its sister in another language (de.example.org, example.org/fr/)."""
    if ours.value[0] != "url":
        return False
    one, two = (_LANGUAGE_CODE.sub("", m.value[1].split("/")[0]) for m in (ours, theirs))
    paths = [_LANGUAGE_CODE.sub("", m.value[1].partition("/")[2]).strip("/") for m in (ours, theirs)]
    return one == two and (paths[0] == paths[1] or not paths[0])


def _finding(span: Span, message: str, ours: Mention | None, theirs: Mention | None) -> Finding:
    return link_mismatch.finding(
        span,
        message,
        confidence=None if ours else 0.7,
        source_span=ours.span if ours else None,
        evidence=(
            Evidence(
                "source",
                {"source": ours.text if ours else None, "target": theirs.text if theirs else None},
                "alignment",
            ),
        ),
        suggestions=(ours.text,) if ours and theirs else (),
    )
