"""Adding, changing and removing the sheets that an event describes itself."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import OwnSheet
from desktop_app.errors import Refused
from desktop_app.features.badges.rules.own_sheets import OwnSheetRefusal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.paper.sheet import Sheet


def add_sheet(session: Session, event_id: str, title: str, sheet: Sheet) -> str:
    """Keep a sheet with the event; gives its key.

    Raises:
        Refused: NO_NAME, NAME_TAKEN.

    """
    row = OwnSheet(event_id=event_id, title=_free(session, event_id, title, ""), **asdict(sheet))
    session.add(row)
    session.flush()
    return row.id


def change_sheet(session: Session, sheet_id: str, title: str, sheet: Sheet) -> None:
    """Let a sheet be what it is now; templates that lie on it keep what they have.

    Raises:
        Refused: GONE, NO_NAME, NAME_TAKEN.

    """
    row = _row(session, sheet_id)
    row.title = _free(session, row.event_id, title, row.id)
    for name, value in asdict(sheet).items():
        setattr(row, name, value)


def remove_sheet(session: Session, sheet_id: str) -> None:
    """Forget a sheet.

    Raises:
        Refused: GONE when it was removed already.

    """
    session.delete(_row(session, sheet_id))


def _row(session: Session, sheet_id: str) -> OwnSheet:
    row = session.get(OwnSheet, sheet_id)
    if row is None:
        raise Refused(OwnSheetRefusal.GONE)
    return row


def _free(session: Session, event_id: str, title: str, own: str) -> str:
    """The title without what surrounds it, where no other sheet of the event has it, in any case."""
    title = " ".join(title.split())
    if not title:
        raise Refused(OwnSheetRefusal.NO_NAME)
    others = select(OwnSheet.title).where(OwnSheet.event_id == event_id, OwnSheet.id != own)
    if title.casefold() in {other.casefold() for other in session.scalars(others)}:
        raise Refused(OwnSheetRefusal.NAME_TAKEN, title=title)
    return title
