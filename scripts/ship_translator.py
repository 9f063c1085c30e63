"""Puts an exported model into ``models/``: writes its entry in ``models.toml``, with size and checksum."""

import argparse
import re
from pathlib import Path

from tqcheck.translate.table import CARD, digest


def main() -> None:
    """Write or replace the entry of one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="models/<name>")
    parser.add_argument("--from", dest="source", help="languages, comma-separated; none for an estimator")
    parser.add_argument("--to", dest="target")
    parser.add_argument("--licence", default="Apache-2.0; data terms in the card")
    parser.add_argument("--data", required=True, help="one sentence")
    parser.add_argument("--score", action="append", default=[], help="name=value, repeatable")
    args = parser.parse_args()
    table = args.folder.parent / "models.toml"
    old = table.read_text(encoding="utf-8") if table.exists() else ""
    others = re.sub(rf"\[{re.escape(args.folder.name)}\]\n(?:.+\n)*\n*", "", old)
    sections = sorted(part.strip() for part in [*others.split("\n\n"), entry(args)] if part.strip())
    table.write_text("\n\n".join(sections) + "\n", encoding="utf-8")


def entry(args: argparse.Namespace) -> str:
    """The entry's lines in TOML."""
    files = [path for path in args.folder.iterdir() if path.name != CARD]
    scores = ", ".join(f'"{name}" = {value}' for name, value in (s.split("=") for s in args.score))
    return "\n".join([
        f"[{args.folder.name}]",
        f"source = {_list(args.source)}",
        f"target = {_list(args.target)}",
        f"size = {sum(path.stat().st_size for path in files)}",
        f'sha256 = "{digest(args.folder)}"',
        f'licence = "{args.licence}"',
        f'data = "{args.data}"',
        f"scores = {{ {scores} }}",
    ])  # fmt: skip


def _list(languages: str | None) -> str:
    return "[" + ", ".join(f'"{language}"' for language in (languages or "").split(",") if language) + "]"


if __name__ == "__main__":
    main()
