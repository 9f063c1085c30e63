"""Composing number words: two hundred | thousand | thirty-five -> 200,035.

One grammar for all languages. A word either adds, if there is room for it (after twenty there is
room below ten), or multiplies everything smaller that precedes it. What fits nowhere begins the
next number: "between one hundred and two hundred" is two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Atom:
    """One number word or numeral of a run: its value, whether it multiplies, its place in the run."""

    value: Decimal
    multiplies: bool
    start: int
    end: int
    numeral: str = ""
    ordinal: bool = False
    fraction: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """A number made of atoms ``first`` to ``last``, with the scale its first numeral was multiplied by."""

    value: Decimal
    atoms: tuple[Atom, ...]
    scale: Decimal = Decimal(1)


def compose(atoms: Sequence[Atom]) -> list[Composed]:
    """Split a run of atoms into numbers and value each."""
    numbers: list[Composed] = []
    parts: list[tuple[Decimal, int]] = []  # value and index of its first atom, falling
    begin = 0
    for index, atom in enumerate(atoms):
        if atom.fraction and parts:
            near = atom.start - atoms[index - 1].end <= 1
            parts[-1] = (_with_fraction(parts[-1][0], atom.value, near), parts[-1][1])
        elif atom.value == 0 and not atom.numeral and parts and parts[-1][0] >= 100:
            continue  # the zero of 一百〇五 only keeps a place
        elif atom.multiplies:
            cut = _multiply(parts, atom.value, index)
            if cut is not None:
                numbers.append(_close(parts[: cut + 1], atoms[begin : parts[cut + 1][1]]))
                begin = parts[cut + 1][1]
                parts = parts[cut + 1 :]
        elif parts and not _fits(parts[-1][0], atoms, index):
            numbers.append(_close(parts, atoms[begin:index]))
            begin, parts = index, [(atom.value, index)]
        else:
            parts.append((atom.value, index))
        if atom.ordinal:
            numbers.append(_close(parts, atoms[begin : index + 1]))
            begin, parts = index + 1, []
    if parts:
        numbers.append(_close(parts, atoms[begin:]))
    return numbers


def _multiply(parts: list[tuple[Decimal, int]], scale: Decimal, index: int) -> int | None:
    """Multiply the tail below ``scale``; returns where the run must be cut if the result has no room."""
    keep = len(parts)
    while keep and parts[keep - 1][0] < scale:
        keep -= 1
    low = parts[keep:]
    product = (sum((value for value, _ in low), Decimal(0)) if low else Decimal(1)) * scale
    parts[keep:] = [(product, low[0][1] if low else index)]
    if keep and product >= _room(parts[keep - 1][0]):
        return keep - 1
    return None


def _with_fraction(value: Decimal, fraction: Decimal, near: bool) -> Decimal:
    """Two thirds and one half are products, two and a half is a sum."""
    product = fraction < Decimal("0.5") or (near and value == 1)
    return value * fraction if product else value + fraction


def _fits(tail: Decimal, atoms: Sequence[Atom], index: int) -> bool:
    """Whether the atom may be added to what precedes it.

    A numeral adds only to a scale word before it: 3 million 500 thousand, 1億2000万, 117 bin 378.
    """
    atom, before = atoms[index], atoms[index - 1]
    if atom.numeral and not (before.multiplies and before.value >= 1000 and _scaled_or_tight(atoms, index)):
        return False
    if before.numeral:
        return False
    return 0 < atom.value < _room(tail)


def _scaled_or_tight(atoms: Sequence[Atom], index: int) -> bool:
    follows = index + 1 < len(atoms) and atoms[index + 1].multiplies
    thousands = atoms[index - 1].value == 1000 and index > 1 and bool(atoms[index - 2].numeral)
    fills = atoms[index - 1].value == 10 ** len(atoms[index].numeral)
    return follows or fills or thousands or atoms[index - 1].end == atoms[index].start


def _room(value: Decimal) -> Decimal:
    """Below what a number added to ``value`` must be: 20 -> 10, 300 -> 100, 5000 -> 1000."""
    whole = int(value)
    if value != whole or whole == 0:
        return Decimal(0)
    text = str(whole)
    return Decimal(10) ** (len(text) - len(text.rstrip("0")))


def _close(parts: Sequence[tuple[Decimal, int]], atoms: Sequence[Atom]) -> Composed:
    value = sum((part for part, _ in parts), Decimal(0))
    scale = Decimal(1)
    for atom in atoms[1:]:
        if not atom.multiplies:
            break
        scale *= atom.value
    return Composed(value, tuple(atoms), scale)
