"""What a PIN must be like, and how it is kept: as a hash that is slow to guess against."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desktop_app.errors import Refused

LEAST_DIGITS: Final = 4
MOST_DIGITS: Final = 8

_DIGITS: Final = re.compile(rf"[0-9]{{{LEAST_DIGITS},{MOST_DIGITS}}}")
_YEAR: Final = re.compile(r"19[3-9]\d|20[0-3]\d")
# Down the middle of the keys, and across their corners.
_ON_THE_KEYS: Final = frozenset({"0852", "1379", "1397", "2580", "9731", "7139"})
_ROWS: Final = ("01234567890", "09876543210")

# Argon2id with 19 MiB, two passes and one lane: the least that the OWASP Password Storage Cheat Sheet asks
# for, about 40 ms on a laptop of the desk. No hash makes four digits safe from somebody who took the file
# away; it keeps them from being read off it, and from being tried all in one second.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class PinRefusal(Enum):
    """Why a PIN is not taken."""

    NOT_DIGITS = auto()
    EASY = auto()
    NOT_THE_SAME = auto()


def check_pin(pin: str) -> None:
    """Refuse what is no PIN, or one of the first that anybody tries.

    Raises:
        Refused: NOT_DIGITS or EASY.

    """
    if not _DIGITS.fullmatch(pin):
        raise Refused(PinRefusal.NOT_DIGITS, least=str(LEAST_DIGITS), most=str(MOST_DIGITS))
    if _is_easy(pin):
        raise Refused(PinRefusal.EASY)


def hash_pin(pin: str) -> str:
    """The hash of a PIN, with its salt and its cost in it."""
    return _HASHER.hash(pin)


def pin_fits(pin_hash: str, pin: str) -> bool:
    """Whether this is the PIN that the hash was made of; a hash of another kind fits nothing."""
    try:
        return _HASHER.verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def _is_easy(pin: str) -> bool:
    return (
        _repeats(pin) or any(pin in row for row in _ROWS) or pin in _ON_THE_KEYS or bool(_YEAR.fullmatch(pin))
    )


def _repeats(pin: str) -> bool:
    """One or two digits again and again, or one half twice: 0000, 1212, 123123, 1122."""
    half = len(pin) // 2
    return len(set(pin)) <= 2 or pin == pin[:half] * 2  # noqa: PLR2004 (two different digits)
