"""All bytes of a file that can only be read whole, up to a size that a text has."""

from __future__ import annotations

from typing import BinaryIO

from ..errors import UnreadableInput

MOST = 128 * 1024 * 1024


def whole(stream: BinaryIO, path: str, most: int = MOST) -> bytes:
    """Return the bytes of ``stream``; raises UnreadableInput for more than ``most`` of them."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableInput(
            f"this is larger than {most // 1024**2} MB, too large for one text",
            where=path,
            remedy="split it, or use JSON lines or a feed, which are read piece by piece",
        )
    return data
