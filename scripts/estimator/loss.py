"""What the network is told: one loss for each kind of label, over those that have it."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from .batches import Batch
from .net import Net, Out

WEIGHTS = {"z": 1.0, "penalty": 0.5, "critical": 0.7, "wrong": 0.5, "rank": 1.0, "bad": 1.0, "major": 0.3,
           "gap": 0.4, "lost": 0.4}  # fmt: skip
RARE = {"bad": 2.0, "gap": 4.0, "lost": 2.0, "critical": 2.0}
ENOUGH = 8


class Labels(NamedTuple):
    """A batch's arrays as tensors."""

    source: Tensor
    target: Tensor
    rows: Tensor
    sentence: Tensor
    bad: Tensor
    major: Tensor
    gap: Tensor
    lost: Tensor
    better: Tensor
    worse: Tensor


def to_tensors(batch: Batch, device: torch.device) -> Labels:
    """The same arrays on a device."""
    return Labels(*(torch.from_numpy(getattr(batch, name)).to(device) for name in Labels._fields))


def judge(net: Net, labels: Labels, pad: int) -> Out:
    """Run the network: each source is encoded once for all its translations."""
    source, target = net.encode(labels.source, pad), net.encode(labels.target, pad)
    out: Out = net.joint(type(source)(*(part[labels.rows] for part in source)), target)
    return out


def losses(out: Out, labels: Labels) -> dict[str, Tensor]:
    """Each loss by name, over the labels there are; kinds without a label in the batch are absent."""
    z, penalty, critical, wrong = out.sentence.float().unbind(1)
    rank = functional.softplus(wrong[labels.better] - wrong[labels.worse])
    found = {
        "z": _over(functional.mse_loss, z, labels.sentence[:, 0]),
        "penalty": _over(functional.mse_loss, penalty, labels.sentence[:, 1]),
        "critical": _binary("critical", critical, labels.sentence[:, 2]),
        "wrong": _binary("wrong", wrong, labels.sentence[:, 3]),
        "rank": (rank.mean() if len(rank) else None, len(rank)),
        "bad": _binary("bad", out.bad, labels.bad),
        "major": _binary("major", out.major, labels.major),
        "gap": _binary("gap", out.gap, labels.gap),
        "lost": _binary("lost", out.lost, labels.lost),
    }
    # A mean over one or two labels is noise: it counts for less.
    return {
        name: value * min(1.0, count / ENOUGH) for name, (value, count) in found.items() if value is not None
    }


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()


def _over(function: object, values: Tensor, wanted: Tensor, **options: object) -> tuple[Tensor | None, int]:
    known = ~wanted.isnan()
    count = int(known.sum())
    if not count:
        return None, 0
    return function(values.float()[known], wanted[known], **options), count  # type: ignore[operator]


def _binary(name: str, logits: Tensor, wanted: Tensor) -> tuple[Tensor | None, int]:
    weight = torch.tensor(RARE.get(name, 1.0), device=logits.device)
    return _over(functional.binary_cross_entropy_with_logits, logits, wanted, pos_weight=weight)
