"""The words on the printed programme, in the reader's language; those with braces take what they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class ProgrammeWords:
    """What sheets say beside the programme; `clock` is when they were made, `since` what changes count from.

    `days` gives each day in words.
    """

    clock: str = ""
    since: str = ""
    programme: str = "Programme"
    as_of: str = "as of {clock}"
    version: str = "version {version}"
    page: str = "page {page} of {pages}"
    no_room: str = "Elsewhere"
    speakers: str = "Speakers"
    notes: str = "Notes"
    moderator: str = "moderator"
    cancelled: str = "cancelled"
    new: str = "new"
    new_time: str = "was {time}"
    new_room: str = "was in {room}"
    new_people: str = "other speakers"
    new_length: str = "until {time}"
    gone_to: str = "now {time}, {room}"
    gone: str = "no longer here"
    changes: str = "Changes since {since}"
    your_sessions: str = "Your part in the programme"
    days: dict[date, str] = field(default_factory=dict)

    def day(self, day: date) -> str:
        """The day in words."""
        return self.days.get(day, day.isoformat())


@dataclass(frozen=True, slots=True)
class ProgrammeFoot:
    """What the funder asks for at the foot of each page, and where the event takes place."""

    place: str = ""
    small_print: str = ""
    emblem: bool = False
