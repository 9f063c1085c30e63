"""A comment that suppresses nothing, or names a check that does not exist.

Somebody wrote `tqcheck: ignore TQ201` because a finding was wrong there. The text has changed since, or the
check has got better, and the comment would now hide the next error on that spot.

Bad: <!-- tqcheck: ignore TQ999 --> The minister arrived.
Good: <!-- tqcheck: ignore TQ201 --> above a sentence in which TQ201 would find something.

When it is wrong
    A comment may wait for a text that comes later. Suppressions of checks that did not run are left alone.

The comments themselves are read in `tqcheck/judge/suppress.py`, after all other checks have spoken.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..model import Finding, Severity
from ..rule import rule


@rule(
    "TQ001",
    "unused-suppression",
    mqm="custom/suppression",
    its="other",
    severity=Severity.MINOR,
    confidence=0.99,
)
def unused_suppression(context: Context) -> Iterator[Finding]:
    """Yield nothing by itself: whether a comment was needed is known only when all checks are done."""
    del context
    yield from ()
