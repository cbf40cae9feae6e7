"""The programme as a table, one row for each session, for CSV and XLSX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.sheet import ExportSheet, SheetCell

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session

HEADERS: Final = (
    *("Date", "Start", "End", "Minutes", "Room", "Title", "Subtitle", "Kind", "State", "Type", "Track"),
    *("Language", "People", "Abstract", "Description", "Link", "Locked", "Guid"),
)


def sheet_of_sessions(programme: Programme) -> ExportSheet:
    """All sessions in order of time, then what is not scheduled; times on the event's wall clock."""
    sessions = (*programme.scheduled(), *programme.unscheduled())
    rows = tuple(_row(programme, session) for session in sessions)
    return ExportSheet("Agenda", HEADERS, rows)


def _row(programme: Programme, session: Session) -> tuple[SheetCell, ...]:
    times = ("", "", "")
    if session.start is not None:
        start, end = programme.local(session.start), programme.local(session.start + session.length)
        times = f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}"
    return (
        *times,
        int(session.length.total_seconds() // 60),
        programme.room_name(session.room),
        session.title,
        session.subtitle,
        session.kind.value,
        session.state.value,
        session.type,
        session.track,
        session.language,
        "; ".join(programme.names(session)),
        session.abstract,
        session.description,
        session.url,
        "yes" if session.locked else "",
        session.guid,
    )
