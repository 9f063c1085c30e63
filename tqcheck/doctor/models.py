"""The models: shipped, converted, fetched; each with its checksum."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import TqcheckError
from ..language_model import sources
from ..translate import hub
from ..translate.table import entries
from .item import Item, State


def about_models() -> Iterator[Item]:
    """Yield each model, and what could be fetched."""
    for entry in entries():
        languages = f"{','.join(entry.source)} to {','.join(entry.target)}" if entry.source else "estimator"
        try:
            entry.verify()
        except TqcheckError as problem:
            yield Item(State.BROKEN, f"model {entry.name}", problem.message, problem.remedy)
        else:
            detail = f"{languages}, {entry.size / 1e6:.1f} MB, checksum right"
            yield Item(State.OK, f"model {entry.name}", detail)
    if not entries():
        yield Item(State.ABSENT, "shipped models", "none", "install tqcheck with its models")
    for folder in hub.all_converted():
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        yield Item(State.OK, f"model {folder.name}", f"converted, {size:.1f} MB")
    for model in sources.MODELS.values():
        there = sources.converted(model)
        state = State.OK if there else State.ABSENT
        detail = str(there) if there else "not fetched"
        remedy = "" if there else f"tqcheck models pull {model.name}"
        yield Item(state, f"language model {model.name}", f"{model.lang}: {detail}", remedy)
