"""The served page as an editor uses it: what is typed, pasted and clicked, and what is seen."""

from __future__ import annotations

from typing import Any

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
