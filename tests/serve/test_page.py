"""The served page in a real browser: the whole tour of an editor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.serve.conftest import Client
from tqcheck.feedback import decisions

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
TEXT = (
    "British Defence Secretary Grand Shapps spoke in London.\n\n"
    "He left on Tuesday (January 2, 2023). 🦊 It was the third time this week, he said.\n"
)
PASTE = """text => {
    const [area, data] = [document.getElementById("target"), new DataTransfer()];
    data.setData("text/plain", text);
    area.focus();
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true, bubbles: true }));
}"""
ARABIC = "قال وزير الدفاع البريطاني غرانت شابس ذلك في لندن.\n\nكان ذلك يوم الثلاثاء (2 يناير 2024)."
HEBREW = "שר ההגנה אמר זאת ביום שלישי (2 בינואר 2023). הוא דיבר בלונדון."


@pytest.fixture
def page(browser: Any, client: Client) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("request", lambda request: elsewhere(request.url, client, page.trouble))
    page.goto(client.address)
    yield page
    assert page.trouble == [], "console errors or requests to elsewhere"
    page.close()


def elsewhere(url: str, client: Client, trouble: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob") and parts.netloc != f"127.0.0.1:{client.port}":
        trouble.append(url)


def paste(page: Any, text: str, source: str = "", lang: str = "en", day: str = "2024-01-06") -> None:
    page.fill("input[name=lang]", lang)
    page.fill("input[name=date]", day)
    if source:
        page.fill("#source", source)
    page.fill("#target", text)
    settled(page)


def settled(page: Any) -> None:
    """Wait until the marks are those of the text that stands there now."""
    page.wait_for_timeout(350)
    page.wait_for_function("() => document.getElementById('busy').textContent === ''", timeout=60_000)


def shown(page: Any) -> list[str]:
    return [card.get_attribute("data-code") for card in page.query_selector_all("#cards .card")]


def marked(page: Any, side: str = "target") -> list[str]:
    return [mark.inner_text() for mark in page.query_selector_all(f"#{side}-ground mark")]


def text_of(page: Any, side: str = "target") -> str:
    text: str = page.input_value(f"#{side}")
    return text


def card(page: Any, code: str) -> Any:
    return page.locator(f"#cards .card[data-code={code}]")


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


def test_right_to_left_source_and_translation(page: Any) -> None:
    paste(page, TEXT, ARABIC)
    assert page.get_attribute("#source", "dir") == "rtl"
    assert page.get_attribute("#source-ground", "lang") == "ar"
    assert page.get_attribute("#target", "dir") == "ltr"
    page.click("#pairs summary")
    assert page.get_attribute("#pairs .source", "dir") == "rtl"
    box = page.query_selector("#target").bounding_box()
    page.fill("#source", "")
    paste(page, HEBREW, lang="he")
    assert page.get_attribute("#target", "dir") == "rtl"
    assert marked(page) == ["יום שלישי (2 בינואר 2023)"]
    mark = page.query_selector("#target-ground mark").bounding_box()
    assert mark["x"] + mark["width"] / 2 > box["x"] + box["width"] / 3, "the line begins at the right"


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


def test_markup_in_the_text_stays_text(page: Any) -> None:
    paste(page, "<img src=x onerror=alert(1)> The the <b>house</b> fell on Tuesday (January 2, 2023).")
    assert page.query_selector("main img, main b:not(.card b)") is None
    assert text_of(page).startswith("<img")


def test_trouble_is_said_and_the_text_stays(page: Any) -> None:
    paste(page, TEXT)
    page.fill("input[name=lang]", "?!")
    page.dispatch_event("input[name=lang]", "change")
    settled(page)
    assert "BCP-47" in page.inner_text("#trouble")
    assert text_of(page) == TEXT
    page.trouble.clear()  # the browser notes the refusal
    page.fill("input[name=lang]", "en")
    page.dispatch_event("input[name=lang]", "change")
    settled(page)
    assert page.is_hidden("#trouble")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(page: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra [browser]")
    page.emulate_media(color_scheme=scheme)
    assert violations(axe, page) == []
    paste(page, TEXT, ARABIC)
    card(page, "TQ201").locator("summary").click()
    card(page, "TQ201").locator("[data-reason=right]").click()
    settled(page)
    card(page, "TQ401").locator("summary").click()
    page.click("#dismissed summary")
    page.click("#pairs summary")
    assert violations(axe, page) == []


def violations(axe: Any, page: Any) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def test_three_hundred_findings_stay_quick(page: Any) -> None:
    line = "On Tuesday (January 2, 2023) we met {}. "
    page.fill("input[name=lang]", "en")
    page.evaluate(PASTE, "\n\n".join(line.format(chr(97 + n % 26) * 5) for n in range(330)))
    settled(page)
    assert page.locator("#cards .card").count() >= 300
    frame = "await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));"
    typed = "const t = performance.now(); document.execCommand('insertText', false, 'x');"
    page.focus("#target")
    slowest = max(
        page.evaluate(f"async () => {{ {typed} {frame} return performance.now() - t }}") for _ in range(5)
    )
    assert slowest < 1500, "milliseconds from a key to its frame, on a machine that may be busy"


def test_with_a_token(browser: Any, guarded: Client) -> None:
    page = browser.new_page()
    page.goto(guarded.address)
    page.fill("#target", TEXT)
    page.wait_for_selector("#entrance:not([hidden])", timeout=60_000)
    page.fill("input[name=token]", "open sesame")
    page.keyboard.press("Enter")
    page.wait_for_selector("#cards .card", timeout=60_000)
    page.close()
    page = browser.new_page()
    page.goto(f"{guarded.address}#token=open%20sesame")
    assert page.url == guarded.address, "the token does not stay in the address"
    page.fill("#target", TEXT)
    page.wait_for_selector("#cards .card", timeout=60_000)
    page.close()
