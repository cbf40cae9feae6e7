"""What a person on the list must have."""

from __future__ import annotations

from enum import Enum

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.values import is_email


class PersonRefusal(Enum):
    """Why a person is not taken as typed."""

    NO_NAME = "no name"
    EMAIL_INVALID = "email invalid"
    GONE = "gone"
    ERASED = "erased"


def check_person(*, given_name: str, family_name: str, email: str) -> None:
    """Refuse a person without a name, or with an e-mail address that cannot be one.

    Raises:
        Refused: a `PersonRefusal`.

    """
    if not (given_name.strip() or family_name.strip()):
        raise Refused(PersonRefusal.NO_NAME)
    if email.strip() and not is_email(email.strip()):
        raise Refused(PersonRefusal.EMAIL_INVALID, email=email.strip())
