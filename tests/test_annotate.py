"""Findings written into files: what is there stays, a second run changes nothing, none takes ours away."""

from __future__ import annotations

import codecs
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tqcheck.annotate import annotate_file, annotated, notes_of
from tqcheck.config import Config
from tqcheck.errors import UnreadableInput
from tqcheck.pipeline import review_file
from tqcheck.read import read

XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<!-- kept -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="a.html" source-language="de" target-language="en" datatype="html">
  <body>
   <trans-unit id="1" >
    <source>Es kamen 300 Gäste.</source>
    <target state='final'>3000 guests &amp; more came.</target>
    <note from="translator">Sure?</note>
   </trans-unit>
   <trans-unit id="2"><source>Ja.</source><target>Yes.</target></trans-unit>
   <trans-unit id="3"><source>Nein.</source><target/></trans-unit>
  </body>
 </file>
</xliff>
"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="fr" trgLang="en">
  <file id="f1">
    <unit id="u1">
      <notes><note id="n1">Look here</note></notes>
      <segment><source>Il y avait 300 invités.</source><target>There were 3000 guests.</target></segment>
    </unit>
    <unit id="u2">
      <segment id="s1">
        <source>Le train coûte 45 euros.</source><target>The train costs 54 euros.</target>
      </segment>
      <segment id="s2"><source>Merci.</source><target>Thank you.</target></segment>
    </unit>
  </file>
</xliff>
"""
PREFIXED = XLIFF_2.replace("xmlns=", "xmlns:x=").replace("<", "<x:").replace("<x:/", "</x:")
PO = """# Somebody's catalogue
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# A person's word
#. extracted
#: src/a.c:12
#, c-format
msgid "The train leaves with 45 passengers."
msgstr ""
"Der Zug fährt mit "
"54 Fahrgästen."
msgctxt "menu"
msgid "It cost 300 euros."
msgstr "Es kostete 3000 Euro."

#~ msgid "gone"
#~ msgstr "weg"
"""
TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
  <tu tuid="a&amp;b">
    <tuv xml:lang="en"><seg>We sold 300 tickets.</seg></tuv>
    <tuv xml:lang="de"><seg>Wir verkauften 3000 Karten.</seg></tuv>
  </tu>
  <tu><tuv xml:lang="en"><seg>Yes.</seg></tuv><tuv xml:lang="de"><seg>Ja.</seg></tuv></tu>
</body></tmx>
"""
FILES = {"a.xlf": XLIFF_1, "b.xliff": XLIFF_2, "c.xlf": PREFIXED, "d.po": PO, "e.tmx": TMX}
FOUND = {"a.xlf": 1, "b.xliff": 2, "c.xlf": 2, "d.po": 2, "e.tmx": 1}
NUMBERS = Config(select=("TQ311",))


def annotate(path: Path, config: Config = NUMBERS, *, as_its: bool = False) -> int:
    return annotate_file(str(path), review_file(str(path), config), as_its=as_its)


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path: Path = tmp_path / request.param
    path.write_text(FILES[request.param], encoding="utf-8", newline="")
    return path


@pytest.fixture(params=[False, True], ids=["notes", "its"])
def as_its(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_every_finding_is_written_and_nothing_else_changes(file: Path, as_its: bool) -> None:
    before = file.read_bytes()
    assert annotate(file, as_its=as_its) == FOUND[file.name]
    after = file.read_bytes()
    assert after.count(b"TQ311 critical number-changed") == FOUND[file.name]
    rest = io.BytesIO(after)
    assert all(rest.read(1) for byte in before if _skip_to(rest, byte)), "bytes of the file got lost"


def _skip_to(rest: io.BytesIO, byte: int) -> bool:
    """Move to the next such byte; it stays unread."""
    at = rest.getvalue().find(bytes([byte]), rest.tell())
    rest.seek(at if at >= 0 else len(rest.getvalue()))
    return True


def test_a_second_run_changes_nothing_and_one_without_findings_restores_the_file(
    file: Path, as_its: bool
) -> None:
    before = file.read_bytes()
    annotate(file, as_its=as_its)
    once = file.read_bytes()
    annotate(file, as_its=as_its)
    assert file.read_bytes() == once
    annotate(file, as_its=not as_its)
    annotate(file, as_its=as_its)
    assert file.read_bytes() == once
    annotate(file, Config(select=("TQ201",)))
    assert file.read_bytes() == before


def test_line_ends_and_encodings_stay(tmp_path: Path) -> None:
    crlf = tmp_path / "crlf.po"
    crlf.write_bytes(PO.replace("\n", "\r\n").encode())
    annotate(crlf)
    assert crlf.read_bytes().count(b"\n") == crlf.read_bytes().count(b"\r\n")
    wide = tmp_path / "wide.xlf"
    body = XLIFF_1.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16-le")
    wide.write_bytes(codecs.BOM_UTF16_LE + body)
    assert annotate(wide) == 1
    assert wide.read_bytes().startswith(codecs.BOM_UTF16_LE)
    assert "TQ311" in wide.read_bytes().decode("utf-16")
    old = tmp_path / "old.xlf"
    old.write_bytes(XLIFF_1.replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    annotate(old)
    assert "Gäste".encode("latin-1") in old.read_bytes()
    assert b"&#8220;3000&#8221;" in old.read_bytes()


def test_notes_stand_where_the_formats_want_them(tmp_path: Path) -> None:
    for name, order in {
        "a.xlf": ["</target>", 'from="tqcheck"', 'from="translator"'],
        "b.xliff": ["Look here", 'category="tqcheck"', "</notes>", "<segment>"],
        "d.po": ["# A person's word", "# tqcheck: TQ311", "#. extracted", "# tqcheck: TQ311", "msgctxt"],
        "e.tmx": ["<tu tuid", "<note>tqcheck", "<tuv"],
    }.items():
        path = tmp_path / name
        path.write_text(FILES[name], encoding="utf-8", newline="")
        annotate(path)
        text, at = path.read_text(encoding="utf-8"), 0
        for piece in order:
            assert piece in text[at:], (name, piece, text)
            at = text.index(piece, at) + len(piece)


def test_issues_of_its_are_referred_to_and_well_formed(tmp_path: Path) -> None:
    for name, unit in {"a.xlf": "trans-unit", "b.xliff": "unit", "c.xlf": "unit"}.items():
        path = tmp_path / name
        path.write_text(FILES[name], encoding="utf-8", newline="")
        annotate(path, as_its=True)
        root = ElementTree.fromstring(path.read_bytes())
        its, xml = "{http://www.w3.org/2005/11/its}", "{http://www.w3.org/XML/1998/namespace}"
        issues = {
            each.get("id") or each.get(f"{xml}id"): [parent.tag.rpartition("}")[2], *each]
            for parent in root.iter()
            for each in parent.findall(f"{its}locQualityIssues")
        }
        references = [each.get(f"{its}locQualityIssuesRef", "") for each in root.iter()]
        referred = [reference.removeprefix("#").removeprefix("its=") for reference in references if reference]
        assert sorted(referred) == sorted(map(str, issues))
        for parent, *found in issues.values():
            assert parent == unit
            assert [each.get("locQualityIssueType") for each in found] == ["numbers"]
            assert all(each.get("locQualityIssueSeverity") == "100" for each in found)


def test_annotated_files_read_as_before(file: Path, as_its: bool) -> None:
    before = [segment.text for document in read(str(file)) for segment in document.segments]
    annotate(file, as_its=as_its)
    assert [segment.text for document in read(str(file)) for segment in document.segments] == before


def test_other_formats_are_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="XLIFF, PO and TMX"):
        annotate_file(str(path), ())
    assert path.read_text(encoding="utf-8") == "Text."
    with pytest.raises(UnreadableInput, match="not well-formed"):
        annotated(b"<xliff><file></xliff>", "a.xlf", notes_of(()))
