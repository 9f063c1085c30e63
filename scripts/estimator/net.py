"""The network: both sides encoded apart, softly aligned, joined by a small transformer, read by heads.

Encoding apart starts from where multilingual-e5-small stands: its middle layers already place a word
beside its translation, so that a token's difference from what it is aligned with means something from
the first step. ``tqcheck/estimate/joint.py`` computes the same in numpy.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..translator.e5 import E5, HIDDEN
from ..translator.net import Stack, start_stack

WIDTH, HEADS, FFN, JOINT_LAYERS = 256, 4, 768, 2
SCALARS = 8
FLOOR = -1e4


class Side(NamedTuple):
    """Hidden states (B, T, H), and where there are tokens (B, T), and where ones of the text itself."""

    hidden: Tensor
    tokens: Tensor
    inner: Tensor


class Out(NamedTuple):
    """Logits: ``bad`` and ``major`` (B, T) and ``gap`` (B, T-1) of the target, ``lost`` (B, S) of the source.

    ``sentence`` (B, 4): the rater's z-score, MQM penalty, critical error, any error.
    """

    sentence: Tensor
    bad: Tensor
    major: Tensor
    gap: Tensor
    lost: Tensor


class Net(nn.Module):  # type: ignore[misc]
    """Encoder and heads; the token table does not learn."""

    def __init__(self, vocabulary: int, layers: int) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.zeros(vocabulary, HIDDEN), requires_grad=False)
        self.encoder = Stack(layers, False)
        self.joint = Joint()

    def encode(self, ids: Tensor, pad: int) -> Side:
        """Encode token ids (B, T), padded with ``pad``."""
        tokens = ids != pad
        mask = torch.zeros(ids.shape, device=ids.device).masked_fill_(~tokens, FLOOR)[:, None, None]
        hidden = self.encoder(functional.embedding(ids, self.table), mask)
        inner = tokens.clone()
        inner[:, 0] = False
        inner[torch.arange(len(ids)), tokens.sum(1) - 1] = False
        return Side(hidden, tokens, inner)


class Joint(nn.Module):  # type: ignore[misc]
    """What both sides say of each other."""

    def __init__(self) -> None:
        super().__init__()
        self.centre = nn.Parameter(torch.zeros(HIDDEN))
        self.sharpness = nn.Parameter(torch.tensor(math.log(20.0)))
        self.inlet = nn.Linear(4 * HIDDEN + 3, WIDTH)
        self.kind = nn.Parameter(torch.randn(2, WIDTH) * 0.02)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(WIDTH, HEADS, FFN, dropout=0.0, activation="gelu", batch_first=True)
            for _ in range(JOINT_LAYERS)
        )
        self.target, self.source = nn.Linear(WIDTH, 4), nn.Linear(WIDTH, 1)
        self.pool = nn.Linear(4 * WIDTH + SCALARS, WIDTH)
        self.sentence = nn.Linear(WIDTH, 4)
        self.direct = nn.Linear(4 * WIDTH + SCALARS, 4)
        nn.init.zeros_(self.direct.weight)
        nn.init.zeros_(self.direct.bias)

    def forward(self, source: Side, target: Side) -> Out:
        """Judge pairs: the two sides have the same number of rows."""
        forth, back = self.match(source, target)
        left, right = self.read(source, target, forth, back)
        bad, major, before, after = self.target(right).unbind(-1)
        gap, lost = before[:, :-1] + after[:, 1:], self.source(left)[..., 0]
        worst = [
            _worst(logits, mask)
            for logits, mask in ((bad, target.inner), (gap, target.tokens[:, 1:]), (lost, source.inner))
        ]
        mean = _mean(bad.sigmoid()[..., None], target.inner)
        scalars = torch.cat(
            [*self.matched(source, target, forth, back), *worst, mean, *_sizes(source, target)], 1
        )
        most = right.masked_fill(~target.tokens[..., None], FLOOR).amax(1)
        means = _mean(left, source.tokens), _mean(right, target.tokens)
        pooled = torch.cat([*means, right[:, 0], most, scalars], 1)
        return Out(self.sentence(self.pool(pooled).tanh()) + self.direct(pooled), bad, major, gap, lost)

    def read(self, source: Side, target: Side, forth: Tensor, back: Tensor) -> tuple[Tensor, Tensor]:
        """States of both sides (B, T, W), each knowing the other."""
        width = source.tokens.shape[1]
        x = torch.cat([self.features(source, target, back), self.features(target, source, forth)], 1)
        kinds = torch.cat([self.kind[:1].expand(width, -1), self.kind[1:].expand(x.shape[1] - width, -1)])
        x = self.norm(self.inlet(x) + kinds)
        padding = ~torch.cat([source.tokens, target.tokens], 1)
        for layer in self.layers:
            x = layer(x, src_key_padding_mask=padding)
        return x[:, :width], x[:, width:]

    def match(self, source: Side, target: Side) -> tuple[Tensor, Tensor]:
        """Cosines of target with source tokens (B, T, S), and the same turned (B, S, T)."""
        left, right = (
            functional.normalize(side.hidden.float() - self.centre, dim=-1) for side in (source, target)
        )
        cosines = right @ left.transpose(1, 2)
        return _shut(cosines, source), _shut(cosines.transpose(1, 2), target)

    def features(self, side: Side, other: Side, cosines: Tensor) -> Tensor:
        """Each token beside the soft mean of what it matches: (B, T, 4H + 3)."""
        weights = (self.sharpness.exp() * cosines).softmax(-1)
        here, there = side.hidden - self.centre, weights @ other.hidden.float() - self.centre
        best = cosines.amax(-1, keepdim=True).clamp(min=-1)
        entropy = -(weights * (weights + 1e-9).log()).sum(-1, keepdim=True)
        return torch.cat([here, there, here - there, here * there, best, entropy, 1 - best], -1)

    def matched(self, source: Side, target: Side, forth: Tensor, back: Tensor) -> tuple[Tensor, Tensor]:
        """Mean best match of the target's tokens and of the source's (B, 1)."""
        precision = _mean(forth.amax(-1, keepdim=True).clamp(min=-1), target.inner)
        return precision, _mean(back.amax(-1, keepdim=True).clamp(min=-1), source.inner)


def _shut(cosines: Tensor, other: Side) -> Tensor:
    """Nothing matches padding; an empty text is matched by its marks, as there is nothing else."""
    shut = cosines.masked_fill(~other.inner[:, None], FLOOR)
    return shut.masked_fill(~other.tokens[:, None], 2 * FLOOR)


def _sizes(source: Side, target: Side) -> tuple[Tensor, Tensor]:
    """How much longer the target is, and how long (B, 1), in logarithms."""
    left, right = (side.inner.sum(1, keepdim=True).clamp(min=1).log() for side in (source, target))
    return right - left, right / 4


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    """Mean of (B, T, K) over the tokens of ``mask`` (B, T)."""
    weights = mask[..., None].to(x.dtype)
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1)


def _worst(logits: Tensor, mask: Tensor) -> Tensor:
    """A third of the greatest logit (B, 1), at least -2; of nothing: -2."""
    return (logits.masked_fill(~mask, FLOOR).amax(1, keepdim=True) / 3).clamp(min=-2)


def start(e5: E5, rows: Sequence[int], layers: int) -> Net:
    """Build the network from the first layers of ``e5`` and the given rows of its table."""
    net = Net(len(rows), layers)
    with torch.no_grad():
        net.table.copy_(torch.from_numpy(e5.tensors["emb.word"])[torch.tensor(rows)])
        start_stack(net.encoder, e5, range(layers))
    return net
