"""The network over the encoder's states, in numpy; the same as ``Joint`` in ``scripts/estimator/net.py``.

Each token is laid beside the soft mean of what it matches on the other side; a small transformer reads
both sides together; linear heads tell what is wrong where.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
FLOOR = np.float32(-1e4)
HEADS = 4


class Side(NamedTuple):
    """Hidden states (B, T, H) and the number of tokens of each row, the first and last being marks."""

    hidden: Array
    lengths: npt.NDArray[np.int64]

    @property
    def tokens(self) -> Mask:
        """Where there are tokens (B, T)."""
        return np.asarray(np.arange(self.hidden.shape[1]) < self.lengths[:, None])

    @property
    def inner(self) -> Mask:
        """Where there are tokens of the text itself (B, T)."""
        places = np.arange(self.hidden.shape[1])
        return np.asarray((places > 0) & (places < self.lengths[:, None] - 1))


class Judgement(NamedTuple):
    """Logits as in ``scripts/estimator/net.py``, mean best matches (B), what was pooled (B, K).

    Pooled are the joint states, some scalars, and last the encoder's own states, which the network of
    ``scripts/estimator/net.py`` does not read: ``scripts/estimator/refit.py`` fits weights for them.
    """

    sentence: Array
    bad: Array
    major: Array
    gap: Array
    lost: Array
    precision: Array
    recall: Array
    pooled: Array


class Joint:
    """Weights by the names that torch gives them."""

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self.weights = weights

    @cached_property
    def depth(self) -> int:
        """Number of transformer layers."""
        return 1 + max(int(name.split(".")[1]) for name in self.weights if name.startswith("layers."))

    @cached_property
    def inlet(self) -> tuple[Array, Array, Array, Array]:
        """The inlet's weights for a token, for what it matches, for their product, for the rest.

        Those for the difference of the first two are counted into theirs: a quarter fewer products.
        """
        width = len(self.weights["centre"])
        here, there, difference, product, rest = np.split(
            self.weights["inlet.weight"].T, [width, 2 * width, 3 * width, 4 * width]
        )
        return here + difference, there - difference, np.ascontiguousarray(product), rest

    def __call__(self, source: Side, target: Side) -> Judgement:
        """Judge a batch of pairs."""
        forth, back = self._match(source, target)
        left, right = self._read(source, target, forth, back)
        bad, major, before, after = np.moveaxis(self._linear(right, "target"), -1, 0)
        gap, lost = before[:, :-1] + after[:, 1:], self._linear(left, "source")[..., 0]
        precision, recall = _best(forth, target.inner), _best(back, source.inner)
        sizes = [np.log(np.maximum(side.inner.sum(1), 1)) for side in (source, target)]
        scalars = [precision, recall, _worst(bad, target.inner), _worst(gap, target.tokens[:, 1:]),
                   _worst(lost, source.inner), _mean(_sigmoid(bad)[..., None], target.inner)[:, 0],
                   sizes[1] - sizes[0], sizes[1] / 4]  # fmt: skip
        most = np.where(target.tokens[..., None], right, FLOOR).max(1)
        pooled = np.concatenate([_mean(left, source.tokens), _mean(right, target.tokens), right[:, 0], most,
                                 np.stack(scalars, 1)], 1)  # fmt: skip
        sentence = self._linear(np.tanh(self._linear(pooled, "pool")), "sentence")
        pooled = np.concatenate([pooled, *_whole(source, target)], 1)
        return Judgement(sentence + self._direct(pooled), bad, major, gap, lost, precision, recall, pooled)

    def _read(self, source: Side, target: Side, forth: Array, back: Array) -> tuple[Array, Array]:
        """States of both sides (B, T, W), each knowing the other; 0 where there is no token."""
        width = source.hidden.shape[1]
        left, right = self._features(source, target, back), self._features(target, source, forth)
        tokens = np.concatenate([source.tokens, target.tokens], 1)
        both = (
            _spread(left + self.weights["kind"][0], source.tokens),
            _spread(right + self.weights["kind"][1], target.tokens),
        )
        x = self._norm(np.concatenate(both, 1)[tokens], "norm")
        for layer in range(self.depth):
            x = self._layer(x, tokens, f"layers.{layer}.")
        states = _spread(x, tokens)
        return states[:, :width], states[:, width:]

    def _direct(self, pooled: Array) -> Array:
        """What is added without a hidden layer, from the first of the pooled values or from all."""
        weight = self.weights["direct.weight"]
        return np.asarray(pooled[:, : weight.shape[1]] @ weight.T + self.weights["direct.bias"])

    def _match(self, source: Side, target: Side) -> tuple[Array, Array]:
        """Cosines of target with source tokens (B, T, S), and the same turned (B, S, T)."""
        left, right = (_unit(side.hidden - self.weights["centre"]) for side in (source, target))
        cosines = right @ left.transpose(0, 2, 1)
        forth, back = cosines, cosines.transpose(0, 2, 1)
        return _shut(forth, source), _shut(back, target)

    def _features(self, side: Side, other: Side, cosines: Array) -> Array:
        """The inlet's values of each token beside the soft mean of what it matches: (N, W)."""
        weights = _softmax(np.exp(self.weights["sharpness"]) * cosines)
        here = side.hidden[side.tokens] - self.weights["centre"]
        there = (weights @ other.hidden)[side.tokens] - self.weights["centre"]
        weights, cosines = weights[side.tokens], cosines[side.tokens]
        best = np.maximum(cosines.max(-1, keepdims=True), -1)
        entropy = -(weights * np.log(weights + 1e-9)).sum(-1, keepdims=True)
        own, matched, product, rest = self.inlet
        read = here @ own + there @ matched + (here * there) @ product
        return np.asarray(
            read + np.concatenate([best, entropy, 1 - best], -1) @ rest + self.weights["inlet.bias"]
        )

    def _layer(self, x: Array, tokens: Mask, at: str) -> Array:
        """A post-norm transformer layer over tokens (N, W), which stand where ``tokens`` (B, L) tells."""
        x = self._norm(x + self._attention(x, tokens, at + "self_attn."), at + "norm1")
        inner = _gelu(self._linear(x, at + "linear1"))
        return self._norm(x + self._linear(inner, at + "linear2"), at + "norm2")

    def _attention(self, x: Array, tokens: Mask, at: str) -> Array:
        (batch, length), width = tokens.shape, x.shape[1]
        mixed = x @ self.weights[at + "in_proj_weight"].T + self.weights[at + "in_proj_bias"]
        q, k, v = (
            _spread(mixed, tokens).reshape(batch, length, 3, HEADS, width // HEADS).transpose(2, 0, 3, 1, 4)
        )
        scores = q @ k.transpose(0, 1, 3, 2) * np.float32((width // HEADS) ** -0.5)
        weights = _softmax(np.where(tokens[:, None, None], scores, FLOOR))
        joined = (weights @ v).transpose(0, 2, 1, 3).reshape(batch, length, width)[tokens]
        return self._linear(joined, at + "out_proj")

    def _linear(self, x: Array, at: str) -> Array:
        return np.asarray(x @ self.weights[at + ".weight"].T + self.weights[at + ".bias"])

    def _norm(self, x: Array, at: str) -> Array:
        centred = x - x.mean(-1, keepdims=True)
        squares = np.einsum("nw,nw->n", centred, centred)[:, None]
        centred /= np.sqrt(squares / np.float32(x.shape[1]) + np.float32(1e-5))
        centred *= self.weights[at + ".weight"]
        centred += self.weights[at + ".bias"]
        return np.asarray(centred)


def _shut(cosines: Array, other: Side) -> Array:
    """Nothing matches padding; an empty text is matched by its marks, as there is nothing else."""
    shut = np.where(other.tokens, FLOOR, 2 * FLOOR)[:, None]
    return np.asarray(np.where(other.inner[:, None], cosines, shut))


def _spread(x: Array, tokens: Mask) -> Array:
    """What each token has (N, W) at its place (B, T, W), nothing where there is none."""
    spread = np.zeros((*tokens.shape, x.shape[1]), np.float32)
    spread[tokens] = x
    return spread


def _unit(x: Array) -> Array:
    return np.asarray(x / np.maximum(np.linalg.norm(x, axis=-1, keepdims=True), 1e-12))


def _softmax(x: Array) -> Array:
    powers = x - x.max(-1, keepdims=True)
    np.exp(powers, out=powers)
    powers /= powers.sum(-1, keepdims=True)
    return np.asarray(powers)


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))


def _gelu(x: Array) -> Array:
    """By the hyperbolic tangent, as most do: within 5e-4 of the error function's."""
    inner = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner


def _mean(x: Array, mask: Mask) -> Array:
    weights = mask[..., None].astype(np.float32)
    return np.asarray((x * weights).sum(1) / np.maximum(weights.sum(1), 1))


def _whole(source: Side, target: Side) -> tuple[Array, ...]:
    """The mean states of both sides, their distance and their product: (B, H) each."""
    left, right = _mean(source.hidden, source.inner), _mean(target.hidden, target.inner)
    return left, right, np.abs(left - right), left * right


def _best(cosines: Array, mask: Mask) -> Array:
    return _mean(np.maximum(cosines.max(-1, keepdims=True), -1), mask)[:, 0]


def _worst(logits: Array, mask: Mask) -> Array:
    return np.asarray(np.maximum(np.where(mask, logits, FLOOR).max(1) / 3, -2))
