"""The language server as an editor meets it: over its streams, in the protocol's own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

pytest.importorskip("pygls")

from tests.lsp.client import Client, running, titled

LINE = "🙂 British Defense Minister Grand Shapps said that he had been in Lissabon for the talks.\n"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with running() as started:
        started.initialize()
        yield started


def of(code: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    return next(each for each in found if each["code"] == code)


def apply(text: str, edit: dict[str, Any]) -> str:
    """Make a text edit as an editor does, in UTF-16."""
    lines = text.splitlines(keepends=True)

    def offset(place: dict[str, int]) -> int:
        before = sum(map(len, lines[: place["line"]]))
        line = (lines[place["line"] :] or [""])[0].encode("utf-16-le")
        return before + len(line[: 2 * place["character"]].decode("utf-16-le"))

    start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
    return text[:start] + str(edit["newText"]) + text[end:]


def edit_of(action: dict[str, Any]) -> dict[str, Any]:
    (edits,) = action["edit"]["changes"].values()
    return dict(edits[0])


def test_open_type_hover_fix_close(client: Client, tmp_path: Path) -> None:
    text = "Ministers meet\n\n" + LINE
    uri = client.open(tmp_path / "article.txt", text)
    found = client.diagnostics(uri)
    near_miss = of("TQ401", found)
    start = LINE[:2].encode("utf-16-le")  # the emoji takes two units
    assert near_miss["range"]["start"] == {"line": 2, "character": len(start) // 2 + 25}
    assert near_miss["range"]["end"]["character"] - near_miss["range"]["start"]["character"] == 12

    told = client.hover(uri, 2, near_miss["range"]["start"]["character"] + 3)
    assert "Grant Shapps" in told["contents"]["value"]
    assert "Secretary of State for Defence" in told["contents"]["value"]
    assert client.hover(uri, 0, 1) is None

    action = titled(client.actions(uri, near_miss["range"]), "Replace with “Grant Shapps”")
    assert action["isPreferred"]
    fixed = apply(text, edit_of(action))
    assert fixed == text.replace("Grand", "Grant")
    where = edit_of(action)["range"]
    change = {"range": where, "text": "Grant Shapps"}
    client.notify(
        "textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]}
    )
    codes = {each["code"] for each in client.diagnostics(uri, 2)}
    assert "TQ401" not in codes
    assert "TQ407" in codes

    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.diagnostics(uri) == []


def test_marks_move_with_lines_typed_above(client: Client, tmp_path: Path) -> None:
    uri = client.open(tmp_path / "moving.txt", LINE)
    where = of("TQ401", client.diagnostics(uri))["range"]
    client.change(uri, 2, (0, 0), (0, 0), "A line\r\n\r\n")
    moved = of("TQ401", client.diagnostics(uri, 2))["range"]
    assert moved["start"] == {"line": 2, "character": where["start"]["character"]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", LINE),
        ("a.md", "# Head\n\n" + LINE),
        ("a.html", f"<h1>Head</h1>\n<p>{LINE}</p>\n"),
        ("a.po", f'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "x y"\nmsgstr "{LINE.strip()}"\n'),
        (
            "a.xlf",
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
            '<file source-language="de" target-language="en" datatype="x" original="o"><body>\n'
            f'<trans-unit id="1"><source>x y</source>\n<target>{LINE}</target></trans-unit></body></file>'
            "</xliff>\n",
        ),
    ],
)
def test_ignored_here_is_silent_in_every_syntax(client: Client, tmp_path: Path, name: str, text: str) -> None:
    uri = client.open(tmp_path / name, text)
    where = of("TQ401", client.diagnostics(uri))["range"]
    edit = edit_of(titled(client.actions(uri, where), "Ignore TQ401 here"))
    whole = [{"text": apply(text, edit)}]
    client.notify(
        "textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": whole}
    )
    codes = {each["code"] for each in client.diagnostics(uri, 2)}
    assert not codes & {"TQ401", "TQ001"}


def test_words_can_be_right_from_now_on(client: Client, tmp_path: Path) -> None:
    settings = tmp_path / "tqcheck.toml"
    settings.write_text('# ours\nlang = "en"\n', encoding="utf-8")
    uri = client.open(tmp_path / "names.txt", LINE)
    where = of("TQ401", client.diagnostics(uri))["range"]
    command = titled(client.actions(uri, where), "Always accept")["command"]
    client.ask("workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]})
    codes = {each["code"] for each in client.diagnostics(uri)}
    assert "TQ401" not in codes
    assert "TQ407" in codes
    assert settings.read_text(encoding="utf-8") == '# ours\nlang = "en"\naccept = ["Grand Shapps"]\n'


def test_the_source_is_found_by_its_name(client: Client, tmp_path: Path) -> None:
    (tmp_path / "tqcheck.toml").write_text('source_lang = "de"\n', encoding="utf-8")
    (tmp_path / "news.de.txt").write_text("Am Montag kamen 300 Menschen nach Köln.\n", encoding="utf-8")
    uri = client.open(tmp_path / "news.en.txt", "On Monday 500 people came to Cologne.\n")
    number = of("TQ311", client.diagnostics(uri))
    assert "300" in client.hover(uri, 0, 11)["contents"]["value"]
    assert not [each for each in client.actions(uri, number["range"]) if each["title"].startswith("Add")]


def test_the_source_is_found_where_the_user_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "news.txt").write_text("Am Montag kamen 300 Menschen.\n", encoding="utf-8")
    with running() as client:
        client.initialize(source="originals/{name}")
        uri = client.open(tmp_path / "news.txt", "On Monday 500 people came to the meeting in town.\n")
        assert of("TQ311", client.diagnostics(uri))


def test_terms_are_added_and_right_from_then_on(client: Client, tmp_path: Path) -> None:
    (tmp_path / "tqcheck.toml").write_text('source_lang = "de"\n', encoding="utf-8")
    german = "Die Ministerin Anna Schröder kam gestern nach Bonn.\n"
    (tmp_path / "news.de.txt").write_text(german, encoding="utf-8")
    uri = client.open(tmp_path / "news.en.txt", "Minister Anna Schroeter came to Bonn yesterday.\n")
    name = of("TQ411", client.diagnostics(uri))
    command = titled(client.actions(uri, name["range"]), "Add to terms: Anna Schröder")["command"]
    client.ask("workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]})
    assert "TQ411" not in {each["code"] for each in client.diagnostics(uri)}
    table = (tmp_path / "tqcheck-terms.tsv").read_text(encoding="utf-8")
    assert table == "source\ttarget\nAnna Schröder\tSchroeter\n"


def test_settings_changed_by_hand_hold_at_once(client: Client, tmp_path: Path) -> None:
    uri = client.open(tmp_path / "a.txt", LINE)
    assert of("TQ401", client.diagnostics(uri))
    (tmp_path / "tqcheck.toml").write_text('ignore = ["TQ401"]\n', encoding="utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    assert "TQ401" not in {each["code"] for each in client.diagnostics(uri)}


def test_what_could_not_run_is_in_the_log(client: Client, tmp_path: Path) -> None:
    uri = client.open(tmp_path / "logged.txt", LINE)
    client.diagnostics(uri)
    lines = [each["params"]["message"] for each in client.said if each["method"] == "window/logMessage"]
    assert any("logged.txt: not checked: source: no source text was given" in line for line in lines)


def test_what_cannot_be_checked_is_said(client: Client, tmp_path: Path) -> None:
    (tmp_path / "tqcheck.toml").write_text("langg = 1\n", encoding="utf-8")
    uri = client.open(tmp_path / "any.txt", LINE)
    (found,) = client.diagnostics(uri)
    assert "Not checked" in found["message"]
    assert "did you mean lang" in found["message"]


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 30), ("utf-32", 27), ("utf-16", 28)])
def test_columns_in_the_units_agreed_on(tmp_path: Path, encoding: str, column: int) -> None:
    with running() as client:
        capabilities = client.initialize([encoding])["capabilities"]
        assert capabilities["positionEncoding"] == encoding
        uri = client.open(tmp_path / "a.txt", LINE)
        found = of("TQ401", client.diagnostics(uri))
        assert found["range"]["start"]["character"] == column
        client.change(uri, 2, (0, column), (0, column + 12), "Grant Shapps")
        assert "TQ401" not in {each["code"] for each in client.diagnostics(uri, 2)}


class Service(BaseHTTPRequestHandler):
    """A translation service that says the same whatever it is asked."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["q"]
        body = json.dumps({"translatedText": ["Der Verteidigungsminister war in Lissabon." for _ in asked]})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_hover_has_the_back_translation_of_the_translator_that_is_set(client: Client, tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), Service) as service:
        Thread(target=service.serve_forever, args=(0.01,), daemon=True).start()
        settings = f'source_lang = "de"\ntranslator = "http://127.0.0.1:{service.server_port}"\n'
        (tmp_path / "tqcheck.toml").write_text(settings, encoding="utf-8")
        uri = client.open(tmp_path / "a.txt", LINE)
        where = of("TQ401", client.diagnostics(uri))["range"]["start"]  # rules speak at once ...
        client.diagnostics(uri)  # ... models a little later
        told = client.hover(uri, where["line"], where["character"] + 1)["contents"]["value"]
        service.shutdown()
    assert "Translated back" in told
    assert "Verteidigungsminister" in told


def test_a_long_text_shows_its_beginning_first(client: Client, tmp_path: Path) -> None:
    filler = "The bridge stays closed until the engineers have looked at it.\n\n"
    uri = client.open(tmp_path / "long.txt", LINE + filler * 1000 + LINE)
    assert [
        each["range"]["start"]["line"] for each in client.diagnostics(uri) if each["code"] == "TQ401"
    ] == [0]
    both = [each["range"]["start"]["line"] for each in client.diagnostics(uri) if each["code"] == "TQ401"]
    assert both == [0, 2001]
    client.change(uri, 2, (0, 0), (0, 0), "Now\n\n")
    moved = [each["range"]["start"]["line"] for each in client.diagnostics(uri, 2) if each["code"] == "TQ401"]
    assert moved == [2, 2003]


def test_edits_do_not_pile_up(client: Client, tmp_path: Path) -> None:
    uri = client.open(tmp_path / "typed.txt", LINE)
    client.diagnostics(uri)
    for number in range(400):
        client.change(uri, number + 2, (1, number), (1, number), "ab cd. "[number % 7])
    published = 0
    while (message := client.published.get(timeout=60)).get("version") != 401 or message["uri"] != uri:
        published += 1
    assert published < 100
