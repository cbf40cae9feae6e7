"""The one function that decides whether a guest is let in, and the nouns it decides with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from desktop_app.features.checkin.rules.point import Direction, ReentryRule, is_inside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop_app.features.checkin.rules.point import Passage, Point


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
    ERASED = "erased"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    WAITLISTED = "waitlisted"
    DIRECTION = "direction"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    CATEGORY = "category"
    NOT_CHOSEN = "not_chosen"
    """The point is for those who signed up for its session."""
    FULL = "full"
    INCOMPLETE = "incomplete"
    ONCE = "once"
    TODAY = "today"
    FORCED = "forced"


class Holding(StrEnum):
    """What the code is worth: held by one person, by several, withdrawn, of somebody erased, or nobody's."""

    HELD = "held"
    AMBIGUOUS = "ambiguous"
    REVOKED = "revoked"
    ERASED = "erased"
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


class OverrideReason(StrEnum):
    """Why staff let somebody in whom the rules refused."""

    AGREED = "agreed"
    LIST_WRONG = "list_wrong"
    WENT_OUT = "went_out"


class OverrideRefusal(StrEnum):
    """Why a refused scan cannot be overruled."""

    UNKNOWN = "unknown"
    NOBODY = "nobody"
    NOT_REFUSED = "not_refused"
    NOT_ENTRY = "not_entry"
    ALREADY = "already"


@dataclass(frozen=True, slots=True)
class Guest:
    """What the decision needs to know of a person; ``unasked`` while a question at the desk is open.

    ``chose`` says whether the person has a place in the session that the point is the door of.
    """

    status: GuestStatus = GuestStatus.REGISTERED
    category_id: str = ""
    attention: bool = False
    note: str = ""
    unasked: bool = False
    chose: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, with the fact that its sentence names.

    ``closest`` is set where the guest would be refused again after waiting: it is the obstacle that lasts.
    """

    status: Status
    reason: Reason
    earlier: Passage | None = None
    limit: datetime | None = None
    closest: Verdict | None = None

    @property
    def admitted(self) -> bool:
        """Whether the scan counts as a passage."""
        return self.status in {Status.ADMITTED, Status.ATTENTION}

    @property
    def told(self) -> Verdict:
        """What the guest is told: nobody is asked to wait for a door that will not let them in."""
        return self.closest or self


_BY_HOLDING = {
    Holding.AMBIGUOUS: Reason.AMBIGUOUS,
    Holding.REVOKED: Reason.REVOKED,
    Holding.ERASED: Reason.ERASED,
    Holding.MISREAD: Reason.MISREAD,
    Holding.UNKNOWN: Reason.UNKNOWN,
}
_BY_REGISTRATION = {
    GuestStatus.CANCELLED: Reason.CANCELLED,
    GuestStatus.DECLINED: Reason.DECLINED,
    GuestStatus.WAITLISTED: Reason.WAITLISTED,
}
# The longer an obstacle lasts, the later it stands.
_LASTING: Final = (
    Reason.INCOMPLETE,
    Reason.FULL,
    Reason.NOT_YET,
    Reason.INSIDE,
    Reason.TODAY,
    Reason.ONCE,
    Reason.CLOSED,
    Reason.NOT_CHOSEN,
    Reason.CATEGORY,
)


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
    """Decide in the order of pretix's ``perform_checkin``.

    That is: code, registration, time, category, room, questions, passage.
    ``passages`` are this person's earlier admitted scans at this point, oldest first; ``inside`` is how many
    people the point counts inside (see ``Point.counts_from``) and matters only where it has a capacity.
    Nobody who is inside is kept from leaving, whatever became of the registration or the door since.
    """
    leaves = direction is Direction.EXIT and point.leads(direction) and is_inside(passages)
    refused = _code_refusal(holding)
    if refused is None and not leaves:
        refused = _registration_refusal(guest) or _point_refusal(
            guest, point, direction, _counting(point, passages, at), at, inside
        )
    return refused or _admission(guest, direction, passages)


def overruled(decision: Verdict) -> Verdict:
    """What an answer becomes when staff let the guest in all the same."""
    if decision.admitted:
        return decision
    return Verdict(Status.ATTENTION, Reason.FORCED, earlier=decision.earlier)


def _refusal(reason: Reason, limit: datetime | None = None) -> Verdict:
    return Verdict(Status.REFUSED, reason, limit=limit)


def _code_refusal(holding: Holding) -> Verdict | None:
    reason = _BY_HOLDING.get(holding)
    return _refusal(reason) if reason else None


def _registration_refusal(guest: Guest) -> Verdict | None:
    reason = _BY_REGISTRATION.get(guest.status)
    return _refusal(reason) if reason else None


def _counting(point: Point, passages: Sequence[Passage], at: datetime) -> Sequence[Passage]:
    """The passages that the point's rule looks at."""
    since = point.counts_from(at)
    return passages if since is None else [each for each in passages if each.at >= since]


def _point_refusal(
    guest: Guest, point: Point, direction: Direction, passages: Sequence[Passage], at: datetime, inside: int
) -> Verdict | None:
    """The first obstacle that the point puts up, with the one that lasts longest."""
    if not point.leads(direction):
        return _refusal(Reason.DIRECTION)
    in_order = [_category_refusal(guest, point)]
    if direction is Direction.ENTRY:
        room = _room_refusal(point, passages, inside)
        asked = _refusal(Reason.INCOMPLETE) if guest.unasked else None
        in_order = [_time_refusal(point, at), *in_order, room, asked, _passage_refusal(point, passages)]
    obstacles = [each for each in in_order if each is not None]
    if not obstacles:
        return None
    closest = max(obstacles, key=_lasts)
    return obstacles[0] if closest is obstacles[0] else replace(obstacles[0], closest=closest)


def _lasts(refusal: Verdict) -> int:
    return _LASTING.index(refusal.reason)


def _time_refusal(point: Point, at: datetime) -> Verdict | None:
    if point.opens_at is not None and at < point.opens_at:
        return _refusal(Reason.NOT_YET, point.opens_at)
    if point.closes_at is not None and at >= point.closes_at:
        return _refusal(Reason.CLOSED, point.closes_at)
    return None


def _category_refusal(guest: Guest, point: Point) -> Verdict | None:
    if point.category_ids and guest.category_id not in point.category_ids:
        return _refusal(Reason.CATEGORY)
    if point.signed_up_only and not guest.chose:
        return _refusal(Reason.NOT_CHOSEN)
    return None


def _room_refusal(point: Point, passages: Sequence[Passage], inside: int) -> Verdict | None:
    """Somebody who is counted already takes no further place."""
    if point.capacity is not None and inside >= point.capacity and not is_inside(passages):
        return _refusal(Reason.FULL)
    return None


def _passage_refusal(point: Point, passages: Sequence[Passage]) -> Verdict | None:
    """An entry after an entry; where people do not come back, after an exit too."""
    entries = [passage for passage in passages if passage.direction is Direction.ENTRY]
    if not entries or point.reentry_rule is ReentryRule.ALWAYS:
        return None
    if is_inside(passages):
        return Verdict(Status.INSIDE, Reason.INSIDE, earlier=entries[-1])
    if point.reentry_rule is ReentryRule.AFTER_EXIT:
        return None
    reason = Reason.TODAY if point.reentry_rule is ReentryRule.DAILY else Reason.ONCE
    return Verdict(Status.REFUSED, reason, earlier=entries[-1])


def _admission(guest: Guest, direction: Direction, passages: Sequence[Passage]) -> Verdict:
    earlier = passages[-1] if passages else None
    if direction is Direction.EXIT:
        return Verdict(Status.ADMITTED, Reason.LEFT, earlier=earlier)
    if guest.attention or guest.note.strip():
        return Verdict(Status.ATTENTION, Reason.NOTE, earlier=earlier)
    returned = any(passage.direction is Direction.ENTRY for passage in passages)
    return Verdict(Status.ADMITTED, Reason.RETURNED if returned else Reason.WELCOME, earlier=earlier)
