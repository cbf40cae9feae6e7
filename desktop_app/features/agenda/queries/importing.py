"""What a file would change: its programme made fit for the event, and merged with what stands here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import AgendaImport, AgendaPerson, Attendee
from desktop_app.features.agenda.queries.programme import programme
from desktop_app.features.agenda.queries.versions import imported_programme
from desktop_app.features.agenda.rules import Person
from desktop_app.features.agenda.rules.merge import merged
from desktop_app.features.agenda.rules.programme import MIDNIGHT
from desktop_app.features.agenda.rules.repair import RepairKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.exchange import ReadProgramme
    from desktop_app.features.agenda.rules.merge import Merged


def theirs_for(session: RowSession, event_id: str, here: Programme, read: ReadProgramme) -> Programme:
    """The programme of a file by the event's own clock; what the file does not say of the whole is ours.

    Whoever was erased stays without a name, however often an older file names them.
    """
    theirs = read.programme
    change = here.day_change if theirs.day_change == MIDNIGHT else theirs.day_change
    nameless = any(repair.kind is RepairKind.TITLE_OF_EVENT_MISSING for repair in read.repairs)
    title = here.title if nameless else theirs.title
    erased = _erased(session, event_id)
    people = tuple(Person(each.key, "") if each.key in erased else each for each in theirs.people)
    return replace(theirs, zone=here.zone, day_change=change, title=title, people=people)


def _erased(session: RowSession, event_id: str) -> set[str]:
    """The keys of the people on the programme whose registration was erased; also of those who are off it."""
    query = (
        select(AgendaPerson.key)
        .join(Attendee, Attendee.id == AgendaPerson.attendee_id)
        .where(AgendaPerson.event_id == event_id, Attendee.erased_at.is_not(None))
    )
    forgotten = select(AgendaImport.snapshot["forgotten"]).where(AgendaImport.event_id == event_id)
    return {*session.scalars(query), *(key for keys in session.scalars(forgotten) for key in keys or ())}


def merge_of(session: RowSession, event_id: str, here: Programme, theirs: Programme) -> Merged:
    """What stands here (`here`) merged with a file; the file that was read last is what both came from.

    The first file also brings its title, addresses and days.
    """
    base = imported_programme(session, event_id)
    if base is not None:
        return merged(base, theirs, here)
    nothing = replace(here, sessions=(), rooms=(), tracks=(), people=())
    whole = merged(nothing, theirs, here)
    frame = replace(
        theirs,
        sessions=whole.programme.sessions,
        rooms=whole.programme.rooms,
        tracks=whole.programme.tracks,
        people=whole.programme.people,
    )
    return replace(whole, programme=frame)


def import_preview(session: RowSession, event_id: str, read: ReadProgramme) -> tuple[Programme, Merged]:
    """The programme as it stands, and what it would be with a file, with the questions to ask before."""
    here = programme(session, event_id)
    return here, merge_of(session, event_id, here, theirs_for(session, event_id, here, read))
