"""The language a text came from, where only its byline tells."""

from __future__ import annotations

import pytest

from tqcheck.model import Document, Segment, Span
from tqcheck.segment.presumed import presumed_source_lang


def article(byline: str, body: str = "The council met.", lang: str = "en") -> Document:
    text = f"{byline}\n{body}"
    first, second = Span(0, len(byline)), Span(len(byline) + 1, len(text))
    return Document(
        text, lang, (Segment(first, byline, lang, "byline"), Segment(second, body, lang, paragraph=1))
    )


@pytest.mark.parametrize(
    ("byline", "lang"),
    [
        ("By Jürgen Weiß", "de"),
        ("By Małgorzata Żak", "pl"),
        ("By Jiří Dvořák", "cs"),
        ("By Tuğba Şen", "tr"),
        ("By João Simão", "pt"),
        ("By Begoña Peña", "es"),
        ("By Jürgen Müller", ""),
        ("By Jane Miller", ""),
        ("By Jürgen Weiß and Jiří Dvořák", ""),
    ],
)
def test_letters_that_one_language_owns(byline: str, lang: str) -> None:
    assert presumed_source_lang(article(byline)) == lang


def test_names_in_the_text_prove_nothing() -> None:
    assert presumed_source_lang(article("By Jane Miller", "Erdoğan met Orbán.")) == ""


def test_nobody_translates_into_his_own_language() -> None:
    assert presumed_source_lang(article("Von Jürgen Weiß", lang="de-AT")) == ""
