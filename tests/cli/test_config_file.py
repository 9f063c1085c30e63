"""The settings file: found, obeyed, overruled by the command line; mistakes in it are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_review import run

WRONG = "It fell on Tuesday (January 2, 2023).\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def configure(folder: Path, text: str, name: str = "tqcheck.toml") -> None:
    (folder / name).write_text('lang = "en"\n' * (name == "tqcheck.toml") + text, encoding="utf-8")


def test_ignore_from_the_file(folder: Path) -> None:
    configure(folder, 'ignore = ["TQ201"]')
    assert run("review", "a.txt").exit_code == 0


def test_pyproject_table_counts_too(folder: Path) -> None:
    configure(folder, '[tool.tqcheck]\nlang = "en"\nfail_on = "none"', "pyproject.toml")
    assert run("review", "a.txt").exit_code == 0


def test_a_pyproject_without_the_table_is_nobodys(folder: Path) -> None:
    configure(folder, '[project]\nname = "x"', "pyproject.toml")
    assert run("review", "a.txt", "--lang", "en").exit_code == 1


def test_the_command_line_overrules_the_file(folder: Path) -> None:
    configure(folder, 'fail_on = "none"')
    assert run("review", "a.txt", "--fail-on", "major").exit_code == 1


def test_severity_by_check(folder: Path) -> None:
    configure(folder, '[severities]\nweekday-mismatch = "minor"')
    assert run("review", "a.txt").exit_code == 0


def test_accepted_words(folder: Path) -> None:
    configure(folder, 'accept = ["Tuesday (January 2, 2023)"]')
    assert run("review", "a.txt").exit_code == 0


@pytest.mark.parametrize(
    ("condition", "code"),
    [('paths = ["a.*"]', 0), ('paths = ["b/*"]', 1), ('languages = ["en"]', 0), ('languages = ["de"]', 1)],
)
def test_overrides_by_path_and_language(folder: Path, condition: str, code: int) -> None:
    configure(folder, f'[[overrides]]\n{condition}\nignore = ["TQ201"]')
    assert run("review", "a.txt").exit_code == code


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('ignroe = ["TQ201"]', "ignore"),
        ('ignore = ["TQ999"]', "TQ999"),
        ("ignore = 3", "ignore"),
        ("min_confidence = 7", "min_confidence"),
        ('fail_on = "terrible"', "fail_on"),
        ("x = ", "tqcheck.toml"),
        ('[[overrides]]\npath = ["a"]', "path"),
    ],
)
def test_mistakes_are_exit_2_and_named(folder: Path, text: str, named: str) -> None:
    configure(folder, text)
    result = run("review", "a.txt")
    assert result.exit_code == 2
    assert named in result.output
    assert "tqcheck.toml" in result.output


def test_a_named_file_that_is_not_there_is_exit_2(folder: Path) -> None:
    assert run("review", "a.txt", "--config", "none.toml").exit_code == 2


def test_weights_are_obeyed_and_printed(folder: Path) -> None:
    configure(folder, "[weights]\nmajor = 7")
    output = run("review", "a.txt").output
    assert "7 points" in output
    assert "minor 1, major 7, critical 25" in output


@pytest.mark.parametrize("weights", ["awful = 1", "major = -1", "major = nan", "major = 'much'"])
def test_wrong_weights_are_named(folder: Path, weights: str) -> None:
    configure(folder, f"[weights]\n{weights}")
    result = run("review", "a.txt")
    assert result.exit_code == 2
    assert "weights" in result.output
