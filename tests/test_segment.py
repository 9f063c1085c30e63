"""Segments: exact, complete, and cut where a reader would cut. A bar in the tables stands for a cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.model import Document, Segment
from tqcheck.segment import segment
from tqcheck.segment.sentences import sentences

SENTENCES = [
    ("ar", "أغلق الجسر يوم الاثنين.| متى يفتح؟| لا أحد يعرف."),
    ("bg", "Кметът г-н Иванов затвори моста.| Защо?| Ремонтът ще трае до 5 май."),
    ("cs", "Dne 3. března přijel prof. Novák s mjr. Dvořákem.| Most je zavřený, např. pro kola.| Proč?"),
    ("da", "Broen lukker den 3. marts, bl.a. for biler.| Hvorfor?| Det ved hr. Hansen."),
    ("de", "Am 3. März kam Dr. Weber mit ca. 40 Leuten, z. B. aus Köln.| Warum?| Das sagte er nicht."),
    ("de", "Der 1. FC Union verlor.| Der 2. Weltkrieg endete 1945.| Danach wurde gebaut."),
    ("de", "„Das Tor ist zu.“| Er ging.| „Wirklich?“, fragte sie."),
    ("el", "Η γέφυρα έκλεισε.| Γιατί;| Ο κ. Παππάς δεν απάντησε."),
    ("en", "The mayor wrote on X.| Mr. Cole replied at once."),
    ("en", "J. R. Moss met Gen. Hale at 5.30 p.m. on Monday.| Plan B.| It failed."),
    ("en", "“We will stay.”| He left.| “Really?” she asked."),
    ("en", "(The bridge stayed shut.)| Then it opened, e.g. for bicycles, on Jan. 5 at noon."),
    ("en", "Growth was 2.5 percent, i.e. very little.| Sales rose to $3.5 million.| Why?"),
    ("es", "El Sr. Ruiz llegó con la Dra. Gil.| ¿Por qué?| ¡Nadie lo sabe!| El art. 5 no lo dice."),
    ("et", "Sild suleti 3. märtsil.| Miks?| Dr. Tamm ei vastanud."),
    ("fa", "پل بسته شد.| چرا؟| کسی نمی‌داند."),
    ("fi", "Silta suljettiin 3. maaliskuuta, esim. autoilta.| Miksi?| Prof. Virtanen ei vastannut."),
    ("fr", "M. Petit ferma le pont avec Mme Roux.| Pourquoi ?| « Il le faut ! » dit-il.| L’art. 5 le dit."),
    ("he", "הגשר נסגר.| למה?| אף אחד לא יודע."),
    ("hi", "पुल बंद हो गया।| क्यों?| किसी को नहीं पता।"),
    ("hr", "Most je zatvoren 3. ožujka, npr. za bicikle.| Zašto?| Dr. Horvat ne zna."),
    ("hu", "A hidat 2024. március 3-án lezárták.| Miért?| Dr. Kovács nem tudja."),
    ("id", "Jembatan itu ditutup oleh Dr. Budi.| Mengapa?| Tidak ada yang tahu."),
    ("is", "Brúnni var lokað 3. mars, þ.e. í gær.| Hvers vegna?| Enginn veit það."),
    ("it", "Il sig. Rossi chiuse il ponte con l’avv. Neri.| Perché?| L’art. 5 non lo dice."),
    ("ja", "橋は閉鎖された。|なぜか？|「分からない。」と市長は言った。|「はい。」|「いいえ。」"),
    ("ko", "다리가 폐쇄되었다.| 왜?| 시장은 대답하지 않았다."),
    ("lt", "Tiltą uždarė dr. Petraitis.| Kodėl?| Niekas nežino."),
    ("lv", "Tiltu slēdza 3. martā.| Kāpēc?| Dr. Bērziņš nezina."),
    ("nb", "Broen stengte 3. mars, bl.a. for biler.| Hvorfor?| Det vet dr. Hansen."),
    ("nl", "Dhr. Bakker sloot de brug, d.w.z. voor auto’s.| Waarom?| Dat zei prof. Visser niet."),
    ("pl", "Most zamknął prof. Nowak, m.in. dla aut, na ul. Długiej.| Dlaczego?| Nie wie tego płk Lis."),
    ("pt", "O Sr. Costa fechou a ponte com a Dra. Reis.| Porquê?| O art. 5 não o diz."),
    ("ro", "Podul a fost închis de dl. Popescu.| De ce?| Nimeni nu știe."),
    ("ru", "Мост закрыли 3 марта, т. е. вчера, в г. Туле.| Почему?| А. П. Серов не ответил."),
    ("pl", "Otwarto go w latach 80.| Golfa tu nie ma, tylko tenis itp.| Na moście stał por. Lis."),
    ("ru", "В 2020 г. он стоил 5 млрд руб.| Именно о нем.| Почему он на ул. им. Серова?| Никто не знает."),
    ("sk", "Most zatvorili 3. marca, napr. pre autá.| Prečo?| Prof. Kováč nevie."),
    ("sl", "Most so zaprli 3. marca, npr. za avte.| Zakaj?| Dr. Novak ne ve."),
    ("sv", "Bron stängdes den 3 mars, bl.a. för bilar.| Varför?| Det vet inte prof. Berg."),
    ("tr", "Köprüyü Prof. Dr. Yılmaz kapattı.| Neden?| Bunu Sn. Kaya da bilmiyor."),
    ("uk", "Міст закрили 3 березня, тобто вчора, у м. Львові.| Чому?| О. П. Бойко не відповів."),
    ("ur", "پل بند ہو گیا۔| کیوں؟| کسی کو معلوم نہیں۔"),
    ("vi", "Cây cầu đã đóng cửa.| Tại sao?| Không ai biết."),
    ("zh", "大桥关闭了。|为什么？|“不知道。”市长说。|他说：“会开的。”|市民走了。"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "marked"), SENTENCES)
def test_cut_like_a_reader(lang: str, marked: str) -> None:
    text = marked.replace("|", "")
    assert [span.of(text) for span in sentences(text, lang)] == [part.strip() for part in marked.split("|")]


ARTICLE = """Bridge stays shut until May

2024-03-05 09:30
By Ann Lee and Omar Haddad

Leeds – The river bridge stays shut. Repairs go on, Mayor Cole said.

Who pays for it?

The city does, for now. It has asked the state for help, in vain. (dpa/lee)

Source: AFP"""

KINDS = [
    ("headline", "Bridge stays shut until May"),
    ("metadata", "2024-03-05 09:30"),
    ("byline", "By Ann Lee and Omar Haddad"),
    ("text", "Leeds – The river bridge stays shut."),
    ("text", "Repairs go on, Mayor Cole said."),
    ("subhead", "Who pays for it?"),
    ("text", "The city does, for now."),
    ("text", "It has asked the state for help, in vain."),
    ("credit", "(dpa/lee)"),
    ("credit", "Source: AFP"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_parts_of_an_article(end: str) -> None:
    document = segment(Document(ARTICLE.replace("\n", end), ""))
    assert [(each.kind, each.text) for each in document.segments] == KINDS
    assert document.lang == "en"


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    text = (
        "The bridge over the river stays shut until\n"
        "the first of May, because the repairs take\n"
        "longer than the city expected. Nobody knew.\n\n"
        "It may rain.\n"
    )
    assert [len(each.text.split()) for each in segment(Document(text, "en")).segments] == [21, 2, 3]


def test_lines_that_end_early_stay_apart() -> None:
    text = "Bridge shut\nThe mayor closed it on Monday.\nA test.\nThe ferry runs every hour, he said.\n"
    assert len(segment(Document(text, "en")).segments) == 4


def test_japanese_lines_are_paragraphs_unless_they_are_full() -> None:
    apart = (
        "橋の閉鎖が続く\n"
        + "市長は昨日、橋の修理が遅れていると述べた" * 2
        + "。\n住民は不満だ。\nフェリーはある。"
    )
    assert len(segment(Document(apart, "ja")).segments) == 4
    line = "市長は昨日橋の修理が遅れていると述べたが住民は不満だと言っている"
    assert len(segment(Document(f"{line}{line}\n{line}{line}\n{line}。\n", "ja")).segments) == 1


def test_given_segments_are_kept() -> None:
    document = segment(Document("One. Two.", "en"))
    given = tuple(document.segments[:1])
    assert segment(Document("One. Two.", "en", given)).segments == given


ODD = st.text(st.sampled_from("Ab1 .!?。」「“”()\n\r\t\u2028\u00a0éЖ東\U0001f642-;,"))


@given(ODD, st.sampled_from(["en", "ja", "de", "und"]))
def test_segments_are_exact_and_complete(text: str, lang: str) -> None:
    assert_exact(text, segment(Document(text, lang)).segments)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_cut(text: str) -> None:
    assert_exact(text, segment(Document(text, "")).segments)


def assert_exact(text: str, segments: tuple[Segment, ...]) -> None:
    end = 0
    for each in segments:
        assert each.span.of(text) == each.text == each.text.strip() != ""
        assert not text[end : each.span.start].strip()
        end = each.span.end
    assert not text[end:].strip()
