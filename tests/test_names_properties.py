"""Whatever the text: no traceback, spans that slice to what they claim, the same answer twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.config import Config
from tqcheck.knowledge.near_names import near_names
from tqcheck.knowledge.spellings import is_near, near_pairs
from tqcheck.mentions import OBSERVERS
from tqcheck.model import Document
from tqcheck.pipeline import review_document

LANGUAGES = ("en", "de", "fr", "es", "ru", "pl", "cs", "fi", "tr", "el", "zh", "ja", "ar", "xx")
WORDS = (
    "Grand", "Shapps", "Grant", "British", "Defense", "Minister", "President", "Путин", "Путина", "министр",
    "обороны", "Kahr", "Kahrs", "Kahrs'", "O’Brien", "J.", "D.", "von", "der", "Leyen", "al-Assad", "OTAN",
    "Moskau", "Mrs.", "former", "in", "2023", "İstanbul'da", "王毅", "ß", "\u0301", "😀", "the",
)  # fmt: skip
prose = st.lists(st.sampled_from([*WORDS, ".", ",", "\n", "\n\n", "“", "-"]), max_size=30).map(" ".join)
texts = prose | st.text(max_size=60)
CODES = ("TQ40", "TQ41")


@given(texts, st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("kind", ["capitals", "person", "proper", "role", "country"])
def test_mentions_slice_to_their_text(kind: str, text: str, lang: str) -> None:
    found = list(OBSERVERS[kind](Document(text, lang)))
    assert all(mention.span.of(text) == mention.text for mention in found)
    assert found == list(OBSERVERS[kind](Document(text, lang)))


@given(texts, texts, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_checks_of_names_never_fail(text: str, source: str, lang: str, source_lang: str) -> None:
    config = Config(lang=lang, source_lang=source_lang, select=CODES, everything=True)
    findings = review_document(Document(text, lang), config, Document(source, source_lang)).findings
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in findings)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=12))
@settings(max_examples=80, deadline=None)
def test_near_pairs_are_all_pairs_that_are_near(words: list[str]) -> None:
    pairs = set(near_pairs(words))
    assert all(is_near(*pair) and pair[0] <= pair[1] for pair in pairs)


@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_near_names_takes_any_words(given_name: str, surname: str, lang: str) -> None:
    assert list(near_names(given_name, surname, lang)) == list(near_names(given_name, surname, lang))
