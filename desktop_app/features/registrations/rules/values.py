"""Cells made into values: e-mail addresses, phone numbers, moments; doubtful ones stay as typed."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMAIL: Final = re.compile(r"[^\s@,;<>\"()]+@[^\s@,;<>\"()]+\.[^\s@,;<>\"().]{2,}")
_PHONE: Final = re.compile(
    r"(?:tel\.?:?\s*)?[+(]?[\d][\d\s().\-/\u00a0]{3,}(?:(?:ext|x|#)\.?\s*\d+)?", re.IGNORECASE
)
_ZONE: Final = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?")
_ZONES: Final = {"Z": 0, "UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3}
_SLASHED: Final = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2\d{2,4}\b")
_DAY: Final = re.compile(
    r"(?P<a>\d{1,4})[-./](?P<b>\d{1,2})[-./](?P<c>\d{1,4})"
    r"(?:[T,\s]+(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?(?:[.,]\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?\s*(?P<zone>Z|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?|[CE]ES?T|MSK|[+-]\d{2}:?\d{2})?"
)
_LONGEST: Final = 1000
"""Longer texts are not looked through: that would take the square of their length."""
_FEWEST_DIGITS: Final = 5
_MOST_DIGITS: Final = 20
_MONTHS: Final = 12


def email_address(text: str) -> tuple[str, bool]:
    """The address in a cell and whether it is whole and alone; a doubtful one is given as it was typed."""
    if len(text) > _LONGEST:
        return text, False
    bare = text.removeprefix("mailto:").strip().strip("<>").strip()
    if _EMAIL.fullmatch(bare):
        return bare, True
    found = _EMAIL.findall(bare)
    return (found[0].rstrip("."), len(found) == 1) if found else (text, False)


def is_email(text: str) -> bool:
    return len(text) <= _LONGEST and "@" in text and bool(_EMAIL.search(text))


def is_phone(text: str) -> bool:
    """Whether a cell could be a phone number: digits with the usual marks between, a plus only in front."""
    if len(text) > _LONGEST:
        return False
    digits = sum(char.isdigit() for char in text)
    return _FEWEST_DIGITS < digits <= _MOST_DIGITS and bool(_PHONE.fullmatch(text.strip()))


@lru_cache(maxsize=4096)
def moment(text: str, *, month_first: bool = False) -> datetime | None:
    """A date or time as people and programs write it, naive unless it names a zone.

    Where both are possible the day stands before the month, unless `month_first`.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    clock = _clock(match)
    try:
        year, month, day = _date(*(match[part] for part in "abc"), month_first=month_first)
        return datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{clock}{_zone(match['zone'])}")
    except ValueError:
        return None


def is_month_first(cells: Iterable[str], *, usually: bool) -> bool:
    """Whether the dates of a column are American ones: told by numbers over twelve, or as it usually is."""
    found = [match for cell in cells if (match := _SLASHED.match(cell.strip()))]
    if any(int(match[1]) > _MONTHS for match in found):
        return False
    return usually or any(int(match[3]) > _MONTHS for match in found)


def _date(first: str, second: str, third: str, *, month_first: bool) -> tuple[int, int, int]:
    if len(first) > len("31"):
        return int(first), int(second), int(third)
    year = int(third) if len(third) > len("31") else 2000 + int(third)
    day, month = (int(second), int(first)) if month_first else (int(first), int(second))
    return (year, day, month) if month > _MONTHS else (year, month, day)


def _clock(match: re.Match[str]) -> str:
    hour = int(match["h"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{match['m'] or '00'}:{match['s'] or '00'}"


def _zone(text: str | None) -> str:
    """What stands for a zone in ISO 8601: "GMT+3" and "EEST" are "+03:00"."""
    if not text:
        return ""
    if text in _ZONES:
        return f"+{_ZONES[text]:02}:00"
    match = _ZONE.fullmatch(text)
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if match else ""
