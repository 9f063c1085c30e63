"""What the language table says."""

from __future__ import annotations

import pytest

from tqcheck.errors import UsageProblem
from tqcheck.languages import canonical_tag, get_language, known_languages


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("DE", "de"),
        ("pt_br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("no", "nb"),
        ("es-419", "es-419"),
    ],
)
def test_tags_are_made_canonical(written: str, tag: str) -> None:
    assert canonical_tag(written) == tag


@pytest.mark.parametrize("written", ["", "english please", "e", "12"])
def test_what_is_no_tag_is_an_error(written: str) -> None:
    with pytest.raises(UsageProblem):
        canonical_tag(written)


@pytest.mark.parametrize(
    ("tag", "decimal", "group"),
    [("en", ".", ","), ("de", ",", "."), ("de-CH", ".", "’"), ("fr", ",", "\u00a0"), ("hi", ".", ",")],
)
def test_separators(tag: str, decimal: str, group: str) -> None:
    language = get_language(tag)
    assert (language.decimal, language.group[0]) == (decimal, group)


def test_scripts_and_direction() -> None:
    assert get_language("ru").script == "Cyrl"
    assert get_language("sr-Latn").script == "Latn"
    assert get_language("he").rtl
    assert not get_language("ja").spaced


def test_a_region_without_tables_falls_back_to_its_language() -> None:
    assert get_language("de-LI").cldr == get_language("de").cldr


def test_unknown_language_gets_the_defaults() -> None:
    assert get_language("tlh").cldr is None


def test_every_table_has_months_and_days() -> None:
    for code in known_languages():
        tables = get_language(code).cldr
        assert tables is None or len(tables["months"]["format"]["wide"]) == 12
