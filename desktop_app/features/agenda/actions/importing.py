"""A programme from a file brought into the agenda, merged with what was edited here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import AgendaImport
from desktop_app.errors import Refused
from desktop_app.features.agenda.actions.people import link_people
from desktop_app.features.agenda.actions.writing import put_programme
from desktop_app.features.agenda.queries.importing import import_ground
from desktop_app.features.agenda.queries.snapshot import snapshot_of
from desktop_app.features.agenda.rules.merge import decided
from desktop_app.features.agenda.rules.refusing import AgendaRefusal
from desktop_app.features.agenda.rules.releasing import with_sequences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.exchange import ReadProgramme
    from desktop_app.features.agenda.rules.merge import Side


def import_programme(
    session: RowSession,
    event_id: str,
    read: ReadProgramme,
    file: str,
    now: datetime,
    answers: Mapping[tuple[str, str], Side] | None = None,
    seen: Programme | None = None,
) -> Iterator[int]:
    """Bring a file in, for `Store.write_chunks`; yields how many sessions are written so far.

    Later files are merged: what only they changed is taken, what staff changed here is kept. Of what both
    changed, `answers` say by guid and field whose counts; without an answer it stays as it is here. `seen`
    is the programme that the questions were asked of. What a later file puts elsewhere has a higher sequence,
    as calendars ask for.

    Raises:
        Refused: CHANGED_MEANWHILE where the agenda is no longer as `seen`.

    """
    ground = import_ground(session, event_id)
    here = ground.here
    if seen is not None and seen != here:
        raise Refused(AgendaRefusal.CHANGED_MEANWHILE)
    theirs = ground.theirs(read)
    after = with_sequences(decided(ground.merged(theirs), answers or {}), here)
    session.add(
        AgendaImport(
            event_id=event_id, file=file, dialect=read.dialect.value, at=now, snapshot=snapshot_of(theirs)
        )
    )
    yield from put_programme(session, event_id, here, after)
    link_people(session, event_id)
