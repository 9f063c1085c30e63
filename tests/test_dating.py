"""The document's date comes from the text's own header or dateline, or there is none."""

from __future__ import annotations

from datetime import date

import pytest

from tqcheck.config import Config
from tqcheck.model import Document
from tqcheck.pipeline import prepare
from tqcheck.segment.dating import document_date

BODY = "\n\nThe council met again. On 3 May 2019 it had voted, and in 2021 it voted once more."


def found(text: str, lang: str = "en") -> date | None:
    result = document_date(prepare(Document(text, lang), Config(date=date(1999, 9, 9))))
    return result[0] if result else None


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        ("en", " date 2024-01-06 Home page politics"),
        ("en", "Council votes\n\nPublished: 6 January 2024, 10:30"),
        ("en", "Council votes\nPublished 2024-01-06T08:15:00Z"),
        ("en", "Council votes\n\nSaturday, January 6, 2024"),
        ("en", "Council votes\n\nKYIV, January 6, 2024 (Agency) - The council met."),
        ("en", "Council votes\n\nBy Ann Miller | January 6, 2024"),
        ("en", "Council votes\n\nJan. 6, 2024, 10:30 a.m. ET"),
        ("en", "January 6, 2024 | Politics"),
        ("de", "Rat stimmt ab\n\nStand: 06.01.2024, 10:30 Uhr"),
        ("de", "Rat stimmt ab\n\n6. Januar 2024"),
        ("de", "Berlin, 6. Januar 2024 – Der Rat hat abgestimmt."),
        ("fr", "Publié le 6 janvier 2024 à 10h30"),
        ("ru", "Опубликовано: 6 января 2024"),
        ("es", "Madrid, 6 de enero de 2024"),
        ("ja", "公開日：2024年1月6日"),
        ("ar", "٦ يناير ٢٠٢٤"),
    ],
)
def test_header_gives_the_date(lang: str, head: str) -> None:
    assert found(head + BODY, lang) == date(2024, 1, 6)


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        ("en", "Council votes"),
        ("en", "What the attack of 7 October 2023 changed"),
        ("en", "The vote took place on 6 January 2024 - and was close."),
        ("en", "Was it on 6 January 2024?"),
        ("en", "KYIV, January 6 (Agency) - The council met."),
        ("de", "Anschlag vom 11. September 2001 – ein Rückblick"),
        ("fr", "Le 14 juillet 2016, Nice"),
        ("en", "January 6, 2021: a day to remember"),
        ("en", "Published: 1/6/24 or so, 2/5/2024"),
    ],
)
def test_dates_the_article_is_about_do_not_date_it(lang: str, head: str) -> None:
    assert found(head + BODY, lang) is None


def test_origin_is_the_line_it_stood_in() -> None:
    document = prepare(Document("date 2024-01-06 Home page\n\nText.", "en"), Config())
    assert (document.date, document.date_origin) == (date(2024, 1, 6), "date 2024-01-06 Home page")
