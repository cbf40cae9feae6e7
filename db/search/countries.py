"""Countries by name: the codes that a typed beginning stands for, in the program's languages."""

from __future__ import annotations

import gettext
from bisect import bisect_left
from functools import cache

import pycountry

from db.search.folding import fold

LANGUAGES = ("lt", "lv", "et", "pl")

# Two letters are read as a code; a name needs one more.
SHORTEST = 3


def country_codes(word: str) -> list[str]:
    """The lower-case ISO 3166-1 codes of countries with a word in their name that begins with `word`."""
    if len(word) < SHORTEST or not word.isalpha():
        return []
    names = _names()
    codes: dict[str, None] = {}
    for name, code in names[bisect_left(names, (word, "")) :]:
        if not name.startswith(word):
            break
        codes[code] = None
    return list(codes)


@cache
def _names() -> list[tuple[str, str]]:
    """Sorted pairs of a word of a country's name and the code."""
    readers = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True).gettext
        for language in LANGUAGES
    ]
    pairs: set[tuple[str, str]] = set()
    for country in pycountry.countries:
        own = [country.name, getattr(country, "common_name", country.name)]
        for name in own + [read(name) for read in readers for name in own]:
            pairs.update((word, country.alpha_2.lower()) for word in fold(name).split())
    return sorted(pair for pair in pairs if len(pair[0]) >= SHORTEST)
