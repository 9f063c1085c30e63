"""Language models of the target language: how usual a sentence is, never seeing its source."""

from __future__ import annotations

from .errors import NoLanguageModel
from .model import LanguageModel, Losses
from .sources import MODELS, converted

__all__ = ["MODELS", "LanguageModel", "Losses", "NoLanguageModel", "get_language_model"]


def get_language_model(lang: str) -> LanguageModel:
    """Return the language model of a BCP-47 language; ``tqcheck models pull`` fetches it.

    Raises:
        NoLanguageModel: None is known for the language, or it was not fetched yet.
    """
    language = lang.split("-", maxsplit=1)[0]
    known = next((source for source in MODELS.values() if source.lang == language), None)
    if known is None:
        raise NoLanguageModel(f"no language model is known for {language or 'an unknown language'}")
    folder = converted(known)
    if folder is None:
        remedy = f"tqcheck models pull {known.name}"
        raise NoLanguageModel(f"the language model {known.name} is not here", remedy=remedy)
    return LanguageModel(folder, f"{known.name}@{known.sha256[:16]}")
