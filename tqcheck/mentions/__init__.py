"""What a text says: spans with normalised values, read without judging.

``OBSERVERS`` maps a kind of mention to the function that reads it from a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model import Document, Mention
from .brackets import lone_brackets
from .opposites import opposites
from .quotes import quotes

Observer = Callable[[Document], Iterable[Mention]]

OBSERVERS: Mapping[str, Observer] = {
    # kind: function that reads it, one line each, sorted
    "bracket": lone_brackets,
    "opposite": opposites,
    "quote": quotes,
}
