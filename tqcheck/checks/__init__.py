"""The checks: one file each, and the table of them all.

Adding one takes three touches: its file here, its line in ``ALL``, its page of runnable cases in
``tests/checks/``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..rule import Rule
from .weekday_mismatch import weekday_mismatch

ALL: tuple[Rule, ...] = (
    # TQ1 completeness
    # TQ2 dates
    weekday_mismatch,
    # TQ3 numbers and units
    # TQ4 names and roles
    # TQ5 terms, word choice, polarity and stance
    # TQ6 typography and quotes
    # TQ7 markup and links
    # TQ8 consistency
    # TQ9 model evidence
)

CHECKS: Mapping[str, Rule] = {rule.code: rule for rule in ALL}
