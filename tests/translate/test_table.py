"""The table of shipped models is true, and says so when it is not."""

from pathlib import Path

import pytest

from tqcheck.translate import DamagedModel, NoTranslator, get_translator
from tqcheck.translate.table import CARD, ModelEntry, digest, entries, find, folder

ROW = """
[en-xx]
source = ["en"]
target = ["xx", "yy"]
size = 3
sha256 = "{sha256}"
licence = "Apache-2.0"
data = "three letters"
scores = {{ chrf = 50.5 }}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    model = tmp_path / "en-xx"
    model.mkdir()
    (model / "model.bin").write_bytes(b"abc")
    (tmp_path / "models.toml").write_text(ROW.format(sha256=digest(model)))
    return tmp_path


def only(root: Path) -> ModelEntry:
    (entry,) = entries(root)
    return entry


def test_an_entry_knows_its_languages_and_figures(root: Path) -> None:
    entry = only(root)
    assert entry.covers("en", "yy")
    assert not entry.covers("xx", "en")
    assert entry.scores["chrf"] == 50.5


def test_an_untouched_model_passes_and_its_card_may_change(root: Path) -> None:
    (root / "en-xx" / CARD).write_text("a card")
    only(root).verify()


@pytest.mark.parametrize("damage", ["changed", "missing", "added", "gone"])
def test_a_touched_model_does_not(root: Path, damage: str) -> None:
    weights = root / "en-xx" / "model.bin"
    if damage in {"missing", "gone"}:
        weights.unlink()
    else:
        (weights if damage == "changed" else weights.with_name("more")).write_bytes(b"abd")
    if damage == "gone":
        weights.parent.rmdir()
    with pytest.raises(DamagedModel, match="checksum"):
        only(root).verify()


def test_no_table_means_no_models(tmp_path: Path) -> None:
    assert entries(tmp_path / "nowhere") == ()


def test_every_shipped_model_is_whole_and_has_a_card() -> None:
    for entry in entries():
        entry.verify()
        assert (entry.folder / CARD).is_file()
        files = (path for path in entry.folder.iterdir() if path.name != CARD)
        assert sum(path.stat().st_size for path in files) == entry.size <= 60e6


def test_all_shipped_translators_together_stay_small() -> None:
    assert sum(entry.size for entry in entries() if entry.source) <= 120e6


def test_a_pair_without_a_model_is_told_with_a_remedy() -> None:
    with pytest.raises(NoTranslator, match="xx into de") as caught:
        get_translator("embedded", "xx", "de")
    assert "--translator" in caught.value.remedy
    assert find("xx", "de") is None


def test_the_folder_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TQCHECK_MODELS", raising=False)
    assert folder().name in {"models", "_models"}
    monkeypatch.setenv("TQCHECK_MODELS", str(tmp_path))
    assert folder() == tmp_path
