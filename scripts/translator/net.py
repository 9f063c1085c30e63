"""The network: a post-norm transformer in BART's layout that starts from layers of multilingual-e5-small."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from .e5 import E5, FFN, HIDDEN, POSITIONS

HEADS = 12


class Attention(nn.Module):  # type: ignore[misc]
    """Multi-head attention; queries from ``x``, keys and values from ``memory`` (or ``x`` itself)."""

    def __init__(self, cross: bool) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN if cross else 3 * HIDDEN)
        self.memory = nn.Linear(HIDDEN, 2 * HIDDEN) if cross else None
        self.out = nn.Linear(HIDDEN, HIDDEN)

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None = None) -> Tensor:
        """Map (B, T, H) to (B, T, H); ``mask`` is added to the scores (B or 1, 1, T or 1, S)."""
        q, *kv = self.query(x).split(HIDDEN, -1)
        if self.memory is not None:
            kv = self.memory(memory).split(HIDDEN, -1)
        q, k, v = (part.unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (q, *kv))
        scores = torch.matmul(q * (HIDDEN // HEADS) ** -0.5, k.transpose(2, 3)) + mask
        mixed = torch.matmul(scores.softmax(-1), v)
        return self.out(mixed.transpose(1, 2).flatten(2))


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of the encoder, or of the decoder where ``cross``."""

    def __init__(self, cross: bool) -> None:
        super().__init__()
        self.attention, self.attention_norm = Attention(False), nn.LayerNorm(HIDDEN)
        self.cross = Attention(True) if cross else None
        self.cross_norm = nn.LayerNorm(HIDDEN) if cross else None
        self.inner, self.outer, self.norm = (
            nn.Linear(HIDDEN, FFN),
            nn.Linear(FFN, HIDDEN),
            nn.LayerNorm(HIDDEN),
        )

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None, memory_mask: Tensor | None) -> Tensor:
        """Map (B, T, H) to (B, T, H)."""
        x = self.attention_norm(x + self.attention(x, mask))
        if self.cross is not None and self.cross_norm is not None:
            x = self.cross_norm(x + self.cross(x, memory_mask, memory))
        return self.norm(x + self.outer(functional.gelu(self.inner(x))))


class Stack(nn.Module):  # type: ignore[misc]
    """Positions, embedding norm and layers; the token table is the translator's, shared."""

    def __init__(self, layers: int, cross: bool) -> None:
        super().__init__()
        self.positions = nn.Parameter(torch.zeros(POSITIONS, HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN)
        self.layers = nn.ModuleList(Layer(cross) for _ in range(layers))

    def forward(
        self, x: Tensor, mask: Tensor, memory: Tensor | None = None, memory_mask: Tensor | None = None
    ) -> Tensor:
        """Map token vectors (B, T, H) to hidden states (B, T, H)."""
        x = self.norm(x + self.positions[: x.shape[1]])
        for layer in self.layers:
            x = layer(x, mask, memory, memory_mask)
        return x


class Net(nn.Module):  # type: ignore[misc]
    """Encoder, decoder and one table for both and for the output."""

    def __init__(self, vocabulary: int, encoder: int, decoder: int) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.zeros(vocabulary, HIDDEN))
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.encoder, self.decoder = Stack(encoder, False), Stack(decoder, True)

    def forward(
        self, source: Tensor, shifted: Tensor, padding: Tensor, table: Tensor | None = None
    ) -> Tensor:
        """Hidden states (B, T, H) of the decoder for ids ``source`` (B, S) and ``shifted`` (B, T).

        ``padding`` (B, S) is true where the source has ended. The ids count rows of ``table``, if given.
        """
        table = self.table if table is None else table
        floor = torch.finfo(torch.float32).min
        seen = torch.zeros(source.shape, device=source.device).masked_fill_(padding, floor)[:, None, None]
        memory = self.encoder(functional.embedding(source, table), seen)
        size = shifted.shape[1]
        causal = torch.full((size, size), floor, device=source.device).triu_(1)[None, None]
        hidden: Tensor = self.decoder(functional.embedding(shifted, table), causal, memory, seen)
        return hidden


def start(e5: E5, rows: Sequence[int], encoder: Sequence[int], decoder: Sequence[int]) -> Net:
    """Build a network from the given layers of ``e5`` and the given rows of its table (-1: random)."""
    net = Net(len(rows), len(encoder), len(decoder))
    kept = torch.tensor(rows)
    table = torch.from_numpy(e5.tensors["emb.word"])[kept.clamp(min=0)]
    table[kept < 0] = torch.randn(int((kept < 0).sum()), HIDDEN) * 0.05
    with torch.no_grad():
        net.table.copy_(table)
        start_stack(net.encoder, e5, encoder)
        start_stack(net.decoder, e5, decoder)
    return net


@torch.no_grad()  # type: ignore[untyped-decorator]
def start_stack(stack: Stack, e5: E5, layers: Sequence[int]) -> None:
    """Copy positions, embedding norm and the given layers of ``e5``."""
    tensors = {
        name: torch.from_numpy(value.copy()) for name, value in e5.tensors.items() if name != "emb.word"
    }
    stack.positions.copy_(tensors["emb.pos"][:POSITIONS] + tensors["emb.type"][0])
    _norm(stack.norm, tensors, "emb.ln")
    for layer, index in zip(stack.layers, layers, strict=True):
        _layer(layer, tensors, f"l{index}.")


def _layer(layer: Layer, tensors: dict[str, Tensor], prefix: str) -> None:
    q, k, v, o = (
        (tensors[f"{prefix}{name}.w"], tensors[f"{prefix}{name}.b"]) for name in ("q", "k", "v", "ao")
    )
    _linear(layer.attention.query, q, k, v)
    _linear(layer.attention.out, o)
    _norm(layer.attention_norm, tensors, prefix + "aln")
    if layer.cross is not None and layer.cross_norm is not None:
        _linear(layer.cross.query, q)
        _linear(layer.cross.memory, k, v)
        _linear(layer.cross.out, o)
        _norm(layer.cross_norm, tensors, prefix + "aln")
    _linear(layer.inner, (tensors[prefix + "fi.w"], tensors[prefix + "fi.b"]))
    _linear(layer.outer, (tensors[prefix + "fo.w"], tensors[prefix + "fo.b"]))
    _norm(layer.norm, tensors, prefix + "oln")


def _linear(module: nn.Linear, *parts: tuple[Tensor, Tensor]) -> None:
    module.weight.copy_(torch.cat([weight for weight, _ in parts]))
    module.bias.copy_(torch.cat([bias for _, bias in parts]))


def _norm(module: nn.LayerNorm, tensors: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(tensors[name + ".w"])
    module.bias.copy_(tensors[name + ".b"])
