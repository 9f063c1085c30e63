"""The served page in a real browser: the whole tour of an editor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.serve.conftest import Client
from tests.serve.tour import TEXT, card, marked, paste, settled, shown, text_of
from tqcheck.feedback import decisions

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def test_pasting_shows_the_marks_and_typing_moves_them(page: Any) -> None:
    paste(page, TEXT)
    assert shown(page) == ["TQ401", "TQ201"]
    assert marked(page) == ["Grand Shapps", "Tuesday (January 2, 2023)"]
    page.evaluate("document.getElementById('target').setSelectionRange(0, 0)")
    page.focus("#target")
    page.keyboard.type("At last, ")
    assert marked(page) == ["Grand Shapps", "Tuesday (January 2, 2023)"], "at once, before the server answers"
    settled(page)
    assert marked(page) == ["Grand Shapps", "Tuesday (January 2, 2023)"]
    page.evaluate(
        "t => t.setSelectionRange(t.value.indexOf('nd Sh') + 2, t.value.indexOf('nd Sh') + 2)",
        page.query_selector("#target"),
    )
    page.keyboard.press("Backspace")
    page.keyboard.type("t")
    settled(page)
    assert shown(page) == ["TQ201"]


def test_marks_lie_exactly_under_their_words(page: Any) -> None:
    paste(page, TEXT * 8)
    heights = page.evaluate("['target', 'target-ground'].map(id => document.getElementById(id).scrollHeight)")
    assert heights[0] == heights[1]
    for quality in ("font", "width", "padding", "lineHeight", "whiteSpace", "letterSpacing", "overflowWrap"):
        style = f"id => getComputedStyle(document.getElementById(id)).{quality}"
        assert page.evaluate(style, "target") == page.evaluate(style, "target-ground")


def test_accept_undo_redo(page: Any, client: Client) -> None:
    paste(page, TEXT)
    card(page, "TQ401").locator(".take").first.click()
    settled(page)
    assert "Grant Shapps" in text_of(page)
    assert shown(page) == ["TQ201"]
    assert list(decisions(client.feedback))[-1].decision == "accepted"
    page.click("#undo")
    settled(page)
    assert text_of(page) == TEXT
    assert shown(page) == ["TQ401", "TQ201"]
    lines = client.feedback.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[-1])["decision"] == "withdrawn"
    page.click("#redo")
    settled(page)
    assert "Grant Shapps" in text_of(page)


def test_safe_suggestions_are_taken_at_once_and_undone_at_once(page: Any) -> None:
    paste(page, TEXT + "\nBritish Defence Secretary Grand Shapps left.\n")
    assert page.inner_text("#safe") == "Accept 2 safe suggestions"
    page.click("#safe")
    settled(page)
    assert text_of(page).count("Grant Shapps") == 2
    page.click("#undo")
    settled(page)
    assert text_of(page).count("Grand Shapps") == 2


def test_dismiss_with_a_reason_edit_nearby_restore(page: Any, client: Client) -> None:
    paste(page, TEXT)
    card(page, "TQ201").locator("summary").click()
    card(page, "TQ201").locator("[data-reason=style]").click()
    settled(page)
    assert shown(page) == ["TQ401"]
    assert marked(page) == ["Grand Shapps"]
    last = list(decisions(client.feedback))[-1]
    assert (last.code, last.decision, last.reason) == ("TQ201", "dismissed", "style")
    assert last.words == "Tuesday (January 2, 2023)"
    page.evaluate(
        "t => { const at = t.value.indexOf('He left'); t.setSelectionRange(at, at + 2) }",
        page.query_selector("#target"),
    )
    page.focus("#target")
    page.keyboard.type("The man")
    settled(page)
    assert shown(page) == ["TQ401"], "its sentence changed, it is the same finding"
    page.click("#dismissed summary")
    page.click("#dismissed button")
    settled(page)
    assert shown(page) == ["TQ401", "TQ201"]
    assert last.fingerprint not in {each.fingerprint for each in decisions(client.feedback)}
    page.click("#undo")
    settled(page)
    assert shown(page) == ["TQ401"]
    assert last in list(decisions(client.feedback))


def test_by_keyboard_alone(page: Any) -> None:
    paste(page, TEXT)
    page.focus("#undo")
    page.keyboard.press("F8")
    page.keyboard.press("n")
    assert page.inner_text(".card.here .code").startswith("TQ201")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.textContent") == "Accept Grant Shapps"
    page.keyboard.press("Enter")
    settled(page)
    assert "Grant Shapps" in text_of(page)
    assert page.evaluate("document.activeElement.closest('.card').dataset.code") == "TQ201"
    page.focus("#target")
    page.keyboard.press("F8")
    selected = "t => t.value.slice(t.selectionStart, t.selectionEnd)"
    assert page.evaluate(selected, page.query_selector("#target")) == "Tuesday (January 2, 2023)"
    page.keyboard.type("n")
    assert " on n. 🦊" in text_of(page), "letters go into the text while one is in it"


def test_a_file_is_read_and_the_corrected_text_keeps_its_line_ends(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "bericht.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    page.fill("input[name=date]", "2024-01-06")
    page.set_input_files("#target-file", str(file))
    page.wait_for_selector("#cards .card", timeout=60_000)
    settled(page)
    card(page, "TQ401").locator(".take").first.click()
    settled(page)
    with page.expect_download() as saved:
        page.click("#save-text")
    assert saved.value.suggested_filename == "bericht.corrected.txt"
    expected = TEXT.replace("Grand", "Grant").replace("\n", "\r\n").encode()
    assert Path(saved.value.path()).read_bytes() == expected
    with page.expect_download() as saved:
        page.click("#save-report")
    report = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "weekday-mismatch" in report
    assert "name-near-miss" not in report


def test_a_bilingual_file_fills_both_sides(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.xliff"
    file.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="de" '
        'target-language="en" original="a" datatype="plaintext"><body><trans-unit id="a"><source>Er hat 7 '
        "Häuser.</source><target>He has 9 houses.</target></trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    page.set_input_files("#target-file", str(file))
    page.wait_for_selector("#cards .card", timeout=60_000)
    assert text_of(page, "source") == "Er hat 7 Häuser."
    assert shown(page) == ["TQ311"]
