"""Texts made comparable: invisible characters out, folded forms for headers and names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_INVISIBLE = dict.fromkeys(
    [
        0xAD,
        0x200B,
        0x2060,
        0xFEFF,
        *range(0x200E, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
# Joiners make letters of Persian or Malayalam, and some emoji; beside Latin letters they are slips.
_LOOSE_JOINERS = re.compile(r"(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_ROUND_BREAKS = re.compile(r" ?\n\s*")
_NO_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def cleaned(text: str) -> str:
    """The text in Unicode's composed form, with single spaces, without invisible characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _CONTROL.sub(" ", _BREAKS.sub("\n", text).translate(_INVISIBLE))
    text = _LOOSE_JOINERS.sub("", text)
    return _ROUND_BREAKS.sub("\n", _SPACES.sub(" ", unicodedata.normalize("NFC", text))).strip()


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower-case Latin letters and digits only, words apart by one space: "Žydrūnė Łoś" → "zydrune los"."""
    plain = text if text.isascii() else anyascii(unicodedata.normalize("NFKC", text))
    return _NO_WORD.sub(" ", plain.casefold().replace("'", "")).strip()


def slug(text: str) -> str:
    """A short key made of a header: "Dietary needs?" → "dietary_needs"."""
    return folded(text).replace(" ", "_")[:40] or "field"


def listed(block: str) -> list[str]:
    """The words of a block, which stand apart by "|" or on lines of their own."""
    return [word for line in block.splitlines() for piece in line.split("|") if (word := piece.strip())]
