"""Translators: the models shipped with the tool, any hub model, a local HTTP service."""

from __future__ import annotations

from .errors import DamagedModel, NoTranslator, NotScorable, ServiceFailed
from .model import Translation, Translator

EMBEDDED = "embedded"

__all__ = [
    "EMBEDDED",
    "DamagedModel",
    "NoTranslator",
    "NotScorable",
    "ServiceFailed",
    "Translation",
    "Translator",
    "get_translator",
]


def get_translator(name: str, source_lang: str, target_lang: str, *, cached: bool = True) -> Translator:
    """Return the translator called ``name`` for a pair of languages.

    Args:
        name: ``embedded``, a service's address (``http://...``), a hub model or a local folder.
        source_lang: BCP-47; a region is ignored.
        target_lang: Likewise.
        cached: Whether to remember translations on disk.

    Raises ``NoTranslator``, ``DamagedModel`` or ``ServiceFailed``, each with its remedy.
    """
    translator = _open(name, _base(source_lang), _base(target_lang))
    if not cached:
        return translator
    from .cache import Cached

    return Cached(translator)


def _open(name: str, source: str, target: str) -> Translator:
    if name == EMBEDDED:
        from .embedded import open_embedded

        return open_embedded(source, target)
    if name.startswith(("http://", "https://")):
        from .http import HttpTranslator

        return HttpTranslator(name, source, target)
    from .hub import open_hub

    return open_hub(name, source, target)


def _base(lang: str) -> str:
    return lang.replace("_", "-").split("-")[0].lower()
