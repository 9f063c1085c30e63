"""One report that every format must carry: CJK, emoji, right-to-left, CRLF, a span over lines, a feed item.

``python -m tests.report.sample`` writes what the formats say of it to ``tests/golden``; read the
difference before committing it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tqcheck.model import (
    BackTranslation,
    Document,
    Evidence,
    Finding,
    Forced,
    Pair,
    Quality,
    Report,
    Reviewed,
    Run,
    Segment,
    Severity,
    Span,
    Unchecked,
)
from tqcheck.report import REPORTS, get_renderer

GOLDEN = Path(__file__).parents[1] / "golden"
TEXT = (
    "東京 🦊 Grand Shapps spoke.\r\n"
    "He said שלום, עולם on Tuesday\r\n"
    "(January 2, 2023) | a <b> & 100% sure.\r\n"
)
UNIT = "Öffnen Sie 3 Dateien"
SOURCE = "Grant Shapps sprach in Tokio.\nEr sagte am Dienstag (2. Januar 2024) Schalom."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def lines(text: str, lang: str, kind: str = "text") -> tuple[Segment, ...]:
    cuts = [Span(match.start(), match.end()) for match in re.finditer(r"[^\r\n]+", text)]
    return tuple(Segment(cut, cut.of(text), lang, kind, number) for number, cut in enumerate(cuts))


def finding(words: str, code: str, name: str, severity: Severity, **more: object) -> Finding:
    message = f"{words.splitlines()[0]}: 50% wrong, says the calendar; <b>look</b> | again."
    mqm = "accuracy/mistranslation/entity"
    return Finding(code, name, message, severity, 0.93, mqm, "numbers", span(TEXT, words), **more)  # type: ignore[arg-type]


def unit() -> Reviewed:
    """A unit of an XLIFF file: a place without lines worth naming."""
    mark = Finding(
        *("TQ997", "number-changed", "The source says 5, the translation 3.", Severity.MAJOR, 0.9),
        *("accuracy/mistranslation/number", "numbers", Span(11, 12), Span(5, 6)),
        suggestions=("5",),
        fingerprint="4",
    )
    target = Document(UNIT, "de", lines(UNIT, "de"), path="app.xliff", item="menu.open")
    source = Document("Open 5 files", "en", lines("Open 5 files", "en"), path="app.xliff", item="menu.open")
    return Reviewed(target, (mark,), (), source, (Pair(source.segments, target.segments),))


def back() -> tuple[BackTranslation, ...]:
    """Two back-translations: one with a source to differ from, one without."""
    first, second, third = (line.span for line in lines(TEXT, "en"))
    said = lines(SOURCE, "de")[0].span
    return (
        BackTranslation(
            first, "Tokio 🦊 Grand Shapps sprach.", "de", "m@1", said, chrf=61.2, source=Forced(z=-0.4)
        ),
        BackTranslation(Span(second.start, third.end), "Er sagte <b> | שלום.", "de"),
    )


def quality() -> tuple[Quality, ...]:
    """What models say: an alarming sentence with its words, and one judged without a source."""
    first, second, third = (line.span for line in lines(TEXT, "en"))
    words = ((span(TEXT, "東京"), 0.125), (span(TEXT, "Grand Shapps"), 0.875))
    return (
        Quality(first, 0.25, 0.75, True, lines(SOURCE, "de")[0].span, words, {"unusual_mean": -0.5}),
        Quality(Span(second.start, third.end), 0.7, 0.1, False),
    )


def report() -> Report:
    fact = Evidence("fact", {"name": "Grant Shapps", "from": "2023-08-31", "to": None}, "people.tsv 2025-12")
    name = finding(
        "Grand Shapps",
        "TQ994",
        "name-near-miss",
        Severity.CRITICAL,
        source_span=span(SOURCE, "Grant Shapps"),
        evidence=(fact,),
        suggestions=("Grant Shapps",),
        related=(span(TEXT, "He"),),
        fingerprint="00112233445566aa",
    )
    weekday = finding(
        "Tuesday\r\n(January 2, 2023)", "TQ992", "weekday-mismatch", Severity.MAJOR, fingerprint="1"
    )
    bidi = finding(
        "שלום, עולם",
        "TQ995",
        "untranslated-residue",
        Severity.MINOR,
        suggestions=("hello, world",),
        fingerprint="2",
    )
    note = finding("<b>", "TQ996", "back-translated-quote", Severity.NEUTRAL, fingerprint="3")
    article = Document(
        TEXT,
        "en",
        lines(TEXT, "en", "title"),
        path="news/feed.xml",
        item="item-7",
        field="title",
        date=date(2024, 1, 6),
        date_origin="given",
    )
    original = Document(SOURCE, "de", lines(SOURCE, "de"), path="source.txt")
    limit = Unchecked("source", "no source text was given", "give it with --source", ("TQ111",))
    failure = Unchecked(
        "broken.txt", "not a text file: it holds \x01 bytes", "convert it to text", blocking=True
    )
    return Report(
        Run("0.0.0", ("TQ992", "TQ994"), {"TQ999": "not selected"}, config="abc"),
        (
            Reviewed(
                article,
                tuple(sorted((name, weekday, bidi, note), key=lambda each: each.span)),
                (limit,),
                original,
                (
                    Pair(original.segments[:1], article.segments[:1]),
                    Pair(original.segments[1:], article.segments[1:2]),
                    Pair((), article.segments[2:]),
                ),
                back(),
                quality=quality(),
            ),
            Reviewed(Document("Clean.\n", "en", path="clean.txt")),
            unit(),
            Reviewed(Document("", "", path="broken.txt"), unchecked=(failure,)),
        ),
    )


def rendered(format_: str) -> str:
    return "".join(get_renderer(format_)(report()))


if __name__ == "__main__":
    for format_ in REPORTS:
        (GOLDEN / f"report.{format_}").write_bytes(rendered(format_).encode())
