"""What the badges room writes: the log of what was printed for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import Printout, Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.badges.rules import Badge

# Rows written between two looks at the clock: well under 100 ms of holding the write lock.
CHUNK = 200


def record_printouts(
    session: Session,
    event_id: str,
    badges: Sequence[Badge],
    at: datetime,
    *,
    reason: str = "",
    state: str = "pdf",
    station_id: str | None = None,
    job_id: str = "",
    template: str = "",
) -> Iterator[int]:
    """Note one more copy of each badge; yields how many are noted so far.

    `state` says what was done: `pdf` was drawn into a file, `queued` went to a printer as part of the job
    `job_id`, which says what became of it. `template` is the key of the event's own template; those that come
    with the program have none, and a template may be gone by now.
    """
    own = template if template and session.get(Template, template) is not None else None
    for start in range(0, len(badges), CHUNK):
        chunk = badges[start : start + CHUNK]
        copies = _copies(session, [badge.key for badge in chunk])
        session.add_all(
            Printout(
                event_id=event_id,
                attendee_id=badge.key,
                template_id=own,
                document="badge",
                copy_number=copies.get(badge.key, 0) + 1,
                reason=reason,
                code=badge.code,
                state=state,
                at=at,
                station_id=station_id,
                job_id=job_id,
            )
            for badge in chunk
        )
        yield start + len(chunk)


def _copies(session: Session, attendee_ids: Sequence[str]) -> dict[str, int]:
    """The number of the newest copy of each person who has one."""
    query = (
        select(Printout.attendee_id, func.max(Printout.copy_number))
        .where(Printout.attendee_id.in_(attendee_ids), Printout.document == "badge")
        .group_by(Printout.attendee_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
