"""Damage small files of every format at random and read them: each must give documents or a clear error.

Usage: python scripts/fuzz_readers.py MINUTES [--seed N] [--only FORMAT ...]
Of each document every segment must be what its span cuts out of the text; XLIFF, PO and TMX that can be read
are annotated too. What ends in any other exception, or takes more than 10 s, is kept in ./fuzz-failures.
"""

from __future__ import annotations

import argparse
import io
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from tqcheck.annotate import annotated
from tqcheck.annotate.note import Note
from tqcheck.errors import TqcheckError
from tqcheck.model import Document
from tqcheck.read import read_bytes

_XLIFF1 = (
    b'<?xml version="1.0"?><xliff version="1.2"><file original="a" source-language="de" target-language="en">'
    b'<body><trans-unit id="1"><source>Es kamen <g id="1">300</g></source><seg-source>'
    b'<mrk mtype="seg" mid="1">'
    b'Es</mrk></seg-source><target state="final">300 <x id="2"/> came</target><note>tq'
    b"check: ignore TQ201</note>"
    b"</trans-unit></body></file></xliff>"
)
_XLIFF2 = (
    b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="fr" trgLang="en"'
    b' xmlns:v="urn:oasis:names:tc:xliff:validation:2.0"><file id="f"><unit id="u"><v:validation><v:rule'
    b' isPresent="x" occurs="2"/></v:validation><notes><note>n</note></notes><segment id="s"><source>Un <ph'
    b' id="1"/></source><target>One <pc id="2">two</pc></target></segment></unit></file></xliff>'
)
_PO = (
    b'# c\nmsgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"'
    b'\n\n#, fuzzy\nmsgctxt "m"\n'
    b'msgid "a %d"\nmsgid_plural "b"\nmsgstr[0] "c \\x41\\101"\nmsgstr[1] "d"\n#~ msgid "x"\n\nmsgid "300"\n'
    b'msgstr "3000"\n'
)
_TMX = (
    b'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="en"/><body>'
    b'<tu tuid="1"><note>n</note><tuv xml:lang="en"><seg>300 <bpt i="1"/>x</seg></tuv>'
    b'<tuv xml:lang="de"><seg>3000'
    b"</seg></tuv></tu></body></tmx>"
)
_RSS = (
    b'<rss version="2.0"><channel><title>T</title><language>en</language><item><guid>1</guid><title>A &amp; B'
    b"</title><description><![CDATA[<p>Text</p>]]></description><pubDate>Tue, 02 Jan 2"
    b"024 10:00:00 GMT</pubDate>"
    b"</item></channel></rss>"
)
_ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><entry><id>u:1</id><title type="html">A</title>'
    b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>B</p></div></content>'
    b"<updated>2024-01-02T10:00:00Z</updated></entry></feed>"
)
_JSONFEED = (
    b'{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en","items'
    b'":[{"id":"1","content_html":'
    b'"<p>x</p>","title":"t","date_published":"2024-01-02T10:00:00Z"}]}'
)
_HTML = (
    b'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>T</title></hea'
    b"d><body><nav>n</nav><article>"
    b"<h1>H</h1><p>Ein <b>Satz</b>.<!-- tqcheck: ignore TQ1 --></p><ul><li>x</ul><scri"
    b'pt>"</p>"</script></article>'
)
_MD = (
    b"---\nlang: en\ndate: 2024-01-02\n---\n# H\n\nText `code` [a](http://x) **b**\n\n```\nx\n```\n> q\n- i\n"
)
_TSV = b'id\tsource\ttarget\n1\tEs kamen 300\t3000 came\n2\t"a\tb"\tc\n'
_CSV = b'source,target\n"a, ""b""",c\n1,2\n'
_JSONL = b'{"id":"1","src":"a","tgt":"b","lang":"en","date":"2024-01-02"}\n{"text":"\\ud800 x"}\n["a"]\n'
_SRT = b"1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i>\nyou\n\n2\n00:00:03,000 --> 00:00:04,500\nThere\n"
_VTT = b"WEBVTT\n\nNOTE tqcheck: ignore TQ2\n\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hi &amp; you\n"
_TEXT = "Ein Titel\n\nVon Max\n\nEs kamen 300 Gäste. „Ja“, sagte er. [sic]\r\n\u2028日本語。".encode()


DOCX = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    b"<w:t>Text</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:body></w:document>"
)


def docx(body: bytes = DOCX) -> bytes:
    """Return a Word file whose text is ``body``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
    return file.getvalue()


SEEDS: dict[str, tuple[bytes, ...]] = {
    "a.xlf": (_XLIFF1, _XLIFF2), "a.po": (_PO,), "a.tmx": (_TMX,), "a.rss": (_RSS, _ATOM),
    "feed": (_JSONFEED, _RSS),
    "a.html": (_HTML,), "a.md": (_MD,), "a.tsv": (_TSV,), "a.csv": (_CSV,), "a.jsonl": (_JSONL,),
    "a.srt": (_SRT,), "a.vtt": (_VTT,), "a.docx": (docx(),), "a.txt": (_TEXT,),
}  # fmt: skip
PIECES = (
    b"<", b">", b"&", b'"', b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\n\n", b"{", b"}", b"[", b"]",
    b"\\", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&#x110000;", b"&lt;", b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"--> ",
    b"\xe2\x80\xa8", b"0" * 40, b'encoding="utf-16"', b'xml:lang="-"', b"tqcheck:",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
)  # fmt: skip


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return the bytes with one to six pieces cut, doubled, overwritten, moved or put in."""
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice((1, 2, 5, 20, 100)))
        piece = rng.choice((b"", data[start:end] * 2, rng.choice(PIECES), rng.randbytes(end - start)))
        if rng.random() < 0.3:
            end = start  # put in, and nothing taken out
        data = data[:start] + piece + data[end:]
    return data


def check(path: str, data: bytes) -> str:
    """Read and annotate; return ``read`` or ``refused``; any other exception is a fault."""
    try:
        documents = list(read_bytes(data, path))
        for document in documents:
            for segment in document.segments:
                assert segment.span.of(document.text) == segment.text, "a span is off"
        if path in ("a.xlf", "a.po", "a.tmx"):
            for as_its in (False, True):
                once = annotated(data, path, notes_for(documents), as_its=as_its)
                again = annotated(once, path, notes_for(read_bytes(once, path)), as_its=as_its)
                assert again == once, "annotating twice is not annotating once"
    except TqcheckError:
        return "refused"
    return "read"


def notes_for(documents: Iterable[Document]) -> dict[tuple[str, str], list[Note]]:
    """Return a note for every unit."""
    return {
        (d.item, s.id): [Note("TQ311 critical x: y", "numbers", 100)] for d in documents for s in d.segments
    }


def attempt(path: str, data: bytes, run: Callable[[str, bytes], str] = check) -> str:
    """Return the outcome, and keep the input if it is a fault."""
    begun = time.monotonic()
    try:
        outcome = run(path, data)
    except Exception as fault:  # which is what is looked for
        outcome = f"FAULT {type(fault).__name__}: {fault}"
    if time.monotonic() - begun > 10:
        outcome = "FAULT more than 10 s"
    if outcome.startswith("FAULT"):
        folder = Path("fuzz-failures")
        folder.mkdir(exist_ok=True)
        (folder / f"{hash(data) & 0xFFFFFFFF:08x}-{path}").write_bytes(data)
    return outcome


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=list(SEEDS))
    options = parser.parse_args()
    rng = random.Random(options.seed)
    counts: dict[str, Counter[str]] = {path: Counter() for path in options.only}
    seconds: Counter[str] = Counter()
    end = time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        for path in options.only:
            begun = time.monotonic()
            while time.monotonic() < begun + 2:
                counts[path][attempt(path, damaged(rng.choice(SEEDS[path]), rng))[:60]] += 1
            seconds[path] += int(time.monotonic() - begun)
    for path, outcomes in counts.items():
        print(f"{path}: {outcomes.total():,} inputs in {seconds[path]} s: {dict(outcomes.most_common())}")


if __name__ == "__main__":
    main()
