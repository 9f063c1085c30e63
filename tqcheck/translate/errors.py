"""What can go wrong with translators."""

from ..errors import TqcheckError


class NoTranslator(TqcheckError):
    """No model covers the language pair, or the one asked for cannot be used here."""


class DamagedModel(TqcheckError):
    """A model's files are not those of the table."""


class NotScorable(TqcheckError):
    """The translator tells no probabilities."""


class ServiceFailed(TqcheckError):
    """A translation service did not answer as agreed."""
