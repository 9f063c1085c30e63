"""Comparing the numbers of a translation with those of its source, by value and both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ...model import Mention, Pair, Segment, Span
from ...observe import Observed
from .units import dimension, from_base, to_base
from .value import Quantity

MIN_CONFIDENCE = 0.5
# Times of day belong to the dates; words like "twice" only explain other numbers.
_COMPARED = frozenset({"number", "ordinal", "fraction"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that the other side does not have.

    Both mentions: one replaces the other. Only ``source``: lost; ``where`` is the target stretch in which
    it should stand. Only ``target``: invented.
    """

    source: Mention | None
    target: Mention | None
    where: Span
    alone: bool = False


@lru_cache(maxsize=4)
def differences(source: Observed, target: Observed, pairs: tuple[Pair, ...]) -> tuple[Difference, ...]:
    """Return the numbers without a counterpart, pair by pair, in text order."""
    sides = [(_numbers(source, pair.source), _numbers(target, pair.target)) for pair in pairs]
    found: list[Difference] = []
    for index, pair in enumerate(pairs):
        if pair.confidence < MIN_CONFIDENCE or not pair.source or not pair.target:
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
        dates = [mention.span for mention in observed.within("date", segment.span)]
        for mention in observed.within("number", segment.span):
            inside = any(span.overlaps(mention.span) for span in dates)
            (dated if inside else own).append(mention)
    return _Side(tuple(own), tuple(dated))


def _compare(
    sides: tuple[_Side, _Side], near: Sequence[tuple[_Side, _Side]], pair: Pair
) -> Iterator[Difference]:
    (source, target) = sides
    spoken = [mention for mention in source.own if mention.value.kind in _COMPARED]
    written = [mention for mention in target.own if mention.value.kind in _COMPARED]
    _strike_out(spoken, written, exactly=True)
    _strike_out(spoken, written, exactly=False)
    around = [mention for other, _ in near for mention in other.every]
    opposite = [mention for _, other in near for mention in other.every]
    left = [mention for mention in spoken if not mention.value.soft]
    lost = [m for m in spoken if not any(_explains(other.all_readings, m.all_readings) for other in opposite)]
    extra = [
        m
        for m in written
        if not m.value.soft and not any(_explains(other.all_readings, m.all_readings) for other in around)
    ]
    if not lost and len(left) == len(written) == 1 and _one_of_two(left[0].value, written[0].value):
        lost, extra = left, written
    lost = [mention for mention in lost if not _loose(mention)]
    elliptic = {mention.value.scale for mention in source.own}
    extra = [
        mention
        for mention in extra
        if mention.value.scale == 1 or mention.value.scale not in elliptic or not _unscaled(mention, lost)
    ]
    yield from _matched_up(lost, extra, pair)


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


def _strike_out(spoken: list[Mention], written: list[Mention], exactly: bool) -> None:
    """Take out what has its counterpart, one for one."""
    for mention in list(written):
        for other in spoken:
            if _explains(other.all_readings, mention.all_readings, exactly):
                spoken.remove(other)
                written.remove(mention)
                break


def _matched_up(lost: list[Mention], extra: list[Mention], pair: Pair) -> Iterator[Difference]:
    where = Span(pair.target[0].span.start, pair.target[-1].span.end)
    alone = len(lost) == 1 and len(extra) == 1
    for mention in extra:
        best = min(lost, key=lambda other: _distance(other.value, mention.value), default=None)
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


def _explains(ones: Sequence[Quantity], others: Sequence[Quantity], exactly: bool = False) -> bool:
    return any(same_amount(one, other, exactly) for one in ones for other in others)


def same_amount(one: Quantity, other: Quantity, exactly: bool = False) -> bool:
    """Whether the two may say the same thing in two languages, conversions and customs included."""
    if one.value == other.value:
        return not exactly or one.unit == other.unit
    if exactly:
        return False
    if abs(one.value) == abs(other.value):
        return True
    if one.agrees(other) or _converted(one, other):
        return True
    return _customary(one, other) or _customary(other, one)


def _converted(one: Quantity, other: Quantity) -> bool:
    if one.unit == other.unit or not one.unit or dimension(one.unit) != dimension(other.unit):
        return False
    if dimension(one.unit) == "money":
        return False
    if "deg" in (one.unit, other.unit):
        return any(
            _converted(replace(one, unit=a), replace(other, unit=b)) for a, b in (("C", "F"), ("F", "C"))
        )
    value = from_base(to_base(one.value, one.unit), other.unit)
    slack = Decimal("2.5") if dimension(one.unit) == "temperature" else abs(value) * Decimal("0.06")
    return abs(value - other.value) <= max(slack, min(other.step, other.scale) / 2)


def _customary(one: Quantity, other: Quantity) -> bool:
    """Half is 50 %, '98 is 1998, the 90s are the 1990s, the 19th century the 1800s."""
    if other.unit == "%" and one.value * 100 == other.value:
        return True
    if one.value < 100 and other.value - one.value in (1800, 1900, 2000):
        return True
    return 10 < one.value < 22 and (one.value - 1) * 100 <= other.value < one.value * 100 and _ages(one)


def _ages(quantity: Quantity) -> bool:
    """Whether the number may count centuries."""
    return quantity.kind == "ordinal" or quantity.unit == "century"


def weighty(quantity: Quantity) -> bool:
    """Whether the number must have a counterpart: not a small, soft or numbered-off one."""
    if quantity.soft or quantity.kind != "number":
        return False
    return abs(quantity.value) > 12 or (bool(quantity.unit) and quantity.written and quantity.value != 1)
