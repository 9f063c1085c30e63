"""Every format against its golden file, and against the rules of whoever reads it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from tests.report.sample import GOLDEN, TEXT, UNIT, rendered
from tqcheck.report import REPORTS

SCHEMA = Path(__file__).parents[2] / "tqcheck" / "report" / "schema.json"


@pytest.mark.parametrize("format_", REPORTS)
def test_golden(format_: str) -> None:
    assert rendered(format_).encode() == (GOLDEN / f"report.{format_}").read_bytes()


def test_no_golden_file_is_left_over() -> None:
    assert {file.suffix[1:] for file in GOLDEN.glob("report.*")} == set(REPORTS)


def test_json_follows_its_schema() -> None:
    jsonschema.validate(json.loads(rendered("json")), json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_sarif_regions_cut_out_the_words() -> None:
    run = json.loads(rendered("sarif"))["runs"][0]
    texts = {"news/feed.xml": TEXT, "app.xliff": UNIT}
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        lines = texts[place["artifactLocation"]["uri"]].split("\r\n")
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        first = region["snippet"]["text"].split("\r\n")[0]
        assert line[region["startColumn"] - 1 :].startswith(first)
        assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]


def test_sarif_says_what_was_not_checked() -> None:
    invocation = json.loads(rendered("sarif"))["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2


def test_rdjson_columns_are_utf8_bytes() -> None:
    diagnostics = json.loads(rendered("rdjson"))["diagnostics"]
    grand = next(d for d in diagnostics if d["code"]["value"] == "TQ994")
    column = grand["location"]["range"]["start"]["column"]
    assert TEXT.split("\r\n")[0].encode()[column - 1 :].startswith(b"Grand")


def test_junit_is_xml_with_matching_counts() -> None:
    for suite in ET.fromstring(rendered("junit")).iter("testsuite"):
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error"))


def test_github_has_one_command_a_line_and_no_columns_over_lines() -> None:
    lines = rendered("github").splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert [",col=" in line for line in lines if "TQ992" in line] == [False]


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv"))))
    assert [row["code"] for row in rows] == ["TQ994", "TQ995", "TQ992", "TQ996", "TQ997"]


def test_markdown_escapes_markup() -> None:
    assert "<b>" not in rendered("markdown")


def test_jsonl_is_one_object_a_line() -> None:
    kinds = [json.loads(line)["type"] for line in rendered("jsonl").splitlines()]
    assert kinds == [
        *("run", *["finding"] * 4, "unchecked", *["back-translation"] * 2),
        *("finding", "unchecked"),
    ]


def test_gitlab_issues_have_what_gitlab_asks_for() -> None:
    issues = json.loads(rendered("gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 5
    for issue in issues:
        assert issue["description"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["path"] in {"news/feed.xml", "app.xliff"}
        assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]
