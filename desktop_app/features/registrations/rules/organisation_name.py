"""When two names mean the same organisation: legal forms, marks, case and word order do not count."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from desktop_app.features.registrations.rules.words import folded, listed

Words = tuple[str, ...]

# Forms that stand behind a name, in the languages of the countries around the Baltic and of the usual guests.
_BEHIND: Final = listed("""
UAB|AB|VšĮ|MB|IĮ|VĮ|ŽŪB|ŽŪK|KB|TŪB|U.A.B.|A.B.|V.š.Į.
uždaroji akcinė bendrovė|akcinė bendrovė|viešoji įstaiga|mažoji bendrija|individuali įmonė|valstybės įmonė
SIA|AS|VAS|VSIA|IK|S.I.A.|A/S|A.S.|sabiedrība ar ierobežotu atbildību|akciju sabiedrība
OÜ|O.Ü.|MTÜ|FIE|osaühing|aktsiaselts|mittetulundusühing
Oy|Oyj|Ab Oy|Oy Ab|Ry|Osk|osakeyhtiö|julkinen osakeyhtiö
ApS|IVS|P/S|I/S|aktieselskab|anpartsselskab|ASA|ANS|aksjeselskap|aktiebolag|HB|ehf|hf
GmbH|mbH|gGmbH|AG|KG|KGaA|OHG|UG|UG (haftungsbeschränkt)|e.V.|eV|e.G.|eG|SE|e.K.|GbR
& Co. KG|& Co. KGaA|& Co. OHG|& Co. Ltd|& Co. LLC|Gesellschaft mit beschränkter Haftung|Aktiengesellschaft
sp. z o.o.|sp. z o. o.|spzoo|S.A.|SA|sp. j.|sp. k.|S.K.A.|P.S.A.|s.c.
spółka z ograniczoną odpowiedzialnością|spółka z o.o.|spółka akcyjna|spółka jawna|spółka komandytowa
ТОВ|ПАТ|ПрАТ|ООО|ЗАО|ОАО|ПАО|TOV|OOO|ZAO|OAO|PAO|PAT|PrAT|LLP|ТОО
товариство з обмеженою відповідальністю|общество с ограниченной ответственностью|акціонерне товариство
Ltd|Limited|LLC|L.L.C.|Inc|Incorporated|PLC|P.L.C.|Corp|Corporation|Pvt. Ltd|Pte. Ltd|Pty. Ltd|Co. Ltd|CIC|LP
SAS|S.A.S.|SASU|SARL|S.à r.l.|Sàrl|S.A.R.L.|EURL|SCOP
BV|B.V.|NV|N.V.|VOF|BVBA|SRL|S.r.l.|SpA|S.p.A.|S.L.|S.L.U.|Lda|s.r.o.|spol. s r.o.|a.s.|d.o.o.|Kft|Zrt|EOOD
""")

# Forms that stand before a name too; the others would take a word from names such as "AG Vision" or "Co Lab".
_BEFORE: Final = listed("""
UAB|AB|VšĮ|MB|IĮ|VĮ|ŽŪB|ŽŪK|TŪB|U.A.B.|A.B.|V.š.Į.
uždaroji akcinė bendrovė|akcinė bendrovė|viešoji įstaiga|mažoji bendrija|individuali įmonė|valstybės įmonė
SIA|AS|VAS|VSIA|S.I.A.|A/S|A.S.|sabiedrība ar ierobežotu atbildību|akciju sabiedrība
OÜ|O.Ü.|MTÜ|FIE|osaühing|aktsiaselts|mittetulundusühing
Oy|Oyj|osakeyhtiö|aktiebolag
ТОВ|ПАТ|ПрАТ|ООО|ЗАО|ОАО|ПАО|TOV|OOO|ZAO|OAO|PAO|PAT|PrAT
товариство з обмеженою відповідальністю|общество с ограниченной ответственностью|акціонерне товариство
S.A.|SARL|S.A.R.L.|BV|B.V.|NV|N.V.
""")

# Short enough to be words of another alphabet: forms only in a name that is written in Cyrillic.
_CYRILLIC_BEFORE: Final = listed("ПП|ФОП|ДП|КП|ГО|АТ|АО|ИП")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")


def _parts(forms: list[str]) -> dict[int, frozenset[Words]]:
    """Forms as folded words, by how many words they have, the longest first."""
    found: dict[int, set[Words]] = {}
    for form in forms:
        words = tuple(folded(form).split())
        found.setdefault(len(words), set()).add(words)
    return {length: frozenset(found[length]) for length in sorted(found, reverse=True)}


_BEHIND_PARTS: Final = _parts(_BEHIND)
_BEFORE_PARTS: Final = _parts(_BEFORE)
_CYRILLIC_PARTS: Final = _parts([*_BEFORE, *_CYRILLIC_BEFORE])


@lru_cache(maxsize=65536)
def organisation_words(name: str) -> Words:
    """The words of a name, folded, without its legal forms; a name that is nothing else keeps them."""
    words = tuple(folded(name).split())
    before = _CYRILLIC_PARTS if _CYRILLIC.search(name) else _BEFORE_PARTS
    while words:
        shorter = _without_first(_without_last(words), before)
        if shorter == words:
            break
        words = shorter
    return words


def _without_last(words: Words) -> Words:
    for length, forms in _BEHIND_PARTS.items():
        if length < len(words) and words[-length:] in forms:
            return words[:-length]
    return words


def _without_first(words: Words, before: dict[int, frozenset[Words]]) -> Words:
    for length, forms in before.items():
        if length < len(words) and words[:length] in forms:
            return words[length:]
    return words


def organisation_key(name: str) -> str:
    """Names with the same key mean the same organisation.

    "UAB Baltlazeris", "Baltlazeris, UAB" and "„BALTLAZERIS“" have one key; "Baltlazeris Cluster" has another.
    """
    return " ".join(sorted(organisation_words(name)))
