"""``tqcheck score`` and ``tqcheck.score``: what comes out for each pair."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import tqcheck
from tests.translate.fake import Reverser
from tqcheck import neural
from tqcheck.cli import main
from tqcheck.config import Config
from tqcheck.language_model.model import Losses
from tqcheck.scoring.records import TextPair
from tqcheck.scoring.score import Scorer
from tqcheck.span import Span

BARE = ["--translator", "none", "--estimator", "none"]
PAIRS = [
    {"id": "a", "src": "Es kostet 20 Euro.", "mt": "It costs 20 euros.", "src_lang": "de", "tgt_lang": "en"},
    {"id": "b", "src": "Cuesta 20 euros.", "mt": "It costs 200 euros.", "src_lang": "es", "tgt_lang": "en"},
    {"id": "c", "src": "Er kam 2019.", "mt": "He came in 2019.", "src_lang": "de", "tgt_lang": "en"},
]


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))


def jsonl(tmp_path: Path, rows: Sequence[dict[str, Any]]) -> str:
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(file)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["score", *arguments, *BARE])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_for_each_pair_in_order_whatever_the_languages(tmp_path: Path) -> None:
    result = run(jsonl(tmp_path, PAIRS))
    assert result.exit_code == 0
    found = lines(result)
    assert [line["id"] for line in found] == ["a", "b", "c"]
    assert all(0 <= line["score"] <= 1 and 0 <= line["critical"] <= 1 for line in found)
    assert found[1]["score"] < found[0]["score"]
    assert found[1]["tags"] == "OOBB"
    assert [PAIRS[1]["mt"][s["start"] : s["end"]] for s in found[1]["spans"]] == ["200 euros"]
    assert {"severity", "confidence"} <= found[1]["spans"][0].keys()
    assert "3 scored" in result.stderr


def test_the_order_of_the_pairs_changes_no_score(tmp_path: Path) -> None:
    forward = lines(run(jsonl(tmp_path, PAIRS)))
    assert lines(run(jsonl(tmp_path, PAIRS[::-1])))[::-1] == forward


def test_chunks_are_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lines(run(jsonl(tmp_path, PAIRS)))
    for module in ("score", "lines"):
        monkeypatch.setattr(f"tqcheck.scoring.{module}.CHUNK", 1)
    assert lines(run(jsonl(tmp_path, PAIRS))) == whole


def test_rivals_are_compared(tmp_path: Path) -> None:
    rivals = {"src": "Es kostet 20 Euro.", "good": "It costs 20 euros.", "bad": "It costs 200 euros."}
    (line,) = lines(run(jsonl(tmp_path, [rivals | {"id": "x", "src_lang": "de", "tgt_lang": "en"}])))
    assert line["good"] > line["bad"]
    assert line.keys() == {"id", "good", "bad", "good_flag", "bad_flag"}


def test_what_came_before_a_mistake_is_scored(tmp_path: Path) -> None:
    file, out = Path(jsonl(tmp_path, PAIRS)), tmp_path / "out.jsonl"
    file.write_text(file.read_text() + "{oops\n")
    result = run(str(file), "-o", str(out))
    assert result.exit_code == 2
    assert "pairs.jsonl:4" in result.stderr
    assert len(out.read_text().splitlines()) == 3


def test_reasons_add_up(tmp_path: Path) -> None:
    (line, *_) = lines(run(jsonl(tmp_path, PAIRS), "--explain"))
    assert "rules_major" in line["reasons"]


def test_what_is_not_at_hand_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["score", jsonl(tmp_path, PAIRS), "--translator", "none"])
    assert "tqcheck models pull lm-en" in result.stderr


def test_an_unwritable_output_is_an_error(tmp_path: Path) -> None:
    result = run(jsonl(tmp_path, PAIRS), "-o", str(tmp_path / "no" / "out"))
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


@pytest.mark.parametrize("target", ["", " ", "\u200b", "🙂" * 50])
def test_odd_translations_get_a_score(target: str) -> None:
    (found,) = tqcheck.score([("Er kam.", target)], translator="none", estimator="none", lang="en")
    assert 0 <= found.quality <= 1


def test_models_at_hand_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Even:
        """Finds every token equally likely."""

        identity = "even@1"

        def losses(self, texts: Sequence[str]) -> list[Losses]:
            return [Losses((Span(0, len(text)),), (2.0,)) for text in texts]

    monkeypatch.setattr(neural, "get_translator", lambda *_: Reverser())
    neural._translator.cache_clear()
    monkeypatch.setattr(neural, "_language_model", lambda _: Even())
    scorer = Scorer(Config(translator="embedded", estimator="embedded"))
    pair = TextPair("Er kam.", "He came.", "de", "en")
    (observed,) = scorer.observations([pair])
    neural._translator.cache_clear()
    assert observed.features["unusual_mean"] == 2.0
    assert observed.features["back_mean"] == observed.features["forth_mean"] == 1.0
