"""Only the accepted spans change: in the text, and in the bytes of its file."""

from __future__ import annotations

import codecs
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import tqcheck
from tqcheck.errors import TqcheckError, UsageProblem
from tqcheck.fix import Edit, apply, apply_to_bytes, safe_edits
from tqcheck.model import Reviewed, Span

# Line ends of all kinds, a byte order mark inside, right-to-left, outside the BMP.
texts = st.text(st.sampled_from("ab \r\n\u2028\ufeffé漢א😀e\u0301"), max_size=60)


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [Edit(span, draw(st.text(st.sampled_from("xyé漢\r\n"), max_size=5))) for span in spans]


def outside(text: str, spans: list[Span]) -> list[str]:
    ends = [0, *(span.end for span in spans)]
    return [text[a:b] for a, b in zip(ends, [*(span.start for span in spans), len(text)], strict=True)]


def moved(edits: list[Edit]) -> list[Span]:
    """Where the new words stand after the edits."""
    shift, spans = 0, []
    for edit in edits:
        start = edit.span.start + shift
        spans.append(Span(start, start + len(edit.new)))
        shift += len(edit.new) - len(edit.span)
    return spans


@given(texts_with_edits(), st.randoms())
def test_nothing_outside_the_spans_changes(case: tuple[str, list[Edit]], random: Random) -> None:
    text, edits = case
    shuffled = random.sample(edits, len(edits))
    changed = apply(text, shuffled)
    assert outside(changed, moved(edits)) == outside(text, [edit.span for edit in edits])
    assert [span.of(changed) for span in moved(edits)] == [edit.new for edit in edits]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"])
@given(case=texts_with_edits(), marked=st.booleans())
def test_bytes_outside_the_spans_stay(case: tuple[str, list[Edit]], marked: bool, encoding: str) -> None:
    text, edits = case
    mark = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    start = mark.get(encoding, b"") if marked else b""
    assume(start or not text.startswith("\ufeff"))
    data = start + text.encode(encoding)
    assert apply_to_bytes(data, encoding, edits) == start + apply(text, edits).encode(encoding)
    assert apply_to_bytes(data, encoding, []) == data


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = codecs.BOM_UTF8 + "Élu mardi.\r\n\r\nSigné\rjeudi.\n".encode()
    changed = apply_to_bytes(data, "utf-8", [Edit(Span(4, 9), "lundi")])
    assert changed == codecs.BOM_UTF8 + "Élu lundi.\r\n\r\nSigné\rjeudi.\n".encode()


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 3), "x"), Edit(Span(2, 5), "y")],
        [Edit(Span(0, 3), "x"), Edit(Span(0, 3), "y")],
        [Edit(Span(2, 2), "x"), Edit(Span(2, 2), "y")],
        [Edit(Span(4, 99), "x")],
    ],
    ids=["overlap", "same words", "same place", "outside"],
)
def test_edits_that_cannot_all_be_made_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(UsageProblem):
        apply("abcdefgh", edits)


def test_one_edit_given_twice_is_made_once() -> None:
    assert apply("abc", [Edit(Span(1, 2), "x"), Edit(Span(1, 2), "x")]) == "axc"


@pytest.mark.parametrize(
    ("data", "encoding", "new"),
    [("naïve".encode("cp1252"), "utf-8", "x"), (b"naive", "cp1252", "Ł"), (b"caf\xe9", "ascii", "x")],
    ids=["broken", "no such character", "wrong codec"],
)
def test_what_cannot_be_written_back_is_refused(data: bytes, encoding: str, new: str) -> None:
    with pytest.raises(TqcheckError, match="nothing was changed") as problem:
        apply_to_bytes(data, encoding, [Edit(Span(0, 1), new)], "news.txt")
    assert problem.value.where == "news.txt"


MINISTER = "According to British Defense Minister Grand Shapps, it works."


def reviewed(text: str, lang: str = "en") -> Reviewed:
    return tqcheck.review(text, lang=lang).documents[0]


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("en", MINISTER, MINISTER.replace("Grand", "Grant")),
        (
            "de",
            "Der französische Präsident Emmanuel Macrom sprach in Paris.",
            "Der französische Präsident Emmanuel Macron sprach in Paris.",
        ),
        ("en", "The talks go on in Berlin.", "The talks go on in Berlin."),
    ],
)
def test_a_sure_and_single_suggestion_is_safe(lang: str, text: str, right: str) -> None:
    edits = [edit for _, edit in safe_edits(reviewed(text, lang))]
    assert apply(text, edits) == right


def test_what_is_unsure_ambiguous_empty_or_disputed_is_not_safe() -> None:
    one = reviewed(MINISTER)
    finding = one.findings[0]
    assert len(list(safe_edits(one))) == 1
    for changed in (
        replace(finding, confidence=0.85),
        replace(finding, suggestions=("Grant Shapps", "Gland Shapps")),
        replace(finding, suggestions=()),
        replace(finding, suggestions=("",)),
        replace(finding, suggestions=(finding.span.of(one.document.text),)),
    ):
        assert not list(safe_edits(replace(one, findings=(changed,))))
    other = replace(finding, code="TQ202", span=Span(finding.span.start + 2, finding.span.end + 3))
    assert not list(safe_edits(replace(one, findings=(finding, other))))
