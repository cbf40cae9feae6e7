"""What the check of the agenda needs to know besides the programme, and what it finds."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from db.tables import (
    AcceptedConflict,
    AgendaPerson,
    AgendaSession,
    Attendee,
    Meeting,
    MeetingBlock,
    MeetingPerson,
    SignUp,
)
from desktop_app.features.agenda.queries.programme import agenda_settings, programme
from desktop_app.features.agenda.rules import Span
from desktop_app.features.agenda.rules.conflicts import Acceptance, Index, Surroundings
from desktop_app.features.agenda.rules.conflicts.check import checked
from desktop_app.features.agenda.rules.lateness import offers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules.conflicts import Check
    from desktop_app.features.agenda.rules.lateness import Offer

_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)


def surroundings(session: RowSession, event_id: str) -> Surroundings:
    """Bilateral meetings of those in the sessions, how many chose each session, the gaps asked for."""
    settings = agenda_settings(session, event_id)
    spans = meeting_spans(session, event_id)
    return Surroundings(
        meetings=_meetings(session, event_id, spans),
        sign_ups=sign_up_counts(session, event_id),
        guest_meetings=_guest_meetings(session, event_id, spans),
        not_coming=_not_coming(session, event_id),
        turn_round=settings.turn_round,
        way=settings.way,
    )


def sign_up_counts(session: RowSession, event_id: str) -> dict[str, int]:
    """How many have a place in each session, by its guid; those without any are missing.

    Who is not coming any more has none, though the choice is kept.
    """
    query = (
        select(AgendaSession.guid, func.count())
        .join(SignUp, SignUp.session_id == AgendaSession.id)
        .join(Attendee, Attendee.id == SignUp.attendee_id)
        .where(AgendaSession.event_id == event_id, SignUp.state == "signed_up")
        .where(Attendee.status == "registered")
        .group_by(AgendaSession.guid)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _guest_meetings(
    session: RowSession, event_id: str, spans: Mapping[str, list[Span]]
) -> dict[str, tuple[Span, ...]]:
    """The meetings of everybody who has a place in a session, by its guid, in the order of time."""
    query = (
        select(AgendaSession.guid, SignUp.attendee_id)
        .join(SignUp, SignUp.session_id == AgendaSession.id)
        .join(Attendee, Attendee.id == SignUp.attendee_id)
        .where(AgendaSession.event_id == event_id, SignUp.state == "signed_up")
        .where(Attendee.status == "registered")
    )
    found: dict[str, list[Span]] = {}
    for guid, who in session.execute(query) if spans else ():
        found.setdefault(guid, []).extend(spans.get(who, ()))
    return {guid: tuple(sorted(those, key=lambda span: span.start)) for guid, those in found.items() if those}


def _meetings(
    session: RowSession, event_id: str, spans: Mapping[str, list[Span]]
) -> dict[str, tuple[Span, ...]]:
    people = select(AgendaPerson.key, AgendaPerson.attendee_id).where(
        AgendaPerson.event_id == event_id, AgendaPerson.attendee_id.is_not(None)
    )
    rows = session.execute(people)
    return {key: tuple(those) for key, who in rows if (those := spans.get(who or ""))}


def _not_coming(session: RowSession, event_id: str) -> dict[str, datetime]:
    """Since when people of the programme are known not to come, by their keys; of others nothing is known.

    Who was erased spoke all the same, where that was before.
    """
    query = (
        select(AgendaPerson.key, Attendee.status, Attendee.erased_at)
        .join(Attendee, Attendee.id == AgendaPerson.attendee_id)
        .where(AgendaPerson.event_id == event_id)
        .where((Attendee.status != "registered") | Attendee.erased_at.is_not(None))
    )
    return {
        key: erased_at if erased_at is not None and status == "registered" else _ALWAYS
        for key, status, erased_at in session.execute(query)
    }


def meeting_spans(session: RowSession, event_id: str) -> dict[str, list[Span]]:
    """When attendees meet in pairs, by attendee; what was cancelled is no matter."""
    block = MeetingBlock
    lengths = block.slot_minutes, block.gap_minutes
    query = (
        select(MeetingPerson.attendee_id, Meeting.slot, block.starts_at, *lengths)
        .join(Meeting, Meeting.id == MeetingPerson.meeting_id)
        .join(block, block.id == Meeting.block_id)
        .where(Meeting.event_id == event_id, Meeting.state != "cancelled")
        .order_by(block.starts_at, Meeting.slot)
    )
    found: dict[str, list[Span]] = {}
    for attendee_id, slot, begins, minutes, gap in session.execute(query):
        start = begins + timedelta(minutes=slot * (minutes + gap))
        found.setdefault(attendee_id, []).append(Span(start, start + timedelta(minutes=minutes)))
    return found


def acceptances(session: RowSession, event_id: str) -> Sequence[Acceptance]:
    """The clashes that somebody agreed to live with."""
    query = select(AcceptedConflict).where(AcceptedConflict.event_id == event_id)
    rows = session.scalars(query.order_by(AcceptedConflict.id))
    return [Acceptance(tuple(json.loads(row.identity)), row.reason) for row in rows]


def index(session: RowSession, event_id: str, plan_id: str | None = None) -> Index:
    """The programme with all that surrounds it, ready to be asked what a move would clash with."""
    return Index(programme(session, event_id, plan_id), surroundings(session, event_id))


def conflicts(session: RowSession, event_id: str, plan_id: str | None = None) -> Check:
    """Everything that clashes, and what was accepted."""
    return checked(index(session, event_id, plan_id), acceptances(session, event_id))


def delay_offers(
    session: RowSession, event_id: str, guid: str, late: timedelta, plan_id: str | None = None
) -> tuple[Offer, ...]:
    """What can be done when a session begins so much late, and whom each way hurts.

    Raises:
        Refused: with a `MoveRefusal`, when the session is locked, not there or has no time.

    """
    known = index(session, event_id, plan_id)
    return offers(known, known.programme, guid, late)
