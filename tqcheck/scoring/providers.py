"""The evidence there is for a pair of languages, by what the settings ask for and what is at hand."""

from __future__ import annotations

from functools import partial

from .. import __version__
from ..config import Config
from ..language_model import NoLanguageModel, get_language_model
from ..model import Unchecked
from ..neural import open_models
from .evidence import Provider, by_language_model, by_length, by_rules, by_translator


def providers(
    config: Config, source_lang: str, target_lang: str, *, rules: bool = True
) -> tuple[list[Provider], list[Unchecked]]:
    """Return the evidence for a pair of languages, and what is missing, with the remedy."""
    models = open_models(config, source_lang, target_lang)
    missing = list(models.missing)
    found = [Provider("lengths@1", by_length)]
    if rules:
        found.append(Provider(f"rules@{__version__}", partial(by_rules, config)))
    try:
        model = get_language_model(target_lang)
        found.append(Provider(model.identity, partial(by_language_model, model)))
    except NoLanguageModel as problem:
        missing.append(Unchecked("language model", problem.message, problem.remedy))
    if back := models.back:
        found.append(
            Provider(
                f"back:{back.identity}",
                lambda pairs: by_translator(
                    "back", back, [pair.target for pair in pairs], [pair.source for pair in pairs]
                ),
            )
        )
    if forth := models.forth:
        found.append(
            Provider(
                f"forth:{forth.identity}",
                lambda pairs: by_translator(
                    "forth", forth, [pair.source for pair in pairs], [pair.target for pair in pairs]
                ),
            )
        )
    return found, missing
