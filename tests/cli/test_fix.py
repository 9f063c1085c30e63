"""``review --diff``, ``--fix``, ``--interactive``, ``--watch`` and progress, as met at a terminal."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import main
from tqcheck.cli.watching import changes
from tqcheck.feedback import decisions

TEXT = "Ministers meet\r\n\r\nBritish Defense Minister Grand Shapps spoke at R&amp;D in Lissabon.\r\n"
FIXED = (
    TEXT.replace("Grand", "Grant").replace("R&amp;D", "R&D").encode()
)  # the name of a place may need an article
QUICK = ("--lang", "en", "--translator", "none", "--estimator", "none", "--select", "TQ401,TQ407,TQ507")


@pytest.fixture(autouse=True)
def _feedback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    return file


def run(file: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["review", str(file), *QUICK, *arguments], input=stdin)


def test_the_diff_changes_nothing_and_patch_takes_it(article: Path) -> None:
    result = run(article, "--diff")
    assert result.exit_code == 1
    assert article.read_bytes() == TEXT.encode()
    patch = ["patch", "--binary", "-s", str(article)]
    subprocess.run(patch, input=result.stdout_bytes, check=True, cwd=article.parent)
    assert article.read_bytes() == FIXED
    assert run(article, "--diff").exit_code == 0


def test_fix_writes_only_when_told(article: Path) -> None:
    result = run(article, "--fix")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert article.read_bytes() == TEXT.encode()
    result = run(article, "--fix", "--yes")
    assert result.exit_code == 1  # Lissabon is left
    assert "-British Defense Minister Grand Shapps" in result.stderr
    assert article.read_bytes() == FIXED


def test_what_is_not_sure_enough_stays(article: Path) -> None:
    assert run(article, "--fix", "--yes", "--fix-confidence", "0.96").exit_code == 1
    assert article.read_bytes() == TEXT.replace("R&amp;D", "R&D").encode()


@pytest.mark.parametrize(
    "arguments", [("--fix", "--watch"), ("--diff", "--interactive"), ("--fix", "--diff")], ids=str
)
def test_ways_of_working_exclude_each_other(article: Path, arguments: tuple[str, ...]) -> None:
    assert run(article, *arguments).exit_code == 2


def test_standard_input_cannot_be_changed() -> None:
    for option in ("--fix", "--interactive", "--watch", "--diff"):
        result = CliRunner().invoke(main, ["review", "-", option], input="x")
        assert result.exit_code == 2
        assert "standard input" in result.stderr


def test_interactive_accepts_edits_and_ignores(article: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "base.json"
    result = run(article, "--interactive", "--baseline", str(baseline), stdin="1\nn\ni\ns\n")
    assert "1 changed, 1 ignored" in result.stderr
    assert article.read_bytes() == TEXT.replace("Grand", "Grant").encode()
    kept = decisions(tmp_path / "tqcheck" / "feedback.jsonl")
    told = [(each.decision, each.words, each.reason) for each in kept]
    assert told == [("accepted", "Grand Shapps", ""), ("dismissed", "Lissabon", "style")]
    assert "Lissabon is Lisbon" not in run(article, "--baseline", str(baseline)).stdout
    assert "Lissabon is Lisbon" in run(article).stdout


def test_interactive_takes_own_words_and_asks_again_after_nonsense(article: Path) -> None:
    run(article, "--interactive", stdin="7\nwhat\nn\nn\ne\nthe capital\n")
    assert article.read_bytes() == TEXT.replace("Lissabon", "the capital").encode()


def test_end_of_input_loses_nothing(article: Path) -> None:
    run(article, "--interactive", stdin="1\n")
    assert article.read_bytes() == TEXT.replace("Grand", "Grant").encode()


def command(file: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "tqcheck", "review", str(file), *QUICK, *arguments]


def read_until(terminal: int, *words: bytes) -> bytes:
    """Read until the words have come, each after the one before."""
    seen, at = b"", 0
    for each in words:
        while (found := seen.find(each, at)) < 0:
            assert select([terminal], [], [], 60)[0], f"{each!r} never came: {seen!r}"
            seen += os.read(terminal, 4096)
        at = found + len(each)
    return seen


@contextmanager
def at_terminal(line: list[str], terminal: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program there; it does not outlive a test that fails."""
    with subprocess.Popen(line, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("end", [b"\x03", None], ids=["interrupt", "kill"])
def test_interrupted_at_a_terminal_nothing_is_lost(article: Path, end: bytes | None) -> None:
    terminal, theirs = pty.openpty()
    line = command(article, "--interactive")
    with at_terminal(line, theirs) as process:
        read_until(terminal, b"quit", b">: ")
        os.write(terminal, b"1\n")
        read_until(terminal, b"TQ507")
        process.send_signal(signal.SIGINT if end else signal.SIGKILL)
        process.wait(30)
    assert article.read_bytes() == TEXT.replace("Grand", "Grant").encode()


def test_fix_asks_at_a_terminal(article: Path) -> None:
    terminal, theirs = pty.openpty()
    with at_terminal(command(article, "--fix"), theirs) as process:
        shown = read_until(terminal, b"[y/N]", b": ")
        os.write(terminal, b"y\n")
        read_until(terminal, b"Wrote 2 safe fixes")
        process.wait(30)
    assert b"Grant Shapps" in shown
    assert article.read_bytes() == FIXED


def test_changes_tells_what_changed_once_it_rests(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("b")
    script: Iterator[Callable[[], object]] = iter(
        [
            lambda: None,
            lambda: one.write_text("ab"),  # still being written ...
            lambda: one.write_text("abc"),
            lambda: None,  # ... now it rests
            two.unlink,
            lambda: two.write_text("new"),
            lambda: None,
        ]
    )

    def step() -> None:
        next(script)()

    found = changes([str(one), str(two), str(one)], step)
    assert next(found) == (str(one), str(two))
    assert next(found) == (str(one),)
    assert next(found) == (str(two),)


def test_watch_reviews_again_and_sleeps_in_between(article: Path) -> None:
    with subprocess.Popen(
        command(article, "--watch"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        read_until(process.stdout.fileno(), b"Checked:")
        busy = processor_seconds(process.pid)
        time.sleep(1.5)
        assert processor_seconds(process.pid) - busy < 0.3
        article.write_bytes(b"The minister spoke in Lisbon on Monday.\n")
        read_until(process.stdout.fileno(), b"nothing found")
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_progress_is_for_those_who_ask_or_wait(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.cli.progress._PATIENCE", 0.0)
    assert "reviewing 1 of 1" in run(article, "--progress").stderr
    assert "reviewing" not in run(article).stderr
