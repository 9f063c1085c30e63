"""Years of other eras are no Gregorian years; their neighbours still are."""

from __future__ import annotations

import pytest

from tqcheck.mentions.dates import dates_between
from tqcheck.mentions.years import years
from tqcheck.model import Document, Span

OTHERS = [
    ("de", "Bewohnt von 1800 bis 1550 v. Chr. oder länger."),
    ("de", "Der König (1792–1750 v.Chr.) erließ Gesetze."),
    ("en", "The king (1792-1750 BCE) made laws."),
    ("fr", "La ville fut habitée de 1800 à 1550 av. J.-C., dit-on."),
    ("es", "Fue habitada de 1800 a 1550 a. C. y después no."),
    ("it", "Abitata dal 1800 al 1550 a.C. circa."),
    ("ru", "Город существовал с 1800 по 1550 год до н. э. и позже."),
    ("uk", "Місто існувало з 1800 по 1550 рік до н.е."),
    ("pl", "Zamieszkane od 1800 do 1550 p.n.e. i później."),
    ("cs", "Osídleno od 1800 do 1550 př. n. l. a déle."),
    ("tr", "Kent MÖ 1800 yılında kuruldu."),
    ("hu", "A város Kr. e. 1800 körül épült."),
    ("zh", "该城公元前1800年建成。"),
    ("ja", "町は紀元前1800年に作られた。"),
    ("ko", "도시는 기원전 1800년에 세워졌다."),
    ("hi", "मेला विक्रम संवत 2080 में लगा।"),
]
COMMON = [
    ("de", "Von 1950 bis 1980 wohnte er dort. V. Chr. Meier sprach.", [1950, 1980]),
    ("en", "In 1950 BC Place opened.", []),
    ("fr", "De 1950 à 1980, M. Jean habitait ici.", [1950, 1980]),
    ("ru", "С 1950 по 1980 год он жил там.", [1950, 1980]),
    ("zh", "他在2015年前住在这里。", [2015]),
    ("hi", "मेला 2015 में लगा।", [2015]),
    ("nl", "Van 1950 tot 1980 woonde hij daar.", [1950, 1980]),
]


@pytest.mark.parametrize(("lang", "text"), OTHERS)
def test_years_of_other_eras_are_left_alone(lang: str, text: str) -> None:
    assert list(years(Document(text, lang))) == []


@pytest.mark.parametrize(("lang", "text", "found"), COMMON)
def test_common_years_are_read(lang: str, text: str, found: list[int]) -> None:
    assert [mention.value for mention in years(Document(text, lang))] == found


@pytest.mark.parametrize(("year", "found"), [("2080 विक्रम संवत", 0), ("2020", 1)])
def test_dates_of_other_calendars_are_left_alone(year: str, found: int) -> None:
    text = f"सोमवार, 20 अप्रैल {year} को मेला लगा।"
    assert len(list(dates_between(text, "hi", Span(0, len(text))))) == found
