"""Numbers are read by value, in digits and words, in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.languages import get_language, known_languages
from tqcheck.mentions.quantity import Quantity, observe_numbers
from tqcheck.mentions.quantity.lexicon import TABLES
from tqcheck.model import Document, Mention

WORDS = """
en two hundred thousand thirty-five = 200035
en half a million = 500000
de dreiundfünfzigtausendsiebenhunderteinundzwanzig = 53721
de einundzwanzig = 21
fr soixante-dix = 70
fr quatre-vingt-dix-sept mille = 97000
fr soixante et onze = 71
es dos mil quinientos millones = 2500000000
es treinta y cinco = 35
it cinquantatremilasettecentoventuno = 53721
pt cinquenta e três mil e duzentos = 53200
nl vijfentwintigduizend = 25000
pl pięćdziesiąt trzy tysiące siedemset = 53700
pl dwudziestu pięciu = 25
cs padesát tři tisíc = 53000
ru двадцать пять тысяч = 25000
uk п'ятдесят три тисячі = 53000
bg петдесет и три хиляди = 53000
sv tjugofem tusen = 25000
da enogtyve = 21
nb tjuefem tusen = 25000
fi viisikymmentäkolmetuhatta = 53000
et kakskümmend viis = 25
hu ötvenháromezer = 53000
ro cincizeci și trei de mii = 53000
el πενήντα τρεις χιλιάδες = 53000
lv divdesmit pieci = 25
lt dvidešimt penki = 25
hr pedeset i tri = 53
sk dvadsaťpäť = 25
tr elli üç bin yedi yüz = 53700
ar ثلاثة وخمسون ألف = 53000
he חמישים ושלושה אלף = 53000
hi पच्चीस हज़ार = 25000
fa پنجاه و سه هزار = 53000
zh 三千五百万 = 35000000
ja 五万三千 = 53000
ko 오만 삼천 = 53000
th ห้าหมื่นสามพัน = 53000
vi năm mươi ba nghìn = 53000
id lima puluh tiga ribu = 53000
"""
DIGITS = """
en 3.5 billion = 3500000000
en 12,34,567 = 1234567
de 2,4 Mrd. = 2400000000
de 3 Billionen = 3000000000000
fr 1 234,5 = 1234.5
fr 3 billions = 3000000000000
es 3,5 billones = 3500000000000
pt 1,2 bilhão = 1200000000
de-CH 1’234.5 = 1234.5
ru 3,5 млрд = 3500000000
hi 2.5 लाख करोड़ = 2500000000000
zh 9.1万 = 91000
ja 1億2000万 = 120000000
ko 1억 2000만 = 120000000
ar ٣٫٥ مليون = 3500000
hi ५० = 50
pl 1,4 mld = 1400000000
"""


def read(text: str, lang: str) -> list[Mention]:
    return list(observe_numbers(Document(text, lang)))


def rows(table: str) -> list[tuple[str, str, Decimal]]:
    found = []
    for line in filter(None, table.splitlines()):
        lang, rest = line.split(" ", 1)
        text, value = rest.split(" = ")
        found.append((lang, text, Decimal(value)))
    return found


@pytest.mark.parametrize(("lang", "text", "value"), rows(WORDS + DIGITS))
def test_number_is_read_by_value(lang: str, text: str, value: Decimal) -> None:
    (mention,) = read(text, lang)
    assert mention.value.value == value
    assert mention.text == text


def test_ambiguity_is_kept() -> None:
    (mention,) = read("1.000", "de")
    assert [reading.value for reading in mention.readings] == [Decimal(1000), Decimal("1.000")]


def test_two_numbers_stay_two() -> None:
    values = [m.value.value for m in read("between one hundred and two hundred", "en")]
    assert values == [100, 200]


@pytest.mark.parametrize("text", ["G7", "Covid-19", "5G", "B-52", "A4"])
def test_digits_in_names_are_codes(text: str) -> None:
    assert [m.value.kind for m in read(text, "en")] == ["code"]


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        ("en", "US$5 million", "dollar"),
        ("de", "5 Millionen Euro", "euro"),
        ("fr", "3 milliards d’euros", "euro"),
        ("en", "three percentage points", "pp"),
        ("tr", "yüzde 5", "%"),
        ("zh", "百分之二十", "%"),
        ("ru", "100 километрами", "km"),
        ("de", "5 km/h", "kmh"),
        ("pl", "1,4 mld zł", "zloty"),
    ],
)
def test_unit_is_read(lang: str, text: str, unit: str) -> None:
    (mention,) = read(text, lang)
    assert (mention.value.unit, mention.text) == (unit, text)


def test_rounding_agrees_but_another_number_does_not() -> None:
    exact = Quantity(Decimal(1_437_000_000))
    rounded = Quantity(Decimal(1_400_000_000), step=Decimal(100_000_000))
    assert exact.agrees(rounded)
    assert rounded.agrees(exact)
    assert not Quantity(Decimal(25_000)).agrees(Quantity(Decimal(20_000), step=Decimal(10_000)))


@given(st.sampled_from(known_languages()), st.integers(0, 10**9), st.integers(0, 99))
def test_the_locales_own_format_is_read_back(lang: str, whole: int, cents: int) -> None:
    language = get_language(lang)
    text = f"{whole:,}".replace(",", language.group[0]) + language.decimal + f"{cents:02d}"
    (mention,) = read(text, lang)
    assert mention.value.value == Decimal(f"{whole}.{cents:02d}")


@given(st.sampled_from(known_languages()), st.text(max_size=60))
def test_any_text_is_read_without_a_traceback(lang: str, text: str) -> None:
    for mention in read(text, lang):
        assert mention.span.of(text) == mention.text


def test_the_hand_written_tables_are_sorted_and_whole() -> None:
    rows_ = (TABLES / "lexicon.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows_]
    assert all(len(cell) == 4 and cell[3] for cell in cells)
    keys = [(lang, kind, float(value or 0)) for lang, kind, value, _ in cells]
    assert keys == sorted(set(keys))
