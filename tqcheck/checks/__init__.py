"""The checks: one file each, and the table of them all.

Adding one takes three touches: its file here, its line in ``ALL``, its page of runnable cases in
``tests/checks/``.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..rule import Rule
from .addition import added_sentence
from .age_mismatch import age_mismatch
from .allegation_as_fact import allegation_as_fact
from .boilerplate import leftover_boilerplate
from .bounds import bounds
from .calque import calque
from .contradiction import contradiction
from .conversion import conversion_wrong
from .country_changed import country_changed
from .dangling_reference import dangling_reference
from .date_changed import date_changed
from .date_form import foreign_date_form
from .date_lost import date_lost
from .debris import leftover_debris
from .designation import designation_changed
from .direction import direction
from .doubled_pair import doubled_pair
from .duplicated_paragraph import duplicated_paragraph
from .duration_mismatch import duration_mismatch
from .end_mark import end_mark
from .fact_as_allegation import fact_as_allegation
from .file_rule import file_rule
from .foreign_acronym import foreign_acronym
from .foreign_place_name import foreign_place_name
from .foreign_scale import foreign_scale
from .gender_changed import gender_changed
from .gender_contradiction import gender_contradiction
from .half_translated import half_translated_compound
from .headline_quote import headline_quote
from .hearsay_conditional import hearsay_conditional
from .implausible_age import implausible_age
from .impossible_date import impossible_date
from .impossible_number import impossible_number
from .impossible_time import impossible_time
from .length_out_of_line import length_out_of_line
from .links import link_mismatch
from .lone_marks import lone_marks
from .loop import hallucinated_loop
from .lost_in_return import lost_in_return
from .missing_paragraph import missing_paragraph
from .missing_part import missing_part
from .mixed_date_order import mixed_date_order
from .mixed_units import mixed_units
from .mixed_variants import mixed_variants
from .name_changed import name_changed
from .name_form import name_form
from .name_lost import name_lost
from .name_misspelt import name_misspelt
from .name_near_miss import name_near_miss
from .name_replaced import name_replaced
from .name_spelled_two_ways import name_spelled_two_ways
from .name_translated import name_translated
from .negation_added import negation_added
from .negation_lost import negation_lost
from .non_word import non_word
from .number_changed import number_changed
from .number_contradiction import number_contradiction
from .number_format import number_format
from .number_invented import number_invented
from .number_lost import number_lost
from .number_sense import number_sense
from .omission import omitted_sentence
from .one_translation_for_two import one_translation_for_two
from .opposite import opposite
from .parts_and_whole import parts_and_whole
from .percent_or_points import percent_or_points
from .place_near_miss import place_near_miss
from .placeholders import placeholder_mismatch
from .probably_wrong import probably_wrong
from .pronoun_gender import pronoun_gender
from .question import question
from .quote_lost import quote_lost
from .quote_returned import quote_returned
from .quote_style import quote_style
from .quote_wording import quote_wording
from .range_reversed import range_reversed
from .relative_date_changed import relative_date_changed
from .relative_date_mismatch import relative_date_mismatch
from .repeated_word import repeated_word
from .residue import untranslated_residue
from .role_changed import role_changed
from .role_contradiction import role_contradiction
from .role_title import role_title
from .same_day_two_weekdays import one_day_two_weekdays
from .same_name_twice import same_name_twice
from .sentence_astray import sentence_astray
from .shares import shares_over_whole
from .slip import grammar_slip
from .spacing import spacing
from .terminology import terminology
from .time_changed import time_changed
from .time_form import foreign_time_form
from .total import total_wrong
from .truncated import truncated_sentence
from .two_spellings import two_spellings
from .two_translations import two_translations
from .unit_changed import unit_changed
from .unknown_word import unknown_word
from .untranslated import untranslated_passage
from .untranslated_sentence import untranslated_sentence
from .unused_suppression import unused_suppression
from .weekday_changed import weekday_changed
from .weekday_mismatch import weekday_mismatch
from .weekday_without_year import weekday_without_year
from .wrong_language import wrong_language
from .wrong_sense import wrong_sense
from .year_slip import year_slip

ALL: tuple[Rule, ...] = (
    # TQ0 the tool itself
    unused_suppression,
    # TQ1 completeness
    missing_part,
    dangling_reference,
    truncated_sentence,
    duplicated_paragraph,
    omitted_sentence,
    added_sentence,
    untranslated_passage,
    wrong_language,
    half_translated_compound,
    length_out_of_line,
    missing_paragraph,
    # TQ2 dates
    weekday_mismatch,
    impossible_date,
    year_slip,
    weekday_without_year,
    range_reversed,
    age_mismatch,
    implausible_age,
    duration_mismatch,
    impossible_time,
    foreign_date_form,
    mixed_date_order,
    foreign_time_form,
    relative_date_mismatch,
    one_day_two_weekdays,
    date_changed,
    time_changed,
    weekday_changed,
    relative_date_changed,
    date_lost,
    # TQ3 numbers and units
    conversion_wrong,
    impossible_number,
    parts_and_whole,
    number_format,
    foreign_scale,
    percent_or_points,
    number_contradiction,
    mixed_units,
    total_wrong,
    shares_over_whole,
    number_changed,
    number_lost,
    number_invented,
    unit_changed,
    number_sense,
    designation_changed,
    direction,
    bounds,
    # TQ4 names and roles
    name_near_miss,
    name_spelled_two_ways,
    role_contradiction,
    role_title,
    gender_contradiction,
    pronoun_gender,
    foreign_place_name,
    place_near_miss,
    foreign_acronym,
    name_changed,
    name_translated,
    name_lost,
    name_replaced,
    country_changed,
    name_misspelt,
    role_changed,
    name_form,
    same_name_twice,
    # TQ5 terms, word choice, polarity and stance
    mixed_variants,
    non_word,
    unknown_word,
    grammar_slip,
    calque,
    untranslated_sentence,
    untranslated_residue,
    doubled_pair,
    repeated_word,
    hallucinated_loop,
    leftover_boilerplate,
    leftover_debris,
    negation_lost,
    negation_added,
    allegation_as_fact,
    fact_as_allegation,
    hearsay_conditional,
    contradiction,
    question,
    gender_changed,
    terminology,
    wrong_sense,
    # TQ6 typography and quotes
    lone_marks,
    quote_style,
    spacing,
    headline_quote,
    quote_returned,
    quote_wording,
    end_mark,
    quote_lost,
    opposite,
    # TQ7 markup and links
    link_mismatch,
    placeholder_mismatch,
    file_rule,
    # TQ8 consistency
    two_spellings,
    two_translations,
    one_translation_for_two,
    # TQ9 model evidence
    sentence_astray,
    lost_in_return,
    probably_wrong,
)

CHECKS: Mapping[str, Rule] = {rule.code: rule for rule in ALL}
