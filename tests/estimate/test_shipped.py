"""The estimator that ships tells a translation from another sentence, and a whole one from half of it."""

from __future__ import annotations

import pytest

from tqcheck.estimate import NAME, Estimator, get_estimator
from tqcheck.translate.table import named

if named(NAME) is None:
    pytest.skip("no estimator is shipped here", allow_module_level=True)

# source, translation, half of it, a translation of something else
CASES = {
    "en-de": (
        "The city council approved the budget on Tuesday, and the mayor thanked all members.",
        "Der Stadtrat billigte am Dienstag den Haushalt, und die Bürgermeisterin dankte allen Mitgliedern.",
        "Der Stadtrat billigte.",
        "Im Garten meiner Großmutter blühten im Sommer die schönsten Rosen.",
    ),
    "fr-en": (
        "Le tribunal a rejeté la plainte, mais les avocats feront appel cette semaine.",
        "The court dismissed the complaint, but the lawyers will appeal this week.",
        "The court dismissed.",
        "My neighbour's dog barks every night until the lights go out.",
    ),
    "ja-en": (
        "政府は来月から新しい税制を導入すると発表した。",
        "The government announced that it will introduce a new tax system from next month.",
        "The government.",
        "She has played the violin since she was six years old.",
    ),
    "en-ru": (
        "The river flooded three villages after two days of heavy rain.",
        "После двух дней проливных дождей река затопила три деревни.",
        "После двух дней.",
        "Новый роман писателя выйдет осенью сразу на пяти языках.",
    ),
}


@pytest.fixture(scope="module")
def estimator() -> Estimator:
    return get_estimator()


@pytest.mark.parametrize("pair", CASES)
def test_better_is_better(estimator: Estimator, pair: str) -> None:
    source, good, half, other = CASES[pair]
    whole, cut, unrelated = estimator.estimate([(source, text) for text in (good, half, other)])
    assert whole.score > cut.score
    assert whole.score > unrelated.score
    assert whole.wrong < min(cut.wrong, unrelated.wrong)
    assert whole.recall > max(cut.recall, unrelated.recall)
    assert max(word.bad for word in whole.words) < max(word.bad for word in unrelated.words)


def test_a_verdict_hangs_on_no_other_document(estimator: Estimator) -> None:
    documents = [[(source, good), (source, other)] for source, good, _, other in CASES.values()]
    alone = [each for pairs in documents for each in estimator.estimate(pairs)]
    together = estimator.estimate([pair for pairs in documents for pair in pairs], [2] * len(documents))
    assert together == alone
