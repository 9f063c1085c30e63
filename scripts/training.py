"""What all training runs share: where they log, and how their learning rates rise and fall."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


def log_to(folder: Path) -> None:
    """Log to the terminal and to ``train.log`` in ``folder``, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [logging.StreamHandler(), logging.FileHandler(folder / "train.log")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)


def set_rates(optimiser: "torch.optim.Optimizer", warm: float, left: float) -> None:
    """Give each group its peak rate times how warm the run is (1 and more: fully) and what is left of it."""
    factor = min(1.0, warm) * max(0.0, left)
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * factor
