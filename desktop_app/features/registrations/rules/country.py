"""Countries by name in many languages, by code or by flag: "Lietuva", "Литва", "LTU" → "LT"."""

from __future__ import annotations

import gettext
import re
from functools import cache, lru_cache
from typing import Final

import pycountry

from desktop_app.features.registrations.rules.words import folded, listed

_LANGUAGES: Final = (
    *(
        "lt",
        "lv",
        "et",
        "pl",
        "de",
        "ru",
        "uk",
        "sv",
        "fi",
        "da",
        "nb",
        "fr",
        "es",
        "it",
        "cs",
        "sk",
        "nl",
        "pt",
        "hu",
    ),
    *("ro", "el", "bg", "be", "hr", "sl", "tr", "ja", "ko", "zh_TW", "zh_CN"),
)
_ALIASES: Final = {
    "GB": """
        UK|Great Britain|England|Scotland|Wales|Northern Ireland|Didžioji Britanija|Jungtinė Karalystė
        Lielbritānija|Suurbritannia|Wielka Brytania|Großbritannien|Великобритания|Велика Британія
        Storbritannien|Iso-Britannia
    """,
    "US": """
        USA|U.S.A.|United States of America|America|JAV|ASV|Ameerika Ühendriigid|Stany Zjednoczone|США
        Соединённые Штаты
    """,
    "CZ": """
        Czech Republic|Czechia|Čekija|Čekijos Respublika|Čehija|Tšehhi|Czechy|Tschechien
        Tschechische Republik|Чехия|Чехія|Česko|Česká republika
    """,
    "TW": """
        Taiwan|Taiwan R.O.C.|Republic of China|R.O.C.|Chinese Taipei|Taivanas|Taivāna|Tajwan|Тайвань|臺灣
        台灣|台湾|中華民國
    """,
    "NL": """
        Holland|The Netherlands|Olandija|Nyderlandai|Nīderlande|Holandia|Голландия|Niederlande|Pays-Bas
    """,
    "KR": """
        South Korea|Korea|Republic of Korea|Pietų Korėja|Dienvidkoreja|Lõuna-Korea|Korea Południowa
        Südkorea|Южная Корея|Sydkorea|Etelä-Korea
    """,
    "RU": "Russia|Rusija|Krievija|Venemaa|Rosja|Russland|Россия|Росія|Ryssland|Rusland|Venäjä",
    "MD": "Moldova|Moldavia|Moldovos Respublika|Молдавия|Молдова",
    "MK": "Macedonia|North Macedonia|FYROM",
    "TR": "Turkey|Türkiye|Turkiye|Turkija|Turcija|Türgi|Turcja|Türkei|Турция",
    "VN": "Vietnam|Viet Nam",
    "XK": "Kosovo|Kosovas|Kosova",
    "VA": "Vatican|Vatican City|Holy See",
    "CI": "Ivory Coast",
    "CV": "Cape Verde",
    "CD": "DR Congo|Democratic Republic of the Congo",
    "LA": "Laos",
    "SY": "Syria",
    "IR": "Iran",
    "BO": "Bolivia",
    "VE": "Venezuela",
    "TZ": "Tanzania",
    "PS": "Palestine",
    "HK": "Hong Kong",
    "MO": "Macau|Macao",
    "BY": """
        Belarus|Byelorussia|Baltarusija|Baltkrievija|Valgevene|Białoruś|Weißrussland|Белоруссия|Білорусь
        Vitryssland
    """,
    "DE": "Germany|Vokietija|Vācija|Saksamaa|Niemcy|Deutschland|Германия|Німеччина|Tyskland|Saksa|BRD",
    "FI": "Finland|Suomija|Somija|Soome|Finlandia|Finnland|Финляндия|Фінляндія|Suomi",
    "SE": "Sweden|Švedija|Zviedrija|Rootsi|Szwecja|Schweden|Швеция|Швеція|Sverige|Ruotsi",
    "GR": "Greece|Hellas|Graikija|Grieķija|Kreeka|Grecja|Griechenland|Греция|EL",
    "LT": """
        Lithuania|Republic of Lithuania|Lietuva|Lietuvos Respublika|Leedu|Litwa|Litauen|Литва|Liettua
    """,
    "LV": "Latvia|Republic of Latvia|Latvija|Latvijas Republika|Läti|Łotwa|Lettland|Латвия|Латвія",
    "EE": """
        Estonia|Republic of Estonia|Estija|Igaunija|Eesti|Eesti Vabariik|Estland|Эстония|Естонія|Viro
    """,
}
_PARTS: Final = re.compile(r"[()/,;|]|\s[-\u2013\u2014]\s")
_FLAG_A: Final = 0x1F1E6
_CODE: Final = re.compile(r"[A-Z]{2,3}")


def _translations() -> list[gettext.NullTranslations]:
    folder = pycountry.LOCALES_DIR
    return [gettext.translation("iso3166-1", folder, languages=[name], fallback=True) for name in _LANGUAGES]


@cache
def _names() -> dict[str, str]:
    """Folded name → ISO 3166 alpha-2; the English names win where two languages disagree."""
    found = {folded(name): code for code, names in _ALIASES.items() for name in listed(names)}
    english: list[tuple[str, str]] = []
    for country in pycountry.countries:
        names = {
            country.name,
            getattr(country, "common_name", country.name),
            getattr(country, "official_name", country.name),
        }
        english += [(name, country.alpha_2) for name in sorted(names)]
    for name, code in english:
        found.setdefault(folded(name), code)
    for language in _translations():
        for name, code in english:
            found.setdefault(folded(language.gettext(name)), code)
    return {name: code for name, code in found.items() if len(name) > 1}


@cache
def _codes() -> dict[str, str]:
    codes = {country.alpha_2: country.alpha_2 for country in pycountry.countries}
    return (
        codes
        | {country.alpha_3: country.alpha_2 for country in pycountry.countries}
        | {"UK": "GB", "XK": "XK", "EL": "GR"}
    )


def _flag(text: str) -> str:
    letters = [chr(ord(char) - _FLAG_A + ord("A")) for char in text if _FLAG_A <= ord(char) < _FLAG_A + 26]
    return _codes().get("".join(letters[:2]), "")


def _whole(text: str) -> str:
    text = text.strip(" .")
    if _CODE.fullmatch(text) or (len(text) == len("lt") and text.isascii()):
        return _codes().get(text.upper(), "")
    return _names().get(folded(text), "")


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The ISO 3166 alpha-2 code of what somebody typed as a country; "" when it is none we know."""
    if not text:
        return ""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    return _whole(text) or _flag(text) or next((code for part in parts if (code := _whole(part))), "")


@cache
def country_names(language: str) -> dict[str, str]:
    """Code → name in a language ("en", "lt", "pl" …), for lists to choose from."""
    spoken = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    return {
        one.alpha_2: spoken.gettext(getattr(one, "common_name", one.name)) for one in pycountry.countries
    } | {"XK": "Kosovo"}
