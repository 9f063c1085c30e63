"""``tqcheck gate`` on a feed of a hundred items, seven of them wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_review import run
from tests.gate.feed import PLANTED, feed, identity

HELD = {identity(number): code for number, (_, code) in PLANTED.items()}
WRONG = "It fell on Tuesday (January 2, 2023).\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feed.rss").write_bytes(feed())
    return tmp_path


def verdicts(*arguments: str) -> tuple[int, list[dict[str, object]]]:
    result = run("gate", *arguments, "--format", "jsonl")
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_exactly_the_planted_errors_are_held(folder: Path) -> None:
    options = ("--write-feed", "passed.rss", "--state", "gate.state")
    code, found = verdicts("feed.rss", *options, "--report", "csv=held.csv")
    assert code == 1
    held = {line["item"]: line["reasons"][0]["code"] for line in found if line["verdict"] != "publish"}  # type: ignore[index]
    assert (held, len(found)) == (HELD, 100)
    assert {row.split(",")[0] for row in (folder / "held.csv").read_text().splitlines()[1:]} == {"feed.rss"}

    passed, whole = (folder / "passed.rss").read_bytes(), (folder / "feed.rss").read_bytes()
    assert passed == b"".join(
        part if number == 0 or identity(number - 1) not in HELD else part.partition(b"</item>")[2]
        for number, part in enumerate(with_marks(whole))
    )
    assert [line["known"] for line in verdicts("feed.rss", *options)[1]] == [True] * 100
    assert (folder / "passed.rss").read_bytes() == passed
    assert verdicts("passed.rss")[0] == 0

    assert run("baseline", "feed.rss").exit_code == 0
    code, found = verdicts("feed.rss", *options, "--baseline", "tqcheck-baseline.json")
    assert (code, any(line["known"] for line in found)) == (0, False)
    assert (folder / "passed.rss").read_bytes() == whole


def with_marks(data: bytes) -> list[bytes]:
    """The feed cut before each item."""
    first, *rest = data.split(b"<item>")
    return [first, *(b"<item>" + part for part in rest)]


def test_the_text_says_why_and_where(folder: Path) -> None:
    (folder / "a.txt").write_text(WRONG, encoding="utf-8")
    result = run("gate", "a.txt", "--lang", "en")
    assert result.exit_code == 1
    assert result.output.splitlines()[0] == "hold    a.txt"
    why = result.output.splitlines()[1]
    assert why.startswith("  1:12 TQ201 major, ")
    assert "2 January 2023 was a Monday" in why
    assert result.output.splitlines()[-1] == "1 item: 0 publish, 1 hold, 0 reject"


def test_a_policy_may_let_it_pass_or_reject_it(folder: Path) -> None:
    (folder / "a.txt").write_text(WRONG, encoding="utf-8")
    for bars, code, verdict in (('hold = "critical"', 0, "publish"), ('reject = "major"', 1, "reject")):
        (folder / "policy.toml").write_text(f"[gate]\n{bars}\n", encoding="utf-8")
        found = verdicts("a.txt", "--lang", "en", "--policy", "policy.toml")
        assert (found[0], found[1][0]["verdict"]) == (code, verdict)


def test_an_unreadable_file_is_held_and_stops_no_other(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\0\1\2\3" * 100)
    (folder / "b.txt").write_text("Ministers met on Tuesday. They agreed.\n", encoding="utf-8")
    code, found = verdicts("a.txt", "b.txt", "missing.txt", "--lang", "en")
    assert (code, [line["verdict"] for line in found]) == (2, ["hold", "publish", "hold"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.rss", None),
        ("broken.rss", b"<rss><channel><item><title>Ministers met"),
        ("a.txt", b"Fine.\n"),
    ],
)
def test_no_feed_is_written_on_a_guess(folder: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    assert run("gate", name, "--lang", "en", "--write-feed", "out").exit_code == 2
    assert not (folder / "out").exists()


def test_only_one_feed_can_be_written(folder: Path) -> None:
    assert run("gate", "feed.rss", "feed.rss", "--write-feed", "out").exit_code == 2


def test_a_source_is_found_by_item(folder: Path) -> None:
    items = {"1": ("Am 3. Mai ist Wahl.", "The vote is on 3 May."), "2": ("Ruhe.", "Calm.")}
    for name, side, order in (("de.rss", 0, "12"), ("en.rss", 1, "21")):
        body = "".join(f"<item><guid>{n}</guid><title>{items[n][side]}</title></item>" for n in order)
        (folder / name).write_text(f"<rss><channel>{body}</channel></rss>", encoding="utf-8")
    policy = '[gate]\nrequire = ["source"]\n'
    (folder / "tqcheck.toml").write_text(policy, encoding="utf-8")
    langs = ("--lang", "en", "--source-lang", "de")
    assert verdicts("en.rss", *langs)[0] == 1
    assert verdicts("en.rss", *langs, "--source", "de.rss")[0] == 0


GOOD, BAD = "Ministers met and agreed.", WRONG.strip()
FEEDS = {
    "atom.atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title>\n',
        "<entry><id>{id}</id><title>{text}</title></entry>",
        "</feed>\n",
    ),
    "rdf.rss": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">\n',
        "<item rdf:about='{id}'><title>T{id}</title><description>{text}</description></item>",
        "</rdf:RDF>\n",
    ),
    "feed.json": (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [',
        '{{"id": "{id}", "content_text": "{text}"}}',
        "]}\n",
    ),
}


@pytest.mark.parametrize("name", FEEDS)
def test_every_kind_of_feed_is_cut(folder: Path, name: str) -> None:
    head, item, tail = FEEDS[name]
    comma = "," if name.endswith("json") else ""
    good, bad, last = (item.format(id=n, text=text) for n, text in enumerate((GOOD, BAD, GOOD)))
    (folder / name).write_text(head + comma.join((good, bad, last)) + tail, encoding="utf-8")
    assert run("gate", name, "--lang", "en", "--write-feed", "out").exit_code == 1
    assert (folder / "out").read_text(encoding="utf-8") == head + comma.join((good, last)) + tail


@pytest.mark.parametrize("format_", ["text", "jsonl"])
def test_a_file_name_that_is_no_utf8_is_said_as_far_as_it_goes(folder: Path, format_: str) -> None:
    name = os.fsdecode(b"\xff.txt")
    (folder / name).write_text(WRONG, encoding="utf-8")
    for _ in range(2):
        options = ("--lang", "en", "--format", format_, "--state", "gate.state", "--report", "json=out.json")
        assert run("gate", name, *options).exit_code == 1
