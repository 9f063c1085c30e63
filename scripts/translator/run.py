"""The training run: time-based schedule, checkpoints, resumption."""

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ..training import set_rates
from . import data, net
from .e5 import read_e5
from .loss import Rows, choose, smoothed
from .pack import load
from .sparse import BETAS, DECAY, TableOptimiser
from .workers import Workers

log = logging.getLogger("train")


@dataclass(frozen=True)
class Plan:
    """Everything a run can be told; times in seconds."""

    folder: Path
    wheel: Path | None
    budget: float
    resume: bool = False
    encoder: tuple[int, ...] = (0, 2, 4, 6, 9, 11)
    decoder: tuple[int, ...] = (3, 7, 11)
    workers: int = 1
    tokens: int = 4096
    multiple: int = 1
    encoder_rate: float = 2e-4
    rate: float = 5e-4
    warmup: int = 200
    negatives: int = 4096
    smoothing: float = 0.1
    bf16: bool = False
    seed: int = 0
    save_every: float = 600.0
    report_every: int = 20
    dev_pairs: int = 200
    steps: int = 0
    init: Path | None = None


class Run:
    """State of a run: network, optimiser, position in the data."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.net = _start(plan).to(self.device)
        self.workers = Workers(self.net, plan.workers)
        slow = [*self.net.encoder.parameters()]
        fast = [*self.net.decoder.parameters(), self.net.bias]
        groups = [{"params": slow, "peak": plan.encoder_rate}, {"params": fast, "peak": plan.rate}]
        self.optimiser = torch.optim.AdamW(groups, lr=0.0, betas=BETAS, weight_decay=DECAY, fused=True)
        self.table = TableOptimiser(self.net.table.data)
        self.epoch = self.batch = self.step = 0
        self.spent = 0.0
        self.start = torch.tensor([data.START], device=self.device)
        self.train, self.dev = (
            data.Pairs(plan.folder / "train"),
            data.Pairs(plan.folder / "dev", plan.dev_pairs),
        )
        if plan.resume and (plan.folder / "last.pt").exists():
            self._load(plan.folder / "last.pt")

    def _read(self, path: Path) -> dict[str, Any]:
        state: dict[str, Any] = torch.load(path, map_location=self.device, weights_only=True)
        return state

    def _load(self, path: Path) -> None:
        state = self._read(path)
        self.net.load_state_dict(state["net"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.table.load(state["table"])
        self.epoch, self.batch, self.step, self.spent = state["position"]
        log.info("resumed at step %d, epoch %d, batch %d", self.step, self.epoch, self.batch)

    def save(self, elapsed: float) -> None:
        """Write the whole state to ``last.pt`` and the weights alone to a numbered file."""
        position = (self.epoch, self.batch, self.step, self.spent + elapsed)
        weights = self.net.state_dict()
        moments = {"optimiser": self.optimiser.state_dict(), "table": self.table.state()}
        state = {"net": weights, **moments, "position": position}
        for name, content in (("last.pt", state), (f"step-{self.step:07d}.pt", {"net": weights})):
            path = self.plan.folder / name
            torch.save(content, path.with_suffix(".tmp"))
            path.with_suffix(".tmp").replace(path)

    def batches(self) -> Iterator[data.Batch]:
        """Go through the data from where the run stands, epoch after epoch, for ever."""
        while True:
            tokens, order = self.plan.tokens // len(self.workers.nets), 1000 * self.plan.seed + self.epoch
            for index, batch in enumerate(self.train.batches(tokens, order, self.plan.multiple)):
                if index >= self.batch:
                    self.batch = index + 1
                    yield batch
            self.epoch, self.batch = self.epoch + 1, 0

    def loss(self, network: net.Net, batch: data.Batch, exact: bool = False) -> tuple[Tensor, Rows]:
        """Loss per target token, and the rows that have its gradient; ``exact``: no smoothing, all tokens."""
        smoothing, negatives = (0.0, 0) if exact else (self.plan.smoothing, self.plan.negatives)
        source, target = (torch.from_numpy(side).to(self.device) for side in batch)
        own, places = torch.cat([source.flatten(), target.flatten(), self.start]).unique(return_inverse=True)
        rows = choose(network.table, own, negatives)
        local = places[: source.numel()].view_as(source), places[source.numel() : -1].view_as(target)
        shifted = local[1].roll(1, 1)
        shifted[:, 0] = places[-1]
        wanted = target != data.PAD
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.plan.bf16):
            hidden = network(local[0], shifted, source == data.PAD, rows.values)[wanted]
            return smoothed(network, hidden, local[1][wanted], rows, smoothing), rows

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def dev_loss(self) -> float:
        """Cross-entropy in nats per token on the held-out pairs, no smoothing, all tokens."""
        total = count = 0.0
        for batch in self.dev.batches(self.plan.tokens, None, self.plan.multiple):
            value, _ = self.loss(self.net, batch, exact=True)
            tokens = int((batch.target != data.PAD).sum())
            total, count = total + float(value) * tokens, count + tokens
        return total / count

    def update(self, batches: list[data.Batch]) -> float:
        """Take one step on a batch for each worker; returns the mean loss."""
        loss, seen = self.workers.gradients(batches, self.loss)
        moved = [*self.net.parameters(), *(rows.values for rows in seen)]
        torch.nn.utils.clip_grad_norm_([p for p in moved if p.grad is not None], 1.0)
        self.optimiser.step()
        self.table.step(seen, self.optimiser.param_groups[1]["lr"])
        self.step += 1
        return loss

    def rates(self, elapsed: float, done: int) -> None:
        """Warm up over some steps or a twentieth of the budget; then fall linearly to zero at its end."""
        warm = max((done + 1) / self.plan.warmup, 20 * elapsed / self.plan.budget)
        set_rates(self.optimiser, warm, 1 - elapsed / self.plan.budget)


def _start(plan: Plan) -> net.Net:
    """The network as packed or saved by another run, or from the encoder."""
    rows = json.loads((plan.folder / "prepared.json").read_text())["rows"]
    if plan.init is None:
        if plan.wheel is None:
            raise SystemExit("train: give --e5, or --init with a packed network")
        return net.start(read_e5(plan.wheel), rows, plan.encoder, plan.decoder)
    network = net.Net(len(rows), len(plan.encoder), len(plan.decoder))
    network.load_state_dict(load(plan.init))
    return network


def _batches(run: Run) -> Iterator[list[data.Batch]]:
    """Group the batches of one update, one for each worker."""
    stream = run.batches()
    while True:
        yield [next(stream) for _ in run.workers.nets]


class Meter:
    """Reports loss and speed now and then."""

    def __init__(self, every: int) -> None:
        self.every, self.steps, self.tokens, self.loss, self.since = every, 0, 0, 0.0, time.monotonic()

    def add(self, run: Run, batches: list[data.Batch], loss: float) -> None:
        """Count one update; log and start again after ``every`` of them."""
        self.tokens += sum(int((side != data.PAD).sum()) for batch in batches for side in batch)
        self.steps, self.loss = self.steps + 1, self.loss + loss
        if self.steps == self.every:
            speed = self.tokens / (time.monotonic() - self.since)
            mean = self.loss / self.steps
            log.info("step %d epoch %d loss %.3f tokens/s %.0f", run.step, run.epoch, mean, speed)
            self.__init__(self.every)  # type: ignore[misc]


def train(plan: Plan) -> float:
    """Train until the budget is spent; returns the loss on the held-out pairs."""
    run, meter, begun = Run(plan), Meter(plan.report_every), time.monotonic()
    saved = begun
    for done, batches in enumerate(_batches(run)):
        elapsed = time.monotonic() - begun
        if elapsed >= plan.budget or (plan.steps and done >= plan.steps):
            break
        run.rates(elapsed, done)
        meter.add(run, batches, run.update(batches))
        if time.monotonic() - saved >= plan.save_every:
            run.save(elapsed)
            log.info("step %d dev loss %.4f (saved)", run.step, run.dev_loss())
            saved = time.monotonic()
    run.save(time.monotonic() - begun)
    final: float = run.dev_loss()
    log.info("finished: step %d dev loss %.4f", run.step, final)
    return final
