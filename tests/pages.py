"""Reading the check pages: Markdown tables of good and bad twins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tqcheck.model import Span

PAGES = Path(__file__).parent / "checks"
_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One row of a page."""

    code: str
    row: int
    bad: bool
    lang: str
    text: str
    spans: tuple[Span, ...]
    date: date | None = None
    suggestion: str = ""
    source_lang: str = ""
    source: str = ""
    glossary: str = ""
    glosses: str = ""
    doubts: str = ""
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.code}-{self.row}-{'bad' if self.bad else 'good'}-{self.lang}"


def pages() -> list[Path]:
    return sorted(PAGES.glob("TQ*.md"))


def languages_with_twins(page: Path) -> set[str]:
    """The languages, without their regions, of which a page has both a bad and a good text."""
    rows = [(case.lang.split("-")[0], case.bad) for case in cases(page)]
    return {lang for lang, bad in rows if not bad} & {lang for lang, bad in rows if bad}


def cases(page: Path) -> Iterator[Case]:
    header: list[str] = []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("|"):
            header = []
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if "verdict" in cells:
            header = cells
        elif header and cells[0] in ("bad", "good"):
            assert len(cells) == len(header), (
                f"{page.name}:{number}: {len(cells)} cells, {len(header)} columns"
            )
            yield _case(page.stem, number, dict(zip(header, cells, strict=True)))


def _case(code: str, row: int, cells: dict[str, str]) -> Case:
    text, spans = unmark(_paragraphs(cells["text"]))
    return Case(
        code,
        row,
        cells["verdict"] == "bad",
        cells["lang"],
        text,
        spans,
        date.fromisoformat(cells["date"]) if cells.get("date") else None,
        cells.get("suggestion", ""),
        cells.get("source_lang", ""),
        _paragraphs(cells.get("source", "")),
        re.sub(r"\s*=\s*", "\t", cells.get("glossary", "")).replace(" ; ", "\n"),
        cells.get("glosses", ""),
        cells.get("doubts", ""),
        cells.get("rule", ""),
    )


def _paragraphs(cell: str) -> str:
    return re.sub(r"\s*¶\s*", "\n\n", cell)


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks out and return the spans they stood around."""
    spans = []
    while match := _MARK.search(marked):
        marked = marked[: match.start()] + match.group(1) + marked[match.end() :]
        spans.append(Span(match.start(), match.start() + len(match.group(1))))
    return marked, tuple(spans)
