"""What bilingual files bring along: terms, rules, and units that are no running text."""

from __future__ import annotations

from tqcheck.config import Config
from tqcheck.pipeline import review_document
from tqcheck.read import read_bytes

MODULES = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="en"
 xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0">
<file id="f"><val:validation><val:rule isNotPresent="!"/></val:validation>
<unit id="a"><gls:glossary><gls:glossEntry><gls:term>Rat</gls:term><gls:translation>council</gls:translation>
</gls:glossEntry></gls:glossary><val:validation><val:rule isPresent="new"/></val:validation>
<segment><source>Der neue Rat</source><target>The new board</target></segment></unit>
<unit id="b"><segment><source>Ja</source><target>Yes!</target></segment></unit></file></xliff>
"""
LABELS = """msgid "%d file not found"
msgstr "%d Datei gefunden"

msgid "Home"
msgstr "Start"
"""
NEWS = """msgid "The council of the town did not agree to the plan for a new school."
msgstr "Der Rat der Stadt stimmte dem Plan für eine neue Schule zu."
"""


def test_xliff_modules_become_terms_and_demands() -> None:
    (document,) = read_bytes(MODULES.encode(), "a.xlf")
    assert document.terms == (("Rat", "council"),)
    demands = [(demand.unit, demand.kind, demand.text) for demand in document.demands]
    assert demands == [("a", "isNotPresent", "!"), ("a", "isPresent", "new"), ("b", "isNotPresent", "!")]
    codes = {finding.code for finding in review_document(document, Config()).findings}
    assert {"TQ531", "TQ703"} <= codes


def test_labels_are_not_judged_as_prose_unless_asked() -> None:
    (document,) = read_bytes(LABELS.encode(), "a.po")
    assert document.labels
    reviewed = review_document(document, Config(lang="de"))
    assert "prose" in {each.what for each in reviewed.unchecked}
    assert "TQ521" not in {each.code for each in reviewed.findings}
    named = review_document(document, Config(lang="de", select=("TQ521",), min_confidence=0))
    assert [each.code for each in named.findings] == ["TQ521"]


def test_a_catalogue_of_sentences_is_prose() -> None:
    (document,) = read_bytes(NEWS.encode(), "a.po")
    assert not document.labels
    assert "TQ521" in {each.code for each in review_document(document, Config(lang="de")).findings}
