"""The network and its transformers twin compute the same."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

pytestmark = [
    pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed (extra [torch])"),
    pytest.mark.filterwarnings("ignore"),
]


def test_the_twin_gives_the_same_scores() -> None:
    import torch

    from scripts.translator.as_bart import as_bart
    from scripts.translator.net import Net

    torch.manual_seed(5)
    net = Net(60, 2, 1)
    for parameter in net.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    source, shifted = torch.tensor([[7, 8, 9, 2], [7, 2, 1, 1]]), torch.tensor([[2, 5, 6], [2, 7, 8]])
    with torch.no_grad():
        ours = net(source, shifted, source == 1) @ net.table.T + net.bias
        twin = as_bart(dict(net.state_dict()))
        theirs = twin(input_ids=source, attention_mask=(source != 1).long(), decoder_input_ids=shifted).logits
    assert torch.allclose(ours, theirs, atol=1e-3)
