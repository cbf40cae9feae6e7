"""Phone numbers whose plus was lost on the way: given back where only one country can be meant."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import phonenumbers

_DIGITS: Final = re.compile(r"[1-9][\d\s()./-]*")
_FEWEST: Final = 11
# People of Brazil and, with a mobile phone, of China write as many digits at home, no zero in front.
_LONG_AT_HOME: Final = {"BR": "123456789", "CN": "1"}


@lru_cache(maxsize=4096)
def with_plus(text: str, country: str = "") -> str:
    """The number with its plus again, or as it is where it may be meant otherwise.

    With the person's `country` the number must be one of that country.
    """
    digits = re.sub(r"\D", "", text)
    if len(digits) < _FEWEST or not _DIGITS.fullmatch(text.strip()):
        return text
    number = _valid(f"+{digits}")
    if number is None:
        return text
    if country:
        fits = number.country_code == phonenumbers.country_code_for_region(country)
    else:
        at_home = (region for region, first in _LONG_AT_HOME.items() if digits[0] in first)
        fits = all(_valid(digits, region) is None for region in at_home)
    return f"+{text.strip()}" if fits else text


def _valid(text: str, region: str | None = None) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None
