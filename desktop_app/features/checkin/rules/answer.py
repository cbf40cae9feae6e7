"""What the desk is told after a scan: the verdict and everything the card shows about the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop_app.features.checkin.rules.point import PrintRule
from desktop_app.features.checkin.rules.verdict import Reason, Status

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.checkin.rules.awaiting import NextMeeting, NextSession
    from desktop_app.features.checkin.rules.hand_out import Thing
    from desktop_app.features.checkin.rules.point import Direction
    from desktop_app.features.checkin.rules.question import Question
    from desktop_app.features.checkin.rules.verdict import Verdict

_STATUS = {
    Reason.WELCOME: Status.ADMITTED,
    Reason.RETURNED: Status.ADMITTED,
    Reason.LEFT: Status.ADMITTED,
    Reason.NOTE: Status.ATTENTION,
    Reason.FORCED: Status.ATTENTION,
    Reason.INSIDE: Status.INSIDE,
}


class DeskRefusal(Enum):
    """Why nothing can be decided where a desk stands."""

    POINT_GONE = auto()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and by whom a scan is made.

    ``questions`` are the event's, where somebody has read them already: None has them read with the scan.
    Where nobody ``asks``, because a list is entered afterwards, they are passed over; where nobody ``gives``
    anything, because guests check themselves in, nothing is noted as handed out.
    """

    event_id: str
    point_id: str
    station_id: str | None = None
    staff_id: str | None = None
    questions: tuple[Question, ...] | None = None
    asks: bool = True
    gives: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """A guest as the card shows them; ``country`` is an ISO 3166 code or empty.

    ``box`` is where the badge lies that was printed in advance, empty where none was.
    """

    attendee_id: str
    name: str
    organisation: str
    country: str
    category: str
    colour: str
    hand_out: tuple[str, ...]
    note: str
    code: str
    job_title: str = ""
    box: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One scan, answered and on disk; ``person`` is None where nobody holds the code.

    ``admits`` names the categories of a point that is not for this person. A simulated answer has no
    ``scan_id``. ``questions`` are to be asked before the guest is let in; ``shown`` are answers for the card,
    each with its label; ``things`` are what the guest is given or was given before. Of a ``reprinted`` badge
    the newest copy is not the one in the box. ``meetings`` are the guest's for the rest of the day, and
    ``session`` is what the guest goes to next on the programme.
    """

    scan_id: str
    verdict: Verdict
    person: Person | None
    raw_code: str
    point: str
    direction: Direction
    at: datetime
    print_rule: PrintRule = PrintRule.NEVER
    admits: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    things: tuple[Thing, ...] = ()
    reprinted: bool = False
    meetings: tuple[NextMeeting, ...] = ()
    session: NextSession | None = None

    @property
    def asks(self) -> bool:
        """Whether the guest is let in as soon as the questions are answered."""
        return self.verdict.reason is Reason.INCOMPLETE


def status_of(reason: str) -> Status:
    """The answer that a stored reason stands for; a reason of a newer version counts as refused."""
    return _STATUS.get(Reason(reason), Status.REFUSED) if reason in set(Reason) else Status.REFUSED


def hand_outs(text: str) -> tuple[str, ...]:
    """The things to hand out, written as a list with commas, semicolons or lines."""
    return tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip())


def full_name(given_name: str, family_name: str) -> str:
    """Both names, or the one there is."""
    return f"{given_name} {family_name}".strip()
