"""Each format gives the text, where it stands, its language, its date and its source."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.config import Config
from tqcheck.errors import UnreadableInput
from tqcheck.model import Document
from tqcheck.pipeline import prepare
from tqcheck.read import SIGNS, read, reader_for
from tqcheck.read.whole import whole

XLIFF12 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="news.html" source-language="de" target-language="en-GB" datatype="html"><body>
<trans-unit id="a"><source>Der <g id="1">neue</g> Rat</source>
<target>The <g id="1">new</g> council</target></trans-unit>
<trans-unit id="b" translate="no"><source>ACME</source><target>ACME</target></trans-unit>
<trans-unit id="c"><source>Noch nicht</source><target state="new">Not yet</target></trans-unit>
</body></file></xliff>
"""
XLIFF20 = """<xliff version="2.1" srcLang="fr" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f1"><unit id="u1"><segment id="s1"><source>Un <ph id="1"/> deux.</source>
<target>One <ph id="1"/> two.</target></segment><segment id="s2"><source>Trois.</source>
<target>Three.</target></segment></unit>
<unit id="u2" translate="no"><segment><source>X</source><target>X</target></segment></unit></file></xliff>
"""
PO = r"""
msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: main.c:12
msgid "Open the \"file\""
msgstr ""
"Die »Datei« "
"öffnen"

#, fuzzy
msgid "Close"
msgstr "Schlossen"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d Datei"
msgstr[1] "%d Dateien"

msgid "Later"
msgstr ""
#~ msgid "Old"
#~ msgstr "Alt"
"""
TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="7"><tuv xml:lang="en"><seg>Good day</seg></tuv><tuv xml:lang="fr"><seg>Bonjour</seg></tuv></tu>
</body></tmx>"""
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Blatt</title><language>de-at</language>
<item><title>Rat tagt &amp; streitet</title><guid>n-1</guid><pubDate>Mon, 06 May 2024 23:30:00 +0200</pubDate>
<content:encoded><![CDATA[<p>Der Rat tagte.</p><p>Er stritt&nbsp;lange.</p>]]></content:encoded></item>
<item><title>Zweite</title><link>https://example.org/2</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><entry><id>e1</id><title>Un titre</title>
<updated>2024-03-01T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Le texte.</p></div></content></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "language": "es", "items": [{"id": "1",
"title": "Título", "content_html": "<p>Un texto.</p>", "date_published": "2024-02-03T00:00:00Z"}]}"""
HTML = """<!doctype html><html lang="it"><head><title>Giornale</title>
<meta property="article:published_time" content="2024-05-06T08:00:00+02:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Il titolo</h1>
<p>Prima <b>frase</b>. Seconda
frase.<script>var x = "no";</script></p>
</article><aside>Leggi anche</aside></body></html>"""
MARKDOWN = """---
lang: nl
date: 2024-01-02
---
# De kop

Een *eerste* zin met een [link](https://example.org/a_(b)).
Tweede regel.

```python
code = "weg"
```
- Een punt
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
<i>Hello there.</i>
How are you?

2
00:00:03,000 --> 00:00:04,000
Fine.
"""
VTT = "WEBVTT\n\nNOTE no\n\n00:01.000 --> 00:02.000 align:start\n<v Anna>Hello.\n"


def only(path: Path) -> Document:
    (document,) = read(str(path))
    return document


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def units(document: Document) -> list[tuple[str, str, str]]:
    assert document.source is not None
    ours = {segment.id: segment.text for segment in document.source.segments}
    return [(segment.id, ours[segment.id], segment.text) for segment in document.segments]


def test_xliff_1_2(tmp_path: Path) -> None:
    document = only(write(tmp_path, "a.xlf", XLIFF12))
    assert units(document) == [("a", "Der {g1}neue{/g1} Rat", "The {g1}new{/g1} council")]
    assert (document.source_lang, document.lang, document.item) == ("de", "en-GB", "news.html")
    assert document.segments[0].span.position(document.text)[0] == 5
    assert document.notes == ("1 units have no translation yet",)


def test_xliff_2(tmp_path: Path) -> None:
    document = only(write(tmp_path, "a.xliff", XLIFF20))
    assert units(document) == [
        ("u1/s1", "Un {ph1} deux.", "One {ph1} two."),
        ("u1/s2", "Trois.", "Three."),
    ]


def test_po(tmp_path: Path) -> None:
    document = only(write(tmp_path, "de.po", PO))
    assert units(document) == [
        ("8", 'Open the "file"', "Die »Datei« öffnen"),
        ("17[0]", "%d file", "%d Datei"),
        ("17[1]", "%d files", "%d Dateien"),
    ]
    assert document.lang == "de"
    assert document.notes == (
        "1 messages are fuzzy and were not checked",
        "1 messages have no translation yet",
    )
    assert [s.span.position(document.text)[0] for s in document.segments] == [9, 19, 20]


def test_tmx(tmp_path: Path) -> None:
    document = only(write(tmp_path, "a.tmx", TMX))
    assert units(document) == [("7", "Good day", "Bonjour")]
    assert (document.source_lang, document.lang) == ("en", "fr")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", 'source\ttarget\nDas "Haus"\tThe house\n'),
        ("a.tsv", 'Das "Haus"\tThe house\n'),
        ("a.csv", 'id,de,en\n2,"Das ""Haus""",The house\n'),
    ],
)
def test_tables(tmp_path: Path, name: str, text: str) -> None:
    document = only(write(tmp_path, name, text))
    assert [pair[1:] for pair in units(document)] == [('Das "Haus"', "The house")]


def test_table_of_one_column(tmp_path: Path) -> None:
    document = only(write(tmp_path, "a.csv", "text\nOne line.\nAnother line.\n"))
    assert document.source is None
    assert [s.span.position(document.text)[0] for s in document.segments] == [2, 3]


def test_json_lines(tmp_path: Path) -> None:
    text = '{"id": 5, "source": "Nein.", "target": "No.", "tgt_lang": "en", "date": "2024-05-06"}'
    text += '\n\n{"text": "Ja."}\n'
    first, second = read(str(write(tmp_path, "a.jsonl", text)))
    assert (first.text, first.item, first.lang, first.date) == ("No.", "5", "en", date(2024, 5, 6))
    assert first.source is not None
    assert first.source.text == "Nein."
    assert (second.text, second.item, second.source) == ("Ja.", "line 3", None)


@pytest.mark.parametrize("name", ["a.rss", "a.xml"])
def test_rss(tmp_path: Path, name: str) -> None:
    documents = list(read(str(write(tmp_path, name, RSS))))
    assert [(d.item, d.field, d.text) for d in documents] == [
        ("n-1", "title", "Rat tagt & streitet"),
        ("n-1", "content", "Der Rat tagte.\n\nEr stritt\u00a0lange."),
        ("https://example.org/2", "title", "Zweite"),
    ]
    assert {(d.lang, d.date) for d in documents[:2]} == {("de-AT", date(2024, 5, 6))}


def test_atom_and_json_feed(tmp_path: Path) -> None:
    documents = [
        *read(str(write(tmp_path, "a.atom", ATOM))),
        *read(str(write(tmp_path, "a.json", JSON_FEED))),
    ]
    assert [(d.lang, d.field, d.text, str(d.date)) for d in documents] == [
        ("fr", "title", "Un titre", "2024-03-01"),
        ("fr", "content", "Le texte.", "2024-03-01"),
        ("es", "title", "Título", "2024-02-03"),
        ("es", "content", "Un texto.", "2024-02-03"),
    ]


def test_html(tmp_path: Path) -> None:
    document = only(write(tmp_path, "a.html", HTML))
    assert [(s.kind, s.text) for s in document.segments] == [
        ("headline", "Il titolo"),
        ("text", "Prima frase. Seconda frase."),
    ]
    assert (document.lang, document.date) == ("it", date(2024, 5, 6))
    assert document.segments[1].span.position(document.text)[0] == 4
    assert [s.text for s in prepare(document, Config()).segments][1:] == ["Prima frase.", "Seconda frase."]


def test_markdown(tmp_path: Path) -> None:
    document = only(write(tmp_path, "a.md", MARKDOWN))
    assert [(s.span.position(document.text)[0], s.kind, s.text) for s in document.segments] == [
        (5, "headline", "De kop"),
        (7, "text", "Een eerste zin met een link. Tweede regel."),
        (13, "text", "Een punt"),
    ]
    assert (document.lang, document.date) == ("nl", date(2024, 1, 2))


def test_subtitles(tmp_path: Path) -> None:
    srt, vtt = only(write(tmp_path, "a.srt", SRT)), only(write(tmp_path, "a.vtt", VTT))
    assert [(s.id, s.text) for s in srt.segments] == [
        ("00:00:01,000", "Hello there. How are you?"),
        ("00:00:03,000", "Fine."),
    ]
    assert [(s.id, s.text) for s in vtt.segments] == [("00:01,000", "Hello.")]
    assert srt.segments[0].span.position(srt.text)[0] == 3


def docx(paragraphs: str, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    body = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compress) as archive:
        archive.writestr("word/document.xml", body + "</w:body></w:document>")
    return data.getvalue()


def test_docx(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx(
            '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:rPr><w:lang w:val="pt-BR"/></w:rPr>'
            "<w:t>Um </w:t></w:r><w:r><w:t>título</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Texto.</w:t></w:r><w:del><w:r><w:t>fora</w:t></w:r></w:del></w:p>"
        )
    )
    document = only(path)
    assert [(s.kind, s.text) for s in document.segments] == [("headline", "Um título"), ("text", "Texto.")]
    assert document.lang == "pt-BR"


UNIT = """<xliff><file><unit id='u'><segment><source>x</source>
<target>&{};</target></segment></unit></file></xliff>"""
IGNORED = {
    "a.po": 'msgid "a"\nmsgstr "b"\n\n# tqcheck: ignore TQ2, TQ301\nmsgid "x"\nmsgstr "y"\n',
    "a.xlf": "<xliff><file><unit id='u'><notes><note>tqcheck: ignore TQ2 TQ301</note></notes><segment>"
    "<source>x</source><target>y</target></segment></unit></file></xliff>",
    "a.tmx": "<tmx><body><tu><note>tqcheck: ignore TQ2 TQ301</note><tuv lang='de'><seg>x</seg></tuv>"
    "<tuv lang='en'><seg>y</seg></tuv></tu></body></tmx>",
    "a.html": "<p>a<p>y <!-- tqcheck: ignore TQ2 TQ301 -->",
    "b.html": "<p>a</p><!-- tqcheck: ignore TQ2 TQ301 --><p>y",
    "a.md": "a\n\n<!-- tqcheck: ignore TQ2 TQ301 -->\n\ny\n",
    "a.vtt": "WEBVTT\n\nNOTE tqcheck: ignore TQ2 TQ301\n\n00:01.000 --> 00:02.000\ny\n",
}


@pytest.mark.parametrize("name", sorted(IGNORED))
def test_a_comment_of_the_format_suppresses(tmp_path: Path, name: str) -> None:
    document = only(write(tmp_path, name, IGNORED[name]))
    assert [(each.span.of(document.text), each.codes) for each in document.suppressions] == [
        ("y", ("TQ2", "TQ301"))
    ]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SPY = '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlf", XLIFF12[:300]),
        ("a.xlf", BOMB + UNIT.format("b")),
        ("a.xlf", SPY + UNIT.format("s")),
        ("a.xlf", "<xliff>" + "<group>" * 10000),
        ("a.xlf", "<xliff version='1.2'/>"),
        ("a.rss", "<rss><channel/></rss>"),
        ("a.tmx", "no markup at all"),
        ("a.po", "this is no catalogue"),
        ("a.po", 'msgid "a"\nmsgstr ""\n'),
        ("a.jsonl", "{broken"),
        ("a.jsonl", "[1]"),
        ("a.jsonl", "[" * 100000),
        ("a.csv", "\n\n"),
        ("a.srt", "no cues"),
        ("a.html", "<html><body><script>only()</script></body></html>"),
        ("a.md", "```\ncode\n```\n"),
        ("a.docx", "no zip"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        list(read(str(write(tmp_path, name, content))))
    assert name in caught.value.where


def test_a_feed_that_breaks_off_says_so_after_its_items(tmp_path: Path) -> None:
    documents = read(str(write(tmp_path, "a.rss", RSS[: RSS.index("<title>Zweite") + 10])))
    assert next(documents).text == "Rat tagt & streitet"
    with pytest.raises(UnreadableInput, match="breaks off"):
        list(documents)


def test_a_file_too_large_to_be_one_text_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="larger than"):
        whole(io.BytesIO(bytes(2_000_001)), "a.txt", 2_000_000)


def test_zip_bomb_and_encrypted_word_file(tmp_path: Path) -> None:
    bomb, locked = tmp_path / "a.docx", tmp_path / "b.docx"
    bomb.write_bytes(docx("<w:p/>" * 3_000_000))
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableInput, match="too large"):
        list(read(str(bomb)))
    with pytest.raises(UnreadableInput, match="encrypted"):
        list(read(str(locked)))


@pytest.mark.parametrize(
    "text",
    [XLIFF12, XLIFF20, TMX, RSS, ATOM, HTML, JSON_FEED, SRT, VTT, PO.lstrip()],
    ids=lambda text: text[:12],
)
def test_without_a_suffix_the_beginning_tells(tmp_path: Path, text: str) -> None:
    assert any(sign.match(text.encode()) for sign, _ in SIGNS)
    assert list(read(str(write(tmp_path, "unnamed", text))))


EXAMPLES = {
    ".xlf": XLIFF12, ".xliff": XLIFF20, ".po": PO, ".tmx": TMX, ".rss": RSS, ".atom": ATOM, ".html": HTML,
    ".md": MARKDOWN, ".srt": SRT, ".vtt": VTT, ".csv": "a,b\nc,d\n", ".tsv": "a\tb\n",
    ".jsonl": '{"text": "x"}\n',
}  # fmt: skip


@pytest.mark.parametrize("suffix", sorted(EXAMPLES))
@given(data=st.data())
@settings(max_examples=25)
def test_damaged_files_are_read_or_refused(suffix: str, data: st.DataObject) -> None:
    """Cut, doubled and overwritten bytes never end in anything but documents or a reason."""
    good = EXAMPLES[suffix].encode()
    at = data.draw(st.integers(0, len(good)))
    junk = data.draw(
        st.binary(max_size=8) | st.sampled_from([b"<", b"&", b'"', b"\\", b"\x00", b"{", b"]]>"])
    )
    damaged = good[:at] + junk + good[at + data.draw(st.integers(0, 40)) :]
    try:
        stream = io.BytesIO(damaged)
        for document in reader_for("a" + suffix, stream)(stream, "a" + suffix, ""):
            assert all(s.span.of(document.text) == s.text for s in document.segments)
    except UnreadableInput:
        pass


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", rb'{"id": "a\ud800", "text": "b\udc00", "source": "c\udfff"}'),
        (
            "a.json",
            rb'{"version": "https://jsonfeed.org/version/1.1", "items":'
            rb'[{"id": "a\ud800", "title": "b\udc00", "content_html": "<p>c\udfff"}]}',
        ),
    ],
)
def test_half_a_surrogate_pair_becomes_a_character(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    for document in read(str(tmp_path / name)):
        for text in (document.item, document.text, document.source.text if document.source else ""):
            assert text[1:] in ("", "\ufffd")
