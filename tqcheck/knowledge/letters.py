"""Letters with marks that writers of a language have on their keyboard: left out, they are missed."""

from __future__ import annotations

OWN_LETTERS = {
    "ca": "çàèéíòóú", "cs": "áčďéěíňóřšťúůýž", "da": "åæø", "de": "äöü", "es": "ñáéíóú", "et": "äõöüšž",
    "fi": "äö", "fr": "éèêëàâçîïôûù", "gl": "ñáéíóú", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áéíóúýæö",
    "it": "èéàòùì", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "nb": "åæø", "pl": "ąćęłńóśźż",
    "pt": "ãõçáéíóúâêô", "ro": "ăâîșț", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sv": "åäö", "tr": "çğıöşü",
}  # fmt: skip


def lacks_marks(written: str, right: str, language: str) -> bool:
    """Whether ``written`` is ``right`` but for marks on letters that its language has."""
    ours, theirs = written.casefold(), right.casefold()
    if len(ours) != len(theirs):
        return False
    lost = {letter for found, letter in zip(ours, theirs, strict=True) if found != letter}
    return bool(lost) and lost <= set(OWN_LETTERS.get(language, ""))
