"""A person addressed or titled as one of the other gender.

Machine translation takes the gender of a title from habit: die Präsidentin Emmanuel Macron, Mrs. Olaf
Scholz, la ministra Guido Crosetto. It is compared with the known person's gender, or with the given name
where nearly all who bear it are men, or women.

    Die Kroatin Hrvoje Čale traf zweimal.    ->  Kroate

When it is wrong: a given name that is used otherwise in another country; the wife named by her husband's
name (Mrs. John Smith). The name must be in its basic form: "die Sprecherin Emmanuel Macrons" speaks for him.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..knowledge.folding import fold, surname_key
from ..knowledge.given_names import gender_of, name_counts
from ..knowledge.people import forms_under, person
from ..languages import get_language
from ..mentions.addressed import addressed, gender_of_mention, genders_before, surname_addressed
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_MANY = 8  # people of known gender who must bear a given name
_LEADERS, _RECENT = ("president", "prime-minister", "monarch"), "1985"
_NAMES = {"m": "a man", "f": "a woman"}


@rule(
    "TQ405",
    "gender-contradiction",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "knowledge"),
)
def gender_contradiction(context: Context) -> Iterator[Finding]:
    """Compare the gender of the words before each name with that of its bearer."""
    people = [mention for mention in context.target.mentions("person") if mention.value.sure]
    yield from _addressed_by_surname(context, people)
    for mention in people:
        if not _is_basic_form(context, mention):
            continue
        known, origin = _gender(context.text, mention)
        for said, span, right in genders_before(context.target, mention.span) if known in _NAMES else ():
            if said != known:
                evidence = {"person": mention.text, "gender": known, "written": span.of(context.text)}
                yield _finding(mention, span, right, Evidence("fact", evidence, origin))
                break


def _addressed_by_surname(context: Context, people: list[Mention]) -> Iterator[Finding]:
    """Forms of address before a surname whose only bearer in the text is of the other gender."""
    bearers: dict[str, list[Mention]] = {}
    for mention in people:
        bearers.setdefault(mention.value.surname.of(context.text), []).append(mention)
    forms = addressed(context.text, get_language(context.document.lang).code) if bearers else {}
    for surname, mentions in bearers.items():
        genders = {_gender(context.text, mention) for mention in mentions}
        known, origin = next(iter(genders))
        if len(genders) > 1 or known not in _NAMES or _is_famous(surname):
            continue
        said = list(surname_addressed(forms, context.text, surname))
        if any(gender == known for gender, _ in said):
            continue  # there are two of them
        for _, span in said:
            written = {"person": mentions[0].text, "gender": known, "written": span.of(context.text)}
            yield _finding(mentions[0], span, "", Evidence("fact", written, origin))


def _is_famous(surname: str) -> bool:
    """Whether somebody who led a country bears the surname, whose wife or husband needs no first name."""
    bearers = (person(form.person_id) for form in forms_under(surname_key(surname)))
    return any(
        office.role in _LEADERS and office.start >= _RECENT for each in bearers for office in each.offices
    )


def _is_basic_form(context: Context, mention: Mention) -> bool:
    """Whether the name stands as the tables have it, not in a genitive."""
    after = context.text[mention.span.end : mention.span.end + 1]
    if mention.value.known:
        surname = mention.value.surname.of(context.text)
        ending = fold(surname)[-2:]
        return after not in ("'", "’") and any(
            fold(form.text)[-2:] == ending for form in forms_under(surname_key(surname))
        )
    return not get_language(context.document.lang).capital_nouns or not mention.text.endswith("s")


def _gender(text: str, mention: Mention) -> tuple[str, str]:
    """Gender and where it is known from."""
    if known := gender_of_mention(mention):
        return known, person(mention.value.known[0]).offices[0].origin
    given = mention.value.given.of(text)
    counts = name_counts(given)
    return (gender_of(given) if counts.male + counts.female >= _MANY else ""), "given-name counts"


def _finding(mention: Mention, span: Span, right: str, evidence: Evidence) -> Finding:
    known = _NAMES[str(evidence.values["gender"])]
    return gender_contradiction.finding(
        span,
        f"{mention.text} is {known}; “{evidence.values['written']}” says otherwise.",
        confidence=None if mention.value.known else 0.7,
        evidence=(evidence,),
        suggestions=(right,) if right else (),
        related=(mention.span,),
    )
