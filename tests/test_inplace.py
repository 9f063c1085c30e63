"""Edits reach the words they mean in every format, or are refused; nothing else in the file changes."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.config import Config
from tqcheck.errors import TqcheckError
from tqcheck.fix import Edit
from tqcheck.fix.inplace import Rewritten, replace_file, rewrite
from tqcheck.fix.locate import locate
from tqcheck.model import Document, Span
from tqcheck.pipeline import prepare
from tqcheck.read import read_bytes

# Name of the file, its content, (words of its first document, which time they occur, what replaces them), and
# what then stands in the file.
PLACED = {
    "word beside a link": (
        "a.md",
        "# Kopf\n\nEin *Wort* und [ein Wort](http://wort.example/Wort).\n",
        ("Wort", 2, "Wert"),
        "[ein Wert]",
    ),
    "same word in two paragraphs": (
        "a.md",
        "Eins\r\nzwei **drei** vier\r\n\r\nzwei fünf\r\n",
        ("zwei", 2, "2"),
        "\r\n\r\n2 fünf\r\n",
    ),
    "attributes and entities": (
        "a.html",
        "<html lang=fr><p title='Rome'>&Eacute;crit &agrave; Rome, Rome</p></html>",
        ("Rome", 2, "Paris"),
        "&agrave; Rome, Paris</p>",
    ),
    "subtitles": (
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nВ Киеве, в Киеве\n",
        ("Киеве", 2, "Кёльне"),
        "В Киеве, в Кёльне\n",
    ),
    "same word in the source": (
        "a.po",
        'msgid "Kiev today"\nmsgstr "Kiev heute"\n',
        ("Kiev", 1, "Kiew"),
        'msgstr "Kiew heute"',
    ),
    "unit of a bilingual file": (
        "a.xliff",
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" '
        'source-language="en" target-language="de" datatype="plaintext"><body><trans-unit id="1">\n'
        "<source>In Rome</source>\n<target>In Roma</target></trans-unit></body></file></xliff>",
        ("Roma", 1, "Rom"),
        "<target>In Rom</target>",
    ),
    "feed": (
        "a.rss",
        '<rss version="2.0"><channel><language>de</language><item><title>In Roma</title><link>http://x/1</link>'
        "<description>Heute in Roma und Paris.</description></item></channel></rss>",
        ("Roma", 1, "Rom"),
        "<title>In Rom<",
    ),
}


def documents(data: bytes, path: str) -> list[Document]:
    return [prepare(document, Config()) for document in read_bytes(data, path)]


def nth(words: str, number: int, text: str) -> Span:
    at = -1
    for _ in range(number):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def edited(data: bytes, path: str, words: str, number: int, new: str) -> Rewritten:
    found = documents(data, path)
    edit = Edit(nth(words, number, found[0].text), new)
    return rewrite(data, path, [(document, [edit] if document is found[0] else []) for document in found])


@pytest.mark.parametrize(("path", "content", "edit", "then"), PLACED.values(), ids=PLACED)
def test_words_are_found_in_the_markup(
    path: str, content: str, edit: tuple[str, int, str], then: str
) -> None:
    words, number, new = edit
    after = edited(content.encode(), path, words, number, new)
    assert not after.refused
    text = after.data.decode()
    assert then in text
    place = text.index(new, text.index(then))
    assert text[:place] + words + text[place + len(new) :] == content


@pytest.mark.parametrize(
    ("path", "content", "words", "new"),
    [
        ("a.html", "<p>AT&amp;T said</p>", "AT&T", "Bell"),
        ("a.html", "<p>A <b>w</b>ord here</p>", "word", "term"),
        ("a.xml.html", "<p>plain</p>", "plain", "<i>"),
        ("a.md", "one\ntwo three\n", "one two", "1 2"),
        ("a.po", 'msgid "a b"\nmsgstr "viel "\n"mehr"\n', "viel mehr", "x"),
        ("a.po", 'msgid "a b"\nmsgstr "viel mehr"\n', "viel", 'v"'),
    ],
)
def test_what_stands_otherwise_in_the_file_is_refused(path: str, content: str, words: str, new: str) -> None:
    after = edited(content.encode(), path, words, 1, new)
    assert after.refused
    assert after.data == content.encode()


def test_one_edit_that_cannot_be_made_does_not_stop_the_others() -> None:
    data = b"<p>AT&amp;T in Roma</p>"
    (document,) = documents(data, "a.html")
    edits = [Edit(nth("AT&T", 1, document.text), "Bell"), Edit(nth("Roma", 1, document.text), "Rome")]
    after = rewrite(data, "a.html", [(document, edits)])
    assert after.data == b"<p>AT&amp;T in Rome</p>"
    assert [edit.new for _, edit in after.made] == ["Rome"]
    assert [edit.new for _, edit in after.refused] == ["Bell"]


words = st.text(st.sampled_from("abc \r\n漢א😀*_<&[]()#\"'"), max_size=60)


@given(words, st.sampled_from(["a.txt", "a.md", "a.html"]), st.data())
def test_bytes_outside_a_made_edit_never_change(content: str, path: str, data: st.DataObject) -> None:
    before = codecs.BOM_UTF8 + content.encode()
    try:
        found = documents(before, path)
    except TqcheckError:
        return
    start = data.draw(st.integers(0, len(found[0].text)))
    span = Span(start, data.draw(st.integers(start, min(len(found[0].text), start + 5))))
    new = data.draw(st.text(st.sampled_from("xyé<&"), max_size=4))
    after = rewrite(before, path, [(found[0], [Edit(span, new)])])
    if after.refused:
        assert after.data == before
        return
    (now,) = read_bytes(after.data, path)
    assert now.text == found[0].text[: span.start] + new + found[0].text[span.end :]
    cut = len(before) - len(span.of(found[0].text).encode())
    assert len(after.data) == cut + len(new.encode())


def test_words_that_are_not_there_have_no_place() -> None:
    (document,) = documents(b"<p>R\xc3\xb4me &amp; Rome</p>", "a.html")
    raw = "<p>R&ocirc;me &amp; Rome</p>"
    assert locate(nth("Rôme", 1, document.text), document, raw) is None
    assert locate(nth("Rome", 1, document.text), document, raw) == nth("Rome", 1, raw)


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"new")
    with pytest.raises(TqcheckError, match="changed meanwhile"):
        replace_file(str(file), b"old", b"other")
    assert file.read_bytes() == b"new"


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "a.txt", tmp_path / "link.txt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(str(link), b"old", b"new")
    assert (link.is_symlink(), file.read_bytes(), file.stat().st_mode & 0o777) == (True, b"new", 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "link.txt"]
