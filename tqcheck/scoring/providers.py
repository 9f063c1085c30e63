"""The evidence there is for a pair of languages, by what the settings ask for and what is at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from .. import __version__
from ..config import Config
from ..model import Unchecked
from ..neural import open_models
from ..translate import Translator
from . import edits
from .estimated import by_estimator
from .evidence import Observation, Provider, by_language_model, by_length, by_rules, by_translator
from .lexical import by_words, knows
from .records import TextPair

Observe = Callable[[Sequence[TextPair]], Sequence[Observation]]


def providers(
    config: Config, source_lang: str, target_lang: str, *, rules: bool = True
) -> tuple[list[Provider], list[Unchecked]]:
    """Return the evidence for a pair of languages, and what is missing, with the remedy."""
    models = open_models(config, source_lang, target_lang)
    found = [Provider("lengths@1", by_length)]
    if rules:
        found.append(Provider(f"all rules@{__version__}", partial(by_rules, config)))
    langs = TextPair("", "", source_lang, target_lang).languages
    if knows(langs):
        found.append(_of_sources("words@1", partial(by_words, langs)))
    if edits.knows(langs):
        found.append(Provider("edits@1", partial(edits.by_edits, langs)))
    if models.language_model:
        model = models.language_model
        found.append(Provider(model.identity, partial(by_language_model, model)))
    if models.back:
        found.append(_of_sources(f"back:{models.back.identity}", partial(_back, models.back)))
    if models.forth:
        found.append(_of_sources(f"forth:{models.forth.identity}", partial(_forth, models.forth)))
    if models.estimator:
        found.append(_of_sources(models.estimator.identity, partial(by_estimator, models.estimator)))
    return found, list(models.missing)


def _back(translator: Translator, pairs: Sequence[TextPair]) -> Sequence[Observation]:
    return by_translator("back", translator, [p.target for p in pairs], [p.source for p in pairs])


def _forth(translator: Translator, pairs: Sequence[TextPair]) -> Sequence[Observation]:
    return by_translator("forth", translator, [p.source for p in pairs], [p.target for p in pairs])


def _of_sources(identity: str, observe: Observe) -> Provider:
    """Evidence that compares with the source, and says nothing of pairs without one."""

    def asked(pairs: Sequence[TextPair]) -> Sequence[Observation]:
        found = iter(observe([pair for pair in pairs if pair.source.strip()]))
        return [next(found) if pair.source.strip() else Observation({}) for pair in pairs]

    return Provider(identity, asked)
