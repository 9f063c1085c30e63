"""Weekday against date in many languages, the right day computed from the calendar: both twins."""

from __future__ import annotations

from datetime import date

import pytest

from tqcheck.config import Config
from tqcheck.languages import get_language
from tqcheck.model import Document
from tqcheck.pipeline import review_document

# Days across leap years, year ends and centuries; {w} stands for the weekday's form.
# Days above 12, so that figures read in one way only.
DAYS = (date(1999, 12, 31), date(2000, 2, 29), date(2019, 7, 14), date(2024, 1, 22), date(2026, 11, 15))

# language: (sentence, the seven weekday forms of the case it needs, twelve months or none for figures)
FORMS = {
    "en": (
        "The minister resigned on {w}, {m} {d}, {y}.",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    "de": (
        "Am {w}, den {d}. {m} {y} trat der Minister zurück.",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    ),
    "fr": (
        "Le ministre a démissionné le {w} {d} {m} {y}.",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
    ),
    "es": (
        "El ministro dimitió el {w} {d} de {m} de {y}.",
        "lunes martes miércoles jueves viernes sábado domingo",
    ),
    "it": (
        "Il ministro si è dimesso {w} {d} {m} {y}.",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    ),
    "pt": (
        "O ministro saiu na {w}, {d} de {m} de {y}.",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    ),
    "nl": (
        "De minister trad af op {w} {d} {m} {y}.",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    ),
    "sv": (
        "Ministern avgick {w}en den {d} {m} {y}.",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
    ),
    "da": (
        "Ministeren gik af {w} den {d}. {m} {y}.",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    ),
    "nb": (
        "Ministeren gikk av {w} {d}. {m} {y}.",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    ),
    "is": (
        "Ráðherrann sagði af sér {w}inn {d}. {m} {y}.",
        "mánudag þriðjudag miðvikudag fimmtudag föstudag laugardag sunnudag",
    ),
    "fi": (
        "Ministeri erosi {w} {d}. {m} {y}.",
        "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
    ),
    "et": (
        "Minister astus tagasi {w}, {d}. {m} {y}.",
        "esmaspäeval teisipäeval kolmapäeval neljapäeval reedel laupäeval pühapäeval",
    ),
    "lv": (
        "Ministrs atkāpās {w}, {y}. gada {d}. {m}.",
        "pirmdien otrdien trešdien ceturtdien piektdien sestdien svētdien",
    ),
    "lt": (
        "Ministras atsistatydino {y} m. {m} {d} d., {w}.",
        "pirmadienį antradienį trečiadienį ketvirtadienį penktadienį šeštadienį sekmadienį",
    ),
    "pl": (
        "Minister podał się do dymisji w {w}, {d} {m} {y} r.",
        "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    ),
    "cs": (
        "Ministr odstoupil v {w} {d}. {m} {y}.",
        "pondělí úterý středu čtvrtek pátek sobotu neděli",
    ),
    "sk": (
        "Minister odstúpil v {w} {d}. {m} {y}.",
        "pondelok utorok stredu štvrtok piatok sobotu nedeľu",
    ),
    "sl": (
        "Minister je odstopil v {w}, {d}. {m} {y}.",
        "ponedeljek torek sredo četrtek petek soboto nedeljo",
    ),
    "hr": (
        "Ministar je dao ostavku u {w}, {d}. {m} {y}.",
        "ponedjeljak utorak srijedu četvrtak petak subotu nedjelju",
    ),
    "ru": (
        "Министр ушёл в отставку в {w}, {d} {m} {y} года.",
        "понедельник вторник среду четверг пятницу субботу воскресенье",
    ),
    "uk": (
        "Міністр пішов у відставку в {w}, {d} {m} {y} року.",
        "понеділок вівторок середу четвер п'ятницю суботу неділю",
    ),
    "bg": (
        "Министърът подаде оставка в {w}, {d} {m} {y} г.",
        "понеделник вторник сряда четвъртък петък събота неделя",
    ),
    "ro": (
        "Ministrul a demisionat {w}, {d} {m} {y}.",
        "luni marți miercuri joi vineri sâmbătă duminică",
    ),
    "hu": (
        "A miniszter {y}. {m} {d}-én, {w} lemondott.",
        "hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap",
    ),
    "el": (
        "Ο υπουργός παραιτήθηκε την {w} {d} {m} {y}.",
        "Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή",
    ),
    "tr": (
        "Bakan {d} {m} {y} {w} günü istifa etti.",
        "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
    ),
    "ar": (
        "استقال الوزير يوم {w} {d} {m} {y}.",
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    ),
    "he": (
        "השר התפטר ב{w}, {d} ב{m} {y}.",
        "יום_שני יום_שלישי יום_רביעי יום_חמישי יום_שישי שבת יום_ראשון",
    ),
    "fa": (
        "وزیر {w} {d} {m} {y} استعفا داد.",
        "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
    ),
    "hi": (
        "मंत्री ने {w}, {d} {m} {y} को इस्तीफ़ा दिया।",
        "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
    ),
    "id": (
        "Menteri mundur pada {w} ({d}/{n}/{y}).",
        "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    ),
    "vi": (
        "Bộ trưởng từ chức {w}, ngày {d} tháng {n} năm {y}.",
        "thứ_Hai thứ_Ba thứ_Tư thứ_Năm thứ_Sáu thứ_Bảy Chủ_Nhật",
    ),
    "ja": (
        "大臣は{y}年{n}月{d}日（{w}）に辞任した。",
        "月 火 水 木 金 土 日",
    ),
    "zh": (
        "部长于{y}年{n}月{d}日{w}辞职。",
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    ),
    "ko": (
        "장관은 {y}년 {n}월 {d}일({w}) 사임했다.",
        "월 화 수 목 금 토 일",
    ),
}


def sentence(lang: str, day: date, weekday: int) -> str:
    template, forms = FORMS[lang]
    tables = get_language(lang).cldr
    assert tables is not None
    month = tables["months"]["format"]["wide"][day.month - 1]
    form = forms.split()[weekday].replace("_", " ")
    return template.format(w=form, d=day.day, m=month, n=day.month, y=day.year)


def found(text: str, lang: str) -> list[str]:
    config = Config(lang=lang, select=("TQ201",))
    return [f.code for f in review_document(Document(text, lang), config).findings]


@pytest.mark.parametrize("lang", sorted(FORMS))
def test_right_weekday_is_left_alone_and_any_other_is_found(lang: str) -> None:
    for day in DAYS:
        for weekday in range(7):
            text = sentence(lang, day, weekday)
            assert found(text, lang) == ([] if weekday == day.weekday() else ["TQ201"]), text
