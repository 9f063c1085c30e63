"""Pairs as they are read: each format, each mistake with its line."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest

from tqcheck.errors import UnreadableInput
from tqcheck.scoring.records import Record, read_records, record_of


def read(tmp_path: Path, text: str, name: str = "pairs.jsonl") -> list[Record]:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return list(read_records(str(file), ("de", "en")))


def test_json_lines(tmp_path: Path) -> None:
    line = {"id": "a", "src": "Er kam.", "mt": "He came.", "src_lang": "de", "tgt_lang": "en-GB"}
    (record,) = read(tmp_path, json.dumps(line) + "\n\n")
    (pair,) = record.pairs
    assert (record.id, pair.source, pair.target) == ("a", "Er kam.", "He came.")
    assert (pair.source_lang, pair.target_lang) == ("de", "en-GB")
    assert [word.of(pair.target) for word in pair.words] == ["He", "came."]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("id\tsource\ttarget\nx\tDa.\tYes.\n", ["x"]),
        ("source\ttarget\nDa.\tYes.\nNet.\tNo.\n", ["2", "3"]),
        ("Да.\tYes.\n", ["1"]),
        ("x\t对。\tYes.\ny\t不。\tNo.\n", ["x", "y"]),
    ],
)
def test_tsv_with_and_without_a_header(text: str, ids: list[str], tmp_path: Path) -> None:
    records = read(tmp_path, text, "pairs.tsv")
    assert [record.id for record in records] == ids
    assert records[0].pairs[0].target == "Yes."


def test_languages_in_a_header_count(tmp_path: Path) -> None:
    (record,) = list(read_records(str(write(tmp_path, "fr\tes\nOui.\tSí.\n"))))
    assert (record.pairs[0].source_lang, record.pairs[0].target_lang) == ("fr", "es")


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "x.tsv"
    file.write_text(text, encoding="utf-8")
    return file


def test_given_words_keep_their_places() -> None:
    record = record_of({"src": "a", "mt": ["Er", "ging", ".", "<EOS>"]}, "x:1")
    (pair,) = record.pairs
    assert pair.target == "Er ging ."
    assert [word.of(pair.target) for word in pair.words] == ["Er", "ging", ".", ""]


def test_without_spaces_each_sign_is_a_word() -> None:
    (pair,) = record_of({"src": "a", "mt": "他2024年来柏林"}, "x:1").pairs
    assert [word.of(pair.target) for word in pair.words] == ["他", "2024", "年", "来", "柏", "林"]


def test_two_translations_to_compare() -> None:
    record = record_of({"id": 7, "src": "a", "good": "one", "bad": "two"}, "x:1")
    assert record.names == ("good", "bad")
    assert [pair.target for pair in record.pairs] == ["one", "two"]
    assert record.id == "7"


@pytest.mark.parametrize(("suffix", "opener"), [(".xz", lzma.open), (".gz", gzip.open)])
def test_compressed_files(suffix: str, opener: object, tmp_path: Path) -> None:
    file = tmp_path / f"pairs.jsonl{suffix}"
    with opener(file, "wt", encoding="utf-8") as out:  # type: ignore[operator]
        out.write('{"src": "Ja.", "mt": "Yes."}\n')
    assert [record.pairs[0].target for record in read_records(str(file))] == ["Yes."]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('{"src": "a", "mt": "b"}\n{"src": "a"}\n', ":2", "no translation"),
        ('{"src": "a", "mt": "b"}\n{"src": \n', ":2", "not JSON"),
        ("a\tb\n\nc\n", ":3", "too few"),
        ("\n \n", "", "no pair"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, where: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=what) as problem:
        read(tmp_path, text)
    assert problem.value.where.endswith(f"pairs.jsonl{where}")


def test_a_damaged_archive_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.xz").write_bytes(lzma.compress(b'{"src": "a", "mt": "b"}\n' * 9)[:-20])
    with pytest.raises(UnreadableInput, match="reading failed"):
        list(read_records(str(tmp_path / "x.jsonl.xz")))
