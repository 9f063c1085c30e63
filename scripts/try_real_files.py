"""Read files that others wrote, and write notes into the bilingual ones and take them out again.

Usage: python scripts/try_real_files.py FOLDER...
Prints for each suffix how many files were read, how many refused with a message (the most frequent first),
and, of XLIFF, PO and TMX, how many came back to the very same bytes. Any other exception is a fault: exit 1.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tqcheck.annotate import annotated
from tqcheck.annotate.note import Note
from tqcheck.errors import TqcheckError
from tqcheck.model import Document
from tqcheck.read import READERS, read_bytes

BILINGUAL = {".xlf", ".xliff", ".po", ".tmx"}
MORE = {".xml"}  # feeds by another name; read if the first bytes say so


def files(folders: Iterable[str]) -> Iterator[Path]:
    """Yield the files that have a suffix of a format."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            suffix = path.suffix.lower()
            if path.is_file() and suffix in READERS.keys() | MORE and suffix != ".txt":
                yield path


def attempt(path: Path) -> str:
    """Return ``read``, ``refused: why`` or ``FAULT ...``."""
    data = path.read_bytes()
    try:
        documents = list(read_bytes(data, str(path)))
        return round_trip(data, str(path), documents) if path.suffix.lower() in BILINGUAL else "read"
    except TqcheckError as problem:
        return f"refused: {problem.message[:60]}"
    except Exception as fault:  # which is what is looked for
        return f"FAULT {type(fault).__name__}: {fault}"


def round_trip(data: bytes, path: str, documents: list[Document]) -> str:
    """Write a note for every unit, read the file again, take the notes out."""
    note = Note("TQ311 critical x: “y”", "numbers", 100)
    notes = {(d.item, s.id): [note] for d in documents for s in d.segments}
    for as_its in (False, True):
        with_notes = annotated(data, path, notes, as_its=as_its)
        assert with_notes != data, "no note was written"
        assert annotated(with_notes, path, {}) == data, "the bytes did not come back"
        again = [s.text for d in read_bytes(with_notes, path) for s in d.segments]
        assert again == [s.text for d in documents for s in d.segments], "the texts changed"
    return "read, and back to the same bytes"


def main() -> None:
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    for path in files(sys.argv[1:]):
        outcome = attempt(path)
        outcomes[path.suffix.lower()][outcome] += 1
        if outcome.startswith("FAULT"):
            print(path, outcome)
    for suffix, counts in sorted(outcomes.items()):
        print(f"{suffix}: {counts.total()} files")
        for outcome, count in counts.most_common():
            print(f"  {count:6} {outcome}")
    sys.exit(any(key.startswith("FAULT") for counts in outcomes.values() for key in counts))


if __name__ == "__main__":
    main()
