"""Errors of meaning: another number, name, date, word, gender; a negation more or less."""

import random
import re
from collections.abc import Sequence

from .draft import Draft, cut, insert, is_word, put, words_of
from .lexicon import Lexicon, Likes


def number(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Change one number written in digits."""
    places = [place for place, token in enumerate(draft) if token.text[:1].isdigit()]
    if not places:
        return None
    place = rng.choice(places)
    changed = rng.choice((_digit, _digit, _longer, _turned))(draft[place].text, rng)
    return put(draft, place, changed) if changed != draft[place].text else None


def _digit(text: str, rng: random.Random) -> str:
    at = rng.choice([i for i, character in enumerate(text) if character.isdigit()])
    return text[:at] + str((int(text[at]) + rng.randint(1, 9)) % 10) + text[at + 1 :]


def _longer(text: str, rng: random.Random) -> str:
    return text + "0" if rng.random() < 0.5 else re.sub(r"\d$", "", text) or text + "00"


def _turned(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


def date(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Another month or weekday."""
    return _swap(draft, lexicon.calendar, rng)


def name(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Another name, or one letter of it."""
    known = set(lexicon.names)
    places = [place for place in words_of(draft)[1:] if draft[place].text in known]
    if not places:
        return None
    place = rng.choice(places)
    old = draft[place].text
    like = [other for other in lexicon.near.get(old.lower(), ()) if other.title() in known]
    new = rng.choice(like).title() if like and rng.random() < 0.5 else rng.choice(lexicon.names)
    return put(draft, place, new) if new != old else None


def opposite(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """The other end of an axis: win and lose, north and south."""
    return _swap(draft, lexicon.opposite, rng)


def gender(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """He for she, all through the sentence."""
    places = [place for place in words_of(draft) if draft[place].text.lower() in lexicon.gender]
    seed = rng.random()
    for place in places:
        others = lexicon.gender[draft[place].text.lower()]
        draft = put(draft, place, others[int(seed * len(others))])
    return draft if places else None


def alike(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """A word that occurs in like surroundings: an antonym, another tense, a broader term."""
    return _swap(draft, lexicon.near, rng)


def other_form(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Another inflection of a word."""
    return _swap(draft, lexicon.forms, rng)


def some_word(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Any other word: one of the commonest for a common one, a rarer one for a rarer one."""
    places = words_of(draft)
    if not places:
        return None
    place = rng.choice(places)
    pool = lexicon.common if draft[place].text.lower() in lexicon.common else lexicon.words[100:8000]
    new = rng.choice(pool or ["x"])
    return put(draft, place, new) if new != draft[place].text.lower() else None


def common_word(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Another function word."""
    common = set(lexicon.common)
    places = [place for place in words_of(draft) if draft[place].text.lower() in common]
    if not places:
        return None
    place = rng.choice(places)
    new = rng.choice(lexicon.common)
    return put(draft, place, new) if new != draft[place].text.lower() else None


def negation(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Take a negation out, or put one in."""
    places = [place for place in words_of(draft) if _negates(draft[place].text, lexicon)]
    if places:
        return _affirmed(draft, rng.choice(places))
    if lexicon.lang == "en":
        return _denied(draft, rng)
    words = words_of(draft)
    if len(words) < 3 or not lexicon.negators:
        return None
    return insert(draft, rng.choice(words[1:]), [_usual(lexicon)], lexicon.spaced)


AUXILIARIES = frozenset(
    "is are was were will would can could should may might has have had do does did must".split()
)


def _denied(draft: Draft, rng: random.Random) -> Draft | None:
    places = [place for place, token in enumerate(draft) if token.text.lower() in AUXILIARIES]
    if not places:
        return None
    place = rng.choice(places)
    if rng.random() < 0.25 and draft[place].text.lower() in {
        "is",
        "are",
        "was",
        "were",
        "did",
        "does",
        "has",
    }:
        return put(draft, place, draft[place].text + "n't")
    return insert(draft, place + 1, ["not" if rng.random() < 0.8 else "never"], True)


def _usual(lexicon: Lexicon) -> str:
    rank = {word: place for place, word in enumerate(lexicon.words)}
    return min(lexicon.negators[:12], key=lambda word: rank.get(word, len(rank)))


def _negates(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon.negators or (lexicon.lang == "en" and word.endswith(("n't", "n’t")))


def _affirmed(draft: Draft, place: int) -> Draft:
    word = draft[place].text
    if word.endswith(("n't", "n’t")) and len(word) > 4:
        whole = {"ca": "can", "wo": "will"}.get(word[:-3].lower(), word[:-3])
        return put(draft, place, whole)
    if word.lower().startswith("kein") or word.lower() == "no":
        article = word[1:] if word.lower().startswith("kein") else "a"
        return put(draft, place, article)
    return cut(draft, place, place + 1)


def _swap(draft: Draft, likes: Likes, rng: random.Random) -> Draft | None:
    places: Sequence[int] = [
        place for place, token in enumerate(draft) if is_word(token) and token.text.lower() in likes
    ]
    if not places:
        return None
    place = rng.choice(places)
    old = draft[place].text
    options = [word for word in likes[old.lower()] if word.lower() != old.lower()]
    return put(draft, place, rng.choice(options)) if options else None
