"""How fast the HTML report is with many findings, in headless Chromium.

    python -m scripts.bench_page [FINDINGS] [DOCUMENTS]

Prints the size of the page, and the time to render it, to load it, to filter, to step and to hover.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tqcheck.model import Document, Evidence, Finding, Pair, Report, Reviewed, Run, Segment, Severity, Span
from tqcheck.report import get_renderer

SENTENCE = "The council of the city approved the repairs of the old harbour on Tuesday. "
WORDS = Span(SENTENCE.index("repairs"), SENTENCE.index("repairs") + len("repairs"))
CHECKS = (
    ("TQ201", "accuracy/mistranslation"),
    ("TQ504", "linguistic-conventions/grammar"),
    ("TQ602", "style"),
)

# What is timed in the page: from the action to the next frame that shows it.
FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))"
ACTIONS = {
    "filter severity": "document.querySelector('input[value=minor]').click()",
    "filter back": "document.querySelector('input[value=minor]').click()",
    "filter confidence": "const e = document.querySelector('input[type=range]'); e.value = 80;"
    " e.dispatchEvent(new Event('input', {bubbles: true}))",
    "next": "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true}))",
    "next again": "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true}))",
    "hover": "document.querySelectorAll('mark[role]:not(.off)')[40].dispatchEvent("
    "new MouseEvent('mouseover', {bubbles: true}))",
}


def report(findings: int, documents: int) -> Report:
    each = findings // documents
    return Report(Run("0", ("TQ201",)), tuple(reviewed(number, each) for number in range(documents)))


def reviewed(number: int, findings: int) -> Reviewed:
    text = SENTENCE * findings
    lines = tuple(
        Segment(Span(n * len(SENTENCE), (n + 1) * len(SENTENCE)), SENTENCE, "en", paragraph=n // 5)
        for n in range(findings)
    )
    document = Document(text, "en", lines, path=f"news/{number}.txt")
    source = Document(text, "de", lines, path=f"news/{number}.de.txt")
    return Reviewed(
        document,
        tuple(finding(n) for n in range(findings)),
        source=source,
        pairs=tuple(Pair((line,), (line,)) for line in lines),
    )


def finding(number: int) -> Finding:
    code, mqm = CHECKS[number % 3]
    span = WORDS.shift(number * len(SENTENCE))
    evidence = Evidence(
        "calendar", {"written": "Tuesday", "calendar": "Monday"}, "proleptic Gregorian calendar"
    )
    message = f"Finding number {number} of many: one value, and the other."
    return Finding(
        code,
        "some-check",
        message,
        Severity(number % 4),
        0.5 + number % 50 / 100,
        mqm,
        "other",
        span,
        span,
        (evidence,),
        ("renovation",),
    )


def main(findings: int, documents: int) -> None:
    from playwright.sync_api import sync_playwright

    began = time.perf_counter()
    page_text = "".join(get_renderer("html")(report(findings, documents)))
    print(f"render           {time.perf_counter() - began:6.2f} s, {len(page_text) / 1e6:.1f} MB")
    with TemporaryDirectory() as folder, sync_playwright() as started:
        file = Path(folder) / "report.html"
        file.write_text(page_text, encoding="utf-8")
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        began = time.perf_counter()
        page.goto(file.as_uri())
        page.evaluate(FRAME)
        print(f"load             {time.perf_counter() - began:6.2f} s")
        for name, action in ACTIONS.items():
            timed = f"const t = performance.now(); {action}; await ({FRAME})(); return performance.now() - t"
            print(f"{name:17}{page.evaluate(f'async () => {{ {timed} }}') / 1000:6.2f} s")
        browser.close()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [5000, 1][len(numbers) :]))
