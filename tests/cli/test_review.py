"""The command line as its users meet it: exit codes, messages, formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import main

SEED = Path(__file__).parents[2] / "seeds" / "000_3c43f679cd28204d.txt"
SCHEMA = json.loads((Path(__file__).parents[2] / "tqcheck/report/schema.json").read_text(encoding="utf-8"))


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def review_json(*arguments: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run("review", *arguments, "--format", "json").stdout)
    jsonschema.validate(report, SCHEMA)
    return report


def test_offsets_point_into_the_file() -> None:
    text = SEED.read_text(encoding="utf-8")
    for finding in review_json(str(SEED), "--all")["documents"][0]["findings"]:
        span = finding["span"]
        assert text[span["start"] : span["end"]] == span["text"]


def test_clean_text_is_clean(tmp_path: Path) -> None:
    file = tmp_path / "clean.txt"
    file.write_text("Ministers met in the capital on Tuesday. They agreed on a budget.\n", encoding="utf-8")
    assert run("review", str(file), "--lang", "en").exit_code == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", b"text with \0 a NUL byte and some more \0\0 of them"],
    ids=["empty", "png", "nul"],
)
def test_unreadable_file_is_exit_2_with_its_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    result = run("review", str(file))
    assert result.exit_code == 2
    assert "odd.txt" in result.output
    assert "Traceback" not in result.output


def test_missing_file_and_directory_are_exit_2(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        assert run("review", str(path)).exit_code == 2


@pytest.mark.parametrize("option", [["--select", "TQ999"], ["--lang", "not a tag"], ["--date", "soon"]])
def test_wrong_option_is_exit_2(option: list[str]) -> None:
    assert run("review", str(SEED), *option).exit_code == 2


def test_several_reports_from_one_run(tmp_path: Path) -> None:
    sarif, rows = tmp_path / "out.sarif", tmp_path / "out.csv"
    run("review", str(SEED), "--report", f"sarif={sarif}", "--report", f"csv={rows}")
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert rows.read_text(encoding="utf-8").startswith("path,")


def test_a_wrong_report_is_refused() -> None:
    assert run("review", str(SEED), "--report", "pdf=out.pdf").exit_code == 2


def test_output_file_has_no_colour(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    run("review", str(SEED), "-o", str(target))
    assert "\x1b" not in target.read_text(encoding="utf-8")


def test_terminal_escapes_in_the_input_are_neutralised(tmp_path: Path) -> None:
    file = tmp_path / "evil.txt"
    file.write_text("\x1b[2J It fell on \x1b]0;x\x07 Tuesday (January 2, 2023).\n", encoding="utf-8")
    assert "\x1b" not in run("review", str(file), "--lang", "en").stdout


def test_checks_lists_every_code() -> None:
    from tqcheck.checks import CHECKS

    output = run("checks").stdout
    assert all(code in output for code in CHECKS)


def test_annotate_writes_findings_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    message = 'msgid "It cost 300 euros."\nmsgstr "Es kostete 3000 Euro."\n'
    path.write_text(message, encoding="utf-8")
    options = ["review", str(path), "--lang", "de", "--annotate", "--select", "TQ311"]
    result = CliRunner().invoke(main, options)
    assert result.exit_code == 1
    assert path.read_text(encoding="utf-8").startswith(
        "# tqcheck: TQ311 critical number-changed: “3000 Euro”"
    )
    assert path.read_text(encoding="utf-8").endswith(message)
    plain = tmp_path / "a.txt"
    plain.write_text("All is well.", encoding="utf-8")
    result = CliRunner().invoke(main, ["review", str(plain), "--lang", "en", "--annotate"])
    assert result.exit_code == 2
    assert "XLIFF, PO and TMX" in result.output + result.stderr
