"""People in running text: given name and surname, and who is known by that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..knowledge.folding import NAME_SUFFIXES, fold, surname_key
from ..knowledge.given_names import name_counts
from ..knowledge.inflection import dictionary_forms
from ..knowledge.people import Form, forms_under, native_forms
from ..languages import get_language
from ..model import Document, Mention, Span
from .capitals import read_capitals

# A word counts as a given name when so many name lists have it in front.
_GIVEN_NAME = 5


@dataclass(frozen=True, slots=True)
class PersonName:
    """A full name as written.

    Attributes:
        given: Span of the first given name.
        surname: Span of the surname, without a genitive ``'s``.
        known: Ids of the people in the knowledge tables who bear this name, inflection aside.
        sure: Whether it is a person's name for certain: a known person or a common given name.
    """

    given: Span
    surname: Span
    known: tuple[str, ...] = ()
    sure: bool = False


def read_people(document: Document) -> Iterator[Mention]:
    """Yield full names: two or more capitalised words that are, or may be, a person.

    Where the script has no capitals, only people whose name in it the tables hold are found.
    """
    language = get_language(document.lang).code
    if not get_language(document.lang).cased:
        yield from _listed_people(document.text)
        return
    for run in read_capitals(document):
        if len(run.value) > 1:
            yield from _people_in(document.text, run.value, language)


def _listed_people(text: str) -> Iterator[Mention]:
    """Yield the known people whose name stands in the text letter for letter, the longest name first."""
    forms = native_forms()
    end = 0
    for start in range(len(text) - 1):
        if start < end or text[start : start + 2] not in forms:
            continue
        found = [form for form in forms[text[start : start + 2]] if text.startswith(form.text, start)]
        if found:
            end = start + len(found[0].text)
            ids = {form.person_id for form in found if len(form.text) == end - start}
            yield _mention(text, Span(start, end), Span(start, end), tuple(sorted(ids)), sure=True)


def _people_in(text: str, words: Sequence[Span], language: str) -> Iterator[Mention]:
    """Yield the names in one run: known people, then candidates in what is left."""
    rest: list[Span] = []
    last = len(words) - 1
    while last > 0:
        if match := _known(text, words[: last + 1], language):
            first, ids = match
            yield _mention(text, words[first], words[last], ids, sure=True)
            yield from _candidates(text, words[last + 1 :][: len(rest)])
            words, rest, last = words[:first], [], first - 1
        else:
            last -= 1
            rest.append(words[last])
    yield from _candidates(text, words)


def _candidates(text: str, words: Sequence[Span]) -> Iterator[Mention]:
    """Yield neighbouring words that could be given name and surname, initials between them or not."""
    for last in range(1, len(words)):
        given = last - 1
        while given > 0 and _is_initial(words[given].of(text)):
            given -= 1
        word = words[given].of(text)
        if not word.isupper():
            yield _mention(text, words[given], words[last], (), sure=is_given_name(word))


def is_given_name(word: str) -> bool:
    """Whether a word is common in front of surnames; short ones (``The``) must be somebody's for certain."""
    counts = name_counts(word)
    return counts.first >= _GIVEN_NAME and (len(word) > 3 or counts.male + counts.female > 0)


def _mention(text: str, given: Span, surname: Span, ids: tuple[str, ...], *, sure: bool) -> Mention:
    span = given.join(surname)
    return Mention("person", PersonName(given, surname, ids, sure), span, span.of(text))


def _known(text: str, words: Sequence[Span], language: str) -> tuple[int, tuple[str, ...]] | None:
    """Index of the first word and ids of the people whose name the last of ``words`` make up."""
    choices = [dictionary_forms(word.of(text), language) for word in words]
    best: tuple[int, set[str]] = (len(words), set())
    for form in _forms(choices[-1]):
        length = _matches(form, choices)
        first = len(words) - length
        if length > 1 and first <= best[0]:
            best = (first, best[1] if first == best[0] else set())
            best[1].add(form.person_id)
    return (best[0], tuple(sorted(best[1]))) if best[1] else None


def _forms(surnames: Sequence[str]) -> Iterator[Form]:
    for surname in surnames:
        yield from forms_under(surname_key(surname))


def _matches(form: Form, choices: Sequence[Sequence[str]]) -> int:
    """How many of the last words make up the form; 0 if they do not."""
    parts = name_words(form.text)
    if len(parts) > len(choices):
        return 0
    for part, words in zip(reversed(parts), reversed(choices), strict=False):
        if part not in map(_folded, words):
            return 0
    return len(parts)


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name that are written with a capital: no particles, no articles."""
    words = [_folded(word) for word in name.split() if not word[0].islower() or "-" in word]
    return tuple(word for word in words if word not in NAME_SUFFIXES)


def _folded(word: str) -> str:
    return surname_key(word) or fold(word)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
