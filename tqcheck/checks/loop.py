"""The translation runs in circles: the same phrase, clause or sentence again and again.

Neural decoders that lose the thread repeat themselves. A phrase said twice on end has lost what should
have stood there; a sentence that returns word for word has usually swallowed its neighbour.

Example: "He thanked the crew. The vessel sank off Malta. The vessel sank off Malta." The second sentence
repeats the first.

When it is wrong
----------------
Refrains, chants, slogans and litanies repeat on purpose; so do lists of results and tables, where figures
differ (a sentence with other figures is another sentence). Headlines, captions and subheads that quote the
text are not compared. Sentences under six words are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..context import Context
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Segment, Severity, Span
from ..rule import rule

_LONGEST = 12
_PAIR, _PAIR_LETTERS = 2, 4  # words of the shortest phrase, and the letters they must have more than
_LEAST_WORDS = 6
_LEAST_CHARACTERS = 12
_LEAST_PART, _LEAST_PART_UNSPACED = 45, 16
_FINAL = ".!?…。！？।"
# Three times on end in scripts without spaces; doubling alone is grammar there.
_BREAK = re.compile(r"[\n“”\"«»]")
_UNSPACED_LOOP = re.compile(r"([^\W\d_]{2,12}?[、，,]?)\1{2,}")


@rule(
    "TQ505",
    "hallucinated-loop",
    mqm="accuracy/addition",
    its="duplication",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("document", "prose"),
)
def hallucinated_loop(context: Context) -> Iterator[Finding]:
    """Yield phrases repeated on end, then sentences that return."""
    if get_language(context.document.lang).spaced:
        yield from _phrases(context)
    else:
        for match in _UNSPACED_LOOP.finditer(context.text):
            yield _finding(Span(*match.span()), match.group(1))
    yield from _quotations(context)
    yield from _sentences(context)


def _quotations(context: Context) -> Iterator[Finding]:
    """One quotation right behind the other, word for word."""
    whole = [mention for mention in context.target.mentions("quote") if " " in mention.value.words]
    for one, other in pairwise(whole):
        if one.value.words == other.value.words and not context.text[one.span.end : other.span.start].strip():
            yield _finding(other.span, other.text, one.span)


def _phrases(context: Context) -> Iterator[Finding]:
    words = context.target.mentions("word")
    values = [word.value for word in words]
    last_at: dict[str, int] = {}
    start = 0
    for at, value in enumerate(values):
        size = at - last_at.get(value, -_LONGEST - 1)
        last_at[value] = at
        first, second = at - 2 * size + 1, at + 1 - size
        if not 2 <= size <= _LONGEST or first < start or values[first:second] != values[second : at + 1]:
            continue
        if _is_loop(context.text, words[first : at + 1], size):
            start = at + 1
            yield _finding(_joint(words[first : at + 1]), _joint(words[first:second]).of(context.text))


def _is_loop(text: str, words: Sequence[Mention], size: int) -> bool:
    """Two rounds on end, with nothing but spaces or commas between them."""
    between = text[words[size - 1].span.end : words[size].span.start]
    if size == _PAIR:
        return between == " " and _is_slip_of_two(text, words)
    wordy = any(len(word.text) > 3 for word in words[:size])
    figures = any(word.text.isdigit() for word in words)
    run_on = between.strip(" ,") == "" and not _BREAK.search(_joint(words).of(text))
    return wordy and not figures and run_on


def _is_slip_of_two(text: str, words: Sequence[Mention]) -> bool:
    """Two words twice, in small letters for the most part, and no third round begun (day by day by day)."""
    first, second = words[0], words[1]
    after = words[-1].span.after(text, len(first.text) + 1).strip().casefold()
    before = first.span.before(text, len(second.text) + 1).rstrip().casefold()
    wordy = (
        len(first.text) > 1 and len(second.text) > 1 and len(first.text) + len(second.text) > _PAIR_LETTERS
    )
    cased = first.text == words[2].text and (first.text.islower() or second.text.islower())
    alone = text[first.span.start : words[-1].span.end].count(" ") == 3
    chain = after == first.value or before.endswith(second.value) or second.value == first.value
    return wordy and cased and alone and not chain


def _joint(words: Sequence[Mention]) -> Span:
    return words[0].span.join(words[-1].span)


def _sentences(context: Context) -> Iterator[Finding]:
    """Sentences that return word for word, or that only repeat a part of the one or two before."""
    first: dict[str, Segment] = {}
    recent: list[tuple[str, Segment]] = []
    for segment in context.document.segments:
        sentence = " ".join(segment.text.casefold().split()).strip('"“”„«» ')
        key = sentence.rstrip(_FINAL)
        if segment.kind != "text" or key == sentence or not _long_enough(key, segment.lang):
            continue
        earlier = first.setdefault(key, segment)
        spaced = get_language(segment.lang).spaced
        if earlier is segment and len(key) >= (_LEAST_PART if spaced else _LEAST_PART_UNSPACED):
            earlier = next((each for said, each in recent if key in said), segment)
        if earlier is not segment:
            yield _finding(segment.span, segment.text.strip(), earlier.span)
        recent = [*recent[-1:], (key, segment)]


def _long_enough(sentence: str, lang: str) -> bool:
    if get_language(lang).spaced:
        return sentence.count(" ") >= _LEAST_WORDS - 1
    return len(sentence) >= _LEAST_CHARACTERS


def _finding(span: Span, said: str, earlier: Span | None = None) -> Finding:
    what = "This sentence stands in the text already" if earlier else "The phrase comes round again"
    return hallucinated_loop.finding(
        span,
        f"{what}: “{said if len(said) <= 60 else said[:57] + '...'}”.",
        evidence=(Evidence("repetition", {"text": said}),),
        suggestions=("",) if earlier else (said,),
        related=(earlier,) if earlier else (),
    )
