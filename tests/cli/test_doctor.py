"""``tqcheck doctor``: what is there, what is not, what brings it, and whether anything is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import main
from tqcheck.translate.table import _entries, digest

MODEL = """[{name}]
source = {source}
target = {target}
size = 3
licence = "CC0"
data = "three letters"
sha256 = "{sha256}"
"""


def ship(root: Path, name: str, source: str, target: str) -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"abc")
    row = MODEL.format(name=name, source=source, target=target, sha256=digest(folder))
    with (root / "models.toml").open("a", encoding="utf-8") as table:
        table.write(row)
    return folder


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder for shipped models, an empty cache, and no settings in sight."""
    root = tmp_path / "models"
    monkeypatch.setenv("TQCHECK_MODELS", str(root))
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "tqcheck.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _entries.cache_clear()
    yield root
    _entries.cache_clear()


def doctor(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *arguments])


def line(result: Result, words: str) -> str:
    return next(line for line in result.stdout.splitlines() if words in line)


def test_without_a_pair_nothing_is_missing(models: Path) -> None:
    result = doctor()
    assert result.exit_code == 0, result.output
    assert "tqcheck models pull lm-en" in line(result, "language model lm-en")
    assert "GeoNames" in line(result, "places")
    assert line(result, "tables:").startswith("ok")


def test_what_a_pair_lacks_comes_with_the_command_that_brings_it(models: Path) -> None:
    result = doctor("--from", "de", "--to", "en")
    assert result.exit_code == 2
    back = line(result, "translator back, en to de")
    assert back.startswith("missing")
    assert "tqcheck models pull Helsinki-NLP/opus-mt-en-de" in back
    assert line(result, "number words of de").startswith("ok")


def test_a_pair_that_has_all_is_well(models: Path) -> None:
    ship(models, "en-de", '["de", "en"]', '["de", "en"]')
    ship(models, "estimator", "[]", "[]")
    result = doctor("--from", "de", "--to", "en-GB")
    assert result.exit_code == 0, result.output
    assert "checksum right" in line(result, "model en-de")


def test_a_language_without_tables_is_told(models: Path) -> None:
    result = doctor("--from", "de", "--to", "gd")
    assert result.exit_code == 2
    assert line(result, "number words of gd").startswith("absent")
    assert line(result, "dates and numbers of gd").startswith("absent")


def test_damage_is_found(models: Path) -> None:
    (ship(models, "en-de", '["de"]', '["en"]') / "model.bin").write_bytes(b"abX")
    result = doctor()
    assert result.exit_code == 2
    assert line(result, "model en-de").startswith("broken")
    assert "install tqcheck again" in line(result, "model en-de")


def test_a_damaged_table_is_found(models: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    (knowledge / "good.json").write_text("{}", encoding="utf-8")
    (knowledge / "cut.json").write_text('{"a": ', encoding="utf-8")
    monkeypatch.setattr("tqcheck.doctor.tables.FOLDER", knowledge)
    result = doctor()
    assert result.exit_code == 2
    assert "cut.json" in line(result, "tables:")
    assert "good.json" not in line(result, "tables:")


def test_wrong_settings_are_told(models: Path, tmp_path: Path) -> None:
    (tmp_path / "tqcheck.toml").write_text("langg = 1", encoding="utf-8")
    result = doctor()
    assert result.exit_code == 2
    assert "did you mean lang" in line(result, "settings")


def test_half_a_pair_is_no_pair() -> None:
    assert doctor("--from", "de").exit_code == 2
