"""The quantised runtime on a network of the shipped models' layout, and on the shipped models."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tqcheck.translate import Translator, get_translator
from tqcheck.translate.embedded import Pieces
from tqcheck.translate.runtime import Runtime
from tqcheck.translate.table import entries

from . import shipped

SENTENCES = ["the house is red", "", "we like it because a river runs behind", "  ", "old"]
needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed (extra [torch])")


@pytest.fixture
def runtime(tmp_path: Path) -> Runtime:
    """An untrained network, exported as the trained ones are."""
    folder = shipped.network(tmp_path, "model", ["<2de>"])
    return Runtime(folder, Pieces(folder / "spm.model", "de"), "untrained", ("en", "de"), longest=24)


@needs_torch
def test_as_many_come_back_and_empty_stays_empty(runtime: Runtime) -> None:
    found = runtime.translate(SENTENCES)
    assert [bool(t.text) for t in found] == [True, False, True, False, True]
    assert found[1].text == found[3].text == ""
    assert runtime.translate([]) == runtime.score([], []) == []


@needs_torch
def test_it_is_deterministic_and_tells_each_tokens_probability_when_asked(runtime: Runtime) -> None:
    first, second = runtime.translate(SENTENCES), runtime.translate(SENTENCES)
    assert first == second
    assert all(translation.mean_log_prob is None for translation in first)
    for translation in runtime.score(SENTENCES, ["das haus ist rot", "", "alt", "", "ein buch"]):
        assert len(translation.tokens) == len(translation.log_probs)
        assert all(value <= 0 for value in translation.log_probs)
        assert translation.mean_log_prob is not None


@needs_torch
def test_what_it_says_is_more_probable_to_it_than_something_else(runtime: Runtime) -> None:
    said = runtime.translate([SENTENCES[0]])[0]
    forced = runtime.score([SENTENCES[0]] * 2, [said.text, "because a river"])
    means = [translation.mean_log_prob or 0 for translation in forced]
    assert means[0] > means[1]


@needs_torch
def test_what_is_too_long_is_translated_in_parts_and_not_scored(runtime: Runtime) -> None:
    long = "the house is red, " * 20
    whole, short = runtime.translate([long, "the house is red,"])
    assert len(whole.text) > 5 * len(short.text)
    scored, alone = runtime.score([long, "old"], ["haus", "haus"])
    assert scored.log_probs == ()
    assert alone == runtime.score(["old"], ["haus"])[0]


@needs_torch
def test_a_tag_leads_only_where_the_model_has_it(runtime: Runtime) -> None:
    model = runtime.folder / "spm.model"
    assert Pieces(model, "de").encode("old")[0] == "<2de>"
    assert Pieces(model, "fr").encode("old")[0] != "<2fr>"


@needs_torch
def test_the_exported_network_is_the_trained_one(runtime: Runtime, tmp_path: Path) -> None:
    """Float32 network against int8 runtime: the log-probabilities of a sentence differ by rounding only."""
    import torch

    from scripts.translator.net import Net

    net = Net(len(runtime.codec.processor), 2, 1)  # type: ignore[attr-defined]
    net.load_state_dict(torch.load(tmp_path / "run-model" / "step-0000001.pt", weights_only=True)["net"])
    spm = runtime.codec.processor  # type: ignore[attr-defined]
    source, target = (
        [*(spm.piece_to_id(piece) for piece in runtime.codec.encode("the house")), 2],
        [*spm.encode("das haus"), 2],
    )
    with torch.no_grad():
        ended = torch.zeros(1, len(source), dtype=torch.bool)
        hidden = net(torch.tensor([source]), torch.tensor([[2, *target[:-1]]]), ended)
        scores = (hidden @ net.table.T + net.bias).log_softmax(-1)[0]
    theirs = [float(scores[place, token]) for place, token in enumerate(target)]
    ours = runtime.score(["the house"], ["das haus"])[0].log_probs
    assert ours == pytest.approx(theirs, abs=0.2)


@pytest.mark.parametrize(
    "entry", [entry for entry in entries() if entry.source], ids=lambda entry: str(entry.name)
)
def test_shipped_models_translate(entry: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path))
    source, target = entry.source[0], entry.target[0]  # type: ignore[attr-defined]
    translator: Translator = get_translator("embedded", source, target)
    found = translator.translate(["1984", "Berlin, Paris, Madrid"])
    assert all(translation.text for translation in found)
    assert translator.pair == (source, target)
