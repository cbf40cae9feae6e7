"""What a person on the list must have, and when two names mean the same organisation."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.values import is_email
from desktop_app.features.registrations.rules.words import folded


class PersonRefusal(Enum):
    """Why a person is not taken as typed."""

    NO_NAME = "no name"
    EMAIL_INVALID = "email invalid"
    GONE = "gone"


_WORD: Final = re.compile(r"\w+")


def check_person(*, given_name: str, family_name: str, email: str) -> None:
    """Refuse a person without a name, or with an e-mail address that cannot be one.

    Raises:
        Refused: a `PersonRefusal`.

    """
    if not (given_name.strip() or family_name.strip()):
        raise Refused(PersonRefusal.NO_NAME)
    if email.strip() and not is_email(email.strip()):
        raise Refused(PersonRefusal.EMAIL_INVALID, email=email.strip())


def organisation_key(name: str) -> str:
    """Names with the same key mean the same organisation: case, accents, marks and word order do not count.

    "UAB Baltlazeris", "Baltlazeris, UAB" and "UAB „BALTLAZERIS“" have one key.
    """
    return " ".join(sorted(_WORD.findall(folded(name))))
