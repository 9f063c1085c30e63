"""What a translation is known to be: labels of every kind, most of them absent from most examples."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

NONE = math.nan


class Mark(NamedTuple):
    """A stretch of text (code points) and how sure it is that it is wrong, 0 to 1."""

    start: int
    end: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation with its labels; NaN and None stand for unknown.

    Args:
        text: The translation.
        z: The raters' z-score of its quality.
        penalty: MQM penalty, log1p of the points (minor 1, major 5) over 2.
        critical: Share of raters who saw a critical error.
        wrong: 1 with an error made by us, 0 without.
        bad: Wrong stretches; all else is right.
        major: Stretches known to be a major error (weight 1) or a minor one (weight 0).
        gaps: Offsets at which something is missing; nothing is missing elsewhere.
        lost: Stretches of the source that are not translated; all else is.
    """

    text: str
    z: float = NONE
    penalty: float = NONE
    critical: float = NONE
    wrong: float = NONE
    bad: tuple[Mark, ...] | None = None
    major: tuple[Mark, ...] = ()
    gaps: tuple[int, ...] | None = None
    lost: tuple[Mark, ...] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A source and translations of it; where ``wrong`` differs, the better is to be ranked higher."""

    source: str
    hypotheses: tuple[Hypothesis, ...] = field(default=())


def detokenised(hypothesis: Hypothesis, text: str) -> Hypothesis | None:
    """The same labels on ``text``, which differs in spaces only; None if it differs otherwise."""
    old = [i for i, character in enumerate(hypothesis.text) if not character.isspace()]
    new = [i for i, character in enumerate(text) if not character.isspace()]
    if [hypothesis.text[i] for i in old] != [text[i] for i in new]:
        return None
    place = dict(zip(old, new, strict=True)) | {len(hypothesis.text): len(text)}
    return replace(
        hypothesis,
        text=text,
        bad=_moved(hypothesis.bad or (), place),
        major=_moved(hypothesis.major, place),
        gaps=tuple(place[gap] for gap in hypothesis.gaps) if hypothesis.gaps is not None else None,
    )


def _moved(marks: Sequence[Mark], place: dict[int, int]) -> tuple[Mark, ...]:
    return tuple(Mark(place[mark.start], place[mark.end - 1] + 1, mark.weight) for mark in marks)
