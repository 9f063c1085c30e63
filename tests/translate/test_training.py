"""The training program's own arithmetic, on small random weights."""

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the extra [torch] is not installed")


def _net(vocabulary: int) -> Any:
    from scripts.translator.net import Net

    torch.manual_seed(0)
    net = Net(vocabulary, 1, 1)
    for parameter in net.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    return net


def test_a_shipped_model_is_read_back_into_the_network(tmp_path: Path) -> None:
    from scripts.translator import shipped
    from scripts.translator.export import to_spec

    from .tiny import spm

    net = _net(3 + len(spm(tmp_path / "spm.model")))
    weights = {name: weight.clone() for name, weight in net.state_dict().items()}
    spec = to_spec(net.state_dict(), tmp_path / "spm.model")
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(tmp_path))
    back = shipped.load(tmp_path)
    assert back.keys() == weights.keys()
    for name, weight in weights.items():
        assert torch.allclose(back[name], weight, atol=float(weight.abs().max()) / 100), name


def test_the_loss_over_all_rows_is_the_plain_cross_entropy() -> None:
    from scripts.translator.loss import choose, smoothed

    net = _net(50)
    hidden, target = torch.randn(7, 384), torch.tensor([3, 9, 9, 20, 41, 3, 8])
    own, places = target.unique(return_inverse=True)
    rows = choose(net.table, own, 0)
    wanted = torch.nn.functional.cross_entropy(hidden @ net.table.T + net.bias, target, label_smoothing=0.1)
    assert torch.allclose(smoothed(net, hidden, places, rows, 0.1), wanted, atol=1e-5)


def test_a_sample_of_the_softmax_is_unbiased_within_its_noise() -> None:
    from scripts.translator.loss import choose, smoothed

    net = _net(5000)
    hidden, target = torch.randn(40, 384), torch.randint(4, 5000, (40,))
    own, places = target.unique(return_inverse=True)
    whole, drawn = (
        smoothed(net, hidden, places, choose(net.table, own, count), 0.0).item() for count in (0, 1000)
    )
    assert drawn == pytest.approx(whole, rel=0.01)


def test_the_table_moves_only_where_a_batch_looked() -> None:
    from scripts.translator.loss import choose
    from scripts.translator.sparse import TableOptimiser

    table = torch.randn(30, 8)
    before = table.clone()
    optimiser = TableOptimiser(table)
    rows = choose(table, torch.tensor([4, 7]), 3)
    rows.values.sum().backward()
    optimiser.step([rows], 0.01)
    moved = (table != before).any(1).nonzero()[:, 0]
    assert set(moved.tolist()) == set(rows.ids.tolist())
    assert torch.allclose(
        table[rows.ids], before[rows.ids] - 0.01, atol=1e-3
    )  # Adam's first step is the rate
