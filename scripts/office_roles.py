"""From an office's English title to the role it is: the words tables use, not those of articles."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.knowledge.tables import find_rows

_JUNIOR = (
    r"deputy|under.?secretary|minister of state\b|state secretary|assistant|parliamentary|shadow|"
    r"\bvice\b|junior"
)
_MINISTER = r"(?=.*(?:minister|secretary))(?!.*(?:press|general))"
_HEAD_OF_GOVERNMENT = (
    r"^(?!.*(?:prime minister['’]s|(?:office|staff) of the prime)).*prime minister|"
    r"^premier of the (?:state council|people's republic|republic)|federal chancellor|"
    r"^chancellor of (?!justice|switzerland|the duchy)|president of the government of spain|taoiseach|"
    r"president of the council of ministers"
)
_FOREIGN = (
    r"^(?:united states )?secretary of state$|foreign secretary|foreign minister|"
    r"secretary of state for foreign|" + _MINISTER + r".*(?:foreign|external) (?:affairs|relations|policy)"
)
_INTERIOR = r"home secretary|" + _MINISTER + r".*(?:interior|internal affairs|home affairs|home department)"
_PRESIDENT = (
    r"^(?:federal )?president(?: of (?:the )?(?:(?:swiss|russian) (?!council).*|[a-z]+ republic.*|"
    r"republic of .*|united states|people's republic of china|philippines))?$"
)
_SPEAKER = r"speaker|president of the (?:bundestag|national assembly|senate|chamber|parliament)"
_FINANCE = (
    r"chancellor of the exchequer|secretary of the treasury|"
    r"^(?!(?:chief|financial|economic|exchequer) secretary)" + _MINISTER + r".*(?:financ|treasury)"
)
# First match wins; patterns are tried on the lower-case title.
_ROLES = [
    ("vice-president", r"vice.president of (?:the )?(?:united states|republic|[a-z]+$)"),
    ("spokesperson", r"spokes|press secretary|press officer|communications advis"),
    ("commission-president", r"president of the european commission"),
    ("council-president", r"president of the european council"),
    ("deputy-prime-minister", r"(?:deputy|vice) (?:prime minister|premier|chancellor)|vice.chancellor"),
    ("ambassador", r"ambassador|permanent representative|high commissioner|consul"),
    ("deputy-minister", _JUNIOR),
    ("finance-minister", _FINANCE),
    ("prime-minister", _HEAD_OF_GOVERNMENT),
    ("foreign-minister", _FOREIGN),
    ("defence-minister", _MINISTER + r".*(?:defen[cs]e|armed forces)"),
    ("interior-minister", _INTERIOR),
    ("justice-minister", _MINISTER + r".*justice|united states attorney general"),
    ("health-minister", _MINISTER + r".*health"),
    ("economy-minister", _MINISTER + r".*econom"),
    ("education-minister", _MINISTER + r".*education"),
    ("environment-minister", _MINISTER + r".*environment"),
    ("energy-minister", _MINISTER + r".*energy"),
    ("transport-minister", _MINISTER + r".*transport"),
    ("labour-minister", _MINISTER + r".*(?:labou?r|employment)"),
    ("agriculture-minister", _MINISTER + r".*agricultur"),
    ("culture-minister", _MINISTER + r".*cultur"),
    ("minister", r"minister|secretary of state|united states secretary"),
    ("secretary-general", r"secretary.general"),
    ("monarch", r"^(?:king|queen|emperor|sultan|grand duke|emir) of|supreme leader"),
    ("pope", r"^pope$"),
    ("speaker", _SPEAKER),
    ("governor", r"^(?:lieutenant )?governor of|minister-president|premier of"),
    ("mayor", r"mayor"),
    ("central-banker", r"central bank|federal reserve|governor of the (?:bank|reserve)"),
    ("president", _PRESIDENT),
    ("legislator", r"member of|senator|representative|parliament"),
]
_COMPILED = [(role, re.compile(pattern)) for role, pattern in _ROLES]
# Presidents and ministers of parts of a country: their title names the part.
_SUBNATIONAL = re.compile(
    r"(?:state|province|region|county|prefecture|autonomous|catalonia|andalusia|galicia|basque|scotland|"
    r"wales|chechen|tatarstan|republika srpska|bavaria|hesse|saxony|ontario|quebec|victoria|queensland)\b",
    re.IGNORECASE,
)
_STATE_OFFICES = re.compile(r"(?:secretary|minister) of state|state (?:council|secretary)")


def role_of(title: str, country: str) -> str:
    """Return the role an office is, or the empty string; offices of regions get ``regional``."""
    title = title.lower().strip()
    if "-" in country or _SUBNATIONAL.search(_STATE_OFFICES.sub("", title)):
        return "governor" if title.startswith(("governor", "minister-president")) else "regional"
    if title.removeprefix("president of ").removeprefix("the ") in _countries():
        return "president"
    return next((role for role, pattern in _COMPILED if pattern.search(title)), "")


@cache
def _countries() -> frozenset[str]:
    """Names of countries in small letters: to tell the president of Peru from that of Navarre."""
    rows = find_rows("places/countries.tsv", "en")
    return frozenset(row[2].lower() for row in rows) | {"czech republic", "turkey", "ivory coast"}
