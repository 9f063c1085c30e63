"""Start-up is part of speed: what the first command must not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("torch", "transformers")


@pytest.mark.parametrize("arguments", [["--help"], ["checks"], ["review", "SEED"]])
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    from tests.cli.test_review import SEED

    arguments = [str(SEED) if a == "SEED" else a for a in arguments]
    program = (
        "import sys\nfrom tqcheck.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    output = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert output.endswith("loaded: []\n")
