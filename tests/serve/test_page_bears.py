"""The served page in a real browser: what it must bear, and whom it must let in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.serve.conftest import Client
from tests.serve.tour import ARABIC, HEBREW, PASTE, TEXT, card, marked, paste, settled, text_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


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
