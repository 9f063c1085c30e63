"""How many sentences that stand beside the wrong source TQ901 marks, and how many beside the right one.

Usage: python -m scripts.bench_astray [--translator NAME] [--lang de ...] [--most N]
On human translations into English (../shared/bench/clean_news_dev.jsonl.xz): each is judged beside its own
source, and beside that of the line before.
"""

import argparse
from collections.abc import Sequence

from scripts.build_back_norms import pairs
from tqcheck.back import mean_gain
from tqcheck.back.norms import norm_for
from tqcheck.back.similarity import chrf
from tqcheck.back.words import word_log_probs
from tqcheck.checks.sentence_astray import is_astray
from tqcheck.model import BackTranslation, ForcedWord, Span
from tqcheck.translate import Translation, Translator, get_translator

FIRST = 100  # lines before are left to the norms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--lang", nargs="*", default=["de", "fr", "ru", "zh"])
    parser.add_argument("--most", type=int, default=30)
    args = parser.parse_args()
    for lang in args.lang:
        rows = pairs()[lang, "en"][FIRST : FIRST + args.most]
        translator = get_translator(args.translator, "en", lang)
        right, wrong = marked(translator, [row[0] for row in rows], [row[1] for row in rows])
        print(f"{lang}: {len(rows)} sentences, marked beside their source {right}, beside another {wrong}")


def marked(translator: Translator, sources: Sequence[str], targets: Sequence[str]) -> tuple[int, int]:
    """How many are marked beside their own source, and beside that of the line before."""
    backs = [text.text for text in translator.translate(targets)]
    scored = [translator.score(_turned(targets, by), sources) for by in range(3)]
    counts = []
    for by in range(2):
        judged = zip(sources, _turned(backs, by), scored[by], scored[by + 1], strict=True)
        counts.append(sum(is_astray(_back(translator, *each)) for each in judged))
    return counts[0], counts[1]


def _turned(texts: Sequence[str], by: int) -> list[str]:
    return [*texts[by:], *texts[:by]]


def _back(
    translator: Translator, source: str, text: str, own: Translation, other: Translation
) -> BackTranslation:
    gain, norm = mean_gain(own, other), norm_for(translator.identity, translator.pair)
    words = word_log_probs(source, own.tokens, own.log_probs)
    return BackTranslation(
        Span(0, 0),
        text,
        translator.pair[1],
        chrf=chrf(text, source),
        words=tuple(ForcedWord(span, value, 0.0) for span, value in words),
        gain=gain,
        z=norm.z(gain, len(own.log_probs)) if norm and gain is not None else None,
    )


if __name__ == "__main__":
    main()
