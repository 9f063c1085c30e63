"""An office that became another: the deputy turned into the chief, finance into the interior.

Titles are long, and machines shorten them to the usual ones. The reader then takes a deputy for the head of
government.

    l'ex-vice-premier ministre        the former prime minister      ->  former deputy prime minister
    der Finanzminister                the interior minister          ->  finance minister

When it is wrong: later mentions may be shortened on purpose; a country may split or name its departments so
that the table does not know two names for one office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare import mentions_in, sure_pairs
from ..context import Context
from ..mentions.roles import Role
from ..model import Evidence, Finding, Mention, Pair, Segment, Severity
from ..rule import rule

_DEPUTY = re.compile(
    r"\b(?:vi[cz]e|wice|deputy|stellvertret|adjoint|adjunt|zastępc|náměst|zástupc|plaatsvervang"
    r"|вице|віце|заместител|замглав|заступни|helyettes|aleln|zamjeni|potpreds|dopreds|podpreds|namestn"
    r"|pavaduot|vietniek|leas-|leasuach|viċi|wakil|phó|معاون|نائب|부총리|부통령)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:deput|vi[cz]e|wice|assist|acting|number two|no\. ?2|second|stellv|vertret|adjoint|adjunt"
    r"|numéro deux|zastęp|náměst|zástup|plaatsv|вице|віце|зам|заступ|under|junior|shadow|co-|yardımc|副"
    r"|helyettes|aleln|alminiszt|zamjeni|potpreds|dopreds|podpreds|namestn|pavaduot|vietniek|asepea|asepres"
    r"|leas-|leasuach|tánaist|viċi|wakil|phó|معاون|نائب|부총리|부통령|차관)",
    re.IGNORECASE,
)
_PLAIN = {"deputy-prime-minister": "prime-minister", "vice-president": "president"}
_CHIEFS = frozenset(
    "prime-minister president chancellor foreign-minister defence-minister finance-minister justice-minister "
    "interior-minister health-minister speaker governor mayor ambassador secretary-general".split()
)
_DEPARTMENTS = frozenset(
    "foreign defence finance interior justice health education environment energy transport labour culture "
    "agriculture".split()
)


@rule(
    "TQ416",
    "role-changed",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.CRITICAL,
    confidence=0.75,
    needs=("source", "knowledge"),
)
def role_changed(context: Context) -> Iterator[Finding]:
    """Compare the offices of each pair of sentences."""
    for source, pair in sure_pairs(context):
        there = mentions_in(source, "role", pair.source)
        here = mentions_in(context.target, "role", pair.target)
        yield from _rank(pair, there, here)
        yield from _department(there, here)


def _rank(pair: Pair, there: list[Mention], here: list[Mention]) -> Iterator[Finding]:
    """A deputy on one side only, of an office that both sides name."""
    if not there or not here:
        return
    ours, theirs = _text(pair.source), _text(pair.target)
    if bool(_LOOSE.search(ours)) == bool(_LOOSE.search(theirs)):
        return
    for one in there:
        for other in here:
            office = _office(one.value)
            if office in _CHIEFS and office == _office(other.value) and _is_deputy(one) != _is_deputy(other):
                yield _finding(one, other)
                return


def _finding(source: Mention, target: Mention) -> Finding:
    return role_changed.finding(
        target.span,
        f"The source says {source.text}, the translation {target.text}.",
        source_span=source.span,
        evidence=(Evidence("source", {"source": source.text, "target": target.text}),),
    )


def _department(there: list[Mention], here: list[Mention]) -> Iterator[Finding]:
    """One department of the source missing, and one that the source has not."""
    ours, theirs = {_branch(m.value) for m in there}, {_branch(m.value) for m in here}
    lost = [m for m in there if _branch(m.value) and _branch(m.value) not in theirs]
    extra = [m for m in here if _branch(m.value) and _branch(m.value) not in ours]
    if len(lost) == len(extra) == 1 and len(there) == len(here):
        yield _finding(lost[0], extra[0])


def _branch(role: Role) -> str:
    branch = role.role.removesuffix("-minister")
    return branch if branch in _DEPARTMENTS else ""


def _office(role: Role) -> str:
    return _PLAIN.get(role.role, role.role)


def _is_deputy(mention: Mention) -> bool:
    role: Role = mention.value
    return role.role in _PLAIN or bool(_DEPUTY.search(mention.text))


def _text(segments: tuple[Segment, ...]) -> str:
    return " ".join(segment.text for segment in segments)
