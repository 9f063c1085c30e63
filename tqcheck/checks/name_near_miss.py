"""A name one letter away from that of somebody known.

Machine translation turns names into words that look like them. A reader stumbles, the person named is
the wrong one, and no spelling checker says anything, for names are in no dictionary. The name is compared
with some 20,000 office holders: the surname is theirs and the given name nearly so, or the reverse.

    According to British Defense Minister Grand Shapps ...    ->  Grant Shapps

The finding names the office with its dates. It counts as sure when the text itself gives the person that
office or that country.

When it is wrong: another, less known person may bear exactly this name. Names that come through a
romanisation (Yuri, Yuriy) are compared by sound, and Chinese, Korean and Vietnamese names not at all, for
there a letter makes another name. Where the word written is a name in common use, only a fitting office in
the text makes a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..context import Context
from ..knowledge.inflection import reinflect
from ..knowledge.near_names import NearName, near_names
from ..knowledge.people import Office
from ..languages import get_language
from ..mentions.nearby import roles_by
from ..mentions.people import PersonName
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_CONFIDENCE = {"role and country": 0.95, "country": 0.9, "role": 0.85, "fame": 0.8}
_SHORTEST = 5  # letters; a shorter word needs a fitting office of the right country
_HEADS = {"president", "prime-minister", "chancellor"}
Reading = tuple[str, NearName]


@rule(
    "TQ401",
    "name-near-miss",
    mqm="accuracy/mistranslation/named-entity",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.9,
    needs=("target", "knowledge"),
    exact=True,
)
def name_near_miss(context: Context) -> Iterator[Finding]:
    """Compare every name that nobody known bears with those somebody does."""
    language = get_language(context.document.lang).code
    for mention in context.target.mentions("person"):
        name: PersonName = mention.value
        if name.known:
            continue
        given, surname = name.given.of(context.text), name.surname.of(context.text)
        readings = [(_support(context, mention, near), near) for near in near_names(given, surname, language)]
        best = min((r for r in readings if r[0]), key=_rank, default=None)
        if best:
            yield _finding(context, mention, best, language)


def _rank(reading: Reading) -> tuple[float, bool, str, bool, str]:
    support, near = reading
    usual_spelling = near.right in near.person.name
    return (-_CONFIDENCE[support], not near.person.prominent, near.person.id, not usual_spelling, near.right)


def _support(context: Context, mention: Mention, near: NearName) -> str:
    """What in the text says that this person is meant; empty if nothing does."""
    offices = near.person.offices
    roles = [m.value for m in roles_by(context.target, mention.span)]
    same_country = any(role.country in near.person.countries for role in roles if role.country)
    fitting = {role.role for role in roles if any(office.fits(role.role) for office in offices)}
    if same_country and fitting:
        return "role and country"
    if fitting & _HEADS and near.person.prominent and not any(role.country for role in roles):
        return "role"
    if (
        not near.odd
        or len(near.written) < _SHORTEST
        or any(role.country and role.country not in near.person.countries for role in roles)
    ):
        return ""
    if same_country or (fitting and near.person.prominent):
        return "country" if same_country else "role"
    same_start = near.written[0].lower() == near.right[0].lower()
    return "fame" if near.person.prominent and same_start and not _is_calendar(context, near.written) else ""


def _is_calendar(context: Context, word: str) -> bool:
    """Whether the word is a month or a day: "In March Rubio said"."""
    tables = get_language(context.document.lang).cldr or {}
    return word.lower() in str([tables.get("months"), tables.get("days")]).lower()


def _finding(context: Context, mention: Mention, reading: Reading, language: str) -> Finding:
    support, near = reading
    name: PersonName = mention.value
    span = name.given if near.part == "given" else name.surname
    written = span.of(context.text)
    right = reinflect(written, near.written, near.right, language)
    start, end = span.start - mention.span.start, span.end - mention.span.start
    suggestion = mention.text[:start] + right + mention.text[end:]
    roles = {m.value.role for m in roles_by(context.target, mention.span)}
    office = _office(near, roles, context.date)
    return name_near_miss.finding(
        mention.span,
        f"{mention.text} is one letter away from {near.person.name}, {office.title} {_term(office)}.",
        confidence=_CONFIDENCE[support],
        evidence=(
            Evidence(
                "fact",
                {
                    "written": mention.text,
                    "person": near.person.name,
                    "office": office.title,
                    "country": office.country,
                    "from": office.start,
                    "to": office.end or None,
                    "support": support,
                },
                office.origin,
            ),
        ),
        suggestions=(suggestion,),
    )


def _office(near: NearName, roles: set[str], day: date | None) -> Office:
    """The office that tells best who it is: named in the text, held on its date, curated, the latest."""

    def telling(office: Office) -> tuple[bool, bool, bool, str]:
        held = day is not None and bool(office.covers(day))
        return (any(map(office.fits, roles)), held, office.source == "K", office.start)

    return max(near.person.offices, key=telling)


def _term(office: Office) -> str:
    if office.end:
        return f"from {office.start} to {office.end}"
    return f"since {office.start} (as of {office.as_of})"
