"""The models that a document's sentences may be asked about: opened once, when first wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from .errors import TqcheckError
from .model import Unchecked
from .segment.language_id import UNKNOWN
from .together import SharedEstimator, SharedTranslator
from .translate import EMBEDDED, NoTranslator, Translator, get_translator

if TYPE_CHECKING:
    from .config import Config
    from .estimate import Estimator
    from .language_model import LanguageModel

NONE = "none"
Opened = TypeVar("Opened")


@dataclass(frozen=True, slots=True)
class Models:
    """What is in use for one document; None where nothing was asked for or nothing covers its languages.

    ``back`` translates from the target's language into the source's, ``forth`` the other way; a language
    model goes with the estimator; ``missing`` says what was asked for and is not there.
    """

    back: Translator | None = None
    forth: Translator | None = None
    estimator: Estimator | None = None
    language_model: LanguageModel | None = None
    missing: tuple[Unchecked, ...] = ()

    @property
    def offers(self) -> frozenset[str]:
        """The needs of checks that these models meet."""
        met = {"translator": self.back or self.forth, "estimator": self.estimator}
        return frozenset(need for need, model in met.items() if model is not None)

    @property
    def judges(self) -> bool:
        """Whether there is a model that judges quality."""
        return self.estimator is not None or self.language_model is not None

    @property
    def identities(self) -> dict[str, str]:
        """Use -> name and checksum, for the run's signature."""
        used = {" to ".join(each.pair): each.identity for each in (self.back, self.forth) if each}
        judges = {"estimator": self.estimator, "language model": self.language_model}
        return used | {use: judge.identity for use, judge in judges.items() if judge is not None}


def wants_models(config: Config) -> bool:
    """Whether the settings ask for a model, for any document."""
    asked = [config.translator, config.estimator]
    for override in config.overrides:
        asked += [value for name, value in override.settings if name in ("translator", "estimator")]
    return any(name not in ("", NONE) for name in asked)


def open_models(config: Config, source_lang: str, target_lang: str, *, with_source: bool = True) -> Models:
    """Return the models that the settings ask for, for a document's languages; none if they ask for none.

    Without a source only a translator back is of use; with one, a translator in either direction.
    """
    missing: list[Unchecked] = []
    name = config.translator or NONE
    back = forth = None
    if name != NONE and _known(source_lang, target_lang, missing):
        back = _tried(lambda: _translator(name, target_lang, source_lang), "translator", name, missing)
        if with_source:
            forth = _tried(lambda: _translator(name, source_lang, target_lang), "translator", name, [])
        if back is None and forth is not None:
            missing.clear()
    name = config.estimator or NONE
    estimator = language_model = None
    if name != NONE:
        estimator = _tried(lambda: _estimator(name), "estimator", name, missing)
        lacking: list[Unchecked] = []
        language_model = _tried(lambda: _language_model(target_lang), "language model", EMBEDDED, lacking)
        missing += [each for each in lacking if each.remedy]  # most languages have none to fetch
    return Models(back, forth, estimator, language_model, tuple(missing))


def _known(source_lang: str, target_lang: str, missing: list[Unchecked]) -> bool:
    """Whether there are two languages to translate between."""
    if source_lang in ("", UNKNOWN):
        why = "the language it was translated from is not known"
        missing.append(Unchecked("translator", why, "give it with --source-lang"))
        return False
    return target_lang not in ("", UNKNOWN)


def _tried(open_: Callable[[], Opened], what: str, name: str, missing: list[Unchecked]) -> Opened | None:
    """What ``open_`` gives, or None with the reason noted.

    That no shipped model covers a pair is a limit of the tool; any other trouble is a failure.
    """
    try:
        return open_()
    except TqcheckError as problem:
        from .estimate import NoEstimator
        from .language_model import NoLanguageModel

        limits = (NoTranslator, NoEstimator, NoLanguageModel)
        is_limit = name == EMBEDDED and isinstance(problem, limits)
        missing.append(Unchecked(what, problem.message, problem.remedy, blocking=not is_limit))
        return None


@cache
def _translator(name: str, source_lang: str, target_lang: str) -> Translator:
    return SharedTranslator(get_translator(name, source_lang, target_lang))


@cache
def _estimator(name: str) -> Estimator:
    from .estimate import get_estimator

    return SharedEstimator(get_estimator(name))


@cache
def _language_model(lang: str) -> LanguageModel:
    from .language_model import get_language_model

    return get_language_model(lang)
