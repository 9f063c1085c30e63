"""XLIFF 1.2, 2.0, 2.1 and 2.2: each file element is a document, each unit or segment a pair.

``translate="no"`` is left out on both sides; units without a translation are counted and said so. Inline
codes become placeholders such as ``{g1}``, so that lost ones are found. Ids: unit, or unit/segment. The
glossary and validation modules of XLIFF 2 become the document's terms and demands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from ..model import Document
from .bilingual import bilingual, nothing_translated
from .page import Spread
from .xliff_modules import MODULES, Modules
from .xml import Element, attribute, child, elements, inherited, local

_PAIRED = frozenset({"g", "pc"})
_TRANSPARENT = frozenset({"mrk", "mark", "sub", "hi"})
_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})


def read_xliff(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield one document for each file element that has a translation."""
    del encoding
    spread, langs, untranslated, found, modules = Spread(), ("", ""), 0, False, Modules()
    for event, element in elements(stream, path, {"file", "trans-unit", "unit", *MODULES}):
        name = local(element)
        if name in MODULES:
            if event == "end":
                modules.take(element)
        elif name == "file" and event == "start":
            spread, untranslated, modules = Spread(), 0, Modules()
            langs = (
                inherited(element, "source-language") or inherited(element, "srcLang"),
                inherited(element, "target-language") or inherited(element, "trgLang"),
            )
        elif name == "file" and len(spread):
            found = True
            original = attribute(element, "original") or attribute(element, "id")
            notes = (f"{untranslated} units have no translation yet",) if untranslated else ()
            document = bilingual(spread, path, langs, item=original, notes=notes)
            yield replace(document, terms=tuple(modules.terms), demands=tuple(modules.demands))
        elif name != "file" and event == "end" and inherited(element, "translate") != "no":
            pairs = list(_old(element) if name == "trans-unit" else _new(element))
            untranslated += not pairs
            note = "\n".join(each.text or "" for each in element.iter() if local(each) == "note")
            for unit, source, target in pairs:
                lines = source.sourceline, target.sourceline
                spread.add(plain(source), plain(target), name=unit, lines=lines, note=note)
                modules.bind(unit)
        if name == "unit" and event == "end":
            modules.forget()
    if not found:
        raise nothing_translated(path, "unit")


def _old(unit: Element) -> Iterator[tuple[str, Element, Element]]:
    """XLIFF 1.2: the whole unit, or its segments where both sides are cut alike."""
    target, source = child(unit, "target"), child(unit, "source")
    if target is None or source is None or not _is_translated(target, attribute(target, "state")):
        return
    name = attribute(unit, "id") or attribute(unit, "resname")
    cut = child(unit, "seg-source")
    ours = _marked(cut) if cut is not None else {}
    theirs = _marked(target)
    if len(theirs) > 1 and ours.keys() == theirs.keys():
        for number, segment in theirs.items():
            yield f"{name}/{number}", ours[number], segment
    else:
        yield name, source, target


def _marked(element: Element) -> dict[str, Element]:
    return {
        attribute(each, "mid"): each
        for each in element.iter()
        if local(each) == "mrk" and attribute(each, "mtype") == "seg"
    }


def _new(unit: Element) -> Iterator[tuple[str, Element, Element]]:
    """XLIFF 2: segment by segment."""
    name = attribute(unit, "id")
    segments = [each for each in unit if local(each) == "segment"]
    for number, segment in enumerate(segments, 1):
        source, target = child(segment, "source"), child(segment, "target")
        if source is None or target is None or not _is_translated(target, attribute(segment, "state")):
            continue
        own = attribute(segment, "id") or (str(number) if len(segments) > 1 else "")
        yield f"{name}/{own}" if own else name, source, target


def _is_translated(target: Element, state: str) -> bool:
    return bool("".join(target.itertext()).strip()) and state not in _UNTRANSLATED


def plain(element: Element) -> str:
    """Return the text of a source, target or seg element, inline codes as placeholders."""
    parts = [element.text or ""]
    for inline in element:
        name, code = local(inline), attribute(inline, "id") or attribute(inline, "i")
        if name in _PAIRED:
            parts += [f"{{{name}{code}}}", plain(inline), f"{{/{name}{code}}}"]
        elif name in _TRANSPARENT:
            parts.append(plain(inline))
        elif name == "cp":
            parts.append(" ")
        elif name:
            parts.append(f"{{{name}{code}}}")
        parts.append(inline.tail or "")
    return "".join(parts)
