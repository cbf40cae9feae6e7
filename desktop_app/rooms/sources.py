"""Where the frame around the rooms has its figures, its search and its backups from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop_app.features.agenda.queries import FoundSession
    from desktop_app.kit.context import PageContext
    from desktop_app.settings import Places
    from desktop_app.shell.overview import Found, Sources

PALETTE_HITS: Final = 8
PALETTE_SESSIONS: Final = 4

# What a room is made of is loaded when somebody asks for it: the window opens sooner.
# ruff: noqa: PLC0415


def sources_of(context: PageContext, here: Places) -> Sources:
    from db.backup import BackupKeeper
    from desktop_app.features.checkin.queries import ArrivalsWatch, expected, people_like
    from desktop_app.features.setup import queries
    from desktop_app.shell.overview import Found, Overview, Sources

    watch = ArrivalsWatch(context.event_id)

    def overview() -> Overview:
        event = context.store.read(queries.event, context.event_id)
        arrived = context.store.read(watch.arrivals, context.now()).arrived
        # Waitlisted people who came are expected too: nobody wants to read "215 of 214".
        awaited = max(context.store.read(expected, context.event_id), arrived)
        return Overview(event.title, event.starts_on, event.ends_on, arrived, awaited, event.scanner_prefix)

    def search(text: str) -> list[Found]:
        found = context.store.read(people_like, context.event_id, text, limit=PALETTE_HITS)
        people = [Found("people", each.attendee_id, each.name, each.organisation) for each in found]
        # The window opens without it.
        from desktop_app.features.agenda.queries import sessions_like

        sessions = context.store.read(sessions_like, context.event_id, text, PALETTE_SESSIONS)
        return [*people, *(_session_found(context, each) for each in sessions)]

    return Sources(overview, search, BackupKeeper(context.store.path), here.log)


def _session_found(context: PageContext, session: FoundSession) -> Found:
    from desktop_app.kit.dates import moment_words
    from desktop_app.shell.overview import Found

    time = moment_words(context.local(session.starts)) if session.starts is not None else ""
    return Found(
        "agenda", session.guid, session.title, ", ".join(filter(None, (time, session.room))), "calendar-blank"
    )
