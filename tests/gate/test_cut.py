"""Items are cut out of a feed by their bytes: what stays is the same to the byte."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.errors import UnreadableInput
from tqcheck.gate.cut import keep_items

# What makes a naive cutter stumble, around items and inside them.
BETWEEN = st.sampled_from(
    ["", "\n  ", "\r\n", "<!-- <item> -->", "<title>é</title>", "<?x </item>?>", " 東京 "]
)
INSIDE = st.sampled_from(
    ["text", "<![CDATA[</item><item>]]>", "&lt;/item&gt;", "<a b='/item>'/>", "<!-- </item> -->", "שלום 🦊"]
)
OPEN = st.sampled_from(["<item>", "<item a='>'>", '<item\n a="/>" >', "<x:item xmlns:x='u'>"])
KEPT = st.booleans()


@given(st.lists(st.tuples(BETWEEN, OPEN, INSIDE, KEPT), max_size=6), st.sampled_from(["utf-8", "utf-16"]))
def test_xml_keeps_every_other_byte(items: list[tuple[str, str, str, bool]], encoding: str) -> None:
    parts: list[tuple[str, bool]] = [(f'<?xml version="1.0" encoding="{encoding}"?>\n<rss><channel>', True)]
    for number, (between, opening, inside, kept) in enumerate(items):
        close = "</x:item >" if opening.startswith("<x:") else "</item>"
        parts += [(between, True), (f"{opening}<guid>{number}</guid>{inside}{close}", kept)]
    parts.append(("\n</channel></rss>\n", True))
    whole = "".join(part for part, _ in parts).encode(encoding)
    expected = "".join(part for part, kept in parts if kept).encode(encoding)
    staying = {str(number) for number, item in enumerate(items) if item[3]}
    assert keep_items(whole, "feed.rss", staying.__contains__) == expected


def test_an_empty_element_is_an_item_too() -> None:
    feed = b"<rss><channel><item/><item><guid>1</guid></item></channel></rss>"
    assert (
        keep_items(feed, "f.rss", {"1"}.__contains__)
        == b"<rss><channel><item><guid>1</guid></item></channel></rss>"
    )


BLANK = st.sampled_from(["", " ", "\n\t", "\r\n"])
VALUE = st.recursive(
    st.none() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.lists(st.tuples(BLANK, BLANK, VALUE, KEPT), max_size=6), st.booleans(), VALUE)
def test_json_keeps_every_other_byte(
    items: list[tuple[str, str, object, bool]], ascii_: bool, other: object
) -> None:
    def dump(value: object) -> str:
        return json.dumps(value, ensure_ascii=ascii_)

    written = [dump({"id": str(n), "x": value}) for n, (_, _, value, _) in enumerate(items)]
    parts = [f"{before}{text}{after}" for text, (before, after, _, _) in zip(written, items, strict=True)]
    head = f'\ufeff {{ "version": "https://jsonfeed.org/version/1.1", "o":{dump(other)} ,"items" : ['
    tail = f'\n] , "z": {dump(other)}}}\n'
    whole = (head + ",".join(parts) + tail).encode()
    kept = {str(number) for number, item in enumerate(items) if item[3]}
    cut = keep_items(whole, "feed.json", kept.__contains__)
    assert json.loads(cut.decode("utf-8-sig"))["items"] == [
        json.loads(text) for n, text in enumerate(written) if str(n) in kept
    ]
    assert cut.startswith(head.encode())
    assert cut.endswith(tail.encode())
    assert all(text.encode() in cut for n, text in enumerate(written) if str(n) in kept)
    assert len(kept) < len(items) or cut == whole


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("f.rss", b"<rss><channel><item><guid>1</guid></item>"),
        ("f.rss", b"<rss><channel><item>&nbsp;</item></channel></rss>"),
        ("f.txt", b"Ministers met on Tuesday."),
        ("f.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": [{]}'),
        ("f.json", '{"version": "https://jsonfeed.org/version/1.1", "items": []}'.encode("utf-16")),
    ],
)
def test_what_cannot_be_cut_surely_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        keep_items(data, name, lambda _: False)
