"""Tune: how right each check was in the user's own decisions, and the settings that follow from it.

Precision is the share of decided findings that were right; findings that nobody decided on say nothing. A
proposal is made only where the 95 % interval leaves no doubt, so that few decisions propose nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from .config import Config
from .feedback import Decision

TARGET = 0.8  # what share of shown findings should be right
_LEAST = 5  # decisions below which nothing is proposed for a check
_LEAST_BAR = 20  # decisions on both sides of a threshold together
_WORTHLESS = 0.5  # a check surely under this is wrong more often than right


@dataclass(frozen=True, slots=True)
class Tally:
    """How often findings were right, of how many decided, with the ends of the 95 % interval."""

    right: int
    decided: int

    @property
    def precision(self) -> float:
        return self.right / self.decided if self.decided else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right, self.decided)

    def __str__(self) -> str:
        low, high = self.interval
        return f"right {self.right} of {self.decided} times, {low:.0%} to {high:.0%}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line for ``tqcheck.toml``, under ``table`` if it belongs into one, and why."""

    line: str
    why: str
    table: str = ""


def wilson(right: int, decided: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's score interval of a share; without trials it is everything.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
    """
    if not decided:
        return 0.0, 1.0
    share = right / decided
    middle = share + z * z / (2 * decided)
    half = z * sqrt(share * (1 - share) / decided + z * z / (4 * decided * decided))
    scale = 1 + z * z / decided
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def is_right(decision: Decision) -> bool:
    """Whether the finding was true: accepted, or dismissed as not worth a change."""
    return decision.decision == "accepted" or decision.reason == "trivial"


def tallies(made: Iterable[Decision]) -> dict[str, Tally]:
    """Return the tally of each check, in order of code."""
    by_code: dict[str, list[bool]] = defaultdict(list)
    for decision in made:
        by_code[decision.code].append(is_right(decision))
    return {code: Tally(sum(each), len(each)) for code, each in sorted(by_code.items())}


def proposals(made: Sequence[Decision], config: Config, target: float = TARGET) -> Iterator[Proposal]:
    """Yield the settings that the decisions speak for, beyond those that hold already."""
    tally = tallies(made)
    worthless = [code for code, each in tally.items() if _surely_under(each, _WORTHLESS)]
    kept = [decision for decision in made if decision.code not in worthless]
    yield from _ignored(worthless, tally, config)
    yield from _lowered(tally, worthless, config, kept, target)
    yield from _threshold(kept, config, target)
    yield from _accepted(kept, config)


def _surely_under(tally: Tally, bar: float) -> bool:
    return tally.decided >= _LEAST and tally.interval[1] < bar


def _ignored(worthless: Sequence[str], tally: dict[str, Tally], config: Config) -> Iterator[Proposal]:
    if new := [code for code in worthless if code not in config.ignore]:
        why = "; ".join(f"{code} was {tally[code]}" for code in new)
        yield Proposal(f"ignore = {_array([*config.ignore, *new])}", why)


def _lowered(
    tally: dict[str, Tally],
    worthless: Sequence[str],
    config: Config,
    made: Sequence[Decision],
    target: float,
) -> Iterator[Proposal]:
    """A check that is surely under the target should not fail a run, but be seen."""
    heavy = {decision.code for decision in made if decision.severity in ("major", "critical")}
    settled = {*worthless, *dict(config.severities)}
    for code, each in tally.items():
        if code in heavy and code not in settled and _surely_under(each, target):
            yield Proposal(f'{code} = "minor"', str(each), "severities")


def _threshold(made: Sequence[Decision], config: Config, target: float) -> Iterator[Proposal]:
    """The lowest confidence above which the findings are surely right often enough."""
    if len(made) < _LEAST_BAR or _above(made, config.min_confidence).interval[0] >= target:
        return
    for bar in sorted({decision.confidence for decision in made}):
        if bar > config.min_confidence and _above(made, bar).interval[0] >= target:
            yield Proposal(f"min_confidence = {bar:g}", f"from there on {_above(made, bar)}")
            return


def _above(made: Iterable[Decision], bar: float) -> Tally:
    over = [is_right(decision) for decision in made if decision.confidence >= bar]
    return Tally(sum(over), len(over))


def _accepted(made: Sequence[Decision], config: Config) -> Iterator[Proposal]:
    """Words that were dismissed as right in more than one place, and never changed."""
    good = Counter(decision.words for decision in made if not is_right(decision))
    bad = {decision.words for decision in made if is_right(decision)}
    if new := sorted(w for w, n in good.items() if n > 1 and w not in bad and w not in config.accept):
        why = "dismissed more than once: the text is right, or the house writes it so"
        yield Proposal(f"accept = {_array([*config.accept, *new])}", why)


def _array(words: Iterable[str]) -> str:
    """A TOML array of basic strings; JSON's escapes are TOML's."""
    from json import dumps

    return "[" + ", ".join(dumps(word, ensure_ascii=False) for word in words) + "]"
