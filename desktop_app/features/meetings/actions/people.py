"""Changes to what is known of people who meet: profiles, and when they cannot meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Absence, Attendee, MeetingProfile
from desktop_app.errors import Refused
from desktop_app.features.meetings.rules.refusing import MeetingRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.meeting import Profile


def set_profile(session: Session, profile: Profile) -> None:
    """Keep what somebody offers, needs and talks about, and how many meetings the person takes.

    Raises:
        Refused: GONE, LIMIT_NEGATIVE.

    """
    _assert_there(session, profile.attendee_id)
    if profile.most is not None and profile.most < 0:
        raise Refused(MeetingRefusal.LIMIT_NEGATIVE)
    found = select(MeetingProfile).where(MeetingProfile.attendee_id == profile.attendee_id)
    row = session.scalars(found).one_or_none()
    if row is None:
        row = MeetingProfile(attendee_id=profile.attendee_id, offers=[], needs=[], topics=[])
        session.add(row)
        session.flush()
    row.offers, row.needs, row.topics = _words(profile.offers), _words(profile.needs), _words(profile.topics)
    row.most, row.wants_table = profile.most, profile.wants_table


def _words(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(text for each in texts if (text := " ".join(each.split()))))


def add_absence(
    session: Session,
    attendee_id: str,
    starts_at: datetime | None,
    ends_at: datetime | None,
    *,
    reason: str = "",
    kind: str = "said",
) -> str:
    """Note a stretch in which somebody cannot meet, open where it has no end; gives its key.

    Raises:
        Refused: GONE, ABSENCE_SWAPPED.

    """
    _assert_there(session, attendee_id)
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise Refused(MeetingRefusal.ABSENCE_SWAPPED)
    row = Absence(
        attendee_id=attendee_id, starts_at=starts_at, ends_at=ends_at, reason=reason.strip(), kind=kind
    )
    session.add(row)
    session.flush()
    return row.id


def remove_absence(session: Session, absence_id: str) -> None:
    """Forget a stretch: the person can meet then after all.

    Raises:
        Refused: GONE.

    """
    row = session.get(Absence, absence_id)
    if row is None:
        raise Refused(MeetingRefusal.GONE)
    session.delete(row)


def set_slot_availability(
    session: Session, attendee_id: str, starts_at: datetime, ends_at: datetime, *, available: bool
) -> None:
    """Say of one slot whether somebody can meet in it; stretches that reach beyond it are cut.

    Raises:
        Refused: GONE.

    """
    _assert_there(session, attendee_id)
    rows = session.scalars(select(Absence).where(Absence.attendee_id == attendee_id)).all()
    for row in rows:
        if _apart(row, starts_at, ends_at):
            continue
        _cut(session, row, starts_at, ends_at)
    if not available:
        session.add(Absence(attendee_id=attendee_id, starts_at=starts_at, ends_at=ends_at))
    session.flush()


def _apart(row: Absence, starts_at: datetime, ends_at: datetime) -> bool:
    return (row.starts_at is not None and row.starts_at >= ends_at) or (
        row.ends_at is not None and row.ends_at <= starts_at
    )


def _cut(session: Session, row: Absence, starts_at: datetime, ends_at: datetime) -> None:
    """Take a slot out of a stretch: what lies before and behind it stays."""
    parts: list[tuple[datetime | None, datetime | None]] = []
    if row.starts_at is None or row.starts_at < starts_at:
        parts.append((row.starts_at, starts_at))
    if row.ends_at is None or row.ends_at > ends_at:
        parts.append((ends_at, row.ends_at))
    if not parts:
        session.delete(row)
        return
    for begin, end in parts[1:]:
        session.add(
            Absence(
                attendee_id=row.attendee_id, starts_at=begin, ends_at=end, kind=row.kind, reason=row.reason
            )
        )
    row.starts_at, row.ends_at = parts[0]


def _assert_there(session: Session, attendee_id: str) -> None:
    attendee = session.get(Attendee, attendee_id)
    if attendee is None or attendee.erased_at is not None:
        raise Refused(MeetingRefusal.GONE)
