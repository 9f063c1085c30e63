"""Which English word stems go with a word stem of another language, as far as news texts show.

Origin: statistics over the human and machine translations of news in the project's training corpus (WMT
test sets 2008-2019, NTREX, FLORES dev, PUD and others), as of 2026-11; made by
``scripts/build_knowledge_stem_pairs.py``. No sentence and no dictionary is in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ..languages import get_language


@cache
def english_stems(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Return stem -> English stems for ``lang``; empty for English and where there is no table."""
    found = _tables().get(get_language(lang).code, {})
    return {stem: tuple(partners.split()) for stem, partners in found.items()}


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    import lzma

    packed = (resources.files("tqcheck.knowledge") / "stem_pairs.json.xz").read_bytes()
    tables: Mapping[str, Mapping[str, str]] = json.loads(lzma.decompress(packed))
    return tables
