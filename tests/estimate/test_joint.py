"""The heads in numpy compute what they computed when they were trained."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from tqcheck.estimate.joint import Joint, Judgement, Side

if find_spec("torch") is None:
    pytest.skip("torch is not installed (extra [torch])", allow_module_level=True)

import torch

from scripts.estimator import net as trained
from scripts.translator.e5 import HIDDEN

LENGTHS = ([5, 2, 9], [7, 11, 2])


def _sides(seed: int) -> tuple[list[Side], list[trained.Side]]:
    """The same random states for numpy and for torch; rows of two tokens are empty texts."""
    rng = np.random.default_rng(seed)
    ours, theirs = [], []
    for lengths in LENGTHS:
        hidden = rng.normal(size=(len(lengths), max(lengths), HIDDEN)).astype(np.float32)
        side = Side(hidden, np.array(lengths))
        ours.append(side)
        theirs.append(trained.Side(*(torch.from_numpy(part) for part in (hidden, side.tokens, side.inner))))
    return ours, theirs


def _both(seed: int) -> tuple[Judgement, trained.Out]:
    torch.manual_seed(seed)
    joint = trained.Joint().eval()
    ours, theirs = _sides(seed)
    with torch.no_grad():
        expected = joint(*theirs)
    return Joint({name: value.numpy() for name, value in joint.state_dict().items()})(*ours), expected


@pytest.mark.parametrize("seed", [1, 2])
def test_every_logit_agrees(seed: int) -> None:
    found, expected = _both(seed)
    np.testing.assert_allclose(found.sentence, expected.sentence.numpy(), atol=2e-3)
    for name, side in (("bad", 1), ("major", 1), ("lost", 0)):
        for row, length in enumerate(LENGTHS[side]):
            ours, theirs = getattr(found, name)[row, :length], getattr(expected, name)[row, :length]
            np.testing.assert_allclose(ours, theirs.numpy(), atol=5e-3)


def test_padding_changes_nothing() -> None:
    ours, _ = _sides(3)
    torch.manual_seed(3)
    joint = Joint({name: value.numpy() for name, value in trained.Joint().state_dict().items()})
    together = joint(*ours)
    for row in range(3):
        alone = joint(*(Side(side.hidden[row : row + 1, : side.lengths[row]], side.lengths[row : row + 1])
                        for side in ours))  # fmt: skip
        np.testing.assert_allclose(alone.sentence[0], together.sentence[row], atol=1e-4, err_msg=str(row))
