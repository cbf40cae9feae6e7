"""What a guest is told who checks in alone: less than the desk is told, and never why others would not be."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from desktop_app.features.checkin.rules.point import Direction
from desktop_app.features.checkin.rules.verdict import Reason, Status

if TYPE_CHECKING:
    from desktop_app.features.checkin.rules.answer import Answer

# The letters of the code that go with a name. A name alone is on every list of speakers; with these letters
# there are 65,536 ways to be wrong, and few tries.
TAIL: Final = 4


class Told(Enum):
    """What stands on the screen for a guest."""

    WELCOME = auto()
    WELCOME_BACK = auto()
    SOMETHING_AT_DESK = auto()
    ALREADY_HERE = auto()
    QUESTION_AT_DESK = auto()
    READ_AGAIN = auto()
    NOT_OPEN = auto()
    CLOSED = auto()
    FULL = auto()
    NOT_FOUND = auto()
    DESK = auto()


_TOLD: Final = {
    Reason.WELCOME: Told.WELCOME,
    Reason.RETURNED: Told.WELCOME_BACK,
    Reason.NOTE: Told.SOMETHING_AT_DESK,
    Reason.INSIDE: Told.ALREADY_HERE,
    Reason.INCOMPLETE: Told.QUESTION_AT_DESK,
    Reason.MISREAD: Told.READ_AGAIN,
    Reason.NOT_YET: Told.NOT_OPEN,
    Reason.CLOSED: Told.CLOSED,
    Reason.FULL: Told.FULL,
    Reason.UNKNOWN: Told.NOT_FOUND,
}


def told_of(answer: Answer) -> Told:
    """What the guest reads; who was cancelled, or came with an old badge, hears of it at the desk."""
    if answer.direction is not Direction.ENTRY:
        return Told.DESK
    told = _TOLD.get(answer.verdict.told.reason, Told.DESK)
    if told is Told.WELCOME and any(not thing.given and not thing.gone for thing in answer.things):
        return Told.SOMETHING_AT_DESK
    return Told.DESK if told is Told.WELCOME and answer.verdict.status is Status.REFUSED else told


def tail_of(text: str) -> str:
    """The letters of a code without what stands between them; "" where they are too few."""
    letters = "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())
    return letters if len(letters) >= TAIL else ""
