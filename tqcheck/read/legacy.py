"""The legacy encoding of a text that is not Unicode, found out from a sample of its bytes."""

from __future__ import annotations

import re

NON_ASCII = re.compile(rb"[\x80-\xff]")
SAMPLE = 65536


def sample(data: bytes) -> bytes:
    """Whole lines, as far as possible, from the first byte that tells anything."""
    match = NON_ASCII.search(data)
    start = max(0, match.start() - SAMPLE // 4) if match else 0
    start = data.rfind(b"\n", 0, start) + 1 if start else 0
    piece = data[start : start + SAMPLE]
    return piece[: piece.rfind(b"\n") + 1] or piece


# The legacy encodings of the web; Python knows seventy more that no newsroom uses.
_WEB = (
    "cp1251 cp1253 cp1255 cp1256 cp874 koi8_r koi8_u iso8859_5 iso8859_7 "
    "cp932 euc_jp iso2022_jp gb18030 big5 cp949"
).split()
# Languages in Latin script whose letters are not those of Western Europe.
_LATIN = {
    lang: codec
    for codec, langs in {
        "cp1250": "pl cs sk hu ro hr bs sl sr sq",
        "cp1254": "tr az",
        "cp1257": "et lv lt",
        "cp1258": "vi",
    }.items()
    for lang in langs.split()
}


def likely_encoding(some: bytes) -> str:
    """The codec by script, or, in Latin script, by the language that the ASCII letters betray."""
    ascii_letters = len(re.findall(rb"[A-Za-z]", some))
    if ascii_letters > len(NON_ASCII.findall(some)):
        from ..segment.language_id import identify

        return _LATIN.get(identify(NON_ASCII.sub(b"", some).decode("ascii")).split("-")[0], "cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(some, cp_isolation=list(_WEB)).best()
    return best.encoding if best else ""
