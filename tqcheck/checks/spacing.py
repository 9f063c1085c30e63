"""A slip of spacing or punctuation around a mark.

Engines work on tokens and put the text together again: a space stays before the comma, the one after
the full stop is lost, marks double, and a mark of the source's script stays behind.

Bad: The minister resigned .He gave no reason,, and left。
Good: The minister resigned. He gave no reason, and left.

Each language has its own habits: French sets a space before : ; ! ? and », Chinese and Japanese write
full-width marks without spaces, and three full stops are an ellipsis everywhere.

When it is wrong
    Names that carry punctuation (Yahoo!, Tele2.Nu, a chess notation), code and addresses in running
    text, poetry. Web addresses, file names, initials, abbreviations and numbers are known and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.marks import spaced_marks
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

# name of the group -> what is wrong
_SLIPS = {
    "before": "There is a space before “{0}”.",
    "joined": "The space after “{0}” is missing.",
    "double": "Two marks stand where one belongs: “{0}”.",
    "stray": "“{0}” has no business in this place.",
    "wide": "“{0}” is a full-width mark in a text that does not use them.",
    "narrow": "“{0}” is a half-width mark between full-width characters.",
    "inside": "There is a space inside the bracket “{0}”.",
}
_FULL_WIDTH = str.maketrans("。，、；：！？", ".,,;:!?")
_HALF_WIDTH = str.maketrans(",;:!?", "，；：！？")
_CJK = r"[\u3040-\u30ff\u3400-\u9fff]"
_UPPER = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ"
_LOWER = rf"[^\W\d_{_UPPER}]"


@rule(
    "TQ603",
    "spacing",
    mqm="linguistic-conventions/punctuation",
    its="whitespace",
    severity=Severity.MINOR,
    confidence=0.9,
    exact=True,
    needs=("prose",),
)
def spacing(context: Context) -> Iterator[Finding]:
    """Report slips of spacing and doubled, stray or foreign punctuation marks."""
    for match in _slips(context.document.lang).finditer(context.text):
        slip = match.lastgroup or ""
        wrong = match.group(slip)
        if wrong in "!?" and _ends_name(context.text, match.start()):
            continue
        right = _right(slip, wrong)
        yield spacing.finding(
            Span(*match.span(slip)),
            _SLIPS[slip].format(wrong[0] if slip == "joined" else wrong.strip()),
            evidence=(Evidence("pattern", {"slip": slip, "found": wrong, "right": right}),),
            suggestions=(right,),
        )


def _ends_name(text: str, end: int) -> bool:
    """Whether the word that ends here is capitalised, as in "Yahoo! shares"."""
    word = text[max(0, end - 40) : end].rsplit(maxsplit=1)[-1]
    return not word.islower()


def _right(slip: str, wrong: str) -> str:
    """Return what should stand in place of the slip."""
    if slip == "joined":
        return f"{wrong[0]} {wrong[1:]}"
    if slip == "double":
        return wrong[0]
    if slip == "stray":
        return ""
    table = _FULL_WIDTH if slip == "wide" else _HALF_WIDTH if slip == "narrow" else {}
    return wrong.translate(table).strip()


@cache
def _slips(lang: str) -> re.Pattern[str]:
    """Return the slips to look for in ``lang``, each a named group."""
    if not get_language(lang).spaced:
        return re.compile(rf"(?<={_CJK})(?P<narrow>[,;!?])(?={_CJK})|(?P<double>，，|、、|。。(?!。))")
    unspaced = "".join(mark for mark in ",.;:!?" if mark not in spaced_marks(lang))
    return re.compile(
        # Nearly all characters are none of these: cheaper told than by each alternative.
        r"(?=[\x20,;:.!?~_^|@\\(。，、；：！？])(?:"
        rf"(?<=[^\W\d_]{{2}})(?P<before>\x20[{unspaced}])(?=\s|$)"
        rf"|(?<={_LOWER}{{3}})(?<!&\w{{3}})(?<!&\w{{4}})(?P<joined>[,;]\w(?=[^\W\d_]{{2}})|[.!?][{_UPPER}](?={_LOWER}{{2,}}\x20))"
        r"|(?<=[\w)\"”’])(?P<double>,,|;;|::|\.\.|,\.|[,:];|;,)(?![\w.,])(?<!\.\.\.)"
        rf"|(?<=\w)(?P<stray>[~_^|@\\](?=\s)|[!?](?=\x20{_LOWER}{_LOWER}))"
        r"|(?P<wide>[。，、；：！？])"
        r"|(?P<inside>(?<=\w)\x20\)|\(\x20(?=\w)))"
    )
