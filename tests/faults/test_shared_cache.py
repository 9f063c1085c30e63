"""Two processes on one cache of translations help each other and hurt neither."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path

from tests.translate.fake import Reverser
from tqcheck.translate.cache import Cached


def translate(path: Path) -> list[str]:
    cached = Cached(Reverser(), path)
    return [cached.translate([f"word {n}", "always the same"])[0].text for n in range(60)]


def test_two_processes_on_one_cache(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with get_context("spawn").Pool(2) as pool:
        found = pool.map(translate, [path, path], chunksize=1)
    assert found == [[f"{n} word" for n in range(60)]] * 2
    after = Reverser()
    assert Cached(after, path).translate(["word 7", "always the same"])[0].text == "7 word"
    assert after.asked == []


def test_a_cache_that_cannot_be_written_only_stops_helping(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    inner = Reverser()
    cached = Cached(inner, tmp_path / "file" / "cache.sqlite")
    assert [cached.translate(["a b"])[0].text for _ in range(2)] == ["b a"] * 2
    assert inner.asked == ["a b"] * 2
