"""Which English word stems go with a word stem of another language, as far as parallel texts show.

Origin: statistics over the human and machine translations of the project's training corpus (WMT test sets
2008-2019, NTREX, FLORES dev, PUD, Tatoeba, Europarl and others), as of 2026-11; made by
``scripts/build_knowledge_stem_pairs.py``. No sentence and no dictionary is in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ..languages import get_language

Stems = Mapping[str, tuple[str, ...]]


@cache
def english_stems(lang: str) -> Stems:
    """Return stem -> English stems for ``lang``, the likely ones; empty for English and without a table."""
    found = ((stem, partners.partition("|")[0].split()) for stem, partners in _of(lang).items())
    return {stem: tuple(partners) for stem, partners in found if partners}


@cache
def possible_stems(lang: str) -> Stems:
    """Return stem -> English stems for ``lang``, the less likely ones too."""
    return {stem: tuple(partners.replace("|", " ").split()) for stem, partners in _of(lang).items()}


def _of(lang: str) -> Mapping[str, str]:
    return _tables().get(get_language(lang).code, {})


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    import lzma

    packed = (resources.files("tqcheck.knowledge") / "stem_pairs.json.xz").read_bytes()
    tables: Mapping[str, Mapping[str, str]] = json.loads(lzma.decompress(packed))
    return tables
