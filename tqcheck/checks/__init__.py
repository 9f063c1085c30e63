"""The checks: one file each, and the table of them all.

Adding one takes three touches: its file here, its line in ``CHECKS``, its page of runnable cases
in ``tests/checks/``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..rule import Rule

ALL: tuple[Rule, ...] = ()

CHECKS: Mapping[str, Rule] = {rule.code: rule for rule in ALL}
