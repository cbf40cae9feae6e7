"""The codes of meeting cards: whose card and which version, in letters that can never check anybody in.

Version, a free letter, the first eight letters of the owner's code, and a check letter: thirteen letters of
the same alphabet. No nine of them in a row are a person's code, so that a scan that lost its beginning or
its end, or a code that somebody types in part, admits nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.features.checkin.rules.codes import ALPHABET, CODE_LENGTH, check_letter, spellings

CARD_CODE_LENGTH: Final = 13
LAST_VERSION: Final = len(ALPHABET) ** 3 - 1
"""Three letters hold no more; a further version begins again at 1, as clocks do."""
_VERSION: Final = slice(0, 3)
_FREE: Final = 3
_BODY: Final = slice(4, 12)


@dataclass(frozen=True, slots=True)
class CardCode:
    """Whose card it is (`person` is an own code) and which version."""

    person: str
    version: int


def card_code(person: str, version: int) -> str:
    """The code of a version of the card of who holds the own code `person`."""
    shown = _version_letters((version - 1) % LAST_VERSION + 1)
    for free in ALPHABET:
        body = f"{shown}{free}{person[:8]}"
        check = _check(body)
        if check is not None and not _holds_own_code(body + check):
            return body + check
    raise AssertionError(person)  # sixteen letters to choose from, of which each fails once in three times


def read_card_code(text: str, *, prefix: str = "") -> CardCode | None:
    """The card's code in what was typed or scanned; None where it is none. See `read_code`."""
    for letters in spellings(text, prefix=prefix):
        if len(letters) == CARD_CODE_LENGTH and _check(letters[:-1]) == letters[-1]:
            body = letters[_BODY]
            check = check_letter(body)
            if check is not None:
                return CardCode(body + check, _version_of(letters[_VERSION]))
    return None


def show_card_code(code: str) -> str:
    """The code in groups as on paper: ``BCDF GHJK LNPRS``."""
    return f"{code[:4]} {code[4:8]} {code[8:]}"


def _check(body: str) -> str | None:
    """As `check_letter`, with another remainder: cards are no badges. Weights 1 to 13, modulo 17."""
    total = 1 + sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(body, start=1))
    value = -total * pow(CARD_CODE_LENGTH, -1, 17) % 17
    return ALPHABET[value] if value < len(ALPHABET) else None


def _holds_own_code(letters: str) -> bool:
    parts = (letters[at : at + CODE_LENGTH] for at in range(len(letters) - CODE_LENGTH + 1))
    return any(check_letter(part[:-1]) == part[-1] for part in parts)


def _version_letters(version: int) -> str:
    base = len(ALPHABET)
    high, low = divmod(version, base)
    return ALPHABET[high // base] + ALPHABET[high % base] + ALPHABET[low]


def _version_of(letters: str) -> int:
    version = 0
    for letter in letters:
        version = version * len(ALPHABET) + ALPHABET.index(letter)
    return version
