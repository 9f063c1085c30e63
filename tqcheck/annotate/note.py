"""What is written into a file about one finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Note(NamedTuple):
    """A finding as one line; and as ITS 2.0 tells it: one of its types and a severity from 0 to 100."""

    line: str
    its: str = "other"
    severity: int = 0


Notes = Mapping[tuple[str, str], list[Note]]  # (document's item, unit) -> what to write there
