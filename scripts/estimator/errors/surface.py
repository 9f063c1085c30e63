"""Errors of form: spelling, case, punctuation, spacing."""

import random

from .draft import Draft, Token, cut, put, words_of
from .lexicon import Lexicon

SIGNS = ".,;:!?…。，、？！"


def typo(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """A letter too many, too few, another, or two in the wrong order."""
    places = [place for place in words_of(draft) if len(draft[place].text) > 3]
    if not places:
        return None
    place = rng.choice(places)
    old = draft[place].text
    at = rng.randrange(1, len(old) - 1)
    letter = rng.choice(rng.choice(lexicon.words[:2000] or ["x"]))
    new = rng.choice((
        old[:at] + old[at + 1 :],
        old[:at] + old[at] + old[at:],
        old[:at] + letter + old[at + 1 :],
        old[:at] + old[at + 1] + old[at] + old[at + 2 :],
    ))  # fmt: skip
    return put(draft, place, new) if new != old else None


def _recased(draft: Draft, places: list[int], change: str) -> Draft | None:
    new = list(draft)
    for place in places:
        text = getattr(draft[place].text, change)()
        if text != draft[place].text:
            new[place] = Token(text, draft[place].space, True, draft[place].gap)
    return new if new != draft else None


def lower_all(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """No capitals at all."""
    return _recased(draft, list(range(len(draft))), "lower")


def lower_first(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """A small letter at the beginning."""
    return _recased(draft, words_of(draft)[:1], "lower")


def recase_word(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """A capital too many or too few in one word."""
    words = words_of(draft)
    return _recased(draft, [rng.choice(words)], rng.choice(("lower", "title", "upper"))) if words else None


def final_sign_lost(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """No full stop."""
    return cut(draft, len(draft) - 2, len(draft) - 1) if len(draft) > 2 and draft[-2].text in SIGNS else None


def sign_lost(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """A comma or the like is missing."""
    places = [place for place, token in enumerate(draft) if token.text and not token.text.isalnum()]
    place = rng.choice(places) if places else None
    return cut(draft, place, place + 1) if place is not None else None


def sign_added(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """A sign too many."""
    place = rng.randrange(1, len(draft))
    sign = Token(rng.choice(".,,;:!?-"), rng.random() < 0.2, True)
    return [*draft[:place], sign, *draft[place:]]


def sign_changed(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Another sign: a question mark where a full stop belongs."""
    places = [place for place, token in enumerate(draft) if token.text and token.text in SIGNS]
    if not places:
        return None
    place = places[-1] if rng.random() < 0.6 else rng.choice(places)
    new = rng.choice([sign for sign in ".,;:!?" if sign != draft[place].text])
    return put(draft, place, new)


def spaced_out(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Spaces before signs, as a tokeniser leaves them."""
    new = [
        token._replace(space=True, bad=True) if i and token.text and not token.text[0].isalnum() else token
        for i, token in enumerate(draft)
    ]
    return new if new != draft else None
