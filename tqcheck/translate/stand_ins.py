"""A source rewritten so that a weak model loses less of it: another chance for what it left out.

Numerals become numbers of two digits, which small models copy well; names are spelled as the other language
spells them. Afterwards the stand-ins are exchanged for what they stood for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .digits import NUMERAL, bare, replaced, rewritten
from .names import lost_names, respelled

_FIRST, _LAST = 12, 99


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The text to translate in a source's place; ``numerals``, as they are to be written, by stand-in.

    ``opening`` is what the translation must begin with.
    """

    text: str
    numerals: dict[str, str]
    opening: str = ""

    def restored(self, translation: str) -> str | None:
        """The translation with the numerals in their places; None unless each stand-in came out once."""
        found = Counter(re.findall(r"\d+", translation))
        if any(found[stand_in] != 1 for stand_in in self.numerals):
            return None
        return re.sub(r"\d+", lambda run: self.numerals.get(run.group(), run.group()), translation)


def opened(source: str, translation: str, pair: tuple[str, str]) -> Rewritten | None:
    """Have the translation begin with the numeral that the source begins with, if it is lost."""
    first = NUMERAL.match(source)
    if first is None or bare(first.group()) in map(bare, NUMERAL.findall(translation)):
        return None
    return Rewritten(source, {}, rewritten(first.group(), pair))


def rewrite(source: str, translation: str, pair: tuple[str, str]) -> Rewritten | None:
    """Rewrite what ``translation`` lost of its source; None if that is nothing that could be rewritten."""
    spelled = respelled(source, lost_names(source, translation, pair))
    numerals = list(NUMERAL.finditer(spelled))
    missing = Counter(bare(each.group()) for each in numerals)
    missing -= Counter(bare(each) for each in NUMERAL.findall(translation))
    lost = [each for each in numerals if missing[bare(each.group())]]
    free = (str(number) for number in range(_FIRST, _LAST) if str(number) not in spelled)
    chosen = list(zip(free, lost, strict=False))
    text = replaced(spelled, [(each.span(), stand_in) for stand_in, each in chosen])
    if text == source:
        return None
    return Rewritten(text, {stand_in: rewritten(each.group(), pair) for stand_in, each in chosen})
