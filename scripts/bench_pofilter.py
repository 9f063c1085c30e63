"""tqcheck and translate-toolkit's pofilter on the same PO files, made of the editorial set's paragraphs.

Usage: python scripts/bench_pofilter.py POFILTER [FOLDER]
POFILTER is the program in an environment of its own (GPL; nothing of it is imported). Only documents whose
source and target have equally many paragraphs take part; a unit is a paragraph. A unit with an error that was
flagged is right, whatever was said of it; of pofilter all tests count but those about a catalogue's state.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tqcheck.config import Config
from tqcheck.pipeline import review_files
from tqcheck.report.place import unit_name

GOLD = Path(__file__).resolve().parents[2] / "shared" / "bench" / "editorial_dev"
# Tests about the state of a catalogue say nothing of a translation.
EXCLUDED = ("untranslated", "unchanged", "isfuzzy", "isreview", "nplurals", "hassuggestion")


def quoted(text: str) -> str:
    """Return a text as a PO string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def catalogues(folder: Path) -> Iterator[tuple[Path, set[int], int]]:
    """Write a PO file a document and yield it, which of its units have an error, and how many it has."""
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        sources, targets = gold["source"].split("\n\n"), gold["target"].split("\n\n")
        if len(sources) != len(targets):
            continue
        wrong, at, units = set(), 0, [header(gold["src_lang"], gold["tgt_lang"])]
        for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
            end = at + len(target)
            if any(error["start"] < end and at < error["end"] for error in gold["gold"]):
                wrong.add(number)
            at = end + 2
            units.append(f"#: {number}\nmsgctxt {quoted(str(number))}\nmsgid {quoted(source)}\n")
            units[-1] += f"msgstr {quoted(target)}\n"
        file = folder / f"{path.stem}.po"
        file.write_text("\n".join(units), encoding="utf-8")
        yield file, wrong, len(targets)


def header(source: str, target: str) -> str:
    """Return the header of a catalogue."""
    fields = f"Language: {target}\\nX-Source-Language: {source}\\nContent-Type: text/plain; charset=UTF-8\\n"
    return f'msgid ""\nmsgstr "{fields}"\n'


def by_tqcheck(file: Path) -> set[int]:
    """Return the units that tqcheck flags."""
    lines = file.read_text(encoding="utf-8").splitlines()
    flagged = set()
    for reviewed in review_files([str(file)], Config()).documents:
        for finding in reviewed.findings:
            line = int(unit_name(reviewed.document, finding.span).partition("[")[0])
            flagged.add(int(lines[line - 2].removeprefix("msgctxt ").strip('"')))
    return flagged


def by_pofilter(program: str, file: Path, language: str) -> set[int]:
    """Return the units that pofilter flags."""
    out = file.with_suffix(".out")
    options = [f"--language={language}", *(f"--excludefilter={name}" for name in EXCLUDED)]
    subprocess.run([program, *options, str(file), str(out)], check=True, capture_output=True)
    text = out.read_text(encoding="utf-8") if out.exists() else ""
    numbers = (line.removeprefix("msgctxt ").strip('"') for line in text.splitlines() if "msgctxt" in line)
    return {int(number) for number in numbers}


def main() -> None:
    right = {"tqcheck": 0, "pofilter": 0}
    flagged, seconds = dict(right), dict.fromkeys(right, 0.0)
    errors = units = files = 0
    with tempfile.TemporaryDirectory() as folder:
        for file, wrong, count in catalogues(Path(folder)):
            files, units, errors = files + 1, units + count, errors + len(wrong)
            language = file.stem.rpartition("-")[2]
            for name, run in (("tqcheck", by_tqcheck), ("pofilter", None)):
                begun = time.perf_counter()
                found = run(file) if run else by_pofilter(sys.argv[1], file, language)
                seconds[name] += time.perf_counter() - begun
                right[name] += len(found & wrong)
                flagged[name] += len(found)
    print(f"{files} files, {units} units, {errors} with an error")
    for name, hits in right.items():
        precision, recall = hits / max(1, flagged[name]), hits / errors
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, {seconds[name]:.1f} s")


if __name__ == "__main__":
    main()
