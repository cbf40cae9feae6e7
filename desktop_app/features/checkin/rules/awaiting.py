"""The meetings and the session that await a guest, as the desk tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.checkin.rules.attending import Attending


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody the guest is to meet; `here` who is checked in and has not left today."""

    name: str
    organisation: str
    here: bool


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """One meeting of the guest: when (UTC), at which table, with whom."""

    starts: datetime
    ends: datetime
    table: int
    place: str
    type: str
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class NextSession:
    """A session of the programme that the guest is on stage at, or signed up for; times are in UTC."""

    starts: datetime
    ends: datetime
    title: str
    room: str
    attends: Attending
