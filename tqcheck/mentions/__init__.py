"""What a text says: spans with normalised values, read without judging.

``OBSERVERS`` maps a kind of mention to the function that reads it from a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model import Document, Mention
from .brackets import lone_brackets
from .capitals import read_capitals
from .countries import read_countries
from .dates import dates
from .durations import durations
from .foreign import foreign
from .genders import genders
from .hedges import hedges
from .links import links
from .lives import lives
from .negations import negations
from .opposites import opposites
from .people import read_people
from .phrases import phrase_mentions
from .placeholders import placeholders
from .proper import read_proper_words
from .quantity import observe_numbers
from .quotes import quotes
from .relative_dates import relative_dates
from .roles import read_roles
from .times import times
from .words import words
from .years import years

Observer = Callable[[Document], Iterable[Mention]]

OBSERVERS: Mapping[str, Observer] = {
    # kind: function that reads it, one line each, sorted
    "foreign": foreign,
    "capitals": read_capitals,
    "country": read_countries,
    "person": read_people,
    "proper": read_proper_words,
    "role": read_roles,
    "date": dates,
    "duration": durations,
    "life": lives,
    "phrase": phrase_mentions,
    "relative-date": relative_dates,
    "time": times,
    "year": years,
    "word": words,
    "number": observe_numbers,
    "bracket": lone_brackets,
    "link": links,
    "placeholder": placeholders,
    "gender": genders,
    "hedge": hedges,
    "negation": negations,
    "opposite": opposites,
    "quote": quotes,
}
