"""Shell completion: what bash, zsh and fish are told when a person presses Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def ask(shell: str, words: str, *, instruction: str = "complete") -> str:
    """What the program answers the completion script of a shell; the cursor is behind the last word."""
    last = words.rpartition(" ")[2]
    environment = {
        **os.environ,
        "_TQCHECK_COMPLETE": f"{shell}_{instruction}",
        "COMP_WORDS": words,
        "COMP_CWORD": last if shell == "fish" else str(len(words.split(" ")) - 1),
    }
    program = "import sys; sys.argv[0] = 'tqcheck'; from tqcheck.cli import main; main()"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("tqcheck rev", "review"),
        ("tqcheck review --inter", "--interactive"),
        ("tqcheck review --format sar", "sarif"),
        ("tqcheck explain TQ40", "TQ401"),
    ],
)
def test_commands_options_and_values_are_offered(shell: str, words: str, offered: str) -> None:
    assert offered in ask(shell, words)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_accepts(shell: str) -> None:
    script = ask(shell, "", instruction="source")
    assert "_TQCHECK_COMPLETE" in script
    if found := shutil.which(shell):
        subprocess.run([found, "-n"], input=script, text=True, check=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_completes_a_command(tmp_path: Path) -> None:
    command = tmp_path / "tqcheck"
    command.write_text(f"#!{sys.executable}\nfrom tqcheck.cli import main\nmain()\n")
    command.chmod(0o755)
    script = ask("bash", "", instruction="source")
    call = 'COMP_WORDS=(tqcheck expl); COMP_CWORD=1; _tqcheck_completion tqcheck; echo "${COMPREPLY[@]}"'
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(Path.cwd())}
    bash = subprocess.run(
        ["bash", "-c", script + call], env=environment, capture_output=True, text=True, check=True
    )
    assert bash.stdout.split() == ["explain"]
