"""The event's own badge codes: nine letters that no keyboard layout can bend, the last one a check."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from random import Random

# Letters on the same key in QWERTY, QWERTZ and AZERTY (not A Q Z W Y M), without vowels, so that no code
# spells a word. Sixteen letters, reckoned modulo the next prime: see check_letter.
ALPHABET = "BCDFGHJKLNPRSTVX"
CODE_LENGTH = 9
_PRIME = 17
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}

_KEYS = "qwertyuiopasdfghjklzxcvbnm"
# What those keys type under other layouts (rows of xkeyboard-config: ru, ua, by, gr, lt(std)).
_LAYOUTS = (
    _KEYS,
    "йцукенгшщзфывапролдячсмить",
    "йцукенгшщзфівапролдячсмить",
    "йцукенгшўзфывапролдячсміть",
    ";ςερτυθιοπασδφγηξκλζχψωβνμ",
    "ążertyuiopasdšghjklzūcvbnm",
)
_TRANSLATIONS = tuple(str.maketrans(row, _KEYS) for row in _LAYOUTS)

# A scanner may announce the symbology in front of the text (AIM identifier, ISO/IEC 15424), e.g. "]Q1".
_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
# The German key for "-" is "ß"; every other layout puts a sign there, and signs are dropped anyway.
_DASH_LETTERS = "ß"
# An alf.io ticket shows its identifier, a slash and a signature; the export holds the identifier alone.
_SIGNED = re.compile(
    r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[0-9A-Za-z+/_-]{32,}={0,2}", re.IGNORECASE
)
_SHORTEST_CODE = 6
_NEARLY = range(CODE_LENGTH - 1, CODE_LENGTH + 2)


class CodeKind(StrEnum):
    """Whose code a text is."""

    OWN = "own"
    MISREAD = "misread"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: ``code`` is the bare own code, or the foreign text without control characters.

    A letter may lie on different keys under two layouts (the Cyrillic i of Ukraine on S, of Belarus on B):
    where both readings are own codes, the further ones are ``others``: who holds one tells what was meant.
    """

    code: str
    kind: CodeKind
    others: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """All that the text may mean, the likeliest first."""
        return (self.code, *self.others)


def check_letter(body: str) -> str | None:
    """The ninth letter that makes the weighted sum divisible by 17, or None where no letter does.

    Weights 1 to 9 are distinct and none is divisible by the prime 17, hence one wrong letter and any two
    exchanged letters always change the sum. The one remainder without a letter costs one body in seventeen.
    """
    total = sum(weight * _VALUE[letter] for weight, letter in enumerate(body, start=1))
    value = -total * pow(CODE_LENGTH, -1, _PRIME) % _PRIME
    return ALPHABET[value] if value < len(ALPHABET) else None


def new_code(taken: Container[str], random: Random) -> str:
    """A code that nobody holds; of four thousand million a clash is rare and simply drawn again."""
    while True:
        body = "".join(random.choices(ALPHABET, k=CODE_LENGTH - 1))
        check = check_letter(body)
        if check is not None and body + check not in taken:
            return body + check


def show_code(code: str) -> str:
    """Own codes in groups of three (``BCD-FGH-JKL``), foreign codes as they are."""
    if len(code) != CODE_LENGTH or not _is_spelled(code):
        return code
    return "-".join(code[at : at + 3] for at in range(0, CODE_LENGTH, 3))


def parse_code(text: str, *, prefix: str = "") -> str | None:
    """The own code in what was typed or scanned, whatever the case, spacing or keyboard layout."""
    reading = read_code(text, prefix=prefix)
    return reading.code if reading.kind is CodeKind.OWN else None


def read_code(text: str, *, prefix: str = "") -> Reading:
    """Tell own, misread and foreign codes apart; ``prefix`` is what this event's scanners put in front."""
    bare = _without_furniture(text, prefix)
    spelled = spellings(text, prefix=prefix)
    own = dict.fromkeys(letters for letters in spelled if _is_own(letters))
    if own:
        code, *others = own
        return Reading(code, CodeKind.OWN, tuple(others))
    # One letter lost or doubled is as likely as one wrong letter when a wireless scanner stutters.
    misread = any(len(letters) in _NEARLY for letters in spelled)
    return Reading(bare, CodeKind.MISREAD if misread else CodeKind.FOREIGN)


def spellings(text: str, *, prefix: str = "") -> list[str]:
    """What was typed or scanned in letters of the alphabet, by each layout under which it reads so."""
    return [letters for letters in _letters(_without_furniture(text, prefix)) if _is_spelled(letters)]


def _is_own(letters: str) -> bool:
    return len(letters) == CODE_LENGTH and check_letter(letters[:-1]) == letters[-1]


def unsigned_code(code: str) -> str | None:
    """The identifier in a foreign code that ends in a signature, None where it is not of that shape."""
    signed = _SIGNED.fullmatch(code)
    return signed[1].lower() if signed else None


def is_code_shaped(text: str) -> bool:
    """Whether a typed text is rather a code than a name: a near search would find somebody else for it.

    Digits alone may be a phone number, and a text with spaces is a name.
    """
    bare = _without_furniture(text, "")
    if " " in bare or len(bare) < _SHORTEST_CODE:
        return False
    mixed = any(sign.isdigit() for sign in bare) and any(sign.isalpha() for sign in bare)
    return mixed or read_code(bare).kind is not CodeKind.FOREIGN


def _without_furniture(text: str, prefix: str) -> str:
    """Drop the scanner's prefix, control characters and symbology identifier around the code."""
    bare = text.removeprefix(prefix) if prefix else text
    bare = "".join(sign for sign in bare if unicodedata.category(sign) not in {"Cc", "Cf"}).strip()
    return _SYMBOLOGY.sub("", bare)


def _letters(bare: str) -> Iterable[str]:
    """The text as it reads under each known layout, without spaces, dashes and other signs."""
    # One by one: lower() of a whole word turns a last "Σ" into "ς", which is another key.
    plain = "".join(sign.lower() for sign in unicodedata.normalize("NFKC", bare))
    for translation in _TRANSLATIONS:
        typed = plain.translate(translation)
        yield "".join(sign for sign in typed if sign.isalnum() and sign not in _DASH_LETTERS).upper()


def _is_spelled(letters: str) -> bool:
    return bool(letters) and all(letter in _VALUE for letter in letters)
