"""A model into English beside the one out of it: each pair finds its own, and a review uses both."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from tqcheck import neural
from tqcheck.cli.models import models
from tqcheck.cli.translate import translate
from tqcheck.config import Config
from tqcheck.model import Document, Reviewed
from tqcheck.neural import open_models
from tqcheck.pipeline import review_document
from tqcheck.translate import NoTranslator
from tqcheck.translate.embedded import open_embedded
from tqcheck.translate.runtime import Runtime
from tqcheck.translate.table import _entries

from . import shipped

ENGLISH = "The house is red. We like it because a river runs behind."
GERMAN = "Das Haus ist rot. Wir mögen es, weil ein Fluss dahinter fließt."
EMBEDDED = Config(translator="embedded")

pytestmark = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed (extra [torch])")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped.build(tmp_path_factory.mktemp("models"))


@pytest.fixture(autouse=True)
def _shipped(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("TQCHECK_MODELS", str(root))
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    for cached in (neural._translator, _entries):
        cached.cache_clear()
    yield
    neural._translator.cache_clear()


def reviewed(target: tuple[str, str], source: tuple[str, str] | None) -> Reviewed:
    original = Document(*source) if source else None
    presumed = "" if source else ("de" if target[1] == "en" else "en")
    return review_document(Document(*target, source_lang=presumed), EMBEDDED, original)


def opened(source: str, target: str) -> Runtime:
    return open_embedded(source, target).inner


@pytest.mark.parametrize("lang", shipped.MANY)
def test_each_direction_has_its_model_and_only_the_tagged_one_a_tag(lang: str) -> None:
    out, home = opened("en", lang), opened(lang, "en")
    assert (out.folder.name, home.folder.name) == ("en-many", "many-en")
    assert out.codec.encode("rot")[0] == f"<2{lang}>"
    assert home.codec.encode("rot") == home.codec.encode_target("rot")
    assert home.score(["das haus ist rot"], ["rot"])[0].tokens


@pytest.mark.parametrize("pair", [("de", "fr"), ("en", "en"), ("en", "pl")])
def test_what_neither_covers_is_told(pair: tuple[str, str]) -> None:
    with pytest.raises(NoTranslator, match="no shipped model"):
        opened(*pair)


def test_a_review_opens_both_and_names_both() -> None:
    used = open_models(EMBEDDED, "de", "en")
    assert used.back is not None
    assert used.forth is not None
    assert (used.back.pair, used.forth.pair) == (("en", "de"), ("de", "en"))
    assert {name.partition("@")[0] for name in used.identities.values()} == {
        "embedded:en-many",
        "embedded:many-en",
    }


@pytest.mark.parametrize(
    ("target", "source"), [((ENGLISH, "en"), (GERMAN, "de")), ((GERMAN, "de"), (ENGLISH, "en"))]
)
def test_with_a_source_the_words_of_both_sides_are_judged(
    target: tuple[str, str], source: tuple[str, str]
) -> None:
    review = reviewed(target, source)
    assert len(review.back) == 2
    for back in review.back:
        assert (back.lang, back.forth) == (source[1], False)
        assert back.source_span is not None
        for side, span in ((back.source, back.source_span), (back.target, back.span)):
            assert side.words
            assert all(span.covers(word.span) for word in side.words)


@pytest.mark.parametrize("target", [(ENGLISH, "en"), (GERMAN, "de")])
def test_without_a_source_only_the_model_that_translates_back_is_opened(target: tuple[str, str]) -> None:
    review = reviewed(target, None)
    assert len(review.models) == 1
    assert len(review.back) == 2
    assert not any(back.source.words or back.target.words for back in review.back)


def test_the_command_line_tells_both_and_translates_both_ways() -> None:
    shown = CliRunner().invoke(models, ["list"]).output
    assert "en->de,fr" in shown
    assert "de,fr->en" in shown
    assert "many-en" not in CliRunner().invoke(models, ["list", "--from", "en"]).output
    assert "de,fr->en" in CliRunner().invoke(models, ["info", "many-en"]).output
    assert CliRunner().invoke(models, ["verify"]).output == "en-many: ok\nmany-en: ok\n"
    for source, target in (("de", "en"), ("en", "fr")):
        said = CliRunner().invoke(translate, ["--from", source, "--to", target], input="das haus\n\nrot\n")
        assert (said.exit_code, said.output.count("\n")) == (0, 3)
