"""Findings of others are weighed: their confidence goes up or down by what the models say, with the reason.

What a witness says (``witnesses.py``) is worth odds that ``scripts/bench_weigh.py`` measured. Those that ask
the same of a suggestion in two ways are not independent: of these the first that has odds is heard.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..context import Context
from ..judge.calibration import SUREST
from ..model import Evidence, Finding
from .norms import is_worth_asking, odds
from .witnesses import WITNESSES, verdicts

_APART = "returned"  # says something else than all the others
_BACK = ("suggestion", "returned")  # witnesses that translate back; the others translate forth


def weigh(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Return the findings with the confidence that they deserve after hearing the witnesses."""
    weighed = list(findings)
    asked = [witness for witness in WITNESSES if is_worth_asking(witness)]
    compared = any(back.source.words or back.target.words for back in context.back)
    if context.source is None or not (asked and compared):
        return weighed
    heard: set[tuple[int, bool]] = set()
    for place, verdict, values in list(verdicts(weighed, context, asked)):
        key = place, verdict == _APART
        if key not in heard and odds(verdict) != 1:
            heard.add(key)
            weighed[place] = _after(weighed[place], verdict, values, context)
    return weighed


def _after(finding: Finding, verdict: str, values: dict[str, str], context: Context) -> Finding:
    """The finding after one witness: odds times the witness's, and what it said as evidence."""
    factor = odds(verdict)
    raised = finding.confidence / max(1e-6, 1 - finding.confidence) * factor
    confidence = min(SUREST, round(raised / (1 + raised), 3))
    who = context.models.back if verdict.startswith(_BACK) else context.models.forth
    said = Evidence(
        "back-translation", values | {"odds": f"x {factor:g}"}, origin=who.identity if who else ""
    )
    return replace(finding, confidence=confidence, evidence=(*finding.evidence, said))
