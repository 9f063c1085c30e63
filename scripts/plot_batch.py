"""Plot what scripts/bench_batch.py sampled: memory and processor time over documents, as one small SVG.

    python -m scripts.plot_batch samples.tsv OUTPUT > docs/plots/batch.svg

OUTPUT is that of the batch, or its partial file: it tells how many documents the bytes are.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _GAP = 320, 180, 52, 34, 24
_POINTS = 100
_STYLE = (
    "text{font:11px sans-serif;fill:#555}path{fill:none;stroke:#2563eb;stroke-width:1.5}line{stroke:#bbb}"
)


def plot(title: str, xs: Sequence[float], ys: Sequence[float], left: float) -> str:
    """Return one panel: a line from zero, with the largest value at each axis."""
    most_x, most_y = max(xs), max(ys) * 1.1
    right, bottom = left + _WIDTH - _LEFT, _HEIGHT - _BOTTOM
    across = [left + (right - left) * x / most_x for x in xs]
    up = [bottom - (bottom - _GAP) * y / most_y for y in ys]
    path = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True))
    return (
        f'<text x="{left}" y="14">{title}</text>'
        f'<line x1="{left}" y1="{bottom}" x2="{right}" y2="{bottom}"/>'
        f'<line x1="{left}" y1="{_GAP}" x2="{left}" y2="{bottom}"/>'
        f'<path d="{path}"/>'
        f'<text x="{left - 4}" y="{min(up) + 4:.0f}" text-anchor="end">{max(ys):,.0f}</text>'
        f'<text x="{left - 4}" y="{bottom}" text-anchor="end">0</text>'
        f'<text x="{right}" y="{bottom + 16}" text-anchor="end">{most_x:,.0f} documents</text>'
    )


def svg(samples: Path, output: Path) -> str:
    """Return both panels."""
    rows = [tuple(map(float, line.split())) for line in samples.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row[3]][:: max(1, len(rows) // _POINTS)]
    with output.open("rb") as lines:
        documents = sum(1 for _ in lines) - 1
    each = output.stat().st_size / documents
    xs = [row[3] / each for row in rows]
    panels = plot("memory of all processes, MB", xs, [row[2] for row in rows], _LEFT)
    panels += plot("processor time, s", xs, [row[1] for row in rows], 2 * _LEFT + _WIDTH)
    size = f'viewBox="0 0 {2 * (_WIDTH + _LEFT)} {_HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{_STYLE}</style>{panels}</svg>\n'


if __name__ == "__main__":
    sys.stdout.write(svg(Path(sys.argv[1]), Path(sys.argv[2])))
