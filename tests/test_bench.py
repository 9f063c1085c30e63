"""The one benchmark: its table, its intervals, its sample, and the anchors beside it."""

from __future__ import annotations

import csv
import random
from math import nan
from xml.etree import ElementTree

import pytest

from scripts.bench import ANCHORS, SUITES, published, table
from scripts.benchmark.kit import BENCH, Record, Result, Setup, Suite, interval, judged, sampled
from scripts.plot_bench import svg

needs_kit = pytest.mark.skipif(not (BENCH / "score.py").is_file(), reason="needs ../shared/bench")


def test_an_interval_holds_the_value_and_narrows_with_the_items() -> None:
    draw = random.Random(3)
    items = [draw.random() for _ in range(1000)]

    def mean(values: list[float]) -> float:
        return sum(values) / len(values)

    few, many = (interval(("s", "g", "m"), items[:n], mean, 200) for n in (50, 1000))  # type: ignore[arg-type]
    assert few.low < few.value < few.high
    assert many.low < many.value < many.high
    assert many.high - many.low < few.high - few.low


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    records = [{"id": number, "group": number % 3} for number in range(90)]
    one, again, other = (
        sampled(records, Setup(5, seed, 0, "", ""), lambda record: str(record["group"])) for seed in (1, 1, 2)
    )
    assert one == again != other
    assert len(one) == 15


def test_the_table_shows_value_interval_and_what_others_reached() -> None:
    text = table([Result("ced21", "en-de", "mcc", 0.5, 0.4, 0.6, 834)])
    assert "| ced21 | en-de | mcc | 0.500 | 0.400-0.600 | 834 |" in text
    assert "0.546 best" in text


def test_every_anchor_belongs_to_a_suite_and_has_a_source() -> None:
    with ANCHORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert {row["suite"] for row in rows} <= SUITES.keys()
    assert all(row["source"] and float(row["value"]) < 1 for row in rows)


def test_what_nobody_published_is_left_empty() -> None:
    assert published(Result("da", "xx-yy", "pearson", 0.1, 0, 1, 1)) == ""


@needs_kit
def test_the_kit_judges_by_group_over_all_and_as_a_mean() -> None:
    gold: list[Record] = [
        {"id": f"{lang}{number}", "src_lang": lang, "tgt_lang": "en", "label": number % 2}
        for lang in ("de", "fr")
        for number in range(20)
    ]
    said = {row["id"]: {"label": int(row["label"]) ^ int(row["src_lang"] == "fr")} for row in gold}
    found = judged(Suite("ced21", "ced", ("mcc",)), gold, said, Setup(0, 1, 20, "", ""))
    assert [(each.group, round(each.value, 3)) for each in found] == [
        ("de-en", 1.0),
        ("fr-en", -1.0),
        ("ALL", 0.0),
        ("MEAN", 0.0),
    ]


def test_the_plot_has_a_row_for_each_group_and_a_ring_for_what_others_reached() -> None:
    drawn = svg(
        [
            Result("ced21", "en-de", "mcc", 0.5, 0.4, 0.6, 834),
            Result("da", "MEAN", "pearson", 0.6, nan, nan, 7),
        ]
    )
    ElementTree.fromstring(drawn)
    assert drawn.count('class="ours"') == 2
    assert drawn.count('class="interval"') == 1
    assert "best, NICT Kyoto (test): 0.546" in drawn
