"""Wherever it runs, a review says the same; whatever goes wrong with the program is exit code 2."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_review import SEED, run

ROOT = SEED.parents[1]
REVIEW = ["review", "--translator", "none", "--estimator", "none", str(SEED)]


def tqcheck(
    environment: dict[str, str], folder: Path = ROOT, start: tuple[str, str] = ("-m", "tqcheck")
) -> subprocess.CompletedProcess[str]:
    """Review the sample with nothing in the environment but this."""
    return subprocess.run(
        [sys.executable, *start, *REVIEW],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


@pytest.fixture(scope="module")
def usual() -> str:
    return tqcheck({"HOME": str(ROOT)}).stdout


@pytest.mark.parametrize(
    "environment",
    [
        {},  # no home either
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/dev/null", "PYTHONHASHSEED": "7"},
        {"PYTHONOPTIMIZE": "1", "COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb"},
    ],
    ids=",".join,
)
def test_the_environment_changes_no_byte(usual: str, environment: dict[str, str]) -> None:
    found = tqcheck(environment)
    assert found.returncode == 1
    assert found.stderr == ""
    assert found.stdout == usual


def test_a_stream_that_cannot_say_a_character_gets_a_question_mark() -> None:
    found = tqcheck({"PYTHONIOENCODING": "latin-1"})
    assert (found.returncode, found.stderr) == (1, "")
    assert "TQ401" in found.stdout
    assert "?Home page politics?" in found.stdout


def test_a_working_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    program = (
        "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone');"
        "from tqcheck.cli import main; main(sys.argv[1:])"
    )
    assert tqcheck({}, tmp_path, ("-c", program)).returncode == 1


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    command = [sys.executable, "-m", "tqcheck", *REVIEW, "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as review:
        assert review.stdout is not None
        assert review.stderr is not None
        review.stdout.close()
        assert b"Traceback" not in review.stderr.read()


def test_a_bug_is_not_taken_for_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tqcheck.cli.review.review_files", fails)
    result = run(*REVIEW)
    assert result.exit_code == 2
    assert "the program failed: ZeroDivisionError() (please report it" in result.stderr
    monkeypatch.setenv("TQCHECK_TRACEBACK", "1")
    assert isinstance(run(*REVIEW).exception, ZeroDivisionError)


def test_no_verdict_can_see_a_clock() -> None:
    """So a clock that jumps changes nothing. Waiting and progress use clocks that never jump."""
    clock = re.compile(r"\b(datetime\.now|utcnow|date\.today|time\.time|localtime|gmtime)\(")
    sources = (ROOT / "tqcheck").rglob("*.py")
    assert [file.name for file in sources if clock.search(file.read_text(encoding="utf-8"))] == []
