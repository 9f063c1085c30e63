"""A source rewritten so that a weak model loses less of it: another chance for what it left out.

Numerals become numbers of two digits, which small models copy well; names are spelled as the other language
spells them, or become common names. Afterwards the stand-ins are exchanged for what they stood for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..languages import get_language
from .digits import NUMERAL, bare, replaced, rewritten
from .names import Name, is_borne, lost_names, respelled

_FIRST, _LAST = 12, 99
_COMMON = ("Martin", "Peter", "Anna", "Berlin")  # known to every model, alike in all languages of its script


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The text to translate in a source's place; what each of ``stand_ins`` stands for, as to be written.

    ``opening`` is what the translation must begin with.
    """

    text: str
    stand_ins: dict[str, str]
    opening: str = ""

    def restored(self, translation: str) -> str | None:
        """The translation with everything in its place; None unless each stand-in came out once."""
        any_of = re.compile(rf"(?<!\w)(?:{'|'.join(self.stand_ins)})(?!\d)") if self.stand_ins else None
        if any_of is None:
            return translation
        found = Counter(any_of.findall(translation))
        if any(found[stand_in] != 1 for stand_in in self.stand_ins):
            return None
        return any_of.sub(lambda match: self.stand_ins[match.group()], translation)


def opened(source: str, translation: str, pair: tuple[str, str]) -> Rewritten | None:
    """Have the translation begin with the numeral that the source begins with, if it is lost."""
    first = NUMERAL.match(source)
    if first is None or bare(first.group()) in map(bare, NUMERAL.findall(translation)):
        return None
    return Rewritten(source, {}, rewritten(first.group(), pair))


def rewrite(
    source: str, translation: str, pair: tuple[str, str], *, renamed: bool = False
) -> Rewritten | None:
    """Rewrite what ``translation`` lost of its source; None if that is nothing that could be rewritten.

    ``renamed``: names that the other language spells alike become common ones, if there are any.
    """
    names = lost_names(source, translation, pair)
    common = dict(zip(_alike(names, pair), _free_names(source), strict=False)) if renamed else {}
    if renamed and not common:
        return None
    spelled = respelled(source, [replace(name, forms=(common.get(name, name.forms[0]),)) for name in names])
    numerals = list(NUMERAL.finditer(spelled))
    missing = Counter(bare(each.group()) for each in numerals)
    missing -= Counter(bare(each) for each in NUMERAL.findall(translation))
    lost = [each for each in numerals if missing[bare(each.group())]]
    free = (str(number) for number in range(_FIRST, _LAST) if str(number) not in spelled)
    chosen = list(zip(free, lost, strict=False))
    text = replaced(spelled, [(each.span(), stand_in) for stand_in, each in chosen])
    if text == source:
        return None
    stand_ins = {stand_in: rewritten(each.group(), pair) for stand_in, each in chosen}
    return Rewritten(text, stand_ins | {common[name]: name.word for name in common})


def _alike(names: Sequence[Name], pair: tuple[str, str]) -> Iterator[Name]:
    """The names that are written alike; where all nouns have capitals, those that people have."""
    nouns = get_language(pair[0]).capital_nouns
    return (name for name in names if name.forms == (name.word,) and (is_borne(name.word) or not nouns))


def _free_names(source: str) -> Iterator[str]:
    return (name for name in _COMMON if name not in source)
