"""Fix: put chosen suggestions into a text, and change nothing else.

Which suggestions: those a person chose, or the safe ones. Every code point, or byte of a file, outside the
edited spans stays as it is, line ends and byte order mark included.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..checks import CHECKS
from ..errors import TqcheckError, UsageProblem
from ..model import Finding, Reviewed, Span

SAFE_CONFIDENCE = 0.9

_MARKS = {
    # codec, as Document.encoding names it: the byte order mark that may stand before its text
    "utf-8": BOM_UTF8,
    "utf-16-le": BOM_UTF16_LE,
    "utf-16-be": BOM_UTF16_BE,
    "utf-32-le": BOM_UTF32_LE,
    "utf-32-be": BOM_UTF32_BE,
}


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What is to stand in place of a span of the text."""

    span: Span
    new: str


def safe_edits(reviewed: Reviewed, least: float = SAFE_CONFIDENCE) -> Iterator[tuple[Finding, Edit]]:
    """Yield, in text order, the findings whose suggestion can be taken without asking, with the edit.

    The check vouches for it to the letter, it is the only one, says something, is at least ``least`` sure,
    and no other finding disputes its words.
    """
    text = reviewed.document.text
    findings = sorted(reviewed.findings, key=lambda finding: finding.span)
    for number, finding in enumerate(findings):
        if finding.confidence < least or len(finding.suggestions) != 1 or not CHECKS[finding.code].exact:
            continue
        new = finding.suggestions[0]
        if new.strip() and new != finding.span.of(text) and not _disputed(findings, number):
            yield finding, Edit(finding.span, new)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; offsets are those of ``text``, the order does not matter.

    Raises:
        UsageProblem: Two edits overlap, or one lies outside the text.
    """
    return "".join(_pieces(text, in_order(edits, len(text))))


def apply_to_bytes(data: bytes, encoding: str, edits: Iterable[Edit], where: str = "") -> bytes:
    """Return a file's bytes with the edits made in its text.

    Args:
        data: All bytes of the file; a byte order mark stays and is not counted.
        encoding: The codec its text was read with (``Document.encoding``).
        edits: In code points of that text.
        where: The file's name, for errors.

    Raises:
        TqcheckError: The file cannot be written back byte for byte, or its encoding lacks a character.
        UsageProblem: As ``apply``.
    """
    mark = _MARKS.get(encoding, b"")
    mark = mark if mark and data.startswith(mark) else b""
    try:
        text = data[len(mark) :].decode(encoding)
        lossless = text.encode(encoding) == data[len(mark) :]
    except UnicodeError:
        lossless = False
    if not lossless:
        raise TqcheckError(
            f"its bytes are not clean {encoding}, so nothing was changed",
            where=where,
            remedy="save it as UTF-8",
        )
    changed = apply(text, edits)
    try:
        return mark + changed.encode(encoding)
    except UnicodeEncodeError as problem:
        raise TqcheckError(
            f"{changed[problem.start]!r} cannot be written in {encoding}, so nothing was changed",
            where=where,
            remedy="save it as UTF-8",
        ) from problem


def in_order(edits: Iterable[Edit], length: int) -> list[Edit]:
    """Return the edits in text order, each once.

    Raises:
        UsageProblem: Two overlap or insert at one place, or one reaches beyond ``length``.
    """
    ordered = sorted(set(edits))
    for one, other in pairwise(ordered):
        if other.span.start < one.span.end or one.span == other.span:
            raise UsageProblem(f"two edits overlap: {_place(one)} and {_place(other)}")
    if ordered and ordered[-1].span.end > length:
        raise UsageProblem(f"an edit lies outside the text: {_place(ordered[-1])}")
    return ordered


def _pieces(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    at = 0
    for edit in edits:
        yield text[at : edit.span.start]
        yield edit.new
        at = edit.span.end
    yield text[at:]


def _disputed(findings: list[Finding], number: int) -> bool:
    """Whether another finding is about some of the same words and does not suggest the same."""
    own = findings[number]
    return any(
        other.span.overlaps(own.span) and (other.span, other.suggestions) != (own.span, own.suggestions)
        for at, other in enumerate(findings)
        if at != number
    )


def _place(edit: Edit) -> str:
    return f"{edit.span.start}-{edit.span.end}"
