"""Findings on the lines of a text: of all of it, or of some paragraphs only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..align.originals import paired
from ..config import Config, chosen_checks
from ..errors import TqcheckError
from ..fix.locate import lines_of, locate
from ..model import Document, Finding, Reviewed, Segment, Span, Unchecked
from ..pipeline import review_document
from ..read import read_bytes
from ..span import line_starts
from .buffer import Changed
from .telling import tell

MOST = 1000  # findings to show: an editor shows no more, and every letter would have to carry them all
Bar = tuple[int, float]
Place = tuple[int, int]  # line and column, both from 0, the column in code points


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding on its place in the editor's text.

    ``exact``: these are its very words, not only the lines that hold them. ``document`` is its number in the
    file.
    ``told`` is what a person reads about it, as Markdown; ``source`` is what it is compared with.
    """

    finding: Finding
    start: Place
    end: Place
    exact: bool
    document: int
    told: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """What is known about a text: its marks in order, its language and date, and what was not checked.

    ``bar`` is the severity and confidence of the last of the ``MOST`` worst findings, where there are more.
    """

    marks: tuple[Mark, ...] = ()
    lang: str = ""
    source_lang: str = ""
    date: date | None = None
    unchecked: tuple[Unchecked, ...] = ()
    bar: Bar = (0, 0.0)

    def moved(self, changed: Changed | None) -> Iterator[Mark]:
        """Yield the marks where their lines are after a change; those on changed lines are dropped."""
        if changed is None:
            yield from self.marks
            return
        shift, behind = changed.new - changed.old, changed.first + changed.old
        for mark in self.marks:
            if mark.end[0] < changed.first or (not shift and mark.start[0] >= behind):
                yield mark
            elif mark.start[0] >= behind:
                start, end = (mark.start[0] + shift, mark.start[1]), (mark.end[0] + shift, mark.end[1])
                yield replace(mark, start=start, end=end)


def mark_all(
    text: str,
    path: str,
    config: Config,
    originals: Sequence[Document] = (),
    pulse: Callable[[], None] = lambda: None,
) -> Marked:
    """Review all that the text of a file holds; ``pulse`` is called now and then and may raise to stop it."""
    try:
        documents = list(paired(read_bytes(text.encode(), path, encoding="utf-8"), originals))
        reviewed = [review_document(document, config, source, pulse) for document, source in documents]
    except TqcheckError as problem:
        return Marked(unchecked=(Unchecked(path, problem.message, problem.remedy, blocking=True),))
    if not reviewed:
        return Marked()
    first = reviewed[0].document
    marks = (mark for number, each in enumerate(reviewed) for mark in _marks(each, number, text))
    unchecked = tuple(dict.fromkeys(one for each in reviewed for one in each.unchecked))
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    return Marked(ordered, first.lang, first.source_lang, first.date, unchecked, _bar(ordered))


def mark_changed(before: Marked, lines: Sequence[str], changed: Changed, path: str, config: Config) -> Marked:
    """Review the changed paragraphs of a plain text only, and keep the other marks.

    What checks see that look at the whole document or its source is as it was, until all is reviewed again.
    """
    first, last = _paragraphs(lines, changed)
    wide = _wide(config)
    kept = [m for m in before.moved(changed) if not first <= m.start[0] < last or m.finding.code in wide]
    text = "".join(lines[first:last])
    if not text.strip():
        return replace(before, marks=tuple(kept))
    segments = () if first == 0 else tuple(_segments(lines[first:last]))
    document = Document(text, before.lang, segments, path, before.source_lang, before.date)
    reviewed = review_document(document, replace(config, ignore=(*config.ignore, *wide)))
    new = [
        replace(mark, start=(mark.start[0] + first, mark.start[1]), end=(mark.end[0] + first, mark.end[1]))
        for mark in _marks(reviewed, 0, text)
    ]
    return replace(before, marks=tuple(sorted((*kept, *new), key=lambda mark: (mark.start, mark.end))))


_FURTHEST = 20  # lines that a paragraph may reach beyond the changed ones


def badness(mark: Mark) -> Bar:
    """Return what findings are ranked by."""
    return mark.finding.severity, mark.finding.confidence


def _bar(marks: Sequence[Mark]) -> Bar:
    return sorted(map(badness, marks))[-MOST] if len(marks) > MOST else (0, 0.0)


def _paragraphs(lines: Sequence[str], changed: Changed) -> tuple[int, int]:
    """The changed lines with the rest of their paragraphs: first, and one behind the last."""
    first, last = changed.first, min(len(lines), changed.first + max(1, changed.new))
    lowest, highest = max(0, first - _FURTHEST), min(len(lines), last + _FURTHEST)
    while first > lowest and lines[first - 1].strip():
        first -= 1
    while last < highest and lines[last].strip():
        last += 1
    return first, last


def _segments(lines: Sequence[str]) -> Iterator[Segment]:
    """Each line with something on it as a block of text: where a headline was cannot be seen from here."""
    at = 0
    for number, line in enumerate(lines):
        start = at + len(line) - len(line.lstrip())
        if words := line.strip():
            yield Segment(Span(start, start + len(words)), words, "", "text", number)
        at += len(line)


def _wide(config: Config) -> tuple[str, ...]:
    """The chosen checks that need more than a paragraph to judge."""
    wide = frozenset({"document", "source", "translator", "estimator"})
    return tuple(rule.code for rule in chosen_checks(config) if rule.needs & wide)


def _marks(reviewed: Reviewed, number: int, text: str) -> Iterator[Mark]:
    for finding in reviewed.findings:
        place = locate(finding.span, reviewed.document, text)
        span = place or lines_of(finding.span, reviewed.document, text)
        source = (
            finding.source_span.of(reviewed.source.text) if finding.source_span and reviewed.source else ""
        )
        ends = _place(span.start, text), _place(span.end, text)
        yield Mark(finding, *ends, place is not None, number, tell(finding, reviewed), source)


def _place(offset: int, text: str) -> Place:
    starts = line_starts(text)
    line = bisect_right(starts, offset) - 1
    return line, offset - starts[line]
