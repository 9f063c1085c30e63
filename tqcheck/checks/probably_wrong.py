"""Words or a whole sentence that the quality estimator takes for wrong.

Rules know what they look for; this check does not. It marks words that an annotator of errors would probably
mark, as far as the estimator can tell from translations that people graded and corrected, and sentences of so
low a quality that an editor would rather find a serious error in them than none: garbled syntax, nonsense, a
missing part. The text around counts as much as the sentence: amid good ones it is probably free or rare
wording. Both are measured on articles, translated by machines and by people; what is less likely than
not is not shown. What spoke for it is listed with each finding.

**Example.** "Das Wetter spielte nicht mit." as "The weather played of the not with it."

When it is wrong
----------------
Free translations, idioms and headlines look like errors to it. Languages that it was not trained on are
judged by kinship. It is blind to small errors in fluent sentences: a wrong name, number or sense; those are
for the other checks. Without the source it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..context import Context
from ..model import Evidence, Finding, Quality, Severity, Span
from ..rule import rule

_SURE = 0.6  # of a word; below, what is marked in news translated by people are foreign names
_LISTED = 4  # reasons that are shown
_WORST = 3  # words of an alarming sentence that are named, or marked
_SHORT = 80  # characters of a sentence that is marked as a whole


@rule(
    "TQ910",
    "probably-wrong",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MINOR,
    confidence=0.5,
    needs=("estimator",),
)
def probably_wrong(context: Context) -> Iterator[Finding]:
    """Yield the places of an alarming sentence, and of the others each run of bad words."""
    for quality in context.quality:
        if quality.alarming:
            for span in _places(quality):
                yield _finding(quality, span, _message(quality, span, context), quality.critical, context)
            continue
        for span, probability in _runs(quality):
            yield _finding(quality, span, "These words are probably wrong.", probability, context)


def _places(quality: Quality) -> list[Span]:
    """A short sentence as a whole; of a long one the most doubtful words, neighbours as one."""
    worst = _worst(quality)
    if len(quality.span) <= _SHORT or not worst:
        return [quality.span]
    runs = groupby(quality.words, key=lambda word: word[0] in worst)
    chosen = [[span for span, _ in words] for is_worst, words in runs if is_worst]
    return [spans[0].join(spans[-1]) for spans in chosen]


def _worst(quality: Quality) -> list[Span]:
    """The words that are most likely wrong, in the order of the text."""
    return sorted(span for span, _ in sorted(quality.words, key=lambda word: (-word[1], word[0]))[:_WORST])


def _message(quality: Quality, span: Span, context: Context) -> str:
    if span != quality.span:
        return "This sentence probably has a serious error, most likely here."
    words = ", ".join(f'"{word.of(context.text)}"' for word in _worst(quality))
    doubtful = f" Most doubtful: {words}." if words else ""
    return f"This sentence probably has a serious error.{doubtful}"


def _runs(quality: Quality) -> Iterator[tuple[Span, float]]:
    """Neighbouring bad words as one, with the highest probability among them."""
    for is_bad, run in groupby(quality.words, key=lambda word: word[1] >= _SURE):
        words = list(run)
        if is_bad:
            yield words[0][0].join(words[-1][0]), max(bad for _, bad in words)


def _finding(quality: Quality, span: Span, message: str, probability: float, context: Context) -> Finding:
    estimator = context.models.estimator
    values = {"quality": round(quality.score, 2), "critical error": round(quality.critical, 2)}
    weightiest = sorted(quality.reasons.items(), key=lambda item: (item[1], item[0]))[:_LISTED]
    against = {name.replace("_", " "): round(value, 2) for name, value in weightiest if value < 0}
    return probably_wrong.finding(
        span,
        message,
        severity=Severity.MAJOR if quality.alarming else Severity.MINOR,
        confidence=round(probability, 3),
        source_span=quality.source_span,
        evidence=(Evidence("estimate", values | against, origin=estimator.identity if estimator else ""),),
    )
