"""Cutting a run of numerals and number words into atoms."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ...languages import Language
from .compose import Atom
from .digits import HAN_DIGITS, read_digits
from .lexicon import Lexicon


def cut_run(text: str, start: int, end: int, lexicon: Lexicon, language: Language) -> list[Atom]:
    """Return the atoms of the run at start..end, longest words first."""
    matches = list(lexicon.atom.finditer(text, start, end))
    spans = [match.span() for match in matches]
    borders = [start, *(place for span in spans for place in span), end]
    gaps = zip(borders[::2], borders[1::2], strict=True)
    if not all(lexicon.joint.fullmatch(text, *gap) for gap in gaps):
        spans = _backtrack(text, start, end, lexicon) or spans
    atoms = [_atom(text[a:b], a, b, lexicon, language) for a, b in spans]
    return [_loosened(atom, text) for atom in atoms] if lexicon.tight_ten else atoms


def _backtrack(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Cut compounds whose longest first word leads nowhere: kolmet|uhatta -> kolme|tuhatta."""
    if start == end:
        return []
    for stop in range(min(end, start + 40), start, -1):
        if plain(text[start:stop]) in lexicon:
            if stop == end:
                return [(start, stop)]
            joint = lexicon.joint.match(text, stop, end)
            for after in dict.fromkeys((stop, joint.end() if joint else stop)):
                rest = _backtrack(text, after, end, lexicon)
                if rest:
                    return [(start, stop), *rest]
    return []


def _atom(form: str, start: int, end: int, lexicon: Lexicon, language: Language) -> Atom:
    if (
        form[0].isdecimal()
        or form in "¼½¾⅓⅔"
        or (len(form) == 4 and all(char in HAN_DIGITS for char in form))
    ):
        numeral = next(iter(read_digits(form, language)), "")
        return Atom(Decimal(numeral or 0), False, start, end, numeral or "-")
    form = plain(form)
    if form in lexicon.scale:
        return Atom(lexicon.scale[form], True, start, end)
    if form in lexicon.fraction:
        return Atom(lexicon.fraction[form], False, start, end, fraction=True)
    if form in lexicon.ordinal:
        return Atom(lexicon.ordinal[form], False, start, end, ordinal=True)
    return Atom(lexicon.add.get(form, Decimal(0)), False, start, end)


def _loosened(atom: Atom, text: str) -> Atom:
    """Ten multiplies only inside its word: kuusikymmentä is 60, kuusi kymmenestä is six of ten."""
    apart = atom.multiplies and atom.value == 10 and text[atom.start - 1 : atom.start] == " "
    return replace(atom, multiplies=False) if apart else atom


def plain(form: str) -> str:
    """Return the form as the tables have it: lower case, plain spaces."""
    return re.sub(r"[-\u00a0\u202f]", " ", form.lower())
