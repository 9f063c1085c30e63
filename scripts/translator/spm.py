"""Makes a sentencepiece unigram model from a list of pieces and scores, without protobuf."""

import io
import struct
from collections.abc import Iterator, Sequence

import sentencepiece

SPECIALS = ("<s>", "<pad>", "</s>", "<unk>")
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3


def build(pieces: Sequence[str], scores: Sequence[float], controls: frozenset[str] = frozenset()) -> bytes:
    """Serialise a model whose ids are the positions in ``pieces``; these begin with ``SPECIALS``.

    Normalisation is ``nmt_nfkc``, as in XLM-R. ``controls`` never come out of text (language tags).
    """
    if tuple(pieces[:4]) != SPECIALS:
        raise ValueError(f"the pieces must begin with {SPECIALS}")
    kinds = {**dict.fromkeys(controls, _CONTROL), **dict.fromkeys(SPECIALS, _CONTROL), "<unk>": _UNKNOWN}
    body = b"".join(
        _field(
            1,
            _field(1, piece.encode())
            + b"\x15"
            + struct.pack("<f", score)
            + b"\x18"
            + bytes([kinds.get(piece, _NORMAL)]),
        )
        for piece, score in zip(pieces, scores, strict=True)
    )
    rest = b"".join(_field(number, value) for number, value in _fields(_toy()) if number != 1)
    return body + rest


def _piece(text: str, score: float, kind: int) -> bytes:
    return _field(1, text.encode()) + b"\x15" + struct.pack("<f", score) + b"\x18" + bytes([kind])


def _toy() -> bytes:
    """Train a meaningless model only for its trainer and normaliser settings."""
    out = io.BytesIO()
    words = (f"{a}{b} {b}{a}" for a in "abcdefghij" for b in "klmnopqrst")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=words, model_writer=out, vocab_size=40, model_type="unigram", minloglevel=2,
        normalization_rule_name="nmt_nfkc", bos_id=0, pad_id=1, eos_id=2, unk_id=3, hard_vocab_limit=False,
    )  # fmt: skip
    return out.getvalue()


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _field(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _fields(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Top-level fields of a message that has only length-delimited ones."""
    at = 0
    while at < len(data):
        key, at = _read(data, at)
        if key & 7 != 2:
            raise ValueError("unexpected wire type in the sentencepiece model")
        size, at = _read(data, at)
        yield key >> 3, data[at : at + size]
        at += size


def _read(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
