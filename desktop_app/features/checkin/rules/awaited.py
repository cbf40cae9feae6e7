"""Which categories somebody waits for by name: without a speaker or a guest of honour nothing begins."""

from __future__ import annotations

from typing import Final

# English, Lithuanian, Latvian, Estonian, Polish, German, French, Swedish, Finnish, Russian, Ukrainian;
# beginnings of words, so that plurals and compounds count too.
_WORDS: Final = (
    "speaker", "keynote", "moderator", "panel", "vip", "guest of hono",
    "pranešėj", "lektor", "garbės",
    "runātāj", "referent", "goda",
    "esineja", "kõneleja", "aukülal",
    "prelegent", "mówc", "gość honor",
    "redner", "ehrengast",
    "intervenant", "orateur", "conférenc",
    "talare", "puhuja",
    "спикер", "докладчик", "спікер", "доповідач",
)  # fmt: skip


def is_awaited(category: str) -> bool:
    """Whether a category of this name is one of speakers or guests of honour; staff may choose others."""
    words = category.casefold()
    return any(word in words for word in _WORDS)
