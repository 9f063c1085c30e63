"""What a text says: spans with normalised values, read without judging.

``OBSERVERS`` maps a kind of mention to the function that reads it from a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model import Document, Mention
from .brackets import lone_brackets
from .dates import dates
from .quotes import quotes
from .words import words

Observer = Callable[[Document], Iterable[Mention]]

OBSERVERS: Mapping[str, Observer] = {
    # kind: function that reads it, one line each, sorted
    "date": dates,
    "word": words,
    "bracket": lone_brackets,
    "quote": quotes,
}
