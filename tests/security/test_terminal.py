"""No text under review makes a terminal do anything, whatever the format of the report."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tqcheck.cli.terminal import harmless
from tqcheck.report import REPORTS

pty = pytest.importorskip("pty")

# Sets the title, clears the screen, moves the cursor, rings, turns the direction; C0 and C1.
ATTACK = "\x1b]0;owned\x07\x1b[2J\x9b31m\x08\u202e"
OURS = re.compile(r"\x1b\[[0-9;]*[mK]")  # colours, and clearing the line of the progress
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def at_a_terminal(*arguments: str) -> str:
    """Return what a command writes to a terminal, standard error too."""
    master, terminal = os.openpty()
    command = [sys.executable, "-m", "tqcheck", *arguments]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal):
        os.close(terminal)
        shown = b""
        try:
            while part := os.read(master, 65536):
                shown += part
        except OSError:
            pass  # how Linux says that nobody writes any more
    os.close(master)
    return shown.decode("utf-8")


@pytest.fixture
def attack(tmp_path: Path) -> Path:
    record = {"id": f"a{ATTACK}b", "lang": "en", "text": f"It fell on Tuesday{ATTACK} (January 2, 2023)."}
    record["text"] += f" {ATTACK}He said he he said he {ATTACK} on Tuesday (January 2, 2023)."
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    return tmp_path / "a.jsonl"


@pytest.mark.parametrize("format_", sorted(REPORTS))
def test_no_report_says_anything_to_the_terminal(attack: Path, format_: str) -> None:
    options = ("--translator", "none", "--estimator", "none", "--all")
    shown = at_a_terminal("review", str(attack), "--format", format_, *options)
    assert "TQ" in shown or format_ == "github"
    assert not OBEYED.findall(OURS.sub("", shown))


def test_neither_does_a_verdict_nor_an_error(attack: Path) -> None:
    missing = at_a_terminal("review", f"none{ATTACK}.txt")
    for shown in (missing, at_a_terminal("gate", str(attack))):
        assert not OBEYED.findall(OURS.sub("", shown))


def test_files_and_pipes_get_the_text_as_it_is(attack: Path) -> None:
    command = [sys.executable, "-m", "tqcheck", "review", str(attack), "--format", "json", "--all"]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    assert report["documents"][0]["item"] == f"a{ATTACK}b"


def test_other_text_stays() -> None:
    text = "Zürich\t東京 🦊 שלום عربى\nüber"
    assert harmless(text) == text
