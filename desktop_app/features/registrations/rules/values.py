"""Cells made into values: e-mail addresses, phone numbers, moments; doubtful ones stay as typed."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Final

_EMAIL: Final = re.compile(r"[^\s@,;<>\"()]+@[^\s@,;<>\"()]+\.[^\s@,;<>\"().]{2,}")
_PHONE: Final = re.compile(
    r"(?:tel\.?:?\s*)?[+(]?[\d][\d\s().\-/\u00a0]{3,}(?:(?:ext|x|#)\.?\s*\d+)?", re.IGNORECASE
)
_DAY: Final = re.compile(
    r"(?P<a>\d{1,4})[-./](?P<b>\d{1,2})[-./](?P<c>\d{1,4})"
    r"(?:[T,\s]+(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?(?:[.,]\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?\s*(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?"
)
_FEWEST_DIGITS: Final = 5
_MOST_DIGITS: Final = 20
_MONTHS: Final = 12


def email_address(text: str) -> tuple[str, bool]:
    """The address in a cell and whether it is whole and alone; a doubtful one is given as it was typed."""
    bare = text.removeprefix("mailto:").strip().strip("<>").strip()
    if _EMAIL.fullmatch(bare):
        return bare, True
    found = _EMAIL.findall(bare)
    return (found[0].rstrip("."), len(found) == 1) if found else (text, False)


def is_email(text: str) -> bool:
    return bool(_EMAIL.search(text))


def is_phone(text: str) -> bool:
    """Whether a cell could be a phone number: digits with the usual marks between, a plus only in front."""
    digits = sum(char.isdigit() for char in text)
    return _FEWEST_DIGITS < digits <= _MOST_DIGITS and bool(_PHONE.fullmatch(text.strip()))


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime | None:
    """A date or time as people and programs write it, naive unless it names a zone.

    Where both are possible the day stands before the month.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    clock = _clock(match)
    try:
        year, month, day = _date(*(match[part] for part in "abc"))
        return datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{clock}{_zone(match['zone'])}")
    except ValueError:
        return None


def _date(first: str, second: str, third: str) -> tuple[int, int, int]:
    if len(first) > len("31"):
        return int(first), int(second), int(third)
    year = int(third) if len(third) > len("31") else 2000 + int(third)
    day, month = int(first), int(second)
    return (year, day, month) if month > _MONTHS else (year, month, day)


def _clock(match: re.Match[str]) -> str:
    hour = int(match["h"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{match['m'] or '00'}:{match['s'] or '00'}"


def _zone(text: str | None) -> str:
    return {None: "", "Z": "+00:00", "UTC": "+00:00"}.get(text, text or "")
