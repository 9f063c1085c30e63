"""The docs site builds without a warning, and its examples run."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest

import tqcheck
from scripts.docs_site import pages
from tqcheck.checks import CHECKS

ROOT = Path(__file__).parents[1]


def test_the_examples_of_the_python_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert result.attempted > 20
    assert result.failed == 0


def test_the_examples_of_the_docstrings_run() -> None:
    result = doctest.testmod(tqcheck)
    assert result.attempted >= 4
    assert result.failed == 0


def test_every_check_page_of_the_site_says_when_the_check_is_wrong() -> None:
    made = dict(pages())
    assert [code for code in CHECKS if "\n## When it is wrong\n" not in made[f"checks/{code}.md"]] == []


def test_the_site_builds_and_every_check_has_its_page(tmp_path: Path) -> None:
    for module in ("mkdocs", "material", "mkdocstrings"):
        pytest.importorskip(module, reason="needs the extra [docs]")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=quiet)
    assert built.returncode == 0, built.stderr
    assert {page.stem for page in (tmp_path / "checks").glob("TQ*.html")} == set(CHECKS)
    reference = (tmp_path / "python.html").read_text(encoding="utf-8")
    assert 'id="tqcheck.review"' in reference
    remote = [page.name for page in tmp_path.glob("*.html") if "fonts.googleapis" in page.read_text("utf-8")]
    assert remote == []
