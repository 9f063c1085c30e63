"""Originals: which one belongs to which translation, when both files hold many texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat

from ..model import Document

Key = tuple[str, str]
_LOOK_AHEAD = 200


def paired(
    documents: Iterable[Document], originals: Sequence[Document]
) -> Iterator[tuple[Document, Document | None]]:
    """Yield each document with its original: by item (id or link) and field, else by order.

    Order decides only if none of the first 200 documents has an item that an original has too.
    """
    if not originals:
        yield from zip(documents, repeat(None), strict=False)
        return
    counts = Counter(map(_key, originals))
    known = {_key(original): original for original in originals if counts[_key(original)] == 1}
    stream = iter(documents)
    first = list(islice(stream, _LOOK_AHEAD))
    if any(document.item and _key(document) in known for document in first):
        for document in chain(first, stream):
            yield document, known.get(_key(document))
    else:
        for document, original in zip(chain(first, stream), chain(originals, repeat(None)), strict=False):
            same_field = original is not None and original.field == document.field
            yield document, original if same_field else None


def _key(document: Document) -> Key:
    return document.item, document.field
