"""Two feeds are paired by id where they share ids, by order where they share none."""

from __future__ import annotations

from tqcheck.align.originals import paired
from tqcheck.model import Document


def item(name: str, text: str, field: str = "title") -> Document:
    return Document(text, "", item=name, field=field)


def texts(documents: list[Document], originals: list[Document]) -> list[tuple[str, str | None]]:
    return [(d.text, o.text if o else None) for d, o in paired(documents, originals)]


def test_ids_pair_whatever_the_order() -> None:
    originals = [item("1", "eins"), item("2", "zwei"), item("3", "drei")]
    assert texts([item("9", "new"), item("3", "three"), item("1", "one")], originals) == [
        ("new", None),
        ("three", "drei"),
        ("one", "eins"),
    ]


def test_order_pairs_what_shares_no_id() -> None:
    originals = [item("a", "eins"), item("a", "Text", "content")]
    documents = [item("b", "one"), item("b", "text", "content"), item("c", "more")]
    assert texts(documents, originals) == [("one", "eins"), ("text", "Text"), ("more", None)]


def test_fields_are_never_mixed() -> None:
    assert texts([item("b", "one")], [item("a", "Text", "content")]) == [("one", None)]


def test_without_originals_there_is_none() -> None:
    assert texts([item("", "one")], []) == [("one", None)]
