"""What the documents say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_review import SEED, run

ROOT = Path(__file__).parents[1]


def test_the_readme_shows_what_the_sample_really_prints() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(.*?)\n```", readme, re.DOTALL)
    assert shown
    printed = run("review", str(SEED.relative_to(ROOT))).stdout.splitlines()
    assert [
        line for line in shown.group(1).splitlines() if line and line != "..." and line not in printed
    ] == []


@pytest.mark.parametrize(
    "link", re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
)
def test_links_of_the_readme_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
