"""Numbers and what they count: digits, number words, scales, percentages, money, measures.

The flow: ``lexicon`` finds runs of numerals and number words, ``digits`` and ``compose`` give them
values, ``units`` says what is counted, ``observe`` joins these into mentions of kind ``number``.
"""

from .observe import observe_numbers
from .value import Quantity

__all__ = ["Quantity", "observe_numbers"]
