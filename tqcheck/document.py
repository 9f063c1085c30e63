"""A text and what its file says about it: frozen data, like all that travels down the line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .span import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, headline or line, as the segmenter cut it.

    ``kind`` is one of ``metadata headline byline subhead text credit``; ``paragraph`` counts
    from 0 over the document; ``lang`` is the BCP-47 language of its paragraph.
    """

    span: Span
    text: str
    lang: str
    kind: str = "text"
    paragraph: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's word that findings on a stretch of text are not wanted.

    ``codes`` are codes, prefixes or names of checks, empty: all; ``where`` is the comment itself, if it
    stands in the text, and ``unit`` the unit whose note it is, if it does not.
    """

    span: Span
    codes: tuple[str, ...] = ()
    where: Span | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a file itself demands of the translation of a unit (the validation module of XLIFF 2).

    ``kind`` is ``isPresent``, ``isNotPresent``, ``startsWith`` or ``endsWith``; ``occurs`` 0 means: any
    number of times; ``as_source``: as often as in the source.
    """

    unit: str
    kind: str
    text: str
    occurs: int = 0
    cased: bool = True
    as_source: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its language, its date and its segments. ``date`` never comes from a clock.

    ``item`` and ``field`` tell the texts of one file apart (a feed's entry and ``title``);
    ``source`` is the text it translates, where a bilingual file holds both. ``suppressions`` are those
    that its format keeps outside the text (a translator's note). ``labels``: the units are short texts of a
    program, each for itself, and no running prose. ``terms`` (source, target) and ``demands`` are the file's
    own glossary and rules.
    """

    text: str
    lang: str
    segments: tuple[Segment, ...] = ()
    path: str = "-"
    source_lang: str = ""
    date: date | None = None
    date_origin: str = ""
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    item: str = ""
    field: str = ""
    source: Document | None = None
    suppressions: tuple[Suppression, ...] = ()
    labels: bool = False
    terms: tuple[tuple[str, str], ...] = ()
    demands: tuple[Demand, ...] = ()

    @property
    def words(self) -> int:
        """Number of words: whitespace tokens holding a letter or digit; CJK and Thai characters / 1.6."""
        from .words import count_words

        return count_words(self.text)
