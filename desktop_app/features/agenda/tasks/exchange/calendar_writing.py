"""iCalendar (RFC 5545): an entry for each session, whose UID stays and whose SEQUENCE counts moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.session import SessionKind, SessionState
from desktop_app.features.agenda.rules.wall_clock import zone_of
from desktop_app.features.agenda.tasks.exchange.calendar_reading import (
    ABSTRACT,
    HOST,
    KIND,
    LANGUAGE,
    PEOPLE,
    SUBTITLE,
)
from desktop_app.features.agenda.tasks.exchange.strict import clean, is_address

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session

_STATUS: Final = {
    SessionState.DRAFT: "TENTATIVE",
    SessionState.CONFIRMED: "CONFIRMED",
    SessionState.CANCELLED: "CANCELLED",
}


def write_calendar(programme: Programme, *, now: datetime | None = None) -> bytes:
    """The programme as a calendar; `now` (aware) stands as the moment of writing in each entry.

    Times are on the event's wall clock with the zone's rules beside them (§3.6.5), so that no reader has to
    know the zone. A cancelled session stays, marked as cancelled: readers that have it take it out.
    """
    from icalendar import Calendar, vText  # noqa: PLC0415 (slow to load, and rarely asked)

    calendar = Calendar()
    calendar.add("PRODID", "-//Forum Desk//Agenda//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", vText(clean(programme.title)))
    calendar.add("X-WR-TIMEZONE", programme.zone)
    stamp = now or datetime.now(UTC)
    for session in programme.scheduled():
        if session.kind is not SessionKind.BLOCKER:
            calendar.add_component(_event(programme, session, stamp))
    _add_zone(calendar, programme)
    written: bytes = calendar.to_ical()
    return written


def _add_zone(calendar: Calendar, programme: Programme) -> None:
    """The rules of the zone for the year around the event."""
    sessions = programme.scheduled()
    if not sessions or sessions[0].start is None or sessions[-1].start is None:
        return
    first = (sessions[0].start - timedelta(days=180)).date()
    last = (sessions[-1].start + timedelta(days=180)).date()
    calendar.add_missing_timezones(first_date=first, last_date=last)


def _event(programme: Programme, session: Session, stamp: datetime) -> Event:
    from icalendar import Event, vText  # noqa: PLC0415 (slow to load, and rarely asked)

    event = Event()
    start = session.start or stamp
    zone = zone_of(programme.zone)
    event.add("UID", f"{clean(session.guid)}{HOST}")
    event.add("DTSTAMP", stamp.astimezone(UTC))
    event.add("DTSTART", start.astimezone(zone))
    event.add("DTEND", (start + session.length).astimezone(zone))
    event.add("SEQUENCE", session.sequence)
    event.add("STATUS", _STATUS[session.state])
    event.add("SUMMARY", clean(session.title))
    for name, text in _texts(programme, session):
        if text:
            event.add(name, vText(clean(text)))  # names of our own are not escaped otherwise
    if session.track:
        event.add("CATEGORIES", [clean(session.track)])
    if is_address(session.url):
        event.add("URL", session.url)
    return event


def _texts(programme: Programme, session: Session) -> list[tuple[str, str]]:
    names = programme.names(session)
    told = "\n\n".join(filter(None, (", ".join(names), session.subtitle, session.abstract)))
    return [
        ("LOCATION", programme.room_name(session.room)),
        ("DESCRIPTION", told),
        (PEOPLE, "; ".join(name.replace(";", ",") for name in names)),
        (KIND, session.type or ("break" if session.kind is SessionKind.BREAK else "")),
        (LANGUAGE, session.language),
        (SUBTITLE, session.subtitle),
        (ABSTRACT, session.abstract),
    ]
