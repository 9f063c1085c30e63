"""The cache never fails; it only stops helping."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tqcheck.translate.cache import Cached, cache_folder

from .fake import Reverser


def cached(path: Path) -> tuple[Cached, Reverser]:
    inner = Reverser()
    return Cached(inner, path / "cache.sqlite"), inner


def test_only_what_is_new_is_translated(tmp_path: Path) -> None:
    translator, inner = cached(tmp_path)
    first = translator.translate(["a b", "c d", "a b"])
    assert inner.asked == ["a b", "c d"]
    again, other = cached(tmp_path)
    assert again.translate(["a b", "c d", "a b"]) == first
    assert other.asked == []
    assert [t.text for t in first] == ["b a", "d c", "b a"]


def test_order_and_number_are_kept_with_a_mixture_of_old_and_new(tmp_path: Path) -> None:
    translator, _ = cached(tmp_path)
    translator.translate(["one two"])
    assert [t.text for t in translator.translate(["x y", "one two", "p q"])] == ["y x", "two one", "q p"]


def test_scores_are_kept_apart_from_translations(tmp_path: Path) -> None:
    translator, inner = cached(tmp_path)
    translator.translate(["a b"])
    scored = translator.score(["a b"], ["b a"])
    assert translator.score(["a b"], ["b a"]) == scored
    assert inner.asked == ["a b", "a b"]
    assert scored[0].log_probs == (-1.0,)


def test_other_weights_have_other_entries(tmp_path: Path) -> None:
    translator, _ = cached(tmp_path)
    translator.translate(["a b"])
    newer, inner = cached(tmp_path)
    inner.identity = "reverser@2"
    newer.translate(["a b"])
    assert inner.asked == ["a b"]


def test_a_damaged_entry_counts_as_missing(tmp_path: Path) -> None:
    translator, inner = cached(tmp_path)
    good = translator.translate(["a b"])
    with closing(sqlite3.connect(translator.path)) as database, database:
        database.execute("UPDATE translations SET entry = substr(entry, 1, 20) || 'X'")
    assert translator.translate(["a b"]) == good
    assert inner.asked == ["a b", "a b"]


@pytest.mark.parametrize("rubbish", [b"", b"not a database at all" * 200])
def test_a_damaged_file_is_made_again(tmp_path: Path, rubbish: bytes) -> None:
    translator, inner = cached(tmp_path)
    translator.path.write_bytes(rubbish)
    for _ in range(3):
        assert translator.translate(["a b"])[0].text == "b a"
    assert len(inner.asked) <= 2


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    inner = Reverser()
    translator = Cached(inner, tmp_path / "file" / "cache.sqlite")
    assert translator.translate(["a b"])[0].text == "b a"
    assert translator.translate(["a b"])[0].text == "b a"


def test_several_at_once(tmp_path: Path) -> None:
    texts = [f"word {n}" for n in range(30)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: cached(tmp_path)[0].translate(texts), range(4)))
    assert all(result == results[0] for result in results)


def test_the_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("TQCHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "tqcheck"
