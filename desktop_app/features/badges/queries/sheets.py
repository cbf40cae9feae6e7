"""The sheets that an event describes itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import OwnSheet
from desktop_app.features.badges.rules.papers import LabelSheet
from desktop_app.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session


def own_sheets(session: Session, event_id: str) -> tuple[LabelSheet, ...]:
    """The event's own sheets by title; the name of each is its row's key."""
    query = select(OwnSheet).where(OwnSheet.event_id == event_id)
    return tuple(sorted(_read(session.scalars(query)), key=lambda sheet: sheet.title.casefold()))


def _read(rows: Iterable[OwnSheet]) -> Iterator[LabelSheet]:
    for row in rows:
        with suppress(ValueError):  # another program wrote what is no sheet
            yield LabelSheet(row.id, row.title, Sheet(*(getattr(row, each.name) for each in fields(Sheet))))
