"""Label-smoothed cross-entropy over a sampled part of the vocabulary.

On a CPU the table of all pieces costs more than the layers: its softmax, and each pass over it that gradients
and the optimiser make. So a batch sees only the rows of its own tokens and of a uniform sample of the others.
Each of these stands for ``rest / drawn`` tokens in the softmax, so its normaliser stays unbiased.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from .net import Net


class Rows(NamedTuple):
    """The rows of the token table that a batch sees."""

    ids: Tensor
    """(R) places in the whole table."""
    values: Tensor
    """(R, H) a copy with a gradient of its own."""
    weight: Tensor
    """(R) logarithm of how many tokens a row stands for."""


def choose(table: Tensor, own: Tensor, negatives: int) -> Rows:
    """Rows for the ids ``own`` (sorted, unique) and for ``negatives`` others, drawn at random (0: all)."""
    free = torch.ones(len(table), dtype=torch.bool, device=own.device)
    free[own] = False
    rest = free.nonzero()[:, 0]
    drawn = rest[torch.randperm(len(rest), device=own.device)[: negatives or None]]
    ids = torch.cat([own, drawn])
    weight = torch.zeros(len(ids), device=own.device)
    weight[len(own) :] = math.log(len(rest) / max(1, len(drawn)))
    return Rows(ids, table.detach()[ids].requires_grad_(), weight)


def smoothed(net: Net, hidden: Tensor, places: Tensor, rows: Rows, smoothing: float) -> Tensor:
    """Mean loss in nats per token for ``hidden`` (N, H) and the targets' ``places`` (N) in ``rows``."""
    scores = hidden @ rows.values.T + net.bias[rows.ids]
    own = scores.gather(1, places[:, None])[:, 0].float()
    whole = (scores.float() + rows.weight).logsumexp(1)
    average = (scores.float() * rows.weight.softmax(0)).sum(1) if smoothing else own
    return (whole - (1 - smoothing) * own - smoothing * average).mean()
