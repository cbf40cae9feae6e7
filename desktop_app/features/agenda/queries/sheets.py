"""Which printed sheets of the programme are wrong by now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import AgendaSheet
from desktop_app.features.agenda.queries.programme import programme
from desktop_app.features.agenda.queries.versions import released_programme
from desktop_app.features.agenda.rules.paper import sheet_changes
from desktop_app.features.agenda.rules.sheet import sheet_fingerprint, sheet_name

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules.difference import Change


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """The last print of one sheet. `name` is the room's or the person's, empty for a whole programme."""

    kind: str
    subject: str
    name: str
    at: datetime
    wrong: bool


def printed_sheets(session: RowSession, event_id: str) -> list[PrintedSheet]:
    """Every sheet that was printed, as it was last; `wrong` where it would say something else now."""
    query = select(AgendaSheet).where(AgendaSheet.event_id == event_id).order_by(AgendaSheet.id)
    last = {(row.kind, row.subject): row for row in session.scalars(query)}
    if not last:
        return []
    now = programme(session, event_id)
    return [
        PrintedSheet(
            row.kind,
            row.subject,
            sheet_name(now, row.kind, row.subject),
            row.at,
            wrong=row.fingerprint != sheet_fingerprint(now, row.kind, row.subject),
        )
        for row in last.values()
    ]


def wrong_sheets(session: RowSession, event_id: str) -> list[PrintedSheet]:
    """The printed sheets that say something that is no longer so."""
    return [sheet for sheet in printed_sheets(session, event_id) if sheet.wrong]


def sheet_reasons(session: RowSession, event_id: str, sheet: PrintedSheet) -> tuple[Change, ...]:
    """Why a sheet is wrong: what changed of its sessions since the last release; nothing without one."""
    then = released_programme(session, event_id)
    if then is None or not sheet.wrong:
        return ()
    return sheet_changes(then, programme(session, event_id), sheet.kind, sheet.subject)
