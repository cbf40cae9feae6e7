"""The figures of an event that stay when its people are purged, and what is held until then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, exists, func, select

from db.erasing import history_rows, people_left
from db.tables import (
    Annulment,
    Attendee,
    Category,
    CheckinPoint,
    Consent,
    Event,
    EventFigures,
    Meeting,
    MeetingRequest,
    Organisation,
    Scan,
)
from desktop_app.features.registrations.rules.figures import Figures, protected

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

STEP_SECONDS = 300
_COUNTS = (Scan.admitted, Scan.direction == "entry", ~exists().where(Annulment.scan_id == Scan.id))


@dataclass(frozen=True, slots=True)
class HeldData:
    """What the file holds of an event's people; `figures` are there once a purge was begun."""

    slug: str
    title: str
    ends_on: date
    people: int
    left: int
    scans: int
    history: int
    purged_at: datetime | None
    begun_at: datetime | None
    figures: Figures | None


def purged_at(session: Session, event_id: str) -> datetime | None:
    """When the event was purged, if it was."""
    return session.scalar(select(Event.purged_at).where(Event.id == event_id))


def held_data(session: Session, event_id: str) -> HeldData:
    """How much is held of the people of an event."""
    event = session.get_one(Event, event_id)
    kept = session.scalars(select(EventFigures).where(EventFigures.event_id == event_id)).first()
    of_event = Attendee.event_id == event_id
    return HeldData(
        slug=event.slug,
        title=event.title,
        ends_on=event.ends_on,
        people=session.scalar(select(func.count()).where(of_event)) or 0,
        left=len(people_left(session, event_id)),
        scans=session.scalar(select(func.count()).where(Scan.event_id == event_id)) or 0,
        history=history_rows(session),
        purged_at=event.purged_at,
        begun_at=kept.at if kept else None,
        figures=Figures.read(kept.figures) if kept else None,
    )


def figures(session: Session, event_id: str) -> Figures:
    """The figures of an event as they may stay."""
    return protected(counted(session, event_id))


def figures_to_keep(session: Session, event_id: str) -> dict[str, Any]:
    """The same as they are written down."""
    return figures(session, event_id).as_json()


def counted(session: Session, event_id: str) -> Figures:
    """The figures of an event to the last person: not for keeping."""
    of_event = Attendee.event_id == event_id
    arrivals = _arrivals(session, event_id)
    return Figures(
        people=session.scalar(select(func.count()).where(of_event)) or 0,
        arrived=sum(count for _, count in arrivals),
        walk_ins=session.scalar(select(func.count()).where(of_event, Attendee.walk_in)) or 0,
        by_country=_groups(session, _by(Attendee.country, of_event)),
        by_kind=_groups(
            session,
            _by(func.coalesce(Organisation.kind, ""), of_event).outerjoin(
                Organisation, Organisation.id == Attendee.organisation_id
            ),
        ),
        by_category=_groups(
            session, _by(Category.name, of_event).join(Category, Category.id == Attendee.category_id)
        ),
        by_status=_groups(session, _by(Attendee.status, of_event)),
        arrivals=tuple(arrivals),
        checkins=_groups(
            session,
            select(CheckinPoint.name, func.count())
            .join(Scan, Scan.point_id == CheckinPoint.id)
            .where(Scan.event_id == event_id, *_COUNTS)
            .group_by(CheckinPoint.name),
        ),
        consents={**_consents(session, event_id)},
        requests=_states(session, MeetingRequest.state, MeetingRequest.event_id == event_id),
        meetings=_states(session, Meeting.state, Meeting.event_id == event_id),
        follow_ups=session.scalar(select(func.count()).where(Meeting.event_id == event_id, Meeting.follow_up))
        or 0,
    )


def _states(session: Session, state: Any, of_event: ColumnElement[bool]) -> dict[str, int]:  # noqa: ANN401 (columns of two tables)
    return _groups(session, select(state, func.count()).where(of_event).group_by(state))


def _by(column: Any, of_event: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 (columns of several types)
    return select(column, func.count()).select_from(Attendee).where(of_event).group_by(column)


def _groups(session: Session, query: Select[*tuple[Any, ...]]) -> dict[str, int]:
    return {str(name): int(count) for name, count in session.execute(query)}


def _arrivals(session: Session, event_id: str) -> list[tuple[str, int]]:
    """First entries in steps of five minutes; steps in which nobody came are left out."""
    first = select(func.min(Scan.at)).where(
        Scan.event_id == event_id, Scan.attendee_id.is_not(None), *_COUNTS
    )
    steps: dict[int, int] = {}
    for at in session.scalars(first.group_by(Scan.attendee_id)):
        step = int(at.timestamp()) // STEP_SECONDS * STEP_SECONDS
        steps[step] = steps.get(step, 0) + 1
    return [(datetime.fromtimestamp(step, UTC).isoformat(), steps[step]) for step in sorted(steps)]


def _consents(session: Session, event_id: str) -> dict[str, int]:
    """For each purpose how many people's newest answer is yes."""
    newest: dict[tuple[str, str], bool] = {}
    found = select(Consent.attendee_id, Consent.purpose, Consent.given)
    found = found.join(Attendee, Attendee.id == Consent.attendee_id).where(Attendee.event_id == event_id)
    for attendee_id, purpose, given in session.execute(found.order_by(Consent.at, Consent.id)):
        newest[attendee_id, purpose] = given
    purposes = {purpose for _, purpose in newest}
    return {
        purpose: sum(given for (_, of), given in newest.items() if of == purpose)
        for purpose in sorted(purposes)
    }
