"""What each kind of evidence says of the items, kept by its version: only what changed is asked again."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tqcheck.config import Config
from tqcheck.scoring.evidence import Provider
from tqcheck.scoring.providers import providers
from tqcheck.scoring.records import TextPair
from tqcheck.translate import EMBEDDED

BATCH = 128


Said = tuple[dict[str, float], dict[str, list[float]]]  # of the pair, and of each of its words


def observed(
    pairs: Sequence[TextPair], work: Path, *, translator: str = EMBEDDED, rules: bool = True
) -> list[Said]:
    """Return the features of each pair and of its words, by all evidence at hand."""
    work.mkdir(parents=True, exist_ok=True)
    config = Config(translator=translator, estimator=EMBEDDED)
    found: list[Said] = [({}, {}) for _ in pairs]
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        groups[pair.source_lang, pair.target_lang].append(place)
    for langs, places in sorted(groups.items()):
        for provider in providers(config, *langs, rules=rules)[0]:
            own = _asked(provider, [pairs[place] for place in places], work)
            for place, (features, words) in zip(places, own, strict=True):
                found[place][0].update(features)
                found[place][1].update(words)
    return found


def _asked(provider: Provider, pairs: list[TextPair], work: Path) -> list[Said]:
    file = work / f"{hashlib.sha256(provider.identity.encode()).hexdigest()[:16]}.jsonl"
    known: dict[str, Said] = {}
    if file.is_file():
        lines = map(json.loads, file.open(encoding="utf-8"))
        known = {key: (features, words) for key, features, words in lines}
    new = {_key(pair): pair for pair in pairs if _key(pair) not in known}
    with file.open("a", encoding="utf-8") as out:
        for start in range(0, len(new), BATCH):
            keys = list(new)[start : start + BATCH]
            for key, said in zip(keys, provider.observe([new[key] for key in keys]), strict=True):
                words = {name: [round(x, 3) for x in values] for name, values in said.words.items()}
                known[key] = dict(said.features), words
                out.write(json.dumps([key, *known[key]]) + "\n")
            out.flush()
    return [known[_key(pair)] for pair in pairs]


def _key(pair: TextPair) -> str:
    words = "".join(f"{word.start},{word.end} " for word in pair.words)
    text = "\0".join((pair.source, pair.target, pair.source_lang, pair.target_lang, words))
    return hashlib.sha256(text.encode()).hexdigest()[:20]
