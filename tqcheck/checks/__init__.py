"""The checks: one file each, and the table of them all.

Adding one takes three touches: its file here, its line in ``ALL``, its page of runnable cases in
``tests/checks/``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..rule import Rule
from .boilerplate import leftover_boilerplate
from .conversion import conversion_wrong
from .date_form import foreign_date_form
from .debris import leftover_debris
from .doubled_pair import doubled_pair
from .duplicated_paragraph import duplicated_paragraph
from .impossible_date import impossible_date
from .lone_marks import lone_marks
from .loop import hallucinated_loop
from .name_near_miss import name_near_miss
from .number_changed import number_changed
from .number_format import number_format
from .number_invented import number_invented
from .number_lost import number_lost
from .quote_style import quote_style
from .quote_wording import quote_wording
from .repeated_word import repeated_word
from .residue import untranslated_residue
from .spacing import spacing
from .untranslated_sentence import untranslated_sentence
from .weekday_mismatch import weekday_mismatch
from .weekday_without_year import weekday_without_year

ALL: tuple[Rule, ...] = (
    # TQ1 completeness
    duplicated_paragraph,
    # TQ2 dates
    weekday_mismatch,
    impossible_date,
    weekday_without_year,
    foreign_date_form,
    # TQ3 numbers and units
    conversion_wrong,
    number_format,
    number_changed,
    number_lost,
    number_invented,
    # TQ4 names and roles
    name_near_miss,
    # TQ5 terms, word choice, polarity and stance
    untranslated_sentence,
    untranslated_residue,
    doubled_pair,
    repeated_word,
    hallucinated_loop,
    leftover_boilerplate,
    leftover_debris,
    # TQ6 typography and quotes
    lone_marks,
    quote_style,
    spacing,
    quote_wording,
    # TQ7 markup and links
    # TQ8 consistency
    # TQ9 model evidence
)

CHECKS: Mapping[str, Rule] = {rule.code: rule for rule in ALL}
