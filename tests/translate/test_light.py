"""Importing the translators loads nothing heavy."""

import subprocess
import sys


def test_no_heavy_import() -> None:
    code = (
        "import sys, tqcheck.translate, tqcheck.translate.table, tqcheck.translate.runtime, "
        "tqcheck.translate.embedded, tqcheck.translate.hub, tqcheck.translate.hub_codec, tqcheck.cli.models\n"
        "print([m for m in ('torch', 'transformers', 'ctranslate2', 'sentencepiece') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
