"""What files said in vain, kept with the import that asked, so that nobody is asked the same again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import KeptValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.features.registrations.rules.plan import Chosen, FieldChange, PlannedRow


def settle_conflicts(session: Session, rows: Sequence[PlannedRow], chosen: Chosen) -> None:
    """Keep the values that were refused, and forget those of fields that the file fills now."""
    keys = [row.attendee_id for row in rows if row.attendee_id]
    found = session.scalars(select(KeptValue).where(KeptValue.attendee_id.in_(keys)))
    kept = {(one.attendee_id, one.field): one for one in found}
    for row in rows:
        if not row.attendee_id:
            continue
        for change in row.changes:
            _forget(session, kept.get((row.attendee_id, change.field)))
        for change in row.conflicts:
            known = kept.get((row.attendee_id, change.field))
            if (row.line, change.field) in chosen.theirs:
                _forget(session, known)
            elif (row.line, change.field) in chosen.mine:
                _keep(session, known, row.attendee_id, change)


def _forget(session: Session, known: KeptValue | None) -> None:
    if known is not None:
        session.delete(known)


def _keep(session: Session, known: KeptValue | None, attendee_id: str, change: FieldChange) -> None:
    if known is None:
        session.add(KeptValue(attendee_id=attendee_id, field=change.field, value=change.new))
    else:
        known.value = change.new
