"""What stands on a person's paper: meetings, own talks and sessions that were signed up for, by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db.base import utc_now
from db.tables import Event, Meeting
from desktop_app.features.agenda.queries import appointments
from desktop_app.features.meetings.queries.day import day_of, days
from desktop_app.features.meetings.rules.card import CardLine, LineKind, Partner
from desktop_app.features.registrations.rules.country import country_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import tzinfo

    from sqlalchemy.orm import Session

    from desktop_app.features.agenda.queries import Appointment
    from desktop_app.features.meetings.rules.meeting import DayMeeting, Party, Profile

FEW: Final = 8
"""For so many people their days are read one by one."""


def lines_of(session: Session, event_id: str, attendee_ids: Sequence[str]) -> dict[str, tuple[CardLine, ...]]:
    """The lines of people's paper, without what partners offer and need; who has none is left out."""
    zone = ZoneInfo(session.get_one(Event, event_id).zone)
    meetings = _meetings(session, event_id, attendee_ids)
    sessions = appointments(session, event_id, attendee_ids)
    found = {
        key: card_lines(meetings.get(key, ()), sessions.get(key, ()), {}, zone) for key in set(attendee_ids)
    }
    return {key: lines for key, lines in found.items() if lines}


def _meetings(
    session: Session, event_id: str, attendee_ids: Sequence[str]
) -> Mapping[str, Sequence[DayMeeting]]:
    """The meetings of these people, and perhaps of others."""
    if session.scalar(select(Meeting.id).where(Meeting.event_id == event_id).limit(1)) is None:
        return {}
    now = utc_now()
    if len(attendee_ids) > FEW:
        return days(session, event_id, now)
    return {key: day_of(session, event_id, key, now) for key in attendee_ids}


def card_lines(
    meetings: Iterable[DayMeeting],
    sessions: Iterable[Appointment],
    offers: Mapping[str, Profile],
    zone: tzinfo,
) -> tuple[CardLine, ...]:
    """Meetings and sessions as lines, in the order of time; drafts and blockers are left out."""
    lines = [_meeting(meeting, offers, zone) for meeting in meetings]
    lines += [_session(each, zone) for each in sessions if each.public]
    return tuple(sorted(lines, key=lambda line: line.starts))


def _meeting(meeting: DayMeeting, offers: Mapping[str, Profile], zone: tzinfo) -> CardLine:
    return CardLine(
        kind=LineKind.MEETING,
        key=meeting.request_id,
        starts=meeting.slot.starts.astimezone(zone),
        ends=meeting.slot.ends.astimezone(zone),
        title=meeting.type,
        table=meeting.table,
        colour=meeting.colour,
        partners=tuple(_partner(each, offers.get(each.attendee_id)) for each in meeting.partners),
        colleagues=tuple(each.name for each in meeting.colleagues),
    )


def _partner(party: Party, known: Profile | None) -> Partner:
    return Partner(
        party.attendee_id,
        party.name,
        party.organisation,
        country_names("en").get(party.country, party.country),
        party.country,
        known.offers if known else (),
        known.needs if known else (),
    )


def _session(each: Appointment, zone: tzinfo) -> CardLine:
    return CardLine(
        kind=LineKind.SESSION,
        key=each.guid,
        starts=each.starts.astimezone(zone),
        ends=each.ends.astimezone(zone),
        title=each.title,
        place=each.room,
        attends=each.attends,
    )
