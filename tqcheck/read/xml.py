"""XML, read without trust: no entities, no network, no bombs, bounded depth, in one pass.

Elements are handed out when they are complete and then forgotten, so memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import IO, Any

from ..errors import UnreadableInput

Element = Any
_BROKEN_OFF = frozenset({"ERR_TAG_NOT_FINISHED", "ERR_RESOURCE_LIMIT", "ERR_DOCUMENT_END"})
_REMEDY = "is it complete, and what its suffix says?"


def elements(
    stream: IO[bytes], path: str, names: Container[str], *, lenient: bool = False
) -> Iterator[tuple[str, Element]]:
    """Yield ("start" or "end", element) for the elements called ``names``, without their namespaces.

    At "start" only the attributes are there; after its "end" the element is emptied. ``lenient`` goes on
    behind small errors, as feeds need.

    Raises:
        UnreadableInput: Malformed or truncated, entities declared, nested beyond 256 levels or a text
            beyond 10 MB.
    """
    from lxml import etree

    context = _events(stream, path, lenient=lenient)
    try:
        first = True
        for event, element in context:
            if first:
                _refuse_entities(element, path)
                first = False
            if local(element) in names:
                yield event, element
                if event == "end":
                    _forget(element)
        _refuse_broken(context.error_log, path)
    except etree.XMLSyntaxError as problem:
        raise UnreadableInput(
            f"this is not well-formed XML: {problem.msg}",
            where=f"{path}:{problem.lineno or 1}",
            remedy=_REMEDY,
        ) from problem


def _events(stream: IO[bytes], path: str, *, lenient: bool) -> Any:
    """The parser's events: no network, no entities, no trees of any size."""
    from lxml import etree

    return etree.iterparse(
        _WithoutNul(stream, path) if lenient else stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=lenient,
    )


def _refuse_broken(error_log: Any, path: str) -> None:
    """A lenient parser closes what a truncated file left open; nobody may take that for the end."""
    if broken := [entry for entry in error_log if entry.type_name in _BROKEN_OFF]:
        raise UnreadableInput(
            "it breaks off here; what stands before was read",
            where=f"{path}:{broken[0].line}",
            remedy=_REMEDY,
        )


class _WithoutNul:
    """A stream of XML that ends at a NUL byte: a lenient parser would crawl over gigabytes of them."""

    def __init__(self, stream: IO[bytes], path: str) -> None:
        self._stream, self._path = stream, path
        self._wide: bool | None = None  # whether it is UTF-16 or UTF-32, which are full of them

    def read(self, size: int = -1) -> bytes:
        """Return what the stream has."""
        data = self._stream.read(size)
        if self._wide is None:
            self._wide = b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        if not self._wide and b"\0" in data:
            raise UnreadableInput("a NUL byte stands in it, so it is not all text", where=self._path)
        return data


def _refuse_entities(root: Element, path: str) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise UnreadableInput(
            "it declares entities of its own, which are not expanded",
            where=path,
            remedy="save it without a DTD",
        )


def _forget(element: Element) -> None:
    """Free the element and what stands before it, but not its ancestors."""
    element.clear()
    while (before := element.getprevious()) is not None:
        before.getparent().remove(before)


def local(element: Element) -> str:
    """Return the name of an element without its namespace; comments and the like have none."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute whatever its namespace, or the empty string."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Element, name: str) -> Element | None:
    """Return the first child called ``name``, whatever its namespace."""
    return next((each for each in element if local(each) == name), None)


def inherited(element: Element, name: str) -> str:
    """Return the attribute of the element or of its nearest ancestor that has it."""
    node: Element | None = element
    while node is not None:
        if value := attribute(node, name):
            return value
        node = node.getparent()
    return ""
