"""Glossaries in their formats give the same entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.errors import UnreadableInput
from tqcheck.glossary import Concept
from tqcheck.read.glossary import read_glossary

TBX3 = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><langSec xml:lang="de"><termSec><term>Bundesrat</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>Federal Council</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>upper house</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
</langSec></conceptEntry></body></text></tbx>"""
TBX2 = """<martif type="TBX-Min"><text><body><termEntry>
<langSet xml:lang="de"><tig><term>Bundesrat</term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>Federal Council</term></termGrp></ntig>
<tig><term>upper house</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
</langSet></termEntry></body></text></martif>"""
CSV = "source,target,status\nBundesrat,Federal Council,preferred\nBundesrat,upper house,forbidden\n"
TSV = "de\ten\tstatus\nBundesrat\tFederal Council\t\nBundesrat\tupper house\tdo not use\n"


@pytest.mark.parametrize(("name", "text"), [("a.tbx", TBX3), ("b.tbx", TBX2), ("a.csv", CSV), ("a.tsv", TSV)])
def test_formats_agree(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (entry,) = read_glossary(str(path), "de", "en-GB")
    assert entry == Concept(
        ("Bundesrat",), ("Federal Council",), ("upper house",), langs=entry.langs, origin=str(path)
    )


def test_another_pair_of_languages_has_no_entries(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(TSV, encoding="utf-8")
    assert read_glossary(str(path), "fr", "en") == ()


def test_no_glossary_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="cannot be read"):
        read_glossary(str(tmp_path / "none.csv"))
