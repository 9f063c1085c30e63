"""Which source belongs to a translation, and what is added to which settings."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls")
pytest.importorskip("tomlkit")

from tqcheck.config import Config
from tqcheck.errors import UsageProblem
from tqcheck.lsp.settings import accept, add_term, config_for, originals_for

GERMAN = Config(source_lang="de")


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("news.en.txt", "news.de.txt"),
        ("news.txt", "news.de.txt"),
        ("news.txt", "news.source.txt"),
        ("news.txt", "de/news.txt"),
        ("en/news.txt", "de/news.txt"),
        ("en/news.md", "source/news.md"),
    ],
)
def test_sources_are_found_by_convention(tmp_path: Path, translation: str, source: str) -> None:
    ours = write(tmp_path / translation, "The bridge is closed.")
    write(tmp_path / source, "Die Brücke ist gesperrt.")
    (found,) = originals_for(ours, GERMAN)
    assert found.text == "Die Brücke ist gesperrt."


def test_a_text_is_not_its_own_source(tmp_path: Path) -> None:
    ours = write(tmp_path / "de" / "news.txt", "The bridge is closed.")
    assert originals_for(ours, GERMAN) == ()


def test_a_pattern_alone_says_where_sources_are(tmp_path: Path) -> None:
    ours = write(tmp_path / "out" / "news.txt", "The bridge is closed.")
    write(tmp_path / "out" / "news.de.txt", "Nicht diese.")
    write(tmp_path / "in" / "de" / "news-orig.txt", "Die Brücke ist gesperrt.")
    (found,) = originals_for(ours, GERMAN, "../in/{source_lang}/{stem}-orig{suffix}")
    assert found.text == "Die Brücke ist gesperrt."
    with pytest.raises(UsageProblem, match="cannot be filled in"):
        originals_for(ours, GERMAN, "{nothing}")


def test_a_source_that_changed_is_read_again(tmp_path: Path) -> None:
    ours = write(tmp_path / "news.txt", "One.")
    source = write(tmp_path / "news.de.txt", "Eins.")
    assert originals_for(ours, GERMAN)[0].text == "Eins."
    write(source, "Zwei, drei.")
    assert originals_for(ours, GERMAN)[0].text == "Zwei, drei."


def test_words_go_into_the_nearest_settings_and_nothing_else_changes(tmp_path: Path) -> None:
    project = write(
        tmp_path / "pyproject.toml",
        '[project]\nname = "x"  # ours\n\n[tool.tqcheck]\naccept = [\n  "Kiev", # so we write it\n]\n',
    )
    article = tmp_path / "texts" / "a.txt"
    article.parent.mkdir()
    assert accept(article, "Grand Rapids") == project
    assert accept(article, "Grand Rapids") == project
    text = project.read_text(encoding="utf-8")
    assert text.startswith('[project]\nname = "x"  # ours\n\n[tool.tqcheck]\n')
    assert "# so we write it" in text
    assert config_for(article).accept == ("Kiev", "Grand Rapids")


def test_terms_make_a_table_once(tmp_path: Path) -> None:
    write(tmp_path / "tqcheck.toml", "")
    article = tmp_path / "a.txt"
    table = add_term(article, "Bundesrat", "Federal\tCouncil")
    assert add_term(article, "Bundestag", "Bundestag") == table
    assert table.read_text(encoding="utf-8").splitlines()[1:] == [
        "Bundesrat\tFederal Council",
        "Bundestag\tBundestag",
    ]
    assert config_for(article).glossaries == (str(table),)


def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    write(tmp_path / "tqcheck.toml", "accept = 1\n")
    with pytest.raises(UsageProblem, match="accept is no list"):
        accept(tmp_path / "a.txt", "x")
