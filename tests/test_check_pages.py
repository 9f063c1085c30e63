"""Every page of every check, run; and every check has its page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from unittest.mock import patch

import pytest

from tests.back.glosser import from_name
from tests.pages import Case, cases, languages_with_twins, pages
from tests.scoring import doubter
from tqcheck import estimate, neural, pipeline
from tqcheck.back import norms
from tqcheck.checks import CHECKS
from tqcheck.config import Config
from tqcheck.fix import Edit, apply
from tqcheck.model import Document, Finding
from tqcheck.pipeline import review_document
from tqcheck.read import read_bytes

ALL_CASES = [case for page in pages() for case in cases(page)]


def findings(case: Case) -> list[Finding]:
    with NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as glossary:
        glossary.write(case.glossary)
        glossary.flush()
        return reviewed(case, (glossary.name,) if case.glossary else ())


def in_xliff(case: Case) -> Document | None:
    """The case as the one unit of an XLIFF file with the case's rule, where the page has such a column."""
    if not case.rule:
        return None
    xliff = f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" trgLang="{case.lang}"
      srcLang="{case.source_lang}" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"><file id="f"><unit
      id="u">
      <val:validation><val:rule {case.rule}/></val:validation><segment><source>{case.source}</source>
      <target>{case.text}</target></segment></unit></file></xliff>"""
    document = next(read_bytes(xliff.replace("\n", " ").encode(), "case.xlf"))
    assert document.text == case.text
    return document


@contextmanager
def glossing() -> Iterator[None]:
    """Let translators be word lists, by which good translations gain 4.5 a token, give or take 1.5."""
    norm = {"models": {"glosser@1": {"*": [4.5, 0.0, 2.25, 0.0]}}}
    with patch.object(neural, "get_translator", from_name), patch.object(norms, "_table", lambda: norm):
        yield


@contextmanager
def doubting(doubts: str) -> Iterator[None]:
    """Let the estimator doubt the words of a list."""
    neural._estimator.cache_clear()
    with (
        patch.object(estimate, "get_estimator", lambda _: doubter.Doubter()),
        patch.object(pipeline, "rated", doubter.doubting(doubts)),
    ):
        yield
    neural._estimator.cache_clear()


def reviewed(case: Case, glossaries: tuple[str, ...]) -> list[Finding]:
    config = Config(
        lang=case.lang,
        source_lang=case.source_lang,
        date=case.date,
        select=(case.code,),
        everything=True,
        glossaries=glossaries,
        translator=f"glosses {case.glosses}" if case.glosses else "",
        estimator="embedded" if case.doubts else "",
    )
    source = Document(case.source, case.source_lang) if case.source and not case.rule else None
    document = in_xliff(case) or Document(case.text, case.lang)
    with glossing(), doubting(case.doubts):
        found = review_document(document, config, source).findings
    assert all(finding.code == case.code for finding in found)
    return list(found)


@pytest.mark.parametrize("case", [c for c in ALL_CASES if c.bad], ids=str)
def test_bad_example_is_marked_exactly(case: Case) -> None:
    found = findings(case)
    assert sorted(f.span for f in found) == sorted(case.spans), [f.message for f in found]
    if case.suggestion:
        assert found[0].suggestions[0] == case.suggestion


@pytest.mark.parametrize("case", [c for c in ALL_CASES if not c.bad], ids=str)
def test_good_twin_is_left_alone(case: Case) -> None:
    assert [f.message for f in findings(case)] == []


@pytest.mark.parametrize("case", [c for c in ALL_CASES if c.bad and CHECKS[c.code].exact], ids=str)
def test_the_suggestion_of_an_exact_check_heals(case: Case) -> None:
    edits = [Edit(f.span, f.suggestions[0]) for f in findings(case) if len(f.suggestions) == 1]
    healed = findings(replace(case, text=apply(case.text, edits)))
    assert len(healed) <= len(case.spans) - len(edits), [finding.message for finding in healed]


def test_every_check_has_a_page_and_every_page_a_check() -> None:
    assert {page.stem for page in pages()} == set(CHECKS)


# Checks that can be about so many languages only, and why.
FEW_LANGUAGES = {
    "TQ417": (4, "only English and the Scandinavian languages have pronouns for people alone"),
    "TQ509": (1, "only English has its word building written down, without which any word may be one"),
    "TQ511": (1, "only English has word lists that hold what newspapers write"),
    "TQ527": (1, "what a rendering of the hearsay conditional looks like is known of English"),
}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_page_has_twins_in_five_languages(page: Path) -> None:
    least, _ = FEW_LANGUAGES.get(page.stem, (5, ""))
    assert len(languages_with_twins(page)) >= least


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_manual_says_when_it_is_wrong(code: str) -> None:
    assert "When it is wrong" in CHECKS[code].doc
