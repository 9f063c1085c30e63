"""The HTML report runs nothing and fetches nothing that a text under review says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from tests.report.sample import report
from tqcheck.model import Document, Evidence, Finding, Report, Reviewed, Severity, Span, Unchecked
from tqcheck.report import get_renderer

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)> javascript:alert(1)"


class Tags(HTMLParser):
    """Counts the tags of a page, and collects what a browser would act on."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.acts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        links = ("href", "src", "action", "formaction", "data")
        self.acts += [
            f"{tag} {name}={value}"
            for name, value in attrs
            if name.startswith("on") or (name in links and not (value or "").startswith("#"))
        ]


def page_about(text: str) -> str:
    """Return a report in which a text under review stands everywhere that it can."""
    document = Document(text, "en", path=text, item=text, notes=(text,))
    evidence = (Evidence("document", {text: text}, text),)
    found = Finding("TQ201", "x", text, Severity.MAJOR, 0.9, "accuracy", "other", Span(0, 8))
    found = replace(found, evidence=evidence, suggestions=(text,))
    reviewed = Reviewed(document, (found,), (Unchecked(text, text, text),))
    return "".join(get_renderer("html")(Report(report().run, (reviewed,))))


def test_markup_in_a_text_stays_text() -> None:
    page = Tags(page_about(ATTACK))
    assert not page.acts
    assert page.tags == Tags(page_about("Some harmless words of a text about nothing.")).tags


def test_the_page_forbids_itself_to_load_anything() -> None:
    assert "default-src 'none'" in page_about(ATTACK)
