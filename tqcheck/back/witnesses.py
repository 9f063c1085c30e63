"""What the models can say about findings of others.

* the *wording*: does the source make the sentence with the suggestion more probable than as it stands?
* the *suggestion*: put into the sentence, does it make the source more probable, or less?
* the *words* that a finding marks: does the source make them probable?
* the *return*: do the source's words that a finding misses come back when the translation is translated back?

Without a source, wording and words are asked of the sentence's own back-translation (``trip``).
Suggestions are only asked about where they take the very place of the words that they correct: values, names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..context import Context
from ..errors import TqcheckError
from ..model import BackTranslation, Finding, Span
from ..observe import Observed
from ..translate import Translator
from .mentions import KINDS, Returned
from .passages import over

_REPLACEABLE = (
    "accuracy/mistranslation/number",
    "accuracy/mistranslation/date-time",
    "accuracy/mistranslation/named-entity",
    "terminology/inconsistent-use-of-terminology",
)
_LEAST = 1.0  # natural logarithm: a smaller change of a probability says nothing
_IMPROBABLE, _PROBABLE = -15.0, -3.0  # natural logarithms: words between these say nothing
_WORD = re.compile(r"\w+")
Verdict = tuple[int, str, dict[str, str]]  # place of the finding, what is said of it, and why


@dataclass(frozen=True, slots=True)
class Edited:
    """A finding's sentence as it stands and with the suggestion, and the other side of both."""

    place: int
    now: str
    then: str
    source: str


def verdicts(findings: Sequence[Finding], context: Context) -> Iterator[Verdict]:
    """Yield by place what each witness that has something to say about a finding says, and why."""
    edits = _edits(findings, context)
    trip = "" if context.source else "trip "
    if context.models.forth is not None:
        changes = _changes(context.models.forth, edits, wanted_is_source=False)
        yield from _suggested(changes, trip + "wording", "the sentence")
    if context.models.back is not None and context.source:
        changes = _changes(context.models.back, edits, wanted_is_source=True)
        yield from _suggested(changes, "suggestion", "the source")
    for place, worst in worst_words(findings, context):
        if not _IMPROBABLE < worst < _PROBABLE:
            values = {"log-probability of the worst marked word": f"{worst:+.1f}"}
            yield place, f"{trip}words-{'probable' if worst >= _PROBABLE else 'improbable'}", values
    for place, back in returns(findings, context):
        yield place, "returned", {"returns": back.text}


def _suggested(changes: Iterable[tuple[int, float]], witness: str, wanted: str) -> Iterator[Verdict]:
    for place, change in changes:
        if abs(change) >= _LEAST:
            values = {f"log-probability of {wanted}, with the suggestion": f"{change:+.1f}"}
            yield place, f"{witness}-{'up' if change > 0 else 'down'}", values


def _changes(
    translator: Translator, edits: Sequence[Edited], *, wanted_is_source: bool
) -> list[tuple[int, float]]:
    """By place, how much each suggestion raises the log-probability of the source, or of the sentence."""
    if not edits:
        return []
    sentences = [edit.now for edit in edits] + [edit.then for edit in edits]
    sources = [edit.source for edit in edits] * 2
    both = (sentences, sources) if wanted_is_source else (sources, sentences)
    try:
        scored = translator.score(*both)
    except TqcheckError:
        return []  # the service failed in between: nothing heard, nothing changed
    sums = [sum(each.log_probs) if each.log_probs else None for each in scored]
    pairs = zip(edits, sums[: len(edits)], sums[len(edits) :], strict=True)
    return [(edit.place, then - now) for edit, now, then in pairs if now is not None and then is not None]


def _edits(findings: Sequence[Finding], context: Context) -> list[Edited]:
    """The sentences of findings with a suggestion, and the other side of each: its source, or its own
    back-translation where there is no source.
    """
    target, edits = context.text, []
    for place, finding in enumerate(findings):
        if not finding.suggestions or finding.mqm not in _REPLACEABLE:
            continue
        back = over(context.back, finding.span)
        other = back and _other_side(back, context.source)
        if back and other and back.span.covers(finding.span):
            before = Span(back.span.start, finding.span.start).of(target)
            after = Span(finding.span.end, back.span.end).of(target)
            then = before + finding.suggestions[0] + after
            edits.append(Edited(place, back.span.of(target), then, other))
    return edits


def _other_side(back: BackTranslation, source: Observed | None) -> str:
    if source is None:
        return back.text
    return back.source_span.of(source.document.text) if back.source_span else ""


def worst_words(findings: Sequence[Finding], context: Context) -> Iterator[tuple[int, float]]:
    """Yield by place the log-probability of the worst word that a finding marks, given the other side.

    Not the gain: a name that the source has not, and one that no text has, are both worth a doubt.
    """
    for place, finding in enumerate(findings):
        back = over(context.back, finding.span)
        words = [word for word in back.target.words if word.span.overlaps(finding.span)] if back else []
        if words:
            yield place, min(word.log_prob for word in words)


def returns(findings: Sequence[Finding], context: Context) -> Iterator[tuple[int, BackTranslation]]:
    """Yield by place the back-translation that says what a finding misses of the source.

    It does if it mentions the same numbers, dates and times, or else if it holds all the words.
    """
    if context.source is None:
        return
    returned = Returned(context.back)
    for place, finding in enumerate(findings):
        back = over(context.back, finding.span)
        if not (back and back.source_span and finding.source_span):
            continue
        if back.source_span.covers(finding.source_span) and _comes_back(
            finding.source_span, context.source, back, returned
        ):
            yield place, back


def _comes_back(missed: Span, source: Observed, back: BackTranslation, returned: Returned) -> bool:
    mentions = [mention for kind in KINDS for mention in source.within(kind, missed)]
    if mentions:
        return all(returned.says(back, mention) for mention in mentions)
    words = _words(missed.of(source.document.text))
    return bool(words) and words <= _words(back.text)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
