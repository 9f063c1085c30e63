"""What of a source must come back in its translation: numbers and names that a person's translation has too.

A name counts as found as the person wrote it, as the source did, as tables of places call it, or as another
romanisation or inflection of any of these.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from tqcheck.knowledge.exonyms import counterparts
from tqcheck.knowledge.folding import fold
from tqcheck.knowledge.lexicon import compound_home, homes
from tqcheck.knowledge.name_match import same_name
from tqcheck.languages import get_language
from tqcheck.mentions.proper import read_proper_words
from tqcheck.model import Document

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Within a text without spaces.
_LATIN = re.compile(r"(?<=[぀-鿿])[A-Za-zÀ-ɏ]+|[A-Za-zÀ-ɏ]+(?=[぀-鿿])")
_SHORTEST = 3
Pair = tuple[str, str]
Wanted = Mapping[str, Sequence[str]]  # what is wanted, and the forms that the reference has it in


def numbers(source: str, reference: str, _: Pair) -> Wanted:
    """Runs of digits that both sides have."""
    return {run: [run] for run in set(_DIGITS.findall(source)) & set(_DIGITS.findall(reference))}


def has_number(number: str, _: Sequence[str], output: str, __: Pair) -> bool:
    """Whether the output has the run of digits."""
    return number in _DIGITS.findall(output)


def names(source: str, reference: str, pair: Pair) -> Wanted:
    """Words of the source with a capital within a sentence that the reference has too.

    Where all nouns have one, only those that no dictionary has or that translations leave as they are.
    """
    theirs = [mention.span.of(reference) for mention in read_proper_words(Document(reference, pair[1]))]
    ours = read_proper_words(Document(source, pair[0]))
    inner = {mention.span.of(source) for mention in ours if not mention.value.opens}
    inner = {name for name in inner if len(name) >= _SHORTEST and not _is_noun(name, pair[0])}
    wanted = {name: _forms_in(name, theirs, pair) for name in sorted(inner)}
    return {name: forms for name, forms in wanted.items() if forms}


def has_name(name: str, forms: Sequence[str], output: str, pair: Pair) -> bool:
    """Whether the output has the name, or a form of it that the reference has."""
    words = {part for word in _WORD.findall(output) for part in (word, *re.split(r"[-’']", word))}
    words |= set(_LATIN.findall(output))
    into = pair[1], pair[1]
    return bool(_forms_in(name, words, pair)) or any(
        same_name(form, word, into) for form in forms for word in words
    )


def share(
    rows: Iterable[tuple[str, str, str]],
    pair: Pair,
    find: Callable[[str, str, Pair], Wanted],
    has: Callable[[str, Sequence[str], str, Pair], bool],
) -> float | None:
    """Share of the rows (source, output, reference) whose items all come back; None if none has any."""
    kept = [
        all(has(item, forms, output, pair) for item, forms in wanted.items())
        for source, output, reference in rows
        if (wanted := find(source, reference, pair))
    ]
    return sum(kept) / len(kept) if kept else None


def _is_noun(word: str, lang: str) -> bool:
    if not get_language(lang).capital_nouns:
        return False
    home = homes(word.lower()).get(lang)
    return not home.kept if home else "-" in word or bool(compound_home(word.lower()))


def _forms_in(name: str, words: Iterable[str], pair: Pair) -> list[str]:
    known = {fold(form) for form in counterparts(name, *pair)}
    return [word for word in words if fold(word) in known or same_name(name, word, pair)]
