"""What there is, and what is missing, for translations from one language into another."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from ..knowledge.tables import FOLDER, read_table
from ..languages import get_language
from ..translate import hub
from ..translate.table import entries, find
from .item import Item, State


def about_pair(source: str, target: str) -> Iterator[Item]:
    """Yield what there is for translations from ``source`` into ``target``."""
    ours, theirs = get_language(target), get_language(source)
    for language in (ours, theirs):
        yield _need(
            f"dates and numbers of {language.tag}", bool(language.cldr), "rules about them say nothing"
        )
        words = FOLDER / "numbers" / "words" / f"{language.code}.json"
        yield _need(f"number words of {language.code}", words.is_file(), "numbers in words are not read")
    rows = sum(row[0] == ours.code for row in read_table("calques.tsv"))
    yield _need(f"calques in {ours.code}", rows > 0, "TQ503 says nothing", f"{rows} phrases")
    yield from _translator(theirs.code, ours.code)
    estimators = [entry for entry in entries() if not entry.source]
    detail = "no estimator is installed"
    yield _need("quality estimator", bool(estimators), detail, "", "install tqcheck with its models")


def _translator(source: str, target: str) -> Iterator[Item]:
    """A model back, or forth, which does where there is a source text: with one the other is optional."""
    pairs = {"back": (target, source), "forth": (source, target)}
    there = {way: _model_for(*pair) for way, pair in pairs.items()}
    absent = State.ABSENT if any(there.values()) else State.MISSING
    for way, pair in pairs.items():
        what = f"translator {way}, {' to '.join(pair)}"
        if there[way]:
            yield Item(State.OK, what, there[way])
            continue
        torch = "" if find_spec("torch") else "pip install 'tqcheck[torch]'; "
        yield Item(absent, what, "no model", f"{torch}tqcheck models pull {_hub_name(*pair)}")


def _model_for(source: str, target: str) -> str:
    """How a model for the pair is called, if there is one."""
    if entry := find(source, target):
        return f"model {entry.name}"
    name = _hub_name(source, target)
    return f"--translator {name}" if hub.converted(name) else ""


def _hub_name(source: str, target: str) -> str:
    return f"Helsinki-NLP/opus-mt-{source}-{target}"


def _need(what: str, there: bool, without: str, detail: str = "there", remedy: str = "") -> Item:
    """Missing is what something brings; a table that nobody has written yet is absent."""
    if there:
        return Item(State.OK, what, detail)
    return Item(State.MISSING if remedy else State.ABSENT, what, without, remedy)
