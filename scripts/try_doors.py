"""Walk through the CI doors on this machine: the action's steps and the pre-commit hook, from a clean clone.

    python -m scripts.try_doors [action] [pre-commit]

Installs the package from the clone, as a CI would (minutes), into a temporary folder; `pre-commit` must be
on the path. A scratch repository with one wrong and one clean text must fail, and pass without the wrong one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
WRONG = "It fell on Tuesday (January 2, 2023).\n"
CLEAN = "Ministers met in the capital on Tuesday. They agreed on a budget.\n"
HOOK = """repos:
  - repo: {clone}
    rev: {revision}
    hooks: [{{ id: tqcheck, args: [--lang, en] }}]
"""


def run(*command: str, cwd: Path, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command and say so; return its exit code and output."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    print(f"$ {' '.join(command)[:100]}: exit {done.returncode}", done.stdout, done.stderr, sep="\n")
    return done.returncode, done.stdout


def scratch_repository(folder: Path) -> Path:
    repository = folder / "scratch"
    repository.mkdir()
    run("git", "init", "-q", cwd=repository)
    (repository / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (repository / "clean.txt").write_text(CLEAN, encoding="utf-8")
    run("git", "add", ".", cwd=repository)
    return repository


def try_action(clone: Path, repository: Path, temp: Path) -> None:
    """Run the steps of action.yml as GitHub's runner would, with its variables."""
    import yaml  # type: ignore[import-untyped]

    steps: list[dict[str, Any]] = yaml.safe_load((clone / "action.yml").read_text(encoding="utf-8"))["runs"][
        "steps"
    ]
    summary = temp / "summary.md"
    runner = {
        "RUNNER_TEMP": str(temp),
        "GITHUB_ACTION_PATH": str(clone),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    inputs = {"TQCHECK_ARGUMENTS": "--lang en", "TQCHECK_SARIF": "out.sarif"}
    install, review = (step["run"] for step in steps)
    assert run("bash", "-eo", "pipefail", "-c", install, cwd=repository, env=runner)[0] == 0
    for files, code in (("*.txt", 1), ("clean.txt", 0), ("missing.txt", 2)):
        env = runner | inputs | {"TQCHECK_FILES": files}
        found, output = run("bash", "-eo", "pipefail", "-c", review, cwd=repository, env=env)
        assert found == code, files
        assert ("::error" in output) == (code > 0)
        assert (repository / "out.sarif").stat().st_size
    assert "TQ201" in summary.read_text(encoding="utf-8")


def try_hook(clone: Path, repository: Path, temp: Path) -> None:
    """Run the hook over the files of the scratch repository."""
    revision = run("git", "rev-parse", "HEAD", cwd=clone)[1].strip()
    config = HOOK.format(clone=clone, revision=revision)
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    env = {"PRE_COMMIT_HOME": str(temp / "pre-commit")}
    for files, code in ((["--all-files"], 1), (["--files", "clean.txt"], 0)):
        assert run("pre-commit", "run", *files, cwd=repository, env=env)[0] == code, files


def main(wanted: list[str]) -> None:
    doors = {"action": try_action, "pre-commit": try_hook}
    with TemporaryDirectory() as name:
        folder = Path(name)
        clone, temp = folder / "clone", folder / "temp"
        temp.mkdir()
        assert run("git", "clone", "-q", str(ROOT), str(clone), cwd=folder)[0] == 0
        repository = scratch_repository(folder)
        for door in wanted or doors:
            doors[door](clone, repository, temp)
            print(f"{door}: as it should be")


if __name__ == "__main__":
    main(sys.argv[1:])
