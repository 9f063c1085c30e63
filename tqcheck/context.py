"""What a check may look at: the observed target, the source if there is one, and their pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .glossary import Concept
from .model import BackTranslation, Document, Pair, Quality
from .neural import Models
from .observe import Observed


@dataclass(frozen=True, slots=True)
class Context:
    """The view of one document that every check gets."""

    target: Observed
    source: Observed | None = None
    pairs: tuple[Pair, ...] = ()
    glossary: tuple[Concept, ...] = ()
    models: Models = field(default_factory=Models)
    back: tuple[BackTranslation, ...] = ()
    quality: tuple[Quality, ...] = ()

    @property
    def document(self) -> Document:
        """The target document."""
        return self.target.document

    @property
    def text(self) -> str:
        """The target text."""
        return self.target.document.text

    @property
    def date(self) -> date | None:
        """The document's date, if it or the user gave one."""
        return self.target.document.date

    @property
    def offers(self) -> frozenset[str]:
        """The needs this context meets; a rule with any other need is skipped and said so."""
        met = {"target", "document", "knowledge"} | self.models.offers
        if self.source is not None:
            met.add("source")
        if self.date is not None:
            met.add("date")
        if not self.document.labels:
            met.add("prose")
        return frozenset(met)
