"""Write ``tqcheck/knowledge/eras.tsv``: names of eras beside years that are not Gregorian.

Source: the era before Christ in Unicode CLDR (Unicode licence v3), read through Babel 2.18.0, for all the
languages whose months are known; forms that it lacks and other calendars were written for this project.
Usage: python scripts/build_knowledge_eras.py
"""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge"
HEAD = """\
# Names of eras that stand before or behind a year that is not Gregorian: language, names parted by bars.
# Before Christ: Unicode CLDR by Babel 2.18.0 (Unicode licence v3; scripts/build_knowledge_eras.py), and forms
# that it lacks; other calendars: written for this project. As of 2026-11. Blanks behind stops may lack.
"""
_LEAST = 2  # letters: narrow forms such as "B" are other words too
_PLAIN = frozenset(("לפני",))  # short forms of CLDR that mean "before" anything
MORE = {
    "ar": "ق.م.|هـ|هجري|هجرية|للهجرة",
    "bg": "пр. н. е.|преди новата ера",
    "bn": "খ্রিষ্টপূর্ব|বঙ্গাব্দ|শকাব্দ|হিজরি",
    "bs": "p. n. e.|prije nove ere",
    "ca": "abans de la nostra era",
    "cs": "před Kristem|př. Kr.",
    "da": "før vor tidsregning|f.v.t.",
    "de": "vor Christus|v. u. Z.|vor Christi Geburt",
    "el": "π.κ.ε.|προ Χρ.",
    "en": "BCE|B.C.|B.C.E.|before the Common Era|Vikram Samvat|V.S.|Saka",
    "es": "a. de C.|antes de nuestra era|a. n. e.",
    "et": "e.m.a.",
    "fa": "پ.م.|پیش از میلاد|هجری|شمسی|قمری|شاهنشاهی",
    "fi": "ennen ajanlaskun alkua|eaa.",
    "fr": "av. notre ère|avant notre ère|AEC",
    "he": 'לפנה"ס|לפני ספירת הנוצרים',
    "hi": "ईसा पूर्व|ई.पू.|ई॰पू॰|विक्रम संवत|विक्रम संवत्|विक्रमी|वि.सं.|वि॰सं॰|वि. स.|संवत|शक संवत|शक|हिजरी",
    "hr": "prije Krista|p. n. e.|prije nove ere",
    "hu": "Kr. e.|i. e.|időszámításunk előtt",
    "is": "fyrir Kristsburð",
    "it": "a. e. v.|avanti l'era volgare",
    "ja": "西暦紀元前|皇紀",
    "ko": "서기전|단기",
    "lt": "pr. m. e.|prieš mūsų erą",
    "lv": "pirms Kristus",
    "mr": "इसवी सन पूर्व|शके|विक्रम संवत",
    "nb": "fvt.|f.v.t.",
    "ne": "वि.सं.|विक्रम संवत्|विक्रम संवत|संवत्",
    "nl": "v. Chr.|voor onze jaartelling|v.o.j.",
    "pl": "przed Chrystusem|przed Chr.",
    "pt": "AEC|antes da nossa era",
    "ro": "î.e.n.|înaintea erei noastre",
    "ru": "до нашей эры|до Р. Х.|до Р. X.",
    "sk": "pred n. l.|pred naším letopočtom",
    "sl": "pr. n. št.|pred našim štetjem",
    "sr": "пре Христа|pre nove ere|p. n. e.",
    "sv": "före vår tideräkning|f.v.t.",
    "tr": "M.Ö.|İÖ|İ.Ö.|hicri|rumi",
    "uk": "до Христа|до Різдва Христового",
    "ur": "ق م|ہجری|ھ",
    "vi": "trước Công nguyên",
    "zh": "纪元前|西元前|公元前|民國|民国|黄帝纪元",
}


def main() -> None:
    from babel import Locale

    codes = {path.stem.split("_")[0] for path in (FOLDER / "cldr").glob("*.json")}
    rows = [
        f"{code}\t{'|'.join(_names(code, Locale.parse(code).eras))}" for code in sorted(codes | MORE.keys())
    ]
    (FOLDER / "eras.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} languages")


def _names(code: str, eras: Any) -> list[str]:
    widths = [width for width in ("wide", "abbreviated", "narrow") if 0 in eras.get(width, {})]
    names = [
        name
        for name in (str(eras[width][0]) for width in widths)
        if sum(map(str.isalpha, name)) >= _LEAST and name not in _PLAIN
    ]
    return list(dict.fromkeys([*names, *filter(None, MORE.get(code, "").split("|"))]))


if __name__ == "__main__":
    main()
