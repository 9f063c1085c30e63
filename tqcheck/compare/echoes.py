"""What the source says too: an oddity that the translator found and kept is no error of the translation.

A weekday that does not fit its date, one name spelled in two ways, a word said twice: checks that look at the
translation alone cannot know who wrote it. Where the same check finds the same in the source, the finding
counts half, which by default hides it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..context import Context
from ..model import Evidence, Finding, Pair, Span
from ..rule import Rule

_SHARE = 0.5
_COMPARING = frozenset({"source", "translator", "estimator"})
# Page furniture, a foreign word, half a pair of quotation marks: to be corrected whoever left it.
_ALL_THE_SAME = frozenset({"TQ501", "TQ506", "TQ507", "TQ601"})


def translators_own(
    findings: Iterable[Finding], rules: Iterable[Rule], context: Context
) -> Iterator[Finding]:
    """Yield the findings, with less confidence those that the paired source sentence gives cause for too."""
    by_code: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    if context.source is None:
        yield from (finding for found in by_code.values() for finding in found)
        return
    alone = Context(context.source, models=context.models)
    of_code = {rule.code: rule for rule in rules}
    for code, found in by_code.items():
        rule = of_code[code]
        asked = not rule.needs & _COMPARING and rule.needs <= alone.offers and code not in _ALL_THE_SAME
        echoes = [finding.span for finding in rule(alone)] if asked else []
        yield from (_weighed(finding, echoes, context) if echoes else finding for finding in found)


def _weighed(finding: Finding, echoes: list[Span], context: Context) -> Finding:
    pair = next((pair for pair in context.pairs if _reaches(pair, finding.span)), None)
    spoken = [segment.span for segment in pair.source] if pair else []
    echo = next((span for span in echoes if any(span.overlaps(there) for there in spoken)), None)
    if echo is None:
        return finding
    assert context.source is not None
    evidence = Evidence("source", {"says so too": echo.of(context.source.document.text)})
    return replace(
        finding,
        confidence=round(finding.confidence * _SHARE, 3),
        source_span=echo,
        evidence=(*finding.evidence, evidence),
    )


def _reaches(pair: Pair, span: Span) -> bool:
    return any(segment.span.overlaps(span) for segment in pair.target)
