"""Only new findings fail; what is gone is said; a broken baseline lets nothing pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_review import run

TEXT = "He said the the plan was ready.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert run("baseline", "article.txt", "--lang", "en").exit_code == 0
    return file


def review(*more: str) -> tuple[int, str]:
    result = run(
        *("review", "article.txt", "--lang", "en", "--fail-on", "minor"),
        *("--baseline", "tqcheck-baseline.json", *more),
    )
    return result.exit_code, result.output


def test_known_findings_pass(article: Path) -> None:
    assert run("review", "article.txt", "--lang", "en", "--fail-on", "minor").exit_code == 1
    assert review()[0] == 0


def test_moved_text_keeps_its_debt(article: Path) -> None:
    article.write_text("A new paragraph.\n\n" + TEXT, encoding="utf-8")
    assert review()[0] == 0


def test_a_second_error_of_the_same_kind_fails(article: Path) -> None:
    article.write_text(TEXT + "\nShe read the the report.\n", encoding="utf-8")
    assert review()[0] == 1


def test_stale_entries_are_said_and_fail_if_strict(article: Path) -> None:
    article.write_text("He said the plan was ready.\n", encoding="utf-8")
    assert review() == (0, review()[1])
    assert "stale" in review()[1]
    assert review("--strict-baseline")[0] == 1


@pytest.mark.parametrize(
    "broken", ["", "{}", '{"version": 1}', '{"version": 1, "findings": {"a": {"b": "many"}}}', "[1]"]
)
def test_a_broken_baseline_is_exit_2(article: Path, broken: str) -> None:
    (article.parent / "tqcheck-baseline.json").write_text(broken, encoding="utf-8")
    code, output = review()
    assert code == 2
    assert "tqcheck-baseline.json" in output
