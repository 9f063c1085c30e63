"""Sentences find their translations, whatever an editor did to the text."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.align import align
from tqcheck.model import Document, Pair, Segment, Span

GERMAN = [
    "Ministerin Huber eröffnet Brücke in Passau",
    "Die Brücke über den Inn kostete 48,5 Millionen Euro.",
    "Sie ist 312 Meter lang und wurde 2019 begonnen.",
    "Anwohner hatten jahrelang gegen den Lärm protestiert.",
    "„Wir haben lange gewartet“, sagte Bürgermeister Karl Weber.",
    "Ein Sprecher der Firma Hochbau AG wollte sich nicht äußern.",
    "Im Jahr 2031 soll eine zweite Brücke bei Schärding folgen.",
    "Wird das Geld dafür reichen?",
]
ENGLISH = [
    "Minister Huber opens bridge in Passau",
    "The bridge over the Inn cost 48.5 million euros.",
    "It is 312 metres long and was begun in 2019.",
    "Residents had protested against the noise for years.",
    "“We have waited a long time,” said mayor Karl Weber.",
    "A spokesman for the company Hochbau AG declined to comment.",
    "A second bridge is to follow near Schärding in 2031.",
    "Will there be enough money for it?",
]


def document(lang: str, *paragraphs: list[str]) -> Document:
    segments, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        for text in paragraph:
            segments.append(Segment(Span(start, start + len(text)), text, lang, paragraph=number))
            start += len(text) + 1
    return Document(" ".join(segment.text for segment in segments), lang, tuple(segments))


def linked(source: list[str], target: list[str]) -> list[tuple[list[str], list[str]]]:
    pairs = align(document("de", source), document("en", target))
    return [([s.text for s in pair.source], [t.text for t in pair.target]) for pair in pairs]


def test_sentence_by_sentence() -> None:
    assert linked(GERMAN, ENGLISH) == [([s], [t]) for s, t in zip(GERMAN, ENGLISH, strict=True)]


def test_single_sentences_pair_surely() -> None:
    (pair,) = align(document("de", ["Nein."]), document("en", ["I would not say that it is so."]))
    assert pair.confidence == 1
    assert pair.source
    assert pair.target


def test_missing_sentence_stands_alone() -> None:
    assert ([GERMAN[3]], []) in linked(GERMAN, ENGLISH[:3] + ENGLISH[4:])


def test_added_sentence_stands_alone() -> None:
    extra = "Elsewhere, seven whales were seen off Greenland."
    assert ([], [extra]) in linked(GERMAN, [*ENGLISH[:5], extra, *ENGLISH[5:]])


def test_two_sentences_made_one() -> None:
    merged = ENGLISH[1][:-1] + ", is 312 metres long and was begun in 2019."
    assert (GERMAN[1:3], [merged]) in linked(GERMAN, [ENGLISH[0], merged, *ENGLISH[3:]])


def test_one_sentence_made_two() -> None:
    halves = ["A second bridge is to follow near Schärding.", "That will be in 2031."]
    assert ([GERMAN[6]], halves) in linked(GERMAN, [*ENGLISH[:6], *halves, ENGLISH[7]])


def test_missing_paragraph() -> None:
    source = document("de", GERMAN[:3], GERMAN[3:6], GERMAN[6:])
    target = document("en", ENGLISH[:3], ENGLISH[6:])
    assert [p.source[0].text for p in align(source, target) if not p.target] == GERMAN[3:6]


def test_moved_box_is_found_again() -> None:
    pairs = linked(GERMAN, [ENGLISH[6], *ENGLISH[:6], ENGLISH[7]])
    assert ([GERMAN[6]], [ENGLISH[6]]) in pairs


def test_ids_win() -> None:
    one, two = Segment(Span(0, 1), "A", "de", id="x"), Segment(Span(2, 3), "B", "de", id="y")
    source = Document("A B", "de", (one, two))
    target = Document(
        "B A", "en", (Segment(Span(0, 1), "B", "en", id="y"), Segment(Span(2, 3), "A", "en", id="x"))
    )
    assert [(p.source[0].id, p.target[0].id) for p in align(source, target)] == [("y", "y"), ("x", "x")]


def test_an_empty_side() -> None:
    assert align(document("de"), document("en")) == ()
    assert [p.confidence for p in align(document("de", GERMAN), document("en"))] == [1.0] * len(GERMAN)


words = st.lists(st.text("aé1 ?日Б.", min_size=1, max_size=12), max_size=12)


@given(words, words)
@settings(max_examples=60, deadline=None)
def test_every_segment_is_in_exactly_one_pair(ours: list[str], theirs: list[str]) -> None:
    source, target = document("ja", ours), document("en", theirs)
    pairs = align(source, target)
    assert sorted(s.span for p in pairs for s in p.source) == [s.span for s in source.segments]
    assert [t.span for p in pairs for t in p.target] == [t.span for t in target.segments]
    assert all(0 <= p.confidence <= 1 and isinstance(p, Pair) for p in pairs)


def test_cost_is_linear() -> None:
    rng = random.Random(7)
    lines = [
        f"Satz {i} nennt die Zahl {rng.randrange(10**6)} und Name{rng.randrange(10**6)}." for i in range(800)
    ]
    begin = time.process_time()
    align(document("de", lines), document("en", lines[:300] + lines[400:]))
    assert time.process_time() - begin < 10
