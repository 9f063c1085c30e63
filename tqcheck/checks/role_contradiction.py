"""An office that the person named did not hold on the document's date.

Translation mixes up titles and names: the president becomes the prime minister, a predecessor the incumbent.
The table of office holders is asked who held the office of that country on the document's date. Where the
text names no country, as a paper does at home, it is that of the person, for offices that only nations have.

    (10 May 2023) British Prime Minister Boris Johnson said ...    ->  Rishi Sunak held that office

It fires only where the table can vouch for both: that this person did not hold the office then, and that
another one did. An open term vouches for nothing after the day it was last confirmed.

When it is wrong: the sentence tells of an earlier time without saying so. Sentences that name another year,
"former", "then", "ex-", "acting", deputies and a month around every change of office are passed over; so is
"president" for a head of government where the language calls them so (presidente del Gobierno).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..context import Context
from ..knowledge.folding import fold
from ..knowledge.near_names import skeleton
from ..knowledge.people import Office, Person, holders_of, person
from ..languages import get_language
from ..mentions.nearby import roles_by
from ..mentions.role_words import presidents_govern
from ..mentions.roles import Role
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CHANGE = timedelta(days=31)
# Offices that provinces, parties and firms do not have.
_NATIONAL = frozenset(("prime-minister", "chancellor", "foreign-minister", "defence-minister"))


@rule(
    "TQ403",
    "role-contradiction",
    mqm="accuracy/mistranslation/named-entity",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "date", "knowledge"),
)
def role_contradiction(context: Context) -> Iterator[Finding]:
    """Ask for every person with an office of a country whether the table has another one there."""
    day = context.date
    for mention in context.target.mentions("person") if day else ():
        if len(mention.value.known) != 1:
            continue
        named = person(mention.value.known[0])
        for role in roles_by(context.target, mention.span):
            if not role.value.qualifier and not _tells_of_another_year(context, mention.span):
                yield from _contradiction(context, role, named, day)


def _contradiction(context: Context, role: Mention, named: Person, day: date | None) -> Iterator[Finding]:
    assert day is not None
    governing = not presidents_govern(get_language(context.document.lang).code)
    said: Role = replace(role.value, country=role.value.country or _home(role.value, named, day, governing))
    own = [office for office in named.offices if office.fits(said.role) and office.country == said.country]
    if any(_may_cover(office, day) for office in own):
        return
    if not governing and _is_head_of_government(said, named, day):
        return
    held = _holder(said, named, day)
    if held:
        past = [office for office in own if office.start <= day.isoformat()]
        yield _finding(role, named, past, *held)


def _home(said: Role, named: Person, day: date, governing: bool) -> str:
    """The country of the person, if an office named without one must be its; else nothing.

    A premier may be that of a province where the nation has a chancellor; a president is that of a club,
    unless he governs a country now, and the language calls such heads otherwise (``governing``).
    """
    countries = {office.country for office in named.offices if office.role}
    country = next(iter(countries)) if len(countries) == 1 else ""
    if len(country) != len("XX") or country in ("EU", "UN"):
        return ""
    if said.role == "president":
        return (
            country
            if governing and _is_head_of_government(replace(said, country=country), named, day)
            else ""
        )
    led = [office for other in holders_of("prime-minister", country) for office in other.offices]
    by_chancellor = any(office.fits("chancellor") and office.role == "prime-minister" for office in led)
    premier = said.role == "prime-minister" and by_chancellor
    return country if said.role in _NATIONAL and not premier else ""


def _may_cover(office: Office, day: date) -> bool:
    """Whether the term includes the day or one a month away, or the table cannot tell."""
    return any(office.covers(day + shift) is not False for shift in (-_CHANGE, timedelta(0), _CHANGE))


def _is_head_of_government(said: Role, named: Person, day: date) -> bool:
    return said.role == "president" and any(
        office.role == "prime-minister" and office.country == said.country and _may_cover(office, day)
        for office in named.offices
    )


def _holder(said: Role, named: Person, day: date) -> tuple[Person, Office] | None:
    """Who held the office on that day and a month before and after, by the table."""
    roles = ("prime-minister", "finance-minister") if said.role == "chancellor" else (said.role,)
    for role in roles:
        for other in holders_of(role, said.country):
            for office in other.offices:
                fits = office.role == role and office.country == said.country and office.fits(said.role)
                if fits and office.covers(day) and not _same_person(other, named):
                    return other, office
    return None


def _same_person(one: Person, other: Person) -> bool:
    """Two records of one person may bear two romanisations."""
    return skeleton(fold(one.name.split()[-1])) == skeleton(fold(other.name.split()[-1]))


def _tells_of_another_year(context: Context, span: Span) -> bool:
    text = context.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    years = _YEAR.findall(text, start, end if end >= 0 else len(text))
    return any(int(year) != context.date.year for year in years) if context.date else True


def _finding(role: Mention, named: Person, own: list[Office], other: Person, office: Office) -> Finding:
    until = f" {named.name} held it until {own[-1].end}." if own and own[-1].end else ""
    term = f"was {office.title} from {office.start} to {office.end}"
    if not office.end:
        term = f"has been {office.title} since {office.start}"
    return role_contradiction.finding(
        role.span,
        f"{other.name} {term}, not {named.name}.{until}",
        severity=Severity.MINOR if own else None,
        confidence=0.65 if own else None,
        evidence=(
            Evidence(
                "fact",
                {
                    "office": office.title,
                    "country": office.country,
                    "holder": other.name,
                    "from": office.start,
                    "to": office.end or None,
                    "named": named.name,
                },
                office.origin,
            ),
        ),
    )
