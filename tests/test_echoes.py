"""What the source says too counts half: not the translator's error."""

from __future__ import annotations

import pytest

from tqcheck.config import Config
from tqcheck.model import Document, Finding
from tqcheck.pipeline import review_document

ALL = Config(everything=True, select=("TQ201", "TQ509", "TQ501"))
ODD = {
    "de": "Die Wahl war am Montag, 16. Mai 2023, in Ankara.",
    "en": "The election was on Monday, 16 May 2023, in Ankara.",
    "fr": "L'élection a eu lieu le lundi 16 mai 2023 à Ankara.",
    "es": "Las elecciones fueron el lunes 16 de mayo de 2023 en Ankara.",
    "it": "Le elezioni si sono tenute lunedì 16 maggio 2023 ad Ankara.",
}
RIGHT = "Die Wahl war am Dienstag, 16. Mai 2023, in Ankara."


def found(text: str, lang: str, source: str, source_lang: str, config: Config = ALL) -> list[Finding]:
    document = Document(text, lang, source_lang=source_lang)
    return list(review_document(document, config, Document(source, source_lang)).findings)


@pytest.mark.parametrize("lang", [lang for lang in ODD if lang != "de"])
def test_an_odd_weekday_that_the_source_has_too_is_hidden_and_tells_why(lang: str) -> None:
    (kept,) = found(ODD[lang], lang, ODD["de"], "de")
    (own,) = found(ODD[lang], lang, RIGHT, "de")
    assert kept.code == own.code == "TQ201"
    assert kept.confidence == pytest.approx(own.confidence / 2, abs=0.002)
    assert any("says so too" in evidence.values for evidence in kept.evidence)
    assert not found(ODD[lang], lang, ODD["de"], "de", Config(select=("TQ201",)))
    assert found(ODD[lang], lang, RIGHT, "de", Config(select=("TQ201",)))


def test_what_stands_in_another_sentence_of_the_source_is_no_excuse() -> None:
    source = f"{RIGHT}\n\nDie Stichwahl war am Freitag, 28. Mai 2023, in Izmir, wie schon lange geplant."
    text = f"{ODD['en']}\n\nThe run-off was on Sunday, 28 May 2023, in Izmir, as had long been planned."
    (finding,) = found(text, "en", source, "de")
    assert finding.confidence > 0.5


def test_the_source_speaks_for_itself_where_its_language_was_not_declared() -> None:
    source = Document("Loni to nejlépe prodávalo Nizozemsko, jak se dalo čekat.", "cs")
    text = "It sold best last year in Nizozemsko, as was to be expected of such a thing."
    assert review_document(Document(text, "en"), ALL, source).findings == ()  # the source has it as a name
