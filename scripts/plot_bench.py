"""Plot what scripts/bench.py measured, as one SVG: a line from 0 to 1 for each group of each suite.

    python -m scripts.bench demetr ced21 da word spans --json bench.json
    python -m scripts.plot_bench bench.json > docs/plots/scores.svg

A full dot is ours, the bar behind it the 95 % interval, a ring what was published, its author in a tooltip.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from scripts.benchmark.kit import Result

_WIDTH, _LABEL, _ROW, _HEAD = 400, 150, 15, 34
_ANCHORS = Path(__file__).parent / "benchmark" / "anchors.tsv"
_STYLE = (
    "text{font:11px sans-serif;fill:#444}.head{font-weight:bold}line{stroke:#ddd}.interval{stroke:#2563eb;"
    "stroke-width:3;opacity:.35}.ours{fill:#2563eb}.other{fill:none;stroke:#b45309}"
    "@media(prefers-color-scheme:dark){text{fill:#ccc}line{stroke:#444}.ours{fill:#93b4ff}}"
)
# The one measure of a suite that its table is about.
_MEASURES = {"demetr": "accuracy", "ced21": "mcc", "da": "pearson", "word": "mcc", "spans": "f1_span_only"}
_TITLES = {
    "demetr": "DEMETR: good before bad, accuracy",
    "ced21": "critical errors, MCC",
    "da": "direct assessment, Pearson",
    "word": "words post-edited, MCC",
    "spans": "MQM spans, F1",
}


def svg(results: Sequence[Result]) -> str:
    """Return two columns of panels, the longest suite alone in the first."""
    panels = [
        [each for each in results if each.suite == name and each.measure == key]
        for name, key in _MEASURES.items()
    ]
    panels = sorted((panel for panel in panels if panel), key=len, reverse=True)
    bottoms, drawn = [0, 0], ""
    for panel in panels:
        column = 0 if bottoms[0] <= bottoms[1] else 1
        drawn += _panel(panel, column * (_WIDTH + 20), bottoms[column])
        bottoms[column] += _HEAD + _ROW * len(panel)
    size = f'viewBox="0 0 {2 * _WIDTH + 20} {max(bottoms) + 10}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{_STYLE}</style>{drawn}</svg>\n'


def _panel(results: Iterable[Result], left: int, top: int) -> str:
    """Return one suite: its title and a row for each group."""
    rows = list(results)
    marks = [f'<text class="head" x="{left}" y="{top + 16}">{_TITLES[rows[0].suite]}</text>']
    anchors = _published(rows[0].suite)
    for index, each in enumerate(rows):
        own = [(value, who) for group, value, who in anchors if group == each.group]
        marks.append(_row(each, own, left, top + _HEAD + _ROW * index))
    return "".join(marks)


def _row(each: Result, others: Iterable[tuple[float, str]], left: int, y: int) -> str:
    name = each.group.lower() if each.group in {"ALL", "MEAN"} else each.group.replace("_", " ")
    marks = [
        f'<text x="{left}" y="{y + 4}">{escape(name[:26])}</text>',
        f'<line x1="{_across(0, left)}" y1="{y}" x2="{_across(1, left)}" y2="{y}"/>',
    ]
    if each.low == each.low:  # not NaN: a mean has no interval
        ends = f'x1="{_across(each.low, left)}" x2="{_across(each.high, left)}"'
        marks.append(f'<line class="interval" {ends} y1="{y}" y2="{y}"/>')
    for value, who in others:
        told = f"<title>{escape(who)}: {value}</title>"
        marks.append(f'<circle class="other" cx="{_across(value, left)}" cy="{y}" r="4">{told}</circle>')
    marks.append(f'<circle class="ours" cx="{_across(each.value, left)}" cy="{y}" r="3.5"/>')
    marks.append(f'<text x="{left + _WIDTH - 30}" y="{y + 4}">{each.value:.2f}</text>')
    return "".join(marks)


def _across(value: float, left: int) -> int:
    """Return where a value from 0 to 1 lies; what is below is drawn at 0."""
    return left + _LABEL + round(max(0.0, value) * (_WIDTH - _LABEL - 40))


def _published(suite: str) -> list[tuple[str, float, str]]:
    """Return group, value and author of what others reached."""
    with _ANCHORS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["suite"] == suite]
    return [
        (row["group"], float(row["value"]), row["who"]) for row in rows if row["measure"] == _MEASURES[suite]
    ]


if __name__ == "__main__":
    sys.stdout.write(
        svg([Result(**each) for each in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))])
    )
