"""How texts are made comparable: case, diacritics and script folded away; other spellings of a word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from db.search.alphabets import (
    APOSTROPHES,
    CLASSICAL,
    CLASSICAL_PAIRS,
    CYRILLIC,
    EVERYDAY,
    GREEK,
    GREEK_PAIRS,
    HISSES,
    LETTERS,
    PASSPORT,
    SCHOLARLY,
    SCHOLARLY_UKRAINIAN,
    UKRAINIAN,
    UKRAINIAN_START,
    UMLAUT_PAIRS,
    UMLAUTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SPECIAL = str.maketrans(LETTERS | CYRILLIC)
_NOT_WORD = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[A-Z][a-z]*|[a-z]+|[0-9]+")


def fold(text: str) -> str:
    """The comparable form of `text`: lower case Latin letters without diacritics, digits, single spaces.

    Cyrillic, Greek and other alphabets are romanised; Chinese, Japanese and Korean characters stay (see
    `spellings` for their reading). Folding twice changes nothing.
    """
    if text.isascii():
        plain = text.translate(APOSTROPHES).lower()
    else:
        plain = " ".join(_fold_word(word) for word in text.translate(APOSTROPHES).split())
    return _NOT_WORD.sub(" ", plain).strip()


def tokens(text: str) -> list[str]:
    """The words of the folded text."""
    return fold(text).split()


def spellings(text: str) -> list[list[str]]:
    """For each word of `text` its folded form, then the other ways in which the same word is written.

    Cyrillic and Greek by several romanisations, umlauts with and without e, hisses with one letter or two,
    Chinese, Japanese and Korean by their reading (pinyin for Chinese) and from each character on.
    """
    return [list(found) for word in _words(text) if (found := _spellings(word))]


def variants(text: str) -> list[str]:
    """All spellings of all words of `text`, each once."""
    return list(dict.fromkeys(each for word in spellings(text) for each in word))


def joined(text: str) -> list[str]:
    """Compound words written as one (van der Berg: vanderberg; Jean-Luc: jeanluc), where `text` has them."""
    words = tokens(text)
    return ["".join(words)] if len(words) > 1 else []


def email_words(email: str) -> list[str]:
    """The words of an e-mail address without its top-level domain, which would read as a country."""
    local, at, domain = email.partition("@")
    host = domain.rpartition(".")[0] or domain
    return tokens(f"{local} {host}" if at else email)


def sort_key(family: str, given: str) -> str:
    """The key by which names are listed: base letters first, then the letters as they are.

    Š stands with S and Ž with Z (in Lithuanian order y would also stand with i: here it is a letter of its
    own); names in other scripts stand where their romanisation does. Compare keys by code point.
    """
    return "\t".join((_latin(family), _latin(given), family.casefold(), given.casefold()))


def is_character(char: str) -> bool:
    """Whether this is a character of Chinese, Japanese or Korean writing rather than a letter."""
    return char >= "\u1100" and (
        "\u3040" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        or "\uf900" <= char <= "\ufaff"
        or char >= "\U00020000"
        or char == "々"
    )


@lru_cache(maxsize=65536)
def _latin(text: str) -> str:
    """The folded text with characters read too: nothing but Latin letters and digits is left."""
    folded = fold(text)
    return folded if folded.isascii() else fold(anyascii(folded))


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    """One word of any script folded; it may fall apart where it holds punctuation."""
    if word.isascii():
        return word.lower()
    text = unicodedata.normalize("NFKC", word).casefold()
    if any("\u0370" <= char <= "\u03ff" or char >= "\u1f00" for char in text):
        text = _romanise_greek(text, GREEK, GREEK_PAIRS)
    return "".join(_plain_letters(text))


def _plain_letters(text: str) -> Iterator[str]:
    """The letters one after the other without marks; alphabets without a table go by their common names."""
    for char in unicodedata.normalize("NFC", text):
        if char.isascii() or is_character(char):
            yield char
        elif (known := _SPECIAL.get(ord(char))) is not None:
            yield known
        else:
            yield from map(_plain_letter, unicodedata.normalize("NFKD", char))


def _plain_letter(char: str) -> str:
    if char.isascii() or is_character(char):
        return char
    if unicodedata.category(char).startswith("M") or ord(char) in APOSTROPHES:
        return ""
    known = _SPECIAL.get(ord(char))
    return anyascii(char).translate(APOSTROPHES).lower() if known is None else known


def _romanise_greek(text: str, letters: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> str:
    """Greek letters of a casefolded text in Latin; the rest stays."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    if not any("\u0370" <= char <= "\u03ff" for char in plain):
        return text
    return "".join(letters.get(char, char) for char in _replaced(plain, pairs))


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _words(text: str) -> list[str]:
    """The words of a text as they are written, split where folding splits them."""
    chunks = unicodedata.normalize("NFKC", text).translate(APOSTROPHES).split()
    # Vowel signs of many scripts are no word characters: a chunk is only split where folding splits it.
    return [part for chunk in chunks for part in (_NOT_WORD.split(chunk) if " " in fold(chunk) else (chunk,))]


@lru_cache(maxsize=65536)
def _spellings(word: str) -> tuple[str, ...]:
    """The folded word first, then its other spellings without it; none is empty."""
    folded = fold(word)
    found = [part for spelling in _other_spellings(word) for part in fold(spelling).split()]
    if not folded.isascii():
        found += _readings(folded)
    hissed = (_replaced(each, HISSES) for each in (folded, *found))
    short = (_replaced(folded, UMLAUT_PAIRS),) if word.isascii() else ()
    return tuple(dict.fromkeys(filter(None, (folded.replace(" ", ""), *found, *hissed, *short))))


def _other_spellings(word: str) -> Iterator[str]:
    """Whole-word spellings by the alphabet that the word is written in."""
    lower = unicodedata.normalize("NFC", word).casefold()
    if lower.isascii():
        return
    if any("\u0400" <= char <= "\u052f" for char in lower):
        yield from _cyrillic_spellings(lower)
    elif any("\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff" for char in lower):
        yield _romanise_greek(lower, CLASSICAL, CLASSICAL_PAIRS)
    elif any(char in UMLAUTS for char in lower):
        yield "".join(UMLAUTS.get(char, char) for char in lower)


def _cyrillic_spellings(lower: str) -> Iterator[str]:
    start = UKRAINIAN_START.get(lower[0])
    for table in (UKRAINIAN, PASSPORT, SCHOLARLY, SCHOLARLY_UKRAINIAN):
        romanised = "".join(table.get(char, char) for char in lower)
        yield start + romanised[len(table[lower[0]]) :] if start and table is UKRAINIAN else romanised
    yield _replaced(lower, EVERYDAY)


def _readings(folded: str) -> Iterator[str]:
    """Characters from each one on, so that any part of a name is found, and how they are read."""
    for start in range(1, len(folded)):
        if is_character(folded[start]):
            yield folded[start:]
    syllables = [part.lower() for part in _PARTS.findall(anyascii(folded))]
    for start in range(len(syllables)):
        yield "".join(syllables[start:])
        yield syllables[start]
