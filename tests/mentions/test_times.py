"""Times of day, phrases counted from now and lives are read in running text, with exact spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.mentions import OBSERVERS
from tqcheck.model import Document, Mention, Segment, Span


def read(kind: str, text: str, lang: str) -> list[Mention]:
    document = Document(text, lang, (Segment(Span(0, len(text)), text, lang),))
    return list(OBSERVERS[kind](document))


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("en", "at 8:15 a.m. and 5 pm, not 3:2, not 10 people", {"8:15 a.m.": 495, "5 pm": 1020}),
        ("de", "um 20.30 Uhr, nicht 20.30 Euro", {"20.30 Uhr": 1230}),
        ("de", "um 8 Uhr abends", {"8 Uhr abends": 1200}),
        ("fr", "à 20h30 et à 21 heures, pendant 3 heures", {"20h30": 1230, "21 heures": 1260}),
        (
            "ru",
            "в 20:15, через 20 часов, в 11 часов 28 минут утра",
            {"20:15": 1215, "11 часов 28 минут утра": 688},
        ),
        ("ja", "午後8時30分、3時間", {"午後8時30分": 1230}),
        ("zh", "下午3点30分，3小时", {"下午3点30分": 930}),
        ("pl", "o godz. 20.15", {"20.15": 1215}),
        ("fi", "kello 20.30", {"20.30": 1230}),
    ],
)
def test_times_are_told_from_other_numbers(lang: str, text: str, said: dict[str, int]) -> None:
    found = read("time", text, lang)
    assert [mention.text for mention in found] == list(said)
    assert all(said[mention.text] in mention.value.minutes for mention in found)


@pytest.mark.parametrize(
    ("lang", "text", "hour"),
    [
        ("de", "halb drei", 2),
        ("nl", "half drie", 2),
        ("sv", "halv tre", 2),
        ("pl", "wpół do trzeciej", 2),
        ("cs", "půl třetí", 2),
        ("en", "half past two", 2),
        ("fr", "deux heures et demie", 2),
        ("es", "las dos y media", 2),
    ],
)
def test_half_hours_count_to_or_from_the_hour_named(lang: str, text: str, hour: int) -> None:
    [mention] = read("time", text, lang)
    assert (mention.value.hour, mention.value.minute) == (hour, 30)


@pytest.mark.parametrize("kind", ["time", "relative-date", "life", "year", "date"])
@pytest.mark.parametrize("lang", ["en", "de", "ru", "ja", "ar", "ko"])
@given(
    text=st.text(max_size=60)
    | st.text(alphabet="0123 :.午後時pmUhrvв上周letztes Jahrborn1950aged-\n", max_size=40)
)
def test_no_text_breaks_the_readers(kind: str, lang: str, text: str) -> None:
    for mention in read(kind, text, lang):
        assert mention.span.of(text) == mention.text
        assert mention.text
