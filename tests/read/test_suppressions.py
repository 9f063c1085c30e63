"""``tqcheck: ignore`` in the comments and notes of every format that has them."""

from __future__ import annotations

import pytest

from tqcheck.config import Config
from tqcheck.pipeline import review_document
from tqcheck.read import read_bytes

# A wrong weekday, silenced by a comment with {codes}, in each format.
WRONG = "It was on Tuesday, 2 January 2023, in the morning."
FILES = {
    "a.html": "<html lang='en'><article><p>{text}<!-- tqcheck: ignore {codes} --></p></article></html>",
    "a.md": "{text} <!-- tqcheck: ignore {codes} -->\n",
    "a.txt": "{text} <!-- tqcheck: ignore {codes} -->\n",
    "a.po": '# tqcheck: ignore {codes}\nmsgid "x"\nmsgstr "{text}"\n',
    "a.xlf": "<xliff version='1.2'><file source-language='de' target-language='en'><body><trans-unit id='1'>"
    "<source>x</source><target>{text}</target><note>tqcheck: ignore {codes}</note></trans-unit></body></file>"
    "</xliff>",
    "b.xlf": "<xliff version='2.0' srcLang='de' trgLang='en'><file id='f'><unit id='u'>"
    "<notes><note>tqcheck: ignore {codes}</note></notes>"
    "<segment><source>y</source><target>Yes.</target></segment>"
    "<segment><source>x</source><target>{text}</target></segment></unit></file></xliff>",
    "a.tmx": "<tmx version='1.4'><header srclang='de'/><body><tu><note>tqcheck: ignore {codes}</note>"
    "<tuv xml:lang='de'><seg>x</seg></tuv><tuv xml:lang='en'><seg>{text}</seg></tuv></tu></body></tmx>",
    "a.vtt": "WEBVTT\n\nNOTE tqcheck: ignore {codes}\n\n00:01.000 --> 00:02.000\n{text}\n",
}


def codes_found(path: str, codes: str, text: str = WRONG) -> list[str]:
    data = FILES[path].format(text=text, codes=codes).encode()
    documents = list(read_bytes(data, path))
    config = Config(lang="en", select=("TQ201", "TQ001"))
    return [f.code for document in documents for f in review_document(document, config).findings]


@pytest.mark.parametrize("path", FILES)
def test_a_named_check_is_silenced(path: str) -> None:
    assert codes_found(path, "TQ201") == []
    assert codes_found(path, "weekday-mismatch") == []
    assert "TQ201" in codes_found(path, "TQ301")


@pytest.mark.parametrize("path", FILES)
def test_a_comment_that_silences_nothing_is_a_finding(path: str) -> None:
    assert codes_found(path, "TQ201", "Nothing is wrong here at all.") == ["TQ001"]


@pytest.mark.parametrize("path", FILES)
def test_a_name_that_does_not_exist_is_a_finding(path: str) -> None:
    assert sorted(codes_found(path, "TQ999")) == ["TQ001", "TQ201"]
