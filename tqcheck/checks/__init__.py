"""The checks: one file each, and the table of them all.

Adding one takes three touches: its file here, its line in ``ALL``, its page of runnable cases in
``tests/checks/``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..rule import Rule
from .lone_marks import lone_marks
from .opposite import opposite
from .quote_style import quote_style
from .quote_wording import quote_wording
from .spacing import spacing

ALL: tuple[Rule, ...] = (
    # TQ1 completeness
    # TQ2 dates
    # TQ3 numbers and units
    # TQ4 names and roles
    # TQ5 terms, word choice, polarity and stance
    # TQ6 typography and quotes
    lone_marks,
    quote_style,
    spacing,
    quote_wording,
    opposite,
    # TQ7 markup and links
    # TQ8 consistency
    # TQ9 model evidence
)

CHECKS: Mapping[str, Rule] = {rule.code: rule for rule in ALL}
