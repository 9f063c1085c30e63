"""A known person's name in a form that the language of the text does not use.

Czech and Slovak put an ending on the surnames of women, and machines copy it: Angela Merkelová. Marks on
letters get lost where a text passes through a program that has none, though the language of the text has
the letter: Sebastián Pinera in a Spanish article.

    Premiérka Angela Merkelová ...  ->  "Chancellor Angela Merkelová said"      ->  Merkel
    Le premier ministre François Bayrou ...  ->  "Francois Bayrou"              ->  François

When it is wrong: somebody less known may bear the name exactly as it is written, and some people leave the
marks of their name out themselves. English and other languages without the letter are never asked for it, nor
is a text that has none of its marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..knowledge.folding import fold
from ..knowledge.letters import OWN_LETTERS, lacks_marks
from ..knowledge.people import Person, forms_under, person
from ..languages import get_language
from ..mentions.people import PersonName
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_ENDING = "ová"
_THERE = frozenset(("cs", "sk"))
_WHERE = frozenset(("CZ", "SK"))


@rule(
    "TQ418",
    "name-form",
    mqm="accuracy/mistranslation/named-entity",
    its="misspelling",
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("target", "knowledge"),
    exact=True,
)
def name_form(context: Context) -> Iterator[Finding]:
    """Look at every name of somebody known, and at every name with an ending too many."""
    language = get_language(context.document.lang).code
    marked = any(letter in context.text for letter in OWN_LETTERS.get(language, ""))
    for mention in context.target.mentions("person"):
        name: PersonName = mention.value
        if name.known and marked:
            yield from _marks(context, name, language)
        elif language not in _THERE:
            yield from _ending(context, name)


def _marks(context: Context, name: PersonName, language: str) -> Iterator[Finding]:
    """Given name and surname against those of the only person who is called so."""
    people = [person(one) for one in name.known]
    whole = name.given.join(name.surname).of(context.text)
    if len(people) != 1 or fold(whole) != fold(people[0].name):
        return
    words = {fold(word): word for word in people[0].name.split()}
    for span in (name.given, name.surname):
        written = span.of(context.text)
        right = words.get(fold(written), "")
        if not written.isupper() and lacks_marks(written, right, language):
            yield _finding(context, span, right, people[0], Severity.MINOR)


def _ending(context: Context, name: PersonName) -> Iterator[Finding]:
    surname = name.surname.of(context.text)
    if not surname.endswith(_ENDING):
        return
    stem = surname.removesuffix(_ENDING)
    for form in forms_under(fold(stem)):
        known = person(form.person_id)
        same = fold(form.text.split()[0]) == fold(name.given.of(context.text))
        if same and known.gender != "m" and not known.countries & _WHERE:
            yield _finding(context, name.surname, form.text.split()[-1], known, Severity.MAJOR)
            return


def _finding(context: Context, span: Span, right: str, known: Person, severity: Severity) -> Finding:
    return name_form.finding(
        span,
        f"{known.name} is written {right} here.",
        severity=severity,
        evidence=(
            Evidence(
                "fact", {"written": span.of(context.text), "person": known.name}, known.offices[0].origin
            ),
        ),
        suggestions=(right,),
    )
