"""The HTML report in a real browser: Debian's Chromium, driven by playwright (extra ``browser``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.report.sample import rendered

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    file = tmp_path / "report.html"
    file.write_text(rendered("html"), encoding="utf-8", newline="")
    page = browser.new_page()
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on(
        "request", lambda request: page.trouble.append(request.url) if "file:" not in request.url else None
    )
    page.goto(file.as_uri())
    yield page
    assert page.trouble == [], "console errors or requests to elsewhere"
    page.close()


def shown_cards(page: Any) -> list[str]:
    return [card.get_attribute("data-code") for card in page.query_selector_all(".card:not([hidden])")]


def test_keyboard_walks_through_the_findings(page: Any) -> None:
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.inner_text(".card.here .words") == "שלום, עולם"
    page.keyboard.press("p")
    assert page.inner_text(".card.here .words") == "Grand Shapps"


def test_focus_on_a_mark_shows_reason_evidence_and_suggestion(page: Any) -> None:
    page.focus("mark.critical[role]")
    tip = page.inner_text("#tip")
    assert "50% wrong" in tip
    assert "2023-08-31" in tip
    assert "Grant Shapps" in tip
    page.keyboard.press("Escape")
    assert page.is_hidden("#tip")


def test_no_tip_covers_the_text_where_the_card_stands_beside_it(page: Any) -> None:
    page.keyboard.press("n")
    assert page.is_hidden("#tip")
    assert page.is_visible(".card.here .message")
    page.set_viewport_size({"width": 600, "height": 800})
    page.keyboard.press("n")
    assert page.is_visible("#tip")


def test_documents_without_findings_are_folded(page: Any) -> None:
    assert page.inner_text("nav details") == "1 without findings"
    assert page.is_hidden("nav >> text=clean.txt")
    assert page.is_visible("nav >> text=broken.txt")


def test_filters_hide_cards_and_marks(page: Any) -> None:
    page.uncheck("input[value=critical]")
    assert "TQ994" not in shown_cards(page)
    assert page.get_attribute("mark.critical[role]", "class") == "critical off"
    page.select_option("select[name=code]", "TQ992")
    assert shown_cards(page) == ["TQ992"]


def test_confidence_filter(page: Any) -> None:
    page.evaluate(
        "e => { e.value = 95; e.dispatchEvent(new Event('input', {bubbles: true})) }",
        page.query_selector("input[type=range]"),
    )
    assert shown_cards(page) == []


def test_markup_in_the_text_stays_text(page: Any) -> None:
    assert page.query_selector(".message b") is None
    assert "<b>" in page.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(page: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra [browser]")
    page.emulate_media(color_scheme=scheme)
    violations = axe.Axe().run(page).response["violations"]
    assert [v["id"] for v in violations if v["impact"] in ("serious", "critical")] == []


def test_prints_to_pdf(page: Any) -> None:
    assert page.pdf()[:5] == b"%PDF-"
