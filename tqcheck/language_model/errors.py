"""What can go wrong with language models."""

from ..errors import TqcheckError


class NoLanguageModel(TqcheckError):
    """There is no language model for a language, or it cannot be fetched here."""
