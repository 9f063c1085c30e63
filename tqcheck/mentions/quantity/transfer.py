"""Comparing the numbers of a translation with those of its source, by value and both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...model import Mention, Pair, Segment, Span
from ...observe import Observed
from .matching import converted, equals, explains
from .units import dimension
from .value import Quantity

MIN_CONFIDENCE = 0.5
# Times of day belong to the dates; words like "twice" only explain other numbers.
_COMPARED = frozenset({"number", "ordinal", "fraction"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that the other side does not have.

    Both mentions: one replaces the other. Only ``source``: lost; ``where`` is the target stretch in which
    it should stand. Only ``target``: invented. ``kind`` is ``value`` or, with equal
    values, ``unit``, ``bound`` or ``sign``.
    """

    source: Mention | None
    target: Mention | None
    where: Span
    alone: bool = False
    kind: str = "value"


@lru_cache(maxsize=4)
def differences(source: Observed, target: Observed, pairs: tuple[Pair, ...]) -> tuple[Difference, ...]:
    """Return the numbers without a counterpart, pair by pair, in text order."""
    sides = [(_numbers(source, pair.source), _numbers(target, pair.target)) for pair in pairs]
    found: list[Difference] = []
    for index, pair in enumerate(pairs):
        if pair.confidence < MIN_CONFIDENCE or not pair.source or not pair.target:
            continue
        if not any(side.every for side in sides[index]):
            continue
        near = sides[max(0, index - 1) : index + 2]
        found.extend(_compare(sides[index], near, pair))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Side:
    """The numbers of one side of a pair: to be compared, and those that belong to dates."""

    own: tuple[Mention, ...]
    dated: tuple[Mention, ...]

    @property
    def every(self) -> tuple[Mention, ...]:
        return self.own + self.dated


def _numbers(observed: Observed, segments: Iterable[Segment]) -> _Side:
    own: list[Mention] = []
    dated: list[Mention] = []
    for segment in segments:
        numbers = observed.within("number", segment.span)
        dates = [mention.span for mention in observed.within("date", segment.span)] if numbers else ()
        for mention in numbers:
            inside = any(span.overlaps(mention.span) for span in dates)
            (dated if inside else own).append(mention)
    return _Side(tuple(own), tuple(dated))


def _compare(
    sides: tuple[_Side, _Side], near: Sequence[tuple[_Side, _Side]], pair: Pair
) -> Iterator[Difference]:
    (source, target) = sides
    spoken = [mention for mention in source.own if mention.value.kind in _COMPARED]
    written = [mention for mention in target.own if mention.value.kind in _COMPARED]
    same = _strike_out(spoken, written, equals)
    similar = _strike_out(spoken, written, explains)
    yield from _unit_changes(similar, sides)
    yield from _sense_changes([*same, *similar])
    around = [mention for other, _ in near for mention in other.every]
    opposite = [mention for _, other in near for mention in other.every]
    left = [mention for mention in spoken if not mention.value.soft]
    lost = [m for m in spoken if not any(explains(other, m) for other in opposite)]
    extra = [m for m in written if not m.value.soft and not any(explains(other, m) for other in around)]
    if (
        not (lost and extra)
        and len(left) == len(written) == 1
        and _one_of_two(left[0].value, written[0].value)
    ):
        lost, extra = left, written
    lost = [mention for mention in lost if not _loose(mention) and not _scaled(mention, opposite)]
    elliptic = {mention.value.scale for mention in source.own}
    extra = [
        mention
        for mention in extra
        if mention.value.scale == 1 or mention.value.scale not in elliptic or not _unscaled(mention, lost)
    ]
    yield from _matched_up(lost, extra, pair)


def _scaled(mention: Mention, opposite: list[Mention]) -> bool:
    """Whether the other side writes out the scale that the source leaves to an earlier number."""
    if mention.value.scale != 1 or mention.value.unit:
        return False
    return any(
        other.value.scale > 1 and other.value.value == mention.value.value * other.value.scale
        for other in opposite
    )


def _unscaled(mention: Mention, lost: list[Mention]) -> bool:
    """Whether the source left the scale to an earlier number: 100 billion and later the final 350."""
    value = mention.value.value / mention.value.scale
    twin = next((other for other in lost if other.value.value == value and other.value.scale == 1), None)
    if twin is not None:
        lost.remove(twin)
    return twin is not None


def _one_of_two(one: Quantity, other: Quantity) -> bool:
    """Whether one small number of a pair of equal ones may have changed: two ... two -> two ... four."""
    plain = one.kind == other.kind == "number" and not other.soft
    return plain and one.unit == other.unit and max(one.value, other.value) <= 20


def _loose(mention: Mention) -> bool:
    """Pronouns (one) and number words inside longer words (kanji, hangul) prove nothing."""
    if mention.value.soft and mention.value.value <= 1:
        return True
    return mention.value.soft and not mention.text.isascii() and unicodedata.category(mention.text[0]) == "Lo"


def _strike_out(
    spoken: list[Mention], written: list[Mention], alike: Callable[[Mention, Mention], bool]
) -> list[tuple[Mention, Mention]]:
    """Take out what has its counterpart, one for one, and return these pairs."""
    struck = []
    for mention in list(written):
        other = next((other for other in spoken if alike(other, mention)), None)
        if other is not None:
            spoken.remove(other)
            written.remove(mention)
            struck.append((other, mention))
    return struck


def _unit_changes(
    struck: Iterable[tuple[Mention, Mention]], sides: tuple[_Side, _Side]
) -> Iterator[Difference]:
    """Pairs with one value and two units of one dimension, unless either unit is right elsewhere."""
    source, target = sides
    for one, other in struck:
        if not _rival_units(one.value, other.value):
            continue
        right = any(equals(mention, other) for mention in source.every)
        if not right and not any(equals(mention, one) for mention in target.every):
            yield Difference(one, other, other.span, kind="unit")


# 15 degrees are Celsius or Fahrenheit; a percentage point is taken for a percent.
_RIVALS = frozenset({"length", "area", "volume", "mass", "speed", "time", "money", "temperature"})


def _sense_changes(struck: Iterable[tuple[Mention, Mention]]) -> Iterator[Difference]:
    """Pairs with one amount and opposite bounds, or with the minus of the source gone."""
    for one, other in struck:
        if {one.value.exactness, other.value.exactness} == {"over", "under"}:
            yield Difference(one, other, other.span, kind="bound")
        elif one.value.value == -other.value.value < 0:
            yield Difference(one, other, other.span, kind="sign")


# One word for both somewhere: Romanian lire are also pounds.
_NAMESAKES = frozenset(map(frozenset, (("lira", "pound"), ("yen", "¥"), ("yuan", "¥"), ("real", "rial"))))


def _rival_units(one: Quantity, other: Quantity) -> bool:
    if frozenset((one.unit, other.unit)) in _NAMESAKES:
        return False
    if one.unit == other.unit or abs(one.value) != abs(other.value) or converted(one, other):
        return False
    if {one.unit, other.unit} == {"%", "pp"}:
        return True
    return "deg" not in (one.unit, other.unit) and dimension(one.unit) == dimension(other.unit) in _RIVALS


def _matched_up(lost: list[Mention], extra: list[Mention], pair: Pair) -> Iterator[Difference]:
    where = Span(pair.target[0].span.start, pair.target[-1].span.end)
    alone = len(lost) == 1 and len(extra) == 1
    for mention in extra:
        candidates = [
            other for other in lost if not other.value.soft or other.value.kind == mention.value.kind
        ]
        best = min(candidates, key=lambda other: _distance(other.value, mention.value), default=None)
        if best is not None and _distance(best.value, mention.value) < _FAR:
            lost.remove(best)
            yield Difference(best, mention, mention.span, alone)
        else:
            yield Difference(None, mention, mention.span)
    for mention in lost:
        yield Difference(mention, None, where)


_FAR = 100


def _distance(one: Quantity, other: Quantity) -> int:
    """How unlikely it is that one stands for the other: unit and kind first, then the digits."""
    units = one.unit != other.unit
    apart = dimension(one.unit) != dimension(other.unit) and bool(one.unit and other.unit)
    kinds = one.kind != other.kind
    return (
        120 * apart + 10 * units + 5 * kinds + (_digits(one) != _digits(other)) + 2 * (one.soft + other.soft)
    )


def _digits(quantity: Quantity) -> str:
    return "".join(sorted(str(quantity.value).replace(".", "").strip("0-")))


def weighty(quantity: Quantity) -> bool:
    """Whether the number must have a counterpart: not a small, soft or numbered-off one."""
    if quantity.soft or quantity.kind != "number":
        return False
    counted = bool(quantity.unit) and quantity.written and dimension(quantity.unit) != "time"
    return abs(quantity.value) > 12 or (counted and quantity.value != 1)
