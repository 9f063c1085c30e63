"""What the word tables claim, and what the observers built on them never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqcheck.knowledge.lexicon import compound_home, homes, looks_alien
from tqcheck.knowledge.spelling import meant_word
from tqcheck.mentions.foreign import foreign
from tqcheck.mentions.phrases import phrase_mentions
from tqcheck.mentions.words import words_of
from tqcheck.model import Document


def test_a_word_is_at_home_where_it_is_used() -> None:
    assert "de" in homes("gräbern")
    assert "en" not in homes("gräbern")


def test_names_are_marked_as_kept() -> None:
    assert homes("zimmermann")["en"].kept
    assert not homes("because")["en"].kept


def test_a_compound_of_a_common_noun_is_known_by_its_end() -> None:
    assert compound_home("schrebergartensiedlung") == "de"
    assert compound_home("gelsenkirchen") == ""


def test_alien_letters_tell_languages_apart() -> None:
    assert looks_alien("neighbourhood", "es")
    assert not looks_alien("ciudad", "es")


def test_a_slip_is_undone_and_a_word_is_left() -> None:
    assert meant_word("governemnt", "en") == "government"
    assert meant_word("skateboarder", "en") == ""
    assert meant_word("governemnt", "de") == ""


def test_words_keep_their_combining_marks() -> None:
    assert [word.text for word in words_of("हिन्दी और l’été")] == ["हिन्दी", "और", "l", "été"]


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "ru", "zh", "ar"]))
def test_spans_slice_to_what_was_read(text: str, lang: str) -> None:
    document = Document(text, lang)
    for mention in (*words_of(text), *foreign(document), *phrase_mentions(document)):
        assert mention.span.of(text) == mention.text
