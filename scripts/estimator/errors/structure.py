"""Errors of completeness and order: left out, added, repeated, moved, left untranslated."""

import random

from .draft import Draft, Token, cut, insert, is_word, put, words_of
from .lexicon import Lexicon


def omit_word(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Leave one word out, rather a content word."""
    words = words_of(draft)
    content = [place for place in words if draft[place].text.lower() not in lexicon.common]
    if len(words) < 3:
        return None
    place = rng.choice(content if content and rng.random() < 0.7 else words)
    return cut(draft, place, place + 1)


def omit_phrase(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Leave two to six tokens out."""
    size = rng.randint(2, 6)
    if len(draft) < size + 4:
        return None
    start = rng.randrange(0, len(draft) - size - 1)
    return cut(draft, start, start + size)


def omit_end(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Break off: what follows a token in the second half is missing."""
    if len(draft) < 8:
        return None
    start = rng.randrange(len(draft) // 2, len(draft) - 2)
    end = len(draft) - 2 if not is_word(draft[-2]) and rng.random() < 0.5 else len(draft) - 1
    return cut(draft, start, end) if end > start else None


def repeat(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Say one to four tokens twice, or one several times."""
    words = words_of(draft)
    if not words:
        return None
    size, times = rng.choice(((1, 1), (1, 1), (1, 3), (2, 1), (4, 1)))
    start = rng.choice(words)
    end = min(start + size, len(draft) - 1)
    copies = [token._replace(bad=True, gap=False, space=token.space or (i == 0 and lexicon.spaced))
              for i, token in enumerate(draft[start:end])] * times  # fmt: skip
    return [*draft[:end], *copies, *draft[end:]]


def add_phrase(draft: Draft, lexicon: Lexicon, rng: random.Random, other: Draft) -> Draft | None:
    """Put in one to five tokens of another sentence."""
    size = rng.randint(1, 5)
    if len(other) < size + 2 or len(draft) < 3:
        return None
    start = rng.randrange(0, len(other) - size - 1)
    place = rng.randrange(1, len(draft))
    phrase = [token._replace(bad=True) for token in other[start : start + size]]
    phrase[0] = phrase[0]._replace(space=lexicon.spaced)
    return [*draft[:place], *phrase, *draft[place:]]


def add_word(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Put one word in."""
    words = words_of(draft)
    pool = lexicon.words[:3000]
    return insert(draft, rng.choice(words), [rng.choice(pool)], lexicon.spaced) if words and pool else None


def swap(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """Two words that stand side by side change places."""
    places = [p for p in words_of(draft)[:-1] if is_word(draft[p + 1]) and draft[p].text != draft[p + 1].text]
    if not places:
        return None
    place = rng.choice(places)
    first, second = draft[place], draft[place + 1]
    turned = [Token(second.text, first.space, True), Token(first.text, second.space, True)]
    return [*draft[:place], *turned, *draft[place + 2 :]]


def shift(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """A word moves elsewhere."""
    words = words_of(draft)
    if len(words) < 5:
        return None
    here, there = rng.sample(words, 2)
    if abs(here - there) < 2:
        return None
    moved = draft[here]._replace(bad=True, space=lexicon.spaced)
    rest = [token for place, token in enumerate(draft) if place != here]
    there -= here < there
    return [*rest[:there], moved, *rest[there:]]


def shuffle(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """The words of a stretch, or of the whole sentence, in any order."""
    words = words_of(draft)
    if len(words) < 5:
        return None
    if rng.random() < 0.5:
        size = rng.randint(3, min(7, len(words)))
        start = rng.randrange(len(words) - size + 1)
        words = words[start : start + size]
    texts = [draft[place].text for place in words]
    rng.shuffle(texts)
    for place, text in zip(words, texts, strict=True):
        if text != draft[place].text:
            draft = [*draft[:place], Token(text, draft[place].space, True), *draft[place + 1 :]]
    return draft


def code_mix(draft: Draft, lexicon: Lexicon, rng: random.Random) -> Draft | None:
    """One or two words in another language."""
    places = [place for place in words_of(draft) if draft[place].text.lower() in lexicon.foreign]
    if not places:
        return None
    for place in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
        draft = put(draft, place, rng.choice(lexicon.foreign[draft[place].text.lower()]))
    return draft


def untranslated(draft: Draft, lexicon: Lexicon, rng: random.Random, source: Draft) -> Draft | None:
    """One to five tokens of the source stand in place of about as many of the translation."""
    size = rng.choice((1, 1, 2, 3, 5))
    if len(draft) < size + 3 or len(source) < size + 2:
        return None
    place = rng.randrange(len(draft) - size - 1)
    # Word order is much the same in most pairs: take what stands at about the same place.
    start = round(place / len(draft) * (len(source) - size - 1))
    words = source[start : start + size]
    known = {token.text for token in draft}
    if not any(is_word(token) for token in words) or all(token.text in known for token in words):
        return None
    put_in = [token._replace(bad=token.text not in known) for token in words]
    put_in[0] = put_in[0]._replace(space=draft[place].space)
    return [*draft[:place], *put_in, *draft[place + size :]]
