"""Two models as shipped ones are, untrained: English into tagged languages, and many into English."""

from __future__ import annotations

from pathlib import Path

from tqcheck.translate.table import digest

from . import tiny

MANY = ("de", "fr")


def build(root: Path) -> Path:
    """Write ``en-many`` and ``many-en`` with their table into ``root``; needs torch."""
    english, many = ("en",), MANY
    for name, source, target in (("en-many", english, many), ("many-en", many, english)):
        folder = network(root, name, [f"<2{lang}>" for lang in target if len(target) > 1], brevity=3.0)
        size = sum(path.stat().st_size for path in folder.iterdir())
        with (root / "models.toml").open("a", encoding="utf-8") as table:
            table.write(
                f"[{name}]\nsource = {list(source)}\ntarget = {list(target)}\nsize = {size}\n"
                f'licence = "CC0"\nsha256 = "{digest(folder)}"\ndata = "none"\nscores = {{ chrf = 1.5 }}\n\n'
            )
    return root


def network(root: Path, name: str, tags: list[str], brevity: float = 0.0) -> Path:
    """Write one untrained network as the trained ones are exported; returns its folder.

    ``brevity`` is by how much the end is more probable than another token.
    """
    import torch

    from scripts.translator.export import export
    from scripts.translator.net import Net
    from scripts.translator.spm import SPECIALS, build

    run = root / f"run-{name}"
    run.mkdir(parents=True)
    pieces = [*SPECIALS, *tiny.spm(run / "toy.model"), *tags]
    first = len(SPECIALS)
    scores = [0.0] * first + [-float(place) for place in range(len(pieces) - first - len(tags))]
    (run / "spm.model").write_bytes(build(pieces, [*scores, *[0.0] * len(tags)], frozenset(tags)))
    torch.manual_seed(3)
    net = Net(len(pieces), 2, 1)
    torch.nn.init.normal_(net.table, std=0.02 if brevity else 0.2)
    net.bias.data[2] = brevity
    torch.save({"net": net.state_dict()}, run / "step-0000001.pt")
    return export(run, root / name, 1)
