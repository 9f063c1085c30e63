"""No secret gets into a report, an error or the cache's keys."""

from __future__ import annotations

import pytest

from tqcheck.config import Config
from tqcheck.model import Document, Report
from tqcheck.pipeline import review_document, run_signature
from tqcheck.report import REPORTS, get_renderer
from tqcheck.translate import ServiceFailed, get_translator
from tqcheck.translate.http import KEY_VARIABLE, HttpTranslator

KEY, PASSWORD = "k3y-0f-the-h0use", "p4ssw0rd"
ADDRESS = f"http://editor:{PASSWORD}@127.0.0.1:9/path?token={PASSWORD}"


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)


@pytest.mark.parametrize("format_", sorted(REPORTS))
def test_reports_hold_no_secret(format_: str) -> None:
    config = Config(lang="en", source_lang="de", translator=ADDRESS)
    reviewed = review_document(Document("It fell on Tuesday (January 2, 2023).", "en"), config)
    assert any(unchecked.blocking for unchecked in reviewed.unchecked)  # nobody listens there
    report = Report(run_signature(config, (reviewed,)), (reviewed,))
    shown = "".join(get_renderer(format_)(report))
    assert KEY not in shown
    assert PASSWORD not in shown


def test_identity_and_errors_hold_no_secret() -> None:
    translator = HttpTranslator(ADDRESS, "de", "en")
    assert translator.identity == "http:http://127.0.0.1:9/path"
    with pytest.raises(ServiceFailed) as caught:
        get_translator(ADDRESS, "de", "en", cached=False).translate(["Hallo"])
    assert PASSWORD not in str(caught.value)
    assert KEY not in str(caught.value)
