"""``tqcheck models`` and ``tqcheck translate``."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tqcheck.cli.models import models
from tqcheck.cli.translate import translate
from tqcheck.errors import UsageProblem
from tqcheck.translate.table import _entries, digest

from .fake import Reverser


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A table with one model, and an empty cache."""
    model = tmp_path / "models" / "en-xx"
    model.mkdir(parents=True)
    (model / "model.bin").write_bytes(b"abc")
    lines = ['source = ["en"]', 'target = ["xx"]', "size = 3", 'licence = "CC0"', 'data = "three letters"']
    table = "\n".join(["[en-xx]", *lines, f'sha256 = "{digest(model)}"', "scores = { chrf = 50.5 }"])
    (model.parent / "models.toml").write_text(table)
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    for place in ("tqcheck.translate.table.folder", "tqcheck.cli.models.folder"):
        monkeypatch.setattr(place, lambda: model.parent)
    _entries.cache_clear()
    yield
    _entries.cache_clear()


def run(*arguments: str) -> str:
    result = CliRunner().invoke(models, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_list_shows_languages_size_and_scores() -> None:
    shown = run("list")
    for part in ("en-xx", "en->xx", "0.0 MB", "chrf 50.5"):
        assert part in shown


@pytest.mark.parametrize(("option", "found"), [("--from=EN-gb", True), ("--to=xx", True), ("--to=de", False)])
def test_list_can_be_narrowed(option: str, found: bool) -> None:
    assert ("en-xx" in run("list", option)) is found


def test_info_tells_licence_and_data() -> None:
    shown = run("info", "en-xx")
    assert "CC0" in shown
    assert "three letters" in shown


def test_path_and_verify(tmp_path: Path) -> None:
    assert run("path", "en-xx").strip() == str(tmp_path / "models" / "en-xx")
    assert run("verify") == "en-xx: ok\n"
    (tmp_path / "models" / "en-xx" / "model.bin").write_bytes(b"abd")
    assert CliRunner().invoke(models, ["verify"]).exit_code != 0


def test_an_unknown_model_is_an_error_that_names_the_known_ones() -> None:
    result = CliRunner().invoke(models, ["info", "yy"])
    assert "there are: en-xx" in str(result.exception)


def test_translate_gives_a_line_for_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.cli.translate.get_translator", lambda *_: Reverser())
    result = CliRunner().invoke(translate, ["--from", "en", "--to", "de"], input="one two\n\nthree\n")
    assert result.output == "two one\n\nthree\n"


def test_a_line_in_another_encoding_is_read_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tqcheck.cli.translate.get_translator", lambda *_: Reverser())
    file = tmp_path / "latin.txt"
    file.write_bytes("Köln grüßt die schöne Stadt Düsseldorf herzlich\n".encode("latin-1"))
    result = CliRunner().invoke(translate, ["--from", "de", "--to", "en", str(file)])
    assert result.output == "herzlich Düsseldorf Stadt schöne die grüßt Köln\n"


def test_a_pair_without_a_model_is_told_what_would_cover_it() -> None:
    result = CliRunner().invoke(models, ["list", "--from", "de", "--to", "ja"])
    assert "tqcheck models pull Helsinki-NLP/opus-mt-de-ja" in result.output


def test_no_models_are_not_models_that_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.cli.models.entries", tuple)
    result = CliRunner().invoke(models, ["verify"])
    assert isinstance(result.exception, UsageProblem)
    assert "no models in" in str(result.exception)


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [("German", "en", "not a language tag"), ("de", "e", "not a language tag"), ("de-AT", "de", "nothing")],
)
def test_languages_that_make_no_sense_are_told(source: str, target: str, said: str) -> None:
    result = CliRunner().invoke(translate, ["--from", source, "--to", target], input="Hallo\n")
    assert isinstance(result.exception, UsageProblem)
    assert said in str(result.exception)
