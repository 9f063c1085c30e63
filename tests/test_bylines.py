"""Single lines told by their words, each with a good twin that only looks like one."""

from __future__ import annotations

import pytest

from tqcheck.segment.bylines import is_byline, is_credit, is_metadata


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee",
        "BY ANN LEE",
        "By Ann Lee and Omar Haddad",
        "Von Jörg Maß und Eva-Maria Stolz",
        "Von: Jörg Maß",
        "Par Luc Petit, à Lyon",
        "Por Ana de la Cruz",
        "Di Piero Neri e Ugo Verdi",
        "Door Jan van der Berg",
        "Автор: Олег Серов",
        "Автор: Олена Бойко",
        "作者：李明",
        "文／山田太郎",
        "김철수 기자",
        "Oleh Siti Rahma",
    ],
)
def test_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the river",
        "By 2030",
        "Von Bienen lernen",
        "Por qué llueve",
        "De Madrid a París en tren",
        "Bypass closed",
        "From zero to hero",
        "Par temps de pluie",
        "Ann Lee",
        "By Ann Lee.",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "date 2024-03-05 Home page sports",
        "Stand: 05.03.2024, 14:35 Uhr",
        "As of: 5 March 2024, 2:35 p.m. From: Ann Lee",
        "Samstag, 2. März 2024",
        "March 5, 2024",
        "5 mars 2024",
        "5 марта 2024",
        "2024年3月5日 14:35",
        "Published 5 March 2024",
        "Publié le 5 mars 2024 à 9h30",
        "News > Europe > Rivers",
        "https://example.org/bridge",
        "desk@example.org",
        "入力 2024.03.05 09:30",
        "Tags: bridge, river",
    ],
)
def test_metadata(line: str) -> None:
    assert is_metadata(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bridge shut until 5 March 2024",
        "Update on the bridge",
        "Date of birth unknown",
        "5:0 gegen Union",
        "Wahl am 1. September 2024",
        "Published 5 March 2024.",
        "Datum nicht bekannt",
    ],
)
def test_no_metadata(line: str) -> None:
    assert not is_metadata(line)


@pytest.mark.parametrize(
    "line",
    [
        "(dpa)",
        "(cgsc with dpa)",
        "(jok/mkl)",
        "AFP",
        "dpa/afp",
        "Source: Reuters",
        "Quelle: dpa",
        "（共同）",
        "(AFP, Reuters)",
        "– Associated Press",
    ],
)
def test_credit(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line", ["(he said)", "(SPD)", "AP says so", "The AP reported", "(1945)", "Source of the river"]
)
def test_no_credit(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize("unit", ["a > ", "By A and ", "By A, ", "1 ab ", "By Ab de ", "A-", "dpa "])
def test_lines_made_to_be_slow_are_not(unit: str) -> None:
    line = unit * 25 + "?!9"
    assert [is_metadata(line), is_byline(line), is_credit(line)] == [False] * 3
