"""Back-translation as the command line shows it, by a word list and by the shipped model."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.back.glosser import Glosser
from tests.cli.test_review import SEED, review_json, run
from tqcheck import neural
from tqcheck.translate.table import find

needs_model = pytest.mark.skipif(find("en", "de") is None, reason="no shipped model translates en into de")


@pytest.fixture
def _by_word_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "_translator", lambda _, source, target: Glosser((source, target)))


@pytest.mark.usefixtures("_by_word_list")
def test_the_sample_is_presumed_german_and_every_sentence_comes_back() -> None:
    report = review_json(str(SEED))
    (document,) = report["documents"]
    assert len(document["back_translations"]) > 30
    assert {back["lang"] for back in document["back_translations"]} == {"de"}
    translators = {use: name for use, name in report["run"]["models"].items() if use != "estimator"}
    assert translators == {"en to de": "glosser@1"}  # without a source nothing asks for the way forth
    shown = run("review", str(SEED)).stdout
    assert "Back-translation (de): " in shown
    assert "presumably the source's language" in shown


@pytest.mark.usefixtures("_by_word_list")
def test_no_translator_means_none() -> None:
    report = review_json(str(SEED), "--translator", "none", "--estimator", "none")
    assert report["documents"][0]["back_translations"] == []
    assert report["run"]["models"] == {}


def test_settings_decide_for_every_command(tmp_path: Path) -> None:
    settings = tmp_path / "tqcheck.toml"
    settings.write_text('translator = "none"\nestimator = "none"\n')
    assert review_json(str(SEED), "--config", str(settings))["documents"][0]["back_translations"] == []


def test_a_translator_that_cannot_be_had_is_told_and_stops_nothing(tmp_path: Path) -> None:
    result = run("review", str(SEED), "--source-lang", "de", "--translator", "http://127.0.0.1:1")
    assert result.exit_code == 2
    assert "the translation service does not answer" in result.stdout
    assert "Grand Shapps" in result.stdout


@needs_model
def test_the_shipped_model_translates_the_sample_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path))
    neural._translator.cache_clear()
    result = run("review", str(SEED))
    assert "Back-translation (de): " in result.stdout
    assert "loading the model" in result.stderr
