"""Commands on the attendance of sessions: a session becomes a check-in point, and its figures are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules.refusing import AgendaRefusal
from desktop_app.features.setup.queries import points
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from desktop_app.features.agenda.rules import Programme, Session


def open_door(options: argparse.Namespace) -> int:
    """Make a check-in point of a session, or bring the one it has up to date."""
    with at_event(options) as (store, event):
        session = _named(store.read(queries.programme, event.id), options.session)
        label = f"Open the door of {session.title}"
        key = store.write(
            label, actions.open_session_door, event.id, session.guid, signed_up_only=options.signed_up_only
        )
        point = next(row for row in store.read(points, event.id) if row.id == key)
    row = {"point": point.name, "session": session.guid, "capacity": point.capacity}
    room = "" if point.capacity is None else f" It takes {point.capacity}."
    say(row, f'Check in with --point "{point.name}".{room}', as_json=options.json)
    return 0


def _named(programme: Programme, name: str) -> Session:
    """The session of this guid, else the one of this title.

    Raises:
        Refused: NO_SUCH_SESSION, or SEVERAL_SESSIONS with their guids.

    """
    known = programme.by_guid().get(name)
    if known is not None:
        return known
    found = [each for each in programme.sessions if each.title.casefold() == name.casefold()]
    if not found:
        raise Refused(AgendaRefusal.NO_SUCH_SESSION, title=name)
    if len(found) > 1:
        guids = ", ".join(each.guid for each in found)
        raise Refused(AgendaRefusal.SEVERAL_SESSIONS, title=name, guids=guids)
    return found[0]


def attendance(options: argparse.Namespace) -> int:
    """Say how many signed up for each session, came, and are in there."""
    with at_event(options) as (store, event):
        found = store.read(queries.attendance, event.id)
        programme = store.read(queries.programme, event.id)
    rows = [
        {
            "guid": each.guid,
            "title": each.title,
            "starts": programme.local(each.starts).isoformat() if each.starts else None,
            "signed_up": each.signed_up,
            "came": each.came,
            "inside": each.inside,
            "capacity": each.capacity,
            "door": each.door,
        }
        for each in found
    ]
    lines = [_line(row) for row in rows] or ["No session has a door, and nobody signed up for one."]
    say(rows, "\n".join(lines), as_json=options.json)
    return 0


def _line(row: Mapping[str, object]) -> str:
    told = f"{row['came']} came, {row['inside']} in" if row["door"] else "no door"
    places = "" if row["capacity"] is None else f" of {row['capacity']} places"
    return f"{row['title']}: {row['signed_up']} signed up{places}, {told}"
