"""The HTTP API, spoken over a real socket."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import tqcheck
from tests.cli.test_review import SCHEMA, SEED
from tests.serve.conftest import JSON, Client
from tqcheck.feedback import decisions

TUESDAY = "It fell on Tuesday (January 2, 2023)."
FINDING = {"code": "TQ201", "fingerprint": "f0", "words": "Tuesday", "confidence": 0.9, "severity": "major"}


def codes(document: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in document["findings"]]


def test_review_says_what_the_python_api_says(client: Client) -> None:
    answer = client.post("/review", {"text": TUESDAY, "lang": "en"})
    assert answer.status == 200
    jsonschema.validate(answer.json, SCHEMA)
    assert codes(answer.json["documents"][0]) == ["TQ201"]
    own = tqcheck.review(TUESDAY, lang="en").documents[0].findings[0]
    assert answer.json["documents"][0]["findings"][0]["message"] == own.message


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"ignore": ["TQ2"]}, []),
        ({"select": ["weekday-mismatch"]}, ["TQ201"]),
        ({"min_confidence": 1}, []),
        ({"date": "2023-01-03", "select": ["TQ201"]}, ["TQ201"]),
    ],
)
def test_a_request_may_change_settings(client: Client, more: dict[str, Any], expected: list[str]) -> None:
    answer = client.post("/review", {"text": TUESDAY, "lang": "en", **more})
    assert codes(answer.json["documents"][0]) == expected


def test_the_source_is_compared(client: Client) -> None:
    text = {"text": "He owns 7 houses in Lyon.", "lang": "en"}
    source = {"source": "Il possède 9 maisons à Lyon.", "source_lang": "fr"}
    assert "TQ311" in codes(client.post("/review", text | source).json["documents"][0])


def test_dismissed_findings_stay_away(client: Client) -> None:
    asked = {"text": TUESDAY, "lang": "en"}
    (finding,) = client.post("/review", asked).json["documents"][0]["findings"]
    again = client.post("/review", asked | {"dismissed": [finding["fingerprint"]]})
    assert again.json["documents"][0]["findings"] == []


@pytest.mark.parametrize(
    ("format_", "media_type", "start"),
    [
        ("html", "text/html", b"<!DOCTYPE html>"),
        ("sarif", "application/sarif+json", b"{"),
        ("csv", "text/csv", b"path,"),
        ("text", "text/plain", b""),
        ("junit", "application/xml", b"<?xml"),
    ],
)
def test_every_format_has_its_media_type(client: Client, format_: str, media_type: str, start: bytes) -> None:
    answer = client.post("/review", {"text": TUESDAY, "lang": "en", "format": format_})
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.body.startswith(start)
    assert ("attachment" in answer.headers.get("content-disposition", "")) is (format_ == "html")


def test_a_batch_keeps_its_order(client: Client) -> None:
    texts = ["Der Rat tagt am Dienstag, den 2. Januar 2023.", TUESDAY, "All is well in the town."]
    documents = [
        {"text": text, "lang": lang, "name": f"n{number}"}
        for number, (text, lang) in enumerate(zip(texts, ("de", "en", "en"), strict=True))
    ]
    answer = client.post("/batch", {"documents": documents, "select": ["TQ201"]})
    jsonschema.validate(answer.json, SCHEMA)
    found = [(each["path"], each["lang"], codes(each)) for each in answer.json["documents"]]
    assert found == [("n0", "de", ["TQ201"]), ("n1", "en", ["TQ201"]), ("n2", "en", [])]


def test_fix_takes_only_what_is_sure(client: Client) -> None:
    text = "🚢 – said British Defense Minister Grand Shapps on Tuesday."
    asked = {"text": text, "lang": "en", "date": "2024-01-06", "select": ["TQ401"]}
    answer = client.post("/fix", asked | {"least": 0.5}).json
    (edit,) = answer["edits"]
    assert answer["text"] == text[: edit["start"]] + edit["new"] + text[edit["end"] :]
    assert text[edit["start"] : edit["end"]] == edit["old"]
    assert client.post("/fix", asked | {"least": 1}).json == {"text": text, "edits": []}


def test_a_view_counts_as_browsers_do(client: Client) -> None:
    text = "🚢🚢 shelled on Tuesday (January 2, 2023)."
    answer = client.post("/view", {"text": text, "lang": "en"}).json
    start, end = next(each["span"] for each in answer["findings"] if each["code"] == "TQ201")
    assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "Tuesday (January 2, 2023)"
    assert 'class="card major"' in answer["cards"]


def test_files_are_read_by_their_readers(client: Client) -> None:
    octets = {"Content-Type": "application/octet-stream"}
    answer = client.ask(
        "POST", "/read?name=a.txt", "Überraschung für alle, die da waren.".encode("cp1252"), octets
    )
    assert answer.json["texts"][0]["text"] == "Überraschung für alle, die da waren."
    seed = client.ask("POST", f"/read?name={SEED.name}", SEED.read_bytes(), octets)
    assert seed.json["texts"][0]["text"] == SEED.read_text(encoding="utf-8")
    broken = client.ask("POST", "/read?name=a.docx", b"no zip", octets)
    assert broken.status == 422
    assert "Word" in broken.json["error"]
    assert client.ask("POST", "/read", b"x", octets).json["where"] == "name"


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"", 400, "not JSON"),
        (b"{", 400, "not JSON"),
        (b"\xff", 400, "not JSON"),
        (b"[" * 90_000, 400, "nested too deeply"),
        (b'{"text": "x", "min_confidence": NaN}', 400, "NaN"),
        (b'{"text": "\\ud83d"}', 400, "surrogate"),
        (b"[]", 422, "of type object"),
        (b"{}", 422, "'text' is a required"),
        (b'{"text": "x", "lang": "?"}', 422, "BCP-47"),
        (b'{"text": "x", "date": "2024-02-30"}', 422, "a date"),
        (b'{"text": "x", "select": ["TQ99"]}', 422, "one of"),
        (b'{"text": "x", "translator": "http://10.0.0.1/"}', 422, "translator"),
        (b'{"text": "' + b"x" * 100_000 + b'"}', 413, "more than 100,000 bytes"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    client: Client, body: bytes, status: int, words: str
) -> None:
    answer = client.ask("POST", "/review", body, JSON)
    assert answer.status == status
    assert set(answer.json) == {"error", "where", "remedy"}
    assert words in answer.json["error"]
    assert len(answer.json["error"]) < 400


def test_a_misfit_in_a_batch_is_named_by_its_place(client: Client) -> None:
    answer = client.post("/batch", {"documents": [{"text": "x"}, {"text": 5}]})
    assert (answer.status, answer.json["where"]) == (422, "documents/1/text")


def test_a_body_without_a_length_is_cut_off_too(client: Client) -> None:
    chunk = b"x" * 50_000
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (chunk, chunk, chunk, b""))
    answer = client.ask("POST", "/review", chunked, JSON | {"Transfer-Encoding": "chunked"})
    assert answer.status == 413


def test_wrong_paths_methods_and_types_are_refused(client: Client) -> None:
    assert client.ask("GET", "/nothing").json["where"] == "/nothing"
    wrong = client.ask("PUT", "/review")
    assert (wrong.status, wrong.headers["allow"]) == (405, "POST")
    assert client.ask("POST", "/review", b"text=x", {"Content-Type": "text/plain"}).status == 415
    assert client.ask("GET", "/assets/../app.py").status == 404


def test_a_decision_is_kept_without_its_sentence(client: Client) -> None:
    kept = {**FINDING, "decision": "dismissed", "reason": "right", "lang": "en"}
    assert client.post("/feedback", kept | {"sentence": "Secret."}).json == {"kept": True}
    last = list(decisions(client.feedback))[-1]
    assert (last.code, last.reason, last.sentence) == ("TQ201", "right", "")
    assert client.post("/feedback", FINDING | {"decision": "dismissed"}).status == 422
    assert client.post("/feedback", FINDING | {"decision": "accepted", "reason": "right"}).status == 422


def test_health_metrics_and_description(client: Client) -> None:
    assert client.ask("GET", "/health").json["status"] == "ok"
    client.post("/review", {"text": TUESDAY})
    metrics = client.ask("GET", "/metrics")
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert b'tqcheck_requests_total{path="/review",status="200"}' in metrics.body
    assert b"Tuesday" not in metrics.body
    described = client.ask("GET", "/openapi.json").json
    assert described["openapi"] == "3.1.0"
    assert {"/review", "/batch", "/health", "/metrics"} <= set(described["paths"])


def test_the_description_is_sound(client: Client) -> None:
    described = client.ask("GET", "/openapi.json").json
    names = described["components"]["schemas"]
    for reference in set(_references(described)):
        if reference.startswith("#/components/schemas/"):
            assert reference.split("/")[3] in names
    for schema in names.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def _references(node: Any) -> list[str]:
    return [line.split('"')[3] for line in json.dumps(node, indent=0).splitlines() if '"$ref"' in line]
