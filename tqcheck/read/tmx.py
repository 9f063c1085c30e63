"""TMX 1.4: translation units; each target language of the memory is a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..model import Document
from .bilingual import bilingual, nothing_translated
from .page import Spread
from .xliff import plain
from .xml import Element, attribute, child, elements, local


def read_tmx(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield one document for each language that is not the source."""
    del encoding
    spreads: dict[tuple[str, str], Spread] = {}
    default, number = "", 0
    for event, element in elements(stream, path, {"header", "tu"}):
        if local(element) == "header":
            default = attribute(element, "srclang") or default
        elif event == "end":
            number += 1
            variants = {attribute(each, "lang"): each for each in element if local(each) == "tuv"}
            ours = _source_lang(attribute(element, "srclang") or default, variants)
            name = attribute(element, "tuid") or str(number)
            for lang in variants.keys() - {ours} if ours else ():
                _add(spreads.setdefault((ours, lang), Spread()), name, variants[ours], variants[lang])
    filled = {langs: spread for langs, spread in spreads.items() if len(spread)}
    if not filled:
        raise nothing_translated(path, "unit")
    for langs, spread in sorted(filled.items(), key=lambda entry: entry[0]):
        yield bilingual(spread, path, langs, item="" if len(filled) == 1 else langs[1])


def _source_lang(declared: str, variants: dict[str, Element]) -> str:
    """The variant that is the source: the declared language, else (``*all*``) the first."""
    same = (lang for lang in variants if lang.lower() == declared.lower())
    kin = (lang for lang in variants if lang.lower().split("-")[0] == declared.lower().split("-")[0])
    return next(same, "") or next(kin, "") or next(iter(variants), "")


def _add(spread: Spread, name: str, source: Element, target: Element) -> None:
    ours, theirs = child(source, "seg"), child(target, "seg")
    if ours is not None and theirs is not None:
        note = "\n".join(each.text or "" for each in target.getparent().iter() if local(each) == "note")
        lines = ours.sourceline, theirs.sourceline
        spread.add(plain(ours), plain(theirs), name=name, lines=lines, note=note)
