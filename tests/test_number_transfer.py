"""Numbers agree between two languages by value, however each writes them."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tqcheck.languages import get_language, known_languages
from tqcheck.mentions.quantity.transfer import Difference, differences
from tqcheck.model import Document, Pair, Segment, Span
from tqcheck.observe import Observed

LANGUAGES = st.sampled_from(known_languages())


def written(value: int, lang: str) -> str:
    language = get_language(lang)
    grouped = f"{value:,}".replace(",", language.group[0])
    return grouped + language.decimal + "25 %"


def compared(source: str, source_lang: str, target: str, target_lang: str) -> tuple[Difference, ...]:
    one, other = (
        Document(text, lang, (Segment(Span(0, len(text)), text, lang),))
        for text, lang in ((source, source_lang), (target, target_lang))
    )
    return differences(Observed(one), Observed(other), (Pair(one.segments, other.segments),))


@given(LANGUAGES, LANGUAGES, st.integers(0, 10**7))
def test_the_other_locales_format_is_the_same_number(one: str, other: str, value: int) -> None:
    assert not compared(written(value, one), one, written(value, other), other)


@given(LANGUAGES, LANGUAGES, st.integers(100, 10**7), st.integers(100, 10**7))
def test_another_number_is_a_difference(one: str, other: str, value: int, wrong: int) -> None:
    assume(abs(value - wrong) > 0.05 * value)
    (difference,) = compared(written(value, one), one, written(wrong, other), other)
    assert difference.source is not None
    assert difference.target is not None


def test_a_doubtful_pair_is_not_compared() -> None:
    one, other = (Document(t, "en", (Segment(Span(0, 2), t, "en"),)) for t in ("45", "54"))
    pair = Pair(one.segments, other.segments, confidence=0.3)
    assert not differences(Observed(one), Observed(other), (pair,))
