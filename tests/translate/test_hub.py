"""Hub models: found in a local cache without a network, converted once, the same in both runtimes."""

import shutil
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tqcheck.translate import NoTranslator, get_translator
from tqcheck.translate.hub import all_converted, convert, converted, open_hub

from . import tiny

SENTENCES = ["the house is red", "we like it because a river runs behind", "old"]
FAMILIES = [tiny.marian, tiny.m2m100, tiny.nllb]
COMMIT = "0123456789abcdef0123456789abcdef01234567"

needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed (extra [torch])")
pytestmark = pytest.mark.filterwarnings("ignore")  # transformers warns about packages and settings of its own


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A hub cache and a cache of our own in the test's folder, and no network."""
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)


def publish(make: Callable[[Path], Any], root: Path, name: str = "some/model") -> Any:
    """Put a model where the hub's library keeps what it has fetched."""
    import torch

    home = root / "hub" / ("models--" + name.replace("/", "--"))
    snapshot = home / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (home / "refs").mkdir()
    (home / "refs" / "main").write_text(COMMIT)
    torch.manual_seed(7)
    return make(snapshot)


@needs_torch
@pytest.mark.parametrize("make", FAMILIES)
def test_both_runtimes_say_the_same(make: Callable[[Path], Any], tmp_path: Path) -> None:
    import torch

    model = publish(make, tmp_path)
    convert("some/model", "float32")
    runtime = open_hub("some/model", "en", "de", compute="float32")
    codec = runtime.codec
    tokenizer, prefix = codec.tokenizer, list(codec.prefix)  # type: ignore[attr-defined]
    for sentence in SENTENCES:
        tokens = codec.encode(sentence)
        forced = {"forced_bos_token_id": tokenizer.convert_tokens_to_ids(prefix)[0]} if prefix else {}
        ids = torch.tensor([tokenizer.convert_tokens_to_ids(tokens)])
        out = model.generate(ids, num_beams=1, do_sample=False, max_new_tokens=20, **forced)
        theirs = tokenizer.convert_ids_to_tokens(out[0].tolist()[1:])
        ours = runtime.engine.translate_batch(
            [tokens], target_prefix=[prefix] if prefix else None, beam_size=1, max_decoding_length=20
        )
        assert ours[0].hypotheses[0] == [token for token in theirs if token != tokenizer.eos_token]


@needs_torch
@pytest.mark.parametrize("make", FAMILIES)
def test_it_is_converted_once_and_then_needs_neither_hub_nor_torch(
    make: Callable[[Path], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(make, tmp_path)
    first = get_translator("some/model", "en", "de").translate(SENTENCES)
    shutil.rmtree(tmp_path / "hub")
    monkeypatch.setattr("tqcheck.translate.hub.find_spec", lambda _: None)
    runtime = get_translator("some/model", "en", "de", cached=False)
    assert [t.text for t in runtime.translate(SENTENCES)] == [t.text for t in first]
    scored = runtime.score(SENTENCES, ["das haus ist rot", "und", "alt"])
    assert all(len(t.tokens) == len(t.log_probs) > 0 for t in scored)


@needs_torch
def test_a_local_folder_is_converted_again_when_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tiny.marian(folder)
    first = convert(str(folder))
    assert converted(str(folder)) == first
    assert all_converted() == [first]
    (folder / "config.json").write_text((folder / "config.json").read_text() + " ")
    assert converted(str(folder)) is None


@needs_torch
@pytest.mark.parametrize("make", [tiny.m2m100, tiny.nllb])
def test_an_unknown_language_is_told(make: Callable[[Path], Any], tmp_path: Path) -> None:
    publish(make, tmp_path)
    with pytest.raises(NoTranslator, match="does not know the language qq"):
        open_hub("some/model", "en", "qq")


@needs_torch
def test_an_unknown_name_is_told_with_a_remedy() -> None:
    with pytest.raises(NoTranslator, match="cannot be fetched") as caught:
        open_hub("nobody/nothing", "en", "de")
    assert caught.value.remedy


def test_without_torch_the_remedy_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.translate.hub.find_spec", lambda _: None)
    with pytest.raises(NoTranslator, match="needs torch") as caught:
        open_hub("some/model", "en", "de")
    assert "tqcheck[torch]" in caught.value.remedy


@pytest.mark.parametrize(
    ("own", "asked", "fits"),
    [
        ("en", "en", True),
        ("en", "de", False),
        ("deu", "de", True),
        ("deu", "fr", False),
        ("mul", "fr", True),
        (None, "fr", True),
    ],
)
def test_a_marian_model_is_used_for_its_own_languages_only(own: str | None, asked: str, fits: bool) -> None:
    from tqcheck.translate.hub_codec import _same

    if fits:
        _same(own, asked, "translates from")
    else:
        with pytest.raises(NoTranslator, match="name another model"):
            _same(own, asked, "translates from")
