"""Feeds: RSS 2.0, Atom and JSON Feed. Each field of each item is a document with the item's date and
language.

XML feeds are read item by item, in constant memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO, NamedTuple

from ..errors import UnreadableInput
from ..model import Document
from .bilingual import tag
from .decode import characters, decode
from .html import html_text
from .whole import whole
from .xml import Element, attribute, child, elements, inherited, local

ITEMS = ("item", "entry")
_TITLES, _BODIES = ("title",), ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated")


class FeedItem(NamedTuple):
    """One item: its identity, language, date and the texts of its fields; these may be empty."""

    name: str
    lang: str
    when: date | None
    fields: dict[str, str]


def read_feed(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the documents of an RSS or Atom feed."""
    del encoding
    yield from _documents(xml_items(stream, path), path)


def read_json_feed(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the documents of a JSON Feed 1.0 or 1.1."""
    yield from _documents(json_items(stream, path, encoding), path)


def xml_items(stream: BinaryIO, path: str) -> Iterator[FeedItem]:
    """Yield all items of an RSS or Atom feed, those without text too."""
    lang, number = "", 0
    for event, element in elements(stream, path, {"channel", "feed", "language", *ITEMS}, lenient=True):
        name = local(element)
        if event == "start":
            lang = lang or inherited(element, "lang")
        elif name == "language":
            lang = element.text or lang
        elif name in ITEMS:
            number += 1
            yield _named(_xml_item(element, lang), number)


def json_items(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[FeedItem]:
    """Yield all items of a JSON Feed, those without text too."""
    text = decode(whole(stream, path), path, encoding).text
    try:
        feed = json.loads(text)
        items = feed["items"]
        parsed = [_json_item(item, str(feed.get("language", ""))) for item in items]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as problem:
        raise UnreadableInput(
            "this is not a JSON Feed", where=path, remedy="JSON lines go in a .jsonl"
        ) from problem
    for number, item in enumerate(parsed, 1):
        yield _named(item, number)


def _named(item: FeedItem, number: int) -> FeedItem:
    """An item that says nothing of who it is, is known by its number."""
    return item if item.name else item._replace(name=f"item {number}")


def _documents(items: Iterable[FeedItem], path: str) -> Iterator[Document]:
    found = False
    for item in items:
        for name, text in item.fields.items():
            if text.strip():
                found = True
                yield Document(
                    text,
                    tag(item.lang),
                    path=path,
                    date=item.when,
                    date_origin="feed" if item.when else "",
                    item=item.name,
                    field=name,
                )
    if not found:
        raise UnreadableInput("there is no item with text in it, so nothing was checked", where=path)


def _xml_item(element: Element, lang: str) -> FeedItem:
    named = {local(each): each for each in reversed(element)}
    link = named.get("link")
    address = (link.text or attribute(link, "href")) if link is not None else ""
    identity = next((named[key].text for key in ("guid", "id") if key in named and named[key].text), "")
    fields = {}
    for title, names in (("title", _TITLES), ("content", _BODIES)):
        texts = (_field(child(element, name)) for name in names if name in named)
        fields[title] = next((text for text in texts if text), "")
    when = next((found for key in _DATES if key in named and (found := _date(named[key].text))), None)
    return FeedItem(
        (identity or address or fields["title"]).strip(), attribute(element, "lang") or lang, when, fields
    )


def _field(element: Element | None) -> str:
    """Text of a field: XHTML inside, escaped HTML, or plain."""
    if element is None:
        return ""
    if len(element):
        from lxml import etree

        return html_text(etree.tostring(element, encoding="unicode", with_tail=False))
    text = element.text or ""
    return html_text(text) if "<" in text or "&" in text else text.strip()


def _json_item(item: dict[str, Any], lang: str) -> FeedItem:
    def text(*names: str) -> str:
        return next((characters(str(item[name])) for name in names if item.get(name)), "")

    body = text("content_text") or html_text(text("content_html")) or text("summary")
    when = _date(item.get("date_published") or item.get("date_modified"))
    fields = {"title": text("title"), "content": body}
    return FeedItem(text("id", "url"), text("language") or lang, when, fields)


def _date(text: str | None) -> date | None:
    """The day of an ISO 8601 or RFC 822 date, in the time zone it is given in."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime((text or "").strip()).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
