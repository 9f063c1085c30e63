"""Letters with marks that writers of a language have on their keyboard: left out, they are missed."""

from __future__ import annotations

OWN_LETTERS = {
    "ca": "çàèéíòóú", "cs": "áčďéěíňóřšťúůýž", "da": "åæø", "de": "äöü", "es": "ñáéíóú", "et": "äõöüšž",
    "fi": "äö", "fr": "éèêëàâçîïôûù", "gl": "ñáéíóú", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áéíóúýæö",
    "it": "èéàòùì", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "nb": "åæø", "pl": "ąćęłńóśźż",
    "pt": "ãõçáéíóúâêô", "ro": "ăâîșț", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sv": "åäö", "tr": "çğıöşü",
}  # fmt: skip


def letters_lost(written: str, right: str, language: str) -> frozenset[str]:
    """Return the letters of ``right`` whose marks ``written`` lacks, though its language has them."""
    if len(written) != len(right):
        return frozenset()
    pairs = zip(written.casefold(), right.casefold(), strict=True)
    own = OWN_LETTERS.get(language, "")
    lost = {letter for letter, found in ((right, left) for left, right in pairs) if letter != found}
    return frozenset(lost) if lost and all(letter in own for letter in lost) else frozenset()
