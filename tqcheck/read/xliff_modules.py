"""The glossary and validation modules of XLIFF 2: terms and rules that a file brings along.

Rules hold for the units inside the element that has them: a unit, a group or the file. Those of a group are
taken to hold from there on, as those of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Demand
from .xml import Element, attribute, local

MODULES = frozenset({"glossary", "validation"})
_KINDS = ("isPresent", "isNotPresent", "startsWith", "endsWith")


class Modules:
    """What the modules of one file element say so far."""

    def __init__(self) -> None:
        self.terms: list[tuple[str, str]] = []
        self.demands: list[Demand] = []
        self._file: list[Demand] = []
        self._unit: list[Demand] = []

    def take(self, module: Element) -> None:
        """Take in a module's element, complete; an element of the same name elsewhere is none."""
        if ":2." not in module.tag:
            return
        if local(module) == "glossary":
            self.terms += _terms(module)
        else:
            inside = local(module.getparent()) == "unit"
            (self._unit if inside else self._file).extend(_demands(module))

    def bind(self, unit: str) -> None:
        """Let the rules at hand hold for the unit or segment called ``unit``."""
        self.demands += [replace(demand, unit=unit) for demand in (*self._file, *self._unit)]

    def forget(self) -> None:
        """A unit has ended, and its own rules with it."""
        self._unit.clear()


def _terms(glossary: Element) -> Iterator[tuple[str, str]]:
    for entry in glossary:
        words = {"term": "", "translation": ""}
        for each in entry:
            name = local(each)
            if name in words and not words[name]:
                words[name] = "".join(each.itertext()).strip()
        if words["term"] and words["translation"]:
            yield words["term"], words["translation"]


def _demands(validation: Element) -> Iterator[Demand]:
    for rule in validation:
        kind = next((kind for kind in _KINDS if attribute(rule, kind)), "")
        if local(rule) != "rule" or not kind or attribute(rule, "disabled") == "yes":
            continue
        occurs = attribute(rule, "occurs")
        yield Demand(
            "",
            kind,
            attribute(rule, kind),
            occurs=int(occurs) if occurs.isdigit() else 0,
            cased=attribute(rule, "caseSensitive") != "no",
            as_source=attribute(rule, "existsInSource") == "yes",
        )
