"""What stands by a person: the offices a sentence gives them."""

from __future__ import annotations

from ..languages import get_language
from ..model import Mention, Span
from ..observe import Observed

_BEFORE = 4  # "President, " then the name
_AFTER = 10  # the name, then ", the "


def roles_by(observed: Observed, name: Span) -> tuple[Mention, ...]:
    """Return the role mentions that belong to the person at ``name``: right before it, or in apposition."""
    text = observed.document.text
    window = Span(max(0, name.start - 120), min(len(text), name.end + 120))
    follows = get_language(observed.document.lang).title_follows
    return tuple(m for m in observed.within("role", window) if _belongs(text, m.span, name, follows))


def _belongs(text: str, role: Span, name: Span, follows: bool) -> bool:
    if role.end <= name.start:
        gap = text[role.end : name.start]
        return not follows and not gap.strip(" ,\u00a0") and len(gap) <= _BEFORE
    gap = text[name.end : role.start]
    if follows and gap == " ":
        return True
    if role.start < name.end or len(gap) > _AFTER or not gap.startswith((", ", " (", "، ")):
        return False
    # An apposition has an article at most, and the office is not the next person's.
    return len(gap.split()) <= 2 and not text[role.end : role.end + 2].strip()[:1].isupper()
