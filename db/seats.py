"""Whether meetings share a table or a person at one time: asked where rows are set back to what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from db.tables import Meeting, MeetingPerson

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

_ON: Final = Meeting.state != "cancelled"


def rival_of(session: Session, meeting_ids: Collection[str]) -> str | None:
    """A meeting that shares table or person and time with one of these; None where all have their own."""
    if not meeting_ids:
        return None
    touched = set(meeting_ids)
    for columns, query in (
        ((Meeting.block_id, Meeting.slot, Meeting.table_id), select(Meeting.id)),
        (
            (Meeting.block_id, Meeting.slot, MeetingPerson.attendee_id),
            select(Meeting.id).join(MeetingPerson, MeetingPerson.meeting_id == Meeting.id),
        ),
    ):
        for group in _shared(session, columns, query):
            if touched & group and group - touched:
                return min(group - touched)
            if touched & group:
                return min(group)
    return None


def _shared(
    session: Session, columns: tuple[ColumnElement[Any], ...], query: Select[tuple[str]]
) -> Iterator[set[str]]:
    """The meetings that are on at one time in one place or with one person, where those are several."""
    crowded = query.where(_ON).with_only_columns(*columns).group_by(*columns).having(func.count() > 1)
    for values in session.execute(crowded):
        here = (column == value for column, value in zip(columns, values, strict=True))
        yield set(session.scalars(query.where(_ON, *here)))
