"""The door list as data: what is needed to go on with pen and paper, and to take it back afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

# Stands where a name begins with no letter.
NO_LETTER: Final = "–"
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59


@dataclass(frozen=True, slots=True)
class DoorPerson:
    """One line of the list: ``letter`` is the heading it stands under, ``arrived_at`` the first entry.

    On the list of a thing to hand out, ``arrived_at`` is when it was given. ``box`` is where the badge lies
    that was printed in advance, ``things`` what the person is to be given and not everybody is, as one text.
    """

    given_name: str
    family_name: str
    organisation: str
    country: str
    category: str
    colour: str
    code: str
    letter: str
    arrived_at: datetime | None = None
    box: str = ""
    things: str = ""

    @property
    def listed_name(self) -> str:
        """The name as it stands in an alphabetical list."""
        return ", ".join(part for part in (self.family_name, self.given_name) if part)


@dataclass(frozen=True, slots=True)
class DoorKit:
    """Everybody whom a point admits, in the order of names; ``zone`` is the venue's IANA time zone."""

    event: str
    point: str
    funder: str
    emblem: bool
    zone: str
    people: tuple[DoorPerson, ...]


def letter_of(sort_key: str) -> str:
    """The heading under which a name with this sort key stands: a Latin capital, or a dash."""
    first = sort_key[:1].upper()
    return first if first.isalpha() else NO_LETTER


def clock_in(text: str) -> time | None:
    """The time of day that a short text names, as "9:41" or "09.41"; None where it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None or int(found[1]) > _LAST_HOUR or int(found[2]) > _LAST_MINUTE:
        return None
    return time(int(found[1]), int(found[2]))
