"""The one function that decides whether a guest is let in, and the nouns it decides with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Status(StrEnum):
    """The four answers; each has its own colour, shape, word and sound."""

    ADMITTED = "admitted"
    ATTENTION = "attention"
    INSIDE = "inside"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why the answer is what it is; kept with every scan."""

    WELCOME = "welcome"
    RETURNED = "returned"
    LEFT = "left"
    NOTE = "note"
    INSIDE = "inside"
    UNKNOWN = "unknown"
    MISREAD = "misread"
    AMBIGUOUS = "ambiguous"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    WAITLISTED = "waitlisted"
    DIRECTION = "direction"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    CATEGORY = "category"
    FULL = "full"


class Direction(StrEnum):
    """Which way a guest passes a point, or which ways a point lets guests pass."""

    ENTRY = "entry"
    EXIT = "exit"
    BOTH = "both"


class Holding(StrEnum):
    """What the code is worth: held by one person, by several, withdrawn, or nobody's."""

    HELD = "held"
    AMBIGUOUS = "ambiguous"
    REVOKED = "revoked"
    MISREAD = "misread"
    UNKNOWN = "unknown"


class GuestStatus(StrEnum):
    """What became of a person's registration."""

    REGISTERED = "registered"
    WAITLISTED = "waitlisted"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class AnnulReason(StrEnum):
    """Why a check-in is taken back."""

    WRONG_PERSON = "wrong_person"
    BY_MISTAKE = "by_mistake"
    TURNED_AWAY = "turned_away"


class AnnulRefusal(StrEnum):
    """Why a check-in cannot be taken back."""

    UNKNOWN = "unknown"
    ALREADY = "already"
    NOT_ADMITTED = "not_admitted"


@dataclass(frozen=True, slots=True)
class Guest:
    """What the decision needs to know of a person."""

    status: GuestStatus = GuestStatus.REGISTERED
    category_id: str = ""
    attention: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A check-in point: which way it leads, when it is open, and whom it lets in (empty: everyone)."""

    name: str = ""
    direction: Direction = Direction.BOTH
    reentry: bool = False
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    category_ids: frozenset[str] = frozenset()
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One earlier admitted scan at this point that was not taken back."""

    direction: Direction
    at: datetime
    point: str = ""
    by: str = ""
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, with the fact that its sentence names."""

    status: Status
    reason: Reason
    earlier: Passage | None = None
    limit: datetime | None = None

    @property
    def admitted(self) -> bool:
        """Whether the scan counts as a passage."""
        return self.status in {Status.ADMITTED, Status.ATTENTION}


_BY_HOLDING = {
    Holding.AMBIGUOUS: Reason.AMBIGUOUS,
    Holding.REVOKED: Reason.REVOKED,
    Holding.MISREAD: Reason.MISREAD,
    Holding.UNKNOWN: Reason.UNKNOWN,
}
_BY_REGISTRATION = {
    GuestStatus.CANCELLED: Reason.CANCELLED,
    GuestStatus.DECLINED: Reason.DECLINED,
    GuestStatus.WAITLISTED: Reason.WAITLISTED,
}


def verdict(
    holding: Holding,
    guest: Guest,
    point: Point,
    direction: Direction,
    passages: Sequence[Passage],
    at: datetime,
    *,
    inside: int = 0,
) -> Verdict:
    """Decide in the order of pretix's ``perform_checkin``: code, registration, time, category, room, passage.

    ``passages`` are this person's earlier admitted scans at this point, oldest first; ``inside`` is how many
    people the point counts inside and matters only where the point has a capacity. Opening times and capacity
    hold for entries only: nobody is kept from leaving.
    """
    return (
        _code_refusal(holding)
        or _registration_refusal(guest)
        or _point_refusal(point, direction, at)
        or _category_refusal(guest, point)
        or _passage_refusal(point, direction, passages)
        or _room_refusal(point, direction, inside)
        or _admission(guest, direction, passages)
    )


def is_inside(passages: Sequence[Passage]) -> bool:
    """Whether the newest passage led in."""
    return bool(passages) and passages[-1].direction is Direction.ENTRY


def _refusal(reason: Reason, limit: datetime | None = None) -> Verdict:
    return Verdict(Status.REFUSED, reason, limit=limit)


def _code_refusal(holding: Holding) -> Verdict | None:
    reason = _BY_HOLDING.get(holding)
    return _refusal(reason) if reason else None


def _registration_refusal(guest: Guest) -> Verdict | None:
    reason = _BY_REGISTRATION.get(guest.status)
    return _refusal(reason) if reason else None


def _point_refusal(point: Point, direction: Direction, at: datetime) -> Verdict | None:
    if point.direction not in {Direction.BOTH, direction}:
        return _refusal(Reason.DIRECTION)
    if direction is Direction.EXIT:
        return None
    if point.opens_at is not None and at < point.opens_at:
        return _refusal(Reason.NOT_YET, point.opens_at)
    if point.closes_at is not None and at >= point.closes_at:
        return _refusal(Reason.CLOSED, point.closes_at)
    return None


def _category_refusal(guest: Guest, point: Point) -> Verdict | None:
    if point.category_ids and guest.category_id not in point.category_ids:
        return _refusal(Reason.CATEGORY)
    return None


def _passage_refusal(point: Point, direction: Direction, passages: Sequence[Passage]) -> Verdict | None:
    """An entry after an entry is refused, and after an exit too unless the point lets people come back."""
    entries = [passage for passage in passages if passage.direction is Direction.ENTRY]
    if direction is Direction.EXIT or not entries:
        return None
    if point.reentry and not is_inside(passages):
        return None
    return Verdict(Status.INSIDE, Reason.INSIDE, earlier=entries[-1])


def _room_refusal(point: Point, direction: Direction, inside: int) -> Verdict | None:
    if direction is Direction.ENTRY and point.capacity is not None and inside >= point.capacity:
        return _refusal(Reason.FULL)
    return None


def _admission(guest: Guest, direction: Direction, passages: Sequence[Passage]) -> Verdict:
    earlier = passages[-1] if passages else None
    if direction is Direction.EXIT:
        return Verdict(Status.ADMITTED, Reason.LEFT, earlier=earlier)
    if guest.attention or guest.note.strip():
        return Verdict(Status.ATTENTION, Reason.NOTE, earlier=earlier)
    returned = any(passage.direction is Direction.ENTRY for passage in passages)
    return Verdict(Status.ADMITTED, Reason.RETURNED if returned else Reason.WELCOME, earlier=earlier)
