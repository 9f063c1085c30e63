"""Which language a text is in. (First version: script, then py3langid.)"""

from __future__ import annotations

from functools import cache
from typing import Any

from .languages import canonical_tag

_SUPPORTED = (
    "ar az be bg bn bs ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv "
    "mk ms no nl pl pt ro ru sk sl sq sr sv ta th tr uk ur vi zh"
).split()


def identify(text: str) -> str:
    """Return the BCP-47 tag of the most likely language of ``text``."""
    return canonical_tag(_identifier().classify(text[:20000])[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_SUPPORTED)
    return identifier
