"""What becomes of talks and chosen sessions when two registrations become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import AgendaPerson, SessionSpeaker, SignUp

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def pass_on_agenda(session: Session, merged_id: str, kept_id: str) -> None:
    """Give the one person the talks and the chosen sessions of both, each once.

    Of two who are on the programme one stays, with the parts of both. A place in a session counts more than
    waiting for one.
    """
    _pass_on_sign_ups(session, merged_id, kept_id)
    query = select(AgendaPerson).where(AgendaPerson.attendee_id.in_((merged_id, kept_id)))
    people = session.scalars(query.order_by(AgendaPerson.id)).all()
    kept = next((row for row in people if row.attendee_id == kept_id), None)
    for row in people:
        if row.attendee_id != merged_id:
            continue
        if kept is None:
            row.attendee_id, kept = kept_id, row
        else:
            _pass_on_parts(session, row, kept)
    session.flush()


def _pass_on_parts(session: Session, merged: AgendaPerson, kept: AgendaPerson) -> None:
    query = select(SessionSpeaker).where(SessionSpeaker.person_id.in_((merged.id, kept.id)))
    parts = session.scalars(query.order_by(SessionSpeaker.id)).all()
    had = {(row.session_id, row.part) for row in parts if row.person_id == kept.id}
    for row in parts:
        if row.person_id != merged.id:
            continue
        if (row.session_id, row.part) in had:
            session.delete(row)
        else:
            row.person_id = kept.id
    kept.biography = kept.biography or merged.biography
    session.delete(merged)


def _pass_on_sign_ups(session: Session, merged_id: str, kept_id: str) -> None:
    query = select(SignUp).where(SignUp.attendee_id.in_((merged_id, kept_id)))
    rows = session.scalars(query.order_by(SignUp.id)).all()
    had = {row.session_id: row for row in rows if row.attendee_id == kept_id}
    for row in rows:
        if row.attendee_id != merged_id:
            continue
        other = had.get(row.session_id)
        if other is None:
            row.attendee_id = kept_id
            continue
        if row.state == "signed_up":
            other.state = "signed_up"
        session.delete(row)
