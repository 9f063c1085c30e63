"""Adam for a table of which each batch touches a few rows."""

from collections.abc import Sequence

import torch
from torch import Tensor

from .loss import Rows

BETAS, EPSILON, DECAY = (0.9, 0.98), 1e-8, 0.01


class TableOptimiser:
    """First and second moments a row, moved only when the row is seen."""

    def __init__(self, table: Tensor) -> None:
        self.table, self.steps = table, 0
        self.moments = torch.zeros_like(table), torch.zeros_like(table)

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def step(self, seen: Sequence[Rows], rate: float) -> None:
        """Move the rows by the gradients of their copies."""
        self.steps += 1
        for rows in seen:
            first, second = (moment[rows.ids] for moment in self.moments)
            first.lerp_(rows.values.grad, 1 - BETAS[0])
            second.lerp_(rows.values.grad.square(), 1 - BETAS[1])
            for moment, moved in zip(self.moments, (first, second), strict=True):
                moment[rows.ids] = moved
            whole, spread = (1 - beta**self.steps for beta in BETAS)
            change = (first / whole) / ((second / spread).sqrt_() + EPSILON)
            self.table[rows.ids] = self.table[rows.ids] * (1 - rate * DECAY) - rate * change

    def state(self) -> dict[str, Tensor | int]:
        """What a checkpoint keeps."""
        return {"first": self.moments[0], "second": self.moments[1], "steps": self.steps}

    def load(self, state: dict[str, Tensor | int]) -> None:
        """Take up a checkpoint's state."""
        for moment, name in zip(self.moments, ("first", "second"), strict=True):
            moment.copy_(state[name])
        self.steps = int(state["steps"])
