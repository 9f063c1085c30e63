"""An exported model, small and with random weights, judges as the network it was exported from."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.translate.tiny import spm
from tqcheck.estimate import get_estimator
from tqcheck.estimate.pieces import PAD
from tqcheck.estimate.runtime import Embedded
from tqcheck.together import SharedEstimator

if find_spec("torch") is None:
    pytest.skip("torch is not installed (extra [torch])", allow_module_level=True)

import torch

from scripts.estimator.export import write
from scripts.estimator.net import Net

PAIRS = [
    ("the house is red", "das haus ist rot"),
    ("the house is old but we like it because a river runs behind", "das haus ist alt"),
    ("red", ""),
    ("", "rot"),
    ("the house", "das haus"),
]


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> tuple[Net, Path]:
    folder = tmp_path_factory.mktemp("made")
    size = len(spm(folder / "spm.model")) + 3
    torch.manual_seed(5)
    network = Net(size, 1).eval()
    torch.nn.init.normal_(network.table)
    write(network, folder / "spm.model", folder / "tiny")
    return network, folder / "tiny"


def test_scores_are_those_of_the_network(net: tuple[Net, Path]) -> None:
    network, folder = net
    estimator = Embedded(folder, "tiny", compute="float32")
    found = estimator.estimate(PAIRS)
    for pair, estimate in zip(PAIRS, found, strict=True):
        sides = [network.encode(torch.tensor([estimator.pieces.encode(t, 99).ids]), PAD) for t in pair]
        with torch.no_grad():
            expected = network.joint(*sides)
        wrong = float(expected.sentence[0, 3].sigmoid())
        assert estimate.wrong == pytest.approx(wrong, abs=0.02)
        bad = expected.bad[0, 1:-1].sigmoid().tolist()
        assert max((word.bad for word in estimate.words), default=0) == pytest.approx(
            max(bad, default=0), abs=0.05
        )


def test_order_and_company_change_nothing(net: tuple[Net, Path]) -> None:
    estimator = get_estimator(str(net[1]))
    together = estimator.estimate(PAIRS)
    turned = estimator.estimate(PAIRS[::-1])[::-1]
    alone = [estimator.estimate([pair])[0] for pair in PAIRS]
    assert together == turned
    for one, other in zip(together, alone, strict=True):
        np.testing.assert_allclose(one.score, other.score, atol=2e-4)


def test_other_documents_change_no_digit(net: tuple[Net, Path]) -> None:
    estimator = SharedEstimator(get_estimator(str(net[1])))
    documents = [PAIRS[:2], PAIRS[2:3], [], PAIRS[1:]]
    every = [pair for document in documents for pair in document]
    alone = [each for document in documents for each in estimator.estimate(document)]
    assert estimator.estimate(every, list(map(len, documents))) == alone


def test_words_and_gaps_lie_on_the_text(net: tuple[Net, Path]) -> None:
    estimate = get_estimator(str(net[1])).estimate([("the house is red", "das haus  ist rot")])[0]
    text = "das haus  ist rot"
    assert [word.span.of(text) for word in estimate.words] == ["das", "haus", "ist", "rot"]
    assert [gap.offset for gap in estimate.gaps] == [0, 4, 10, 14, 17]
    assert all(0 <= word.bad <= 1 and 0 <= word.major <= 1 for word in estimate.words)
    assert len(estimate.source_words) == 4


def test_nothing_to_judge_gives_nothing(net: tuple[Net, Path]) -> None:
    assert get_estimator(str(net[1])).estimate([]) == []


def test_the_identity_names_the_weights(net: tuple[Net, Path]) -> None:
    assert get_estimator(str(net[1])).identity.startswith("tiny@")
