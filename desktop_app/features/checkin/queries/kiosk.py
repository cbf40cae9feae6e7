"""What the self check-in reads: one guest whose name and letters are both right, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from db.search.folding import fold
from db.tables import AcceptedCode, Attendee, Event, Station
from desktop_app.features.checkin.rules import tail_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def guest_of(session: Session, event_id: str, name: str, letters: str) -> str | None:
    """The key of the one guest of that name whose code ends in those letters; None where it is not one.

    Nothing tells a wrong name from wrong letters: people are found by the letters, and compared by the name.
    """
    tail, wanted = tail_of(letters), _bare(name)
    if not tail or not wanted:
        return None
    valid = and_(AcceptedCode.attendee_id == Attendee.id, AcceptedCode.revoked_at.is_(None))
    found = session.execute(
        select(Attendee.id, Attendee.given_name, Attendee.family_name)
        .outerjoin(AcceptedCode, valid)
        .where(
            Attendee.event_id == event_id,
            or_(
                Attendee.code.endswith(tail, autoescape=True),
                AcceptedCode.code.endswith(tail, autoescape=True),
            ),
        )
    )
    keys = {row.id for row in found if wanted in set(_spellings(row.given_name, row.family_name))}
    return keys.pop() if len(keys) == 1 else None


def greeted_as(session: Session, attendee_id: str) -> str:
    """What a guest is called when greeted: the given name, or the one name there is."""
    row = session.execute(
        select(Attendee.given_name, Attendee.family_name).where(Attendee.id == attendee_id)
    ).one()
    given, family = str(row.given_name), str(row.family_name)
    return given.strip() or family.strip()


def event_title(session: Session, event_id: str) -> str:
    """What stands on the guests' screen."""
    return session.get_one(Event, event_id).title


def has_printer(session: Session, station: str) -> bool:
    """Whether badges come out beside this desk computer, and not as files."""
    return bool(session.scalar(select(Station.printer).where(Station.name == station)))


def _spellings(given: str, family: str) -> Iterable[str]:
    """The family name, and both names in either order; where there is one name only, that."""
    if family.strip():
        yield _bare(family)
    elif given.strip():
        yield _bare(given)
    if family.strip() and given.strip():
        yield _bare(f"{given} {family}")
        yield _bare(f"{family} {given}")


def _bare(name: str) -> str:
    """A name for comparing: folded, without spaces and hyphens."""
    return fold(name).replace(" ", "")
