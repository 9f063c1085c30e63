"""Language: right for articles, and a paragraph is called foreign only when it clearly is."""

from __future__ import annotations

import pytest

from tqcheck.segment.language_id import UNKNOWN, document_language, paragraph_language

TEXTS = [
    ("ar", "قال رئيس البلدية إن الجسر سيبقى مغلقا حتى الربيع، وذلك بعد أن وجد المهندسون أضرارا فيه."),
    ("be", "Мэр сказаў, што мост будзе зачынены да вясны, бо на ім пашкоджанні."),
    ("bg", "Кметът каза, че мостът ще остане затворен до пролетта, защото има щети."),
    ("ca", "L'alcalde va dir que el pont continuarà tancat fins a la primavera perquè hi ha danys."),
    ("cs", "Starosta řekl, že cesta bude až do jara zavřená, protože na ní byly škody."),
    ("da", "Borgmesteren siger, at broen forbliver lukket til foråret, fordi der er fundet skader på den."),
    ("de", "Der Bürgermeister sagte, dass die Brücke bis zum Frühjahr gesperrt bleibt."),
    ("el", "Ο δήμαρχος είπε ότι η γέφυρα θα μείνει κλειστή μέχρι την άνοιξη."),
    ("en", "The mayor said that the bridge would stay shut until spring because they found damage."),
    ("es", "La alcaldesa dijo que el puente seguirá cerrado hasta la primavera porque hay daños."),
    ("et", "Linnapea ütles, et sild on kevadeni suletud, sest insenerid leidsid sellelt kahjustusi."),
    ("fa", "شهردار گفت که این پل تا بهار بسته خواهد بود زیرا مهندسان در آن آسیب‌هایی پیدا کرده‌اند."),
    ("fi", "Pormestari sanoi, että silta on suljettu kevääseen asti, koska siinä on ollut vaurioita."),
    ("fr", "La maire a déclaré que le pont resterait fermé jusqu'au printemps, car il y a des dégâts."),
    ("he", "ראש העיר אמר כי הגשר יישאר סגור עד האביב."),
    ("hi", "महापौर ने कहा कि पुल वसंत तक बंद रहेगा क्योंकि उसमें दरारें हैं।"),
    ("hu", "A polgármester azt mondta, hogy a híd tavaszig zárva lesz, mert a mérnökök hibát találtak."),
    ("id", "Wali kota mengatakan bahwa jembatan itu tidak akan dibuka karena ada kerusakan."),
    ("is", "Bæjarstjórinn sagði að brúin yrði lokuð til vors því að skemmdir eru á henni."),
    ("it", "La sindaca ha detto che il ponte resterà chiuso fino alla primavera perché ci sono dei danni."),
    ("ja", "市長は、橋は春まで閉鎖されると述べた。"),
    ("ko", "시장은 다리가 봄까지 폐쇄될 것이라고 말했다."),
    ("lt", "Meras sakė, kad tiltas bus uždarytas iki pavasario, nes inžinieriai rado pažeidimų."),
    ("lv", "Mērs teica, ka tilts būs slēgts līdz pavasarim, jo inženieri tam ir atraduši bojājumus."),
    ("nl", "De burgemeester zei dat de brug tot het voorjaar dicht blijft omdat er schade aan is."),
    ("pl", "Burmistrz powiedział, że most będzie zamknięty do wiosny, ponieważ są na nim uszkodzenia."),
    ("pt", "A presidente da câmara disse que a ponte vai ficar fechada até à primavera, porque tem danos."),
    ("ro", "Primarul a spus că podul va fi închis până la primăvară pentru că sunt probleme la el."),
    ("ru", "Мэр сказал, что мост будет закрыт до весны, потому что на нём нашли повреждения."),
    ("sk", "Starosta povedal, že cesta bude až do jari zatvorená, pretože na nej sú škody."),
    ("sl", "Župan je dejal, da bo cesta zaprta, ker na njej še vedno ni luči."),
    ("sr", "Градоначелник је рекао да ће мост остати затворен до пролећа јер су на њему нашли оштећења."),
    ("sv", "Borgmästaren säger att bron är stängd till våren eftersom man har hittat skador på den."),
    ("th", "นายกเทศมนตรีกล่าวว่าสะพานจะปิดจนถึงฤดูใบไม้ผลิ"),
    ("tr", "Belediye başkanı, köprünün bahara kadar kapalı olduğunu ve onarımın daha süreceğini söyledi."),
    ("uk", "Мер сказав, що міст буде закритий до весни, бо на ньому знайшли пошкодження."),
    ("vi", "Thị trưởng nói rằng cây cầu sẽ đóng cửa đến mùa xuân vì các kỹ sư đã tìm thấy hư hỏng."),
    ("zh", "市长说，大桥将关闭到春天。"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_language_of_a_sentence(lang: str, text: str) -> None:
    assert document_language(text) == lang


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_paragraph_in_its_own_language_is_at_home(lang: str, text: str) -> None:
    assert paragraph_language(text, lang) == lang


@pytest.mark.parametrize(("lang", "text"), [each for each in TEXTS if each[0] != "en"])
def test_residue_in_an_english_article_is_seen(lang: str, text: str) -> None:
    assert paragraph_language(text, "en-GB") == lang


@pytest.mark.parametrize(
    "text", ["", "42", "Christoph Gschoßmann", "Kyiv – Oslo", "🙂🙂", "Vladimir Putin, Joe Biden"]
)
def test_names_and_numbers_are_no_verdict(text: str) -> None:
    assert document_language(text) == UNKNOWN
    assert paragraph_language(text, "en-GB") == "en-GB"


def test_a_foreign_name_or_quoted_title_does_not_make_a_paragraph_foreign() -> None:
    text = "The paper “Der Spiegel” called the film “La vie est un long fleuve tranquille” a success."
    assert paragraph_language(text, "en") == "en"
    assert paragraph_language("首相官邸", "en") == "en"


def test_kindred_languages_do_not_part() -> None:
    assert paragraph_language("Gradonačelnik je rekao da će most biti zatvoren do proljeća.", "sr") == "sr"
