"""Models enter a review only when asked for, once, and by name and checksum."""

from __future__ import annotations

import pytest

from tests.translate.fake import Reverser
from tqcheck import neural
from tqcheck.config import Config
from tqcheck.errors import TqcheckError
from tqcheck.model import Document
from tqcheck.neural import open_models
from tqcheck.pipeline import review_document, run_signature
from tqcheck.translate import DamagedModel, NoTranslator


@pytest.fixture(autouse=True)
def _forget() -> None:
    neural._translator.cache_clear()


def opened(monkeypatch: pytest.MonkeyPatch, problem: TqcheckError | None = None) -> list[tuple[str, ...]]:
    """Let every translator be a reverser, or fail; return who was asked for."""
    asked: list[tuple[str, ...]] = []

    def get(*arguments: str) -> Reverser:
        asked.append(arguments)
        if problem:
            raise problem
        return Reverser()

    monkeypatch.setattr(neural, "get_translator", get)
    return asked


def test_nothing_is_opened_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = opened(monkeypatch)
    assert open_models(Config(), "de", "en").back is None
    assert open_models(Config(translator="none"), "de", "en").missing == ()
    assert asked == []


def test_a_model_is_opened_once_for_a_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = opened(monkeypatch)
    for _ in range(3):
        models = open_models(Config(translator="embedded"), "de", "en")
    assert models.offers == {"translator"}
    assert asked == [("embedded", "en", "de"), ("embedded", "de", "en")]


def test_a_pair_that_no_shipped_model_covers_is_unchecked_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(monkeypatch, NoTranslator("none for xx", remedy="--translator some/model"))
    models = open_models(Config(translator="embedded"), "xx", "en")
    assert [(u.what, u.why, u.remedy, u.blocking) for u in models.missing] == [
        ("translator", "none for xx", "--translator some/model", False)
    ]


@pytest.mark.parametrize(("name", "problem"), [("some/model", NoTranslator), ("embedded", DamagedModel)])
def test_what_the_user_named_or_what_is_broken_blocks(
    monkeypatch: pytest.MonkeyPatch, name: str, problem: type[TqcheckError]
) -> None:
    opened(monkeypatch, problem("no"))
    assert [u.blocking for u in open_models(Config(translator=name), "de", "en").missing] == [True]


@pytest.mark.parametrize("lang", ["", "und"])
def test_without_a_source_language_nothing_is_guessed(lang: str) -> None:
    (unchecked,) = open_models(Config(translator="embedded"), lang, "en").missing
    assert unchecked.remedy == "give it with --source-lang"


def test_the_signature_names_what_was_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened(monkeypatch)
    config = Config(translator="embedded")
    reviewed = review_document(Document("He left.", "en"), config, Document("Er ging.", "de"))
    assert run_signature(config, [reviewed]).models == {"en to de": "reverser@1"}
    assert run_signature(config).models == {}
