"""One fast pattern for many words: alternatives share their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of ``words``; it never matches if there are none."""
    root: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root) if root else r"(?!)"


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    options = [
        re.escape(letter) + (_branches(rest) if rest != {"": {}} else "")
        for letter, rest in node.items()
        if letter
    ]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and not ends else f"(?:{'|'.join(options)})"
    return body + ("?" if ends else "")
