"""How many sentences that stand beside the wrong source TQ901 marks, and how many beside the right one.

Usage: python -m scripts.bench_astray [--translator NAME] [--lang de ...] [--most N]
On human translations into English and out of it (../shared/bench/clean_news_dev.jsonl.xz), so for the models
of both directions: each is judged beside its own source, and beside that of the line before.
"""

import argparse
from collections.abc import Sequence

from scripts.build_back_norms import pairs
from tqcheck.back.forced import Question, forced
from tqcheck.back.similarity import chrf
from tqcheck.checks.sentence_astray import is_astray
from tqcheck.model import BackTranslation, Forced, Span
from tqcheck.translate import Translator, get_translator

FIRST = 100  # lines before are left to the norms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--lang", nargs="*", default=["de", "fr", "ru", "zh"])
    parser.add_argument("--most", type=int, default=30)
    args = parser.parse_args()
    texts = pairs()
    for source, target in (pair for lang in args.lang for pair in ((lang, "en"), ("en", lang))):
        rows = texts[source, target][FIRST : FIRST + args.most]
        translator = get_translator(args.translator, target, source)
        right, wrong = marked(translator, *zip(*rows, strict=True))
        print(
            f"{source}-{target}, {translator.identity}: {len(rows)} sentences, "
            f"marked beside their source {right}, beside another {wrong}",
            flush=True,
        )


def marked(translator: Translator, sources: Sequence[str], targets: Sequence[str]) -> tuple[int, int]:
    """How many are marked beside their own source, and beside that of the line before."""
    texts = [text.text for text in translator.translate(targets)]
    counts = []
    for by in range(2):
        known, said = _turned(targets, by), _turned(texts, by)
        asked = [Question(*both, Span(0, len(both[1]))) for both in zip(known, sources, strict=True)]
        answers, _ = forced(translator, asked)
        judged = zip(sources, said, answers, strict=True)
        counts.append(sum(is_astray(_back(translator, *each)) for each in judged))
    return counts[0], counts[1]


def _turned(texts: Sequence[str], by: int) -> list[str]:
    return [*texts[by:], *texts[:by]]


def _back(translator: Translator, source: str, text: str, answer: Forced) -> BackTranslation:
    """The back-translation of a sentence, as it would be were ``source`` its source."""
    similar, place = chrf(text, source), Span(0, len(source))
    return BackTranslation(
        Span(0, 0), text, translator.pair[1], source_span=place, chrf=similar, source=answer
    )


if __name__ == "__main__":
    main()
