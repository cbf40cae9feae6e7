"""Words of profiles made comparable: folded, without endings and without words that say nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.words import folded, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

# Endings of plurals and cases in English, Lithuanian, Latvian, Estonian, Polish and German, longest first. A
# rough cut is enough: both texts are cut alike, and what is compared is shown to people.
_ENDINGS: Final = (
    *("iams", "iems", "iais", "ings", "ions", "ami", "ams", "ais", "iai", "iau", "ies", "ing", "ion", "ien"),
    *("ach", "ych", "ich", "ego", "owi", "iem", "iu", "ai", "as", "es", "is", "us", "os", "ys", "ei", "id"),
    *("om", "ow", "en", "er", "em", "te", "de", "s", "a", "e", "i", "o", "u", "y"),
)
_SHORTEST: Final = 4
_SHORT_WORD: Final = 3

# Every second profile offers a service or needs a partner: such words are no reason to meet.
_EMPTY: Final = frozenset(
    folded(word)
    for word in listed("""
        and|the|for|with|from|our|your|new|all|any|other|others|etc|of|in|on|to|at|or|by|we|you|are|is|who|that
        offer|offers|need|needs|looking|search|seek|seeking|provide|interested|interest|want|wants|help
        ir|su|kad|arba|mums|ieškome|siūlome|reikia|un|ar|par|mēs|meklējam|piedāvājam|ja|ning|või|meie|otsime
        pakume|oraz|dla|nad|pod|szukamy|oferujemy|und|der|die|das|mit|für|von|wir|suchen|bieten
    """)
)


def stems_of(text: str) -> dict[str, str]:
    """The telling words of a text: each as it is compared, with how it is written."""
    found: dict[str, str] = {}
    for word in text.split():
        for part in folded(word).split():
            if len(part) >= _SHORT_WORD and part not in _EMPTY:
                found.setdefault(_stem(part), word.strip(".,;:()"))
    return found


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The word without its ending, twice over where one hides another: "energies" and "energy" are one."""
    for _ in range(2):
        ending = next(
            (end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), ""
        )
        word = word.removesuffix(ending)
    return word


def phrases_of(value: object) -> tuple[str, ...]:
    """The things that an answer lists: each choice, or what semicolons, commas and new lines part."""
    if isinstance(value, list):
        return tuple(str(each) for each in value if str(each).strip())
    texts = (" ".join(part.split()) for part in re.split(r"[;,\n]", str(value or "")))
    return tuple(text for text in texts if text)


_LISTS: Final = {
    "offers": """
        offers|offer|i offer|we offer|offering|siūlau|siūlome|siūlo|piedāvājam|piedāvāju|pakun|pakume|oferuję
        oferujemy|oferta|wir bieten|biete|angebot
    """,
    "needs": """
        needs|need|i need|we need|looking for|seeking|ieškau|ieškome|reikia|poreikiai|meklēju|meklējam
        vajadzības|otsin|otsime|vajan|vajadused|szukam|szukamy|potrzeby|potrzebuję|wir suchen|suche|bedarf
    """,
    "topics": """
        topics|topic|topics of interest|interests|areas of interest|sectors|temos|dominančios temos|tēmas
        intereses|teemad|huvid|tematy|zainteresowania|themen|interessen
    """,
}
_KNOWN: Final = {folded(word): name for name, block in _LISTS.items() for word in listed(block)}


def list_of(label: str) -> str:
    """Which list of a profile a question fills: offers, needs or topics; "" where it is none of them."""
    return _KNOWN.get(folded(label), "")


def lists_from(labels: Mapping[str, str], answers: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The lists of a profile as a person's answers give them; `labels` are those of the questions by key."""
    found: dict[str, tuple[str, ...]] = {}
    for key, label in labels.items():
        if (name := list_of(label)) and (phrases := phrases_of(answers.get(key))):
            found[name] = (*found.get(name, ()), *phrases)
    return found
