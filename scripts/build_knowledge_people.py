"""Write the tables of people under ``tqcheck/knowledge/people/``.

Sources: see ``tqcheck/knowledge/people/README.md``.
Usage: python scripts/build_knowledge_people.py ../shared/facts
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.office_roles import role_of  # noqa: E402
from tqcheck.knowledge.folding import fold, surname_key  # noqa: E402

TARGET = ROOT / "tqcheck" / "knowledge" / "people"
Row = list[str]
# Families first in the name: no surname to file under but the first word.
SURNAME_FIRST = frozenset("CN TW HK MO KR KP VN".split())
SINGLE_HOLDER = frozenset(
    "president prime-minister foreign-minister defence-minister finance-minister interior-minister".split()
)
KEPT_NAME = re.compile(r"[^\W\d_][\w.’'\- ]+ [^\s]+")


def rows(path: Path) -> Iterator[Row]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split("\t")


def write(name: str, lines: Iterable[Iterable[str]]) -> None:
    """Write rows sorted by the bytes of their key; equal keys keep a fixed order too."""
    texts = sorted({"\t".join(cells) for cells in lines}, key=lambda t: (t.split("\t")[0] + "\t", t))
    data = b"".join(line.encode() + b"\n" for line in sorted(texts, key=lambda t: t.encode()))
    (TARGET / name).write_bytes(data)
    print(f"{len(texts):7} rows  {len(data) / 1e6:5.2f} MB  {name}")


def main(source: str) -> None:
    facts = Path(source)
    people = [row for row in rows(facts / "people.tsv.xz") if row[9] in ("K", "W", "W*", "C")]
    holders = [row for row in people if row[9] != "W*" and usable(row)]
    ids = {(row[0], row[6]): row[6] or "K-" + fold(row[0]) for row in holders}
    merge_ids(holders, ids)
    TARGET.mkdir(exist_ok=True)
    lines = list(holder_lines(holders, ids))
    write("holders.tsv", lines)
    write("by_office.tsv", office_lines(lines))
    forms = list(form_lines(holders, ids, facts))
    write("forms.tsv", forms)
    write("given_index.tsv", given_lines(forms))
    write("legislators.tsv", legislator_lines(people, holders))
    write("name_counts.tsv", count_lines(facts))


def usable(row: Row) -> bool:
    return row[9] == "K" or bool(KEPT_NAME.fullmatch(row[0]) and not row[0].isupper())


def merge_ids(holders: list[Row], ids: dict[tuple[str, str], str]) -> None:
    """Give a curated row without a Wikidata id the id of the one namesake in the same country."""
    named = defaultdict(set)
    for row in holders:
        if row[6]:
            named[row[0], row[3]].add(row[6])
    for row in holders:
        namesakes = named[row[0], row[3]]
        if not row[6] and len(namesakes) == 1:
            ids[row[0], row[6]] = next(iter(namesakes))


def holder_lines(holders: list[Row], ids: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Person id, name, gender, then one cell an office: title|role|country|from|to|as_of|source."""
    offices: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names: dict[str, tuple[str, str]] = {}
    for name, _, title, country, start, end, wikidata, gender, as_of, source in holders:
        person = ids[name, wikidata]
        if person not in names or source == "K":
            names[person] = (name, gender or names.get(person, ("", ""))[1])
        cell = "|".join(
            (title.replace("|", "/"), role_of(title, country), country, start, end, as_of, source)
        )
        offices[person].append((start, cell))
    for person, (name, gender) in names.items():
        yield [person, name, gender, *(cell for _, cell in sorted(set(offices[person])))]


def office_lines(lines: list[Row]) -> Iterator[Row]:
    """Country/role, for the roles one person at a time holds, then the ids of all who held it."""
    held: dict[str, set[str]] = defaultdict(set)
    for person, _, _, *offices in lines:
        for _, role, country, *_ in (office.split("|") for office in offices):
            if role in SINGLE_HOLDER and len(country) == 2:
                held[f"{country}/{role}"].add(person)
    for office, people in held.items():
        yield [office, *sorted(people)]


def form_lines(holders: list[Row], ids: dict[tuple[str, str], str], facts: Path) -> Iterator[Row]:
    """Surname key, name as written, its languages (empty: canonical), person id, folded first word."""
    by_wikidata = {row[6]: ids[row[0], row[6]] for row in holders if row[6]}
    for row in holders:
        person = ids[row[0], row[6]]
        yield from filed(row[0], "", person, row[3])
        for alias in filter(None, row[1].split(";")):
            yield from filed(alias, "*", person, row[3])
    for _, wikidata, languages, form in rows(facts / "people_names.tsv.xz"):
        if wikidata in by_wikidata and not form.isupper() and "," not in form:
            yield from filed(form, languages or "*", by_wikidata[wikidata], "")
    cyrillic = cyrillic_tokens(facts)
    for row in holders:
        words = [cyrillic.get(fold(word)) for word in row[0].split()]
        if len(words) == 2 and all(words) and row[3] not in SURNAME_FIRST:
            yield from filed(" ".join(str(word).title() for word in words), "ru~", ids[row[0], row[6]], "")


def filed(form: str, languages: str, person: str, country: str) -> Iterator[Row]:
    form = re.sub(r"\s*\(.*?\)", "", form).strip()
    words = form.split()
    key = surname_key(form) if len(words) > 1 else fold(form)
    if not key or (len(words) == 1 and form.isascii() and languages == ""):
        return
    yield [key, form, languages, person]
    if country in SURNAME_FIRST and "-" in form:
        yield from filed(form.replace("-", " "), languages or "*", person, "")
    if country in SURNAME_FIRST and len(words) > 1:
        yield [fold(words[0]), form, languages, person]


def given_lines(forms: list[Row]) -> Iterator[Row]:
    """Folded first name word, then the surname keys it goes with."""
    surnames: dict[str, set[str]] = defaultdict(set)
    for key, form, *_ in forms:
        given = fold(form.split()[0])
        if " " in form and len(given) > 1 and given != key:
            surnames[given].add(key)
    for given, keys in surnames.items():
        yield [given, *sorted(keys)]


def cyrillic_tokens(facts: Path) -> dict[str, str]:
    """The most frequent Russian spelling of each Latin name word, if it was seen at least twice."""
    best: dict[str, tuple[int, str]] = {}
    for language, latin, native, count in rows(facts / "name_translit.tsv.xz"):
        if language == "ru" and native.isalpha() and int(count) >= 2:
            best[fold(latin)] = max(best.get(fold(latin), (0, "")), (int(count), native))
    return {latin: native for latin, (_, native) in best.items()}


def legislator_lines(people: list[Row], holders: list[Row]) -> Iterator[Row]:
    """Surname key, then the full names known under it: members of parliaments without another office."""
    known = {row[0] for row in holders}
    names: dict[str, set[str]] = defaultdict(set)
    for row in people:
        if row[9] == "W*" and row[0] not in known and usable(row):
            names[surname_key(row[0])].add(row[0])
    for key, full in names.items():
        if key:
            yield [key, *sorted(full)]


def count_lines(facts: Path) -> Iterator[Row]:
    """Folded name word, counts as first and as last word of a name, counts for men and for women."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for token, *counts in rows(facts / "names.tsv.xz"):
        key = fold(token)
        if len(key) > 1:
            totals[key] = [a + int(b) for a, b in zip(totals[key], counts, strict=True)]
    for native, latin in cyrillic_names(facts):
        counted = totals.get(latin, [0, 0, 0, 0])
        if max(counted[:2]) >= max(5, sum(totals.get(native, [0])[:2])):
            totals[native] = counted
    for key, counts_ in totals.items():
        yield [key, *map(str, counts_)]


def cyrillic_names(facts: Path) -> Iterator[tuple[str, str]]:
    """Russian spellings seen at least twice, each with the Latin name it most often stands for."""
    best: dict[str, tuple[int, str]] = {}
    for language, latin, native, count in rows(facts / "name_translit.tsv.xz"):
        if language == "ru" and native.isalpha() and int(count) >= 2:
            best[fold(native)] = max(best.get(fold(native), (0, "")), (int(count), fold(latin)))
    yield from sorted((native, latin) for native, (_, latin) in best.items())


if __name__ == "__main__":
    main(sys.argv[1])
