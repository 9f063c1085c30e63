"""Inputs are found in the same order everywhere, and a change in them is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tqcheck.batch.inputs import input_files, survey
from tqcheck.errors import UnreadableInput


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.txt",
        "Z.txt",
        "ä.txt",
        ".hidden.txt",
        "picture.png",
        "sub/c.jsonl",
        ".git/x.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    return tmp_path


def names(folder: Path, *inputs: str) -> list[str]:
    return [os.path.relpath(file.path, folder) for file in input_files(inputs)]


def test_a_folder_gives_its_files_of_known_formats(folder: Path) -> None:
    assert names(folder, str(folder)) == ["Z.txt", "a.txt", "b.txt", "sub/c.jsonl", "ä.txt"]


def test_a_glob_gives_what_it_matches_and_a_file_is_taken_whatever_its_name(folder: Path) -> None:
    given = names(folder, f"{folder}/**/*.jsonl", f"{folder}/[ab].txt", f"{folder}/*.png", f"{folder}/a.txt")
    assert given == ["sub/c.jsonl", "a.txt", "b.txt", "picture.png"]


def test_each_file_knows_its_number_and_what_is_before(folder: Path) -> None:
    files = list(input_files([f"{folder}/[ab].txt"]))
    assert [(file.number, file.before) for file in files] == [(0, 0), (1, 5)]


@pytest.mark.parametrize("name", ["none.txt", "none*.txt", "-", ".git"])
def test_an_input_with_nothing_in_it_is_refused(folder: Path, name: str) -> None:
    (folder / ".git" / "x.txt").unlink()
    with pytest.raises(UnreadableInput):
        list(input_files([name if name == "-" else str(folder / name)]))


def test_a_changed_file_changes_the_digest(folder: Path) -> None:
    before = survey([str(folder)])
    assert (before.files, before == survey([str(folder)])) == (5, True)
    (folder / "a.txt").write_text("other", encoding="utf-8")
    assert survey([str(folder)]).digest != before.digest
