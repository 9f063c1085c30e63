"""Plain text: what can be read is read exactly, what cannot is refused with a reason."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.config import Config
from tqcheck.errors import UnreadableInput, UsageProblem
from tqcheck.model import Document
from tqcheck.pipeline import review_files
from tqcheck.read import read
from tqcheck.read.decode import decode
from tqcheck.read.text import read_text
from tqcheck.segment import segment

TEXT = "Gruß aus Kyjiw\r\nПривіт 東京 🙂\n"


def read_one(path: Path, encoding: str = "") -> Document:
    (document,) = read(str(path), encoding=encoding)
    return document


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_unicode_is_read_as_it_stands(tmp_path: Path, encoding: str, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    document = read_one(path)
    assert (document.text, document.encoding, document.notes) == (TEXT, said, ())
    assert document.path == str(path)


LEGACY = [
    ("cp1252", "Der Präsident erklärte am Freitag, die Lage sei „ernst“ – nun müsse gehandelt werden."),
    ("cp1252", "Le ministre a déclaré à la télévision que la grève n’était pas terminée."),
    ("cp1252", "La oposición pidió explicaciones sobre el año fiscal a la señora ministra."),
    ("cp1250", "Burmistrz oświadczył, że most będzie gotowy dopiero w przyszłym roku."),
    ("cp1250", "Starosta řekl, že most bude hotový nejdříve příští rok na podzim."),
    ("cp1251", "Мэр сообщил, что новый мост откроют не раньше осени следующего года."),
    ("koi8_r", "Мэр сообщил, что новый мост откроют не раньше осени следующего года."),
    ("cp1253", "Ο δήμαρχος είπε ότι η γέφυρα δεν θα είναι έτοιμη πριν από το φθινόπωρο."),
    ("cp1254", "Belediye başkanı köprünün sonbahardan önce açılmayacağını söyledi, dediler."),
    ("cp1256", "قال رئيس البلدية إن الجسر لن يكون جاهزا قبل الخريف المقبل."),
    ("cp932", "市長は、新しい橋の完成は早くても来年の秋になると述べた。"),
    ("gb18030", "市长表示，新桥最早要到明年秋天才能完工。市民对此感到失望。"),
    ("big5", "市長表示，新橋最快要到明年秋天才能完工。市民對此感到失望。"),
    ("cp949", "시장은 새 다리가 내년 가을에나 완공될 것이라고 밝혔다."),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_legacy_encoding_is_found_and_said(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert encoding in decoded.notes[0]


def test_declared_encoding_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Žluťoučký kůň".encode("iso8859-2"))
    assert read_one(path, "iso-8859-2").text == "Žluťoučký kůň"
    with pytest.raises(UnreadableInput, match="byte 0 is not utf-8"):
        read_one(path, "utf-8")
    with pytest.raises(UsageProblem, match="utf-88"):
        read_one(path, "utf-88")


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    data = ("Мост закрыт. " * 9).encode() + b"\n\xff " + "Öffnung später".encode()
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert "line 2" in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no text"),
        (b" \r\n\t\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\0", "Office document"),
        (b"Text with a \0 in it", "NUL byte stands at 12"),
        (b"\x01\x02\x03" * 50, "control characters"),
        (b"\xff\xfeA", "byte order mark"),
    ],
)
def test_what_is_no_text_is_refused_with_place(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=why) as caught:
        read_one(path)
    assert caught.value.where == str(path)


def test_missing_directory_and_forbidden_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        read_one(tmp_path / "missing.txt")
    with pytest.raises(UnreadableInput, match="directory"):
        read_one(tmp_path)
    with pytest.raises(UnreadableInput, match="NUL"):
        list(read("a\0b"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="may not be read"):
        read_one(path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (document,) = read("-")
    assert (document.text, document.path) == (TEXT, "-")


def test_a_text_without_a_language_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kyiv – Oslo", encoding="utf-8")
    (reviewed,) = review_files([str(path)], Config()).documents
    assert "language" in [unchecked.what for unchecked in reviewed.unchecked]


def test_unreadable_file_is_reported_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    good, bad = review_files([str(path), str(tmp_path)], Config(lang="de")).documents
    assert not any(unchecked.blocking for unchecked in good.unchecked)
    assert [unchecked.blocking for unchecked in bad.unchecked] == [True]
    assert bad.document.path == str(tmp_path)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_and_cut_or_refused(data: bytes) -> None:
    with suppress(UnreadableInput):
        (document,) = read_text(io.BytesIO(data), "-")
        assert segment(document).segments


@given(st.text().filter(lambda text: "\0" not in text and text[:1] != "\ufeff"))
def test_utf8_round_trips(text: str) -> None:
    with suppress(UnreadableInput):
        assert decode(text.encode()).text == text
