"""The command that draws the programme."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules.paper import Layout
from desktop_app.features.agenda.rules.sheet import SheetKind
from desktop_app.features.agenda.tasks.paper import (
    ProgrammeFoot,
    ProgrammeJob,
    ProgrammeWords,
    draw_programme,
)
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say

if TYPE_CHECKING:
    import argparse

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.setup.queries import EventRow

_KINDS: Final = {Layout.PAGE: SheetKind.PAGE, Layout.GRID: SheetKind.GRID, Layout.BOOKLET: SheetKind.BOOKLET}


def draw(options: argparse.Namespace) -> int:
    """Draw the programme into a PDF and note which sheets were made."""
    started = time.perf_counter()
    layout = Layout(options.layout)
    now = datetime.now(UTC)
    with at_event(options) as (store, event):
        programme = store.read(queries.programme, event.id)
        known = store.read(queries.releases, event.id)
        job = ProgrammeJob(
            programme,
            layout,
            options.out,
            _words(programme, now, known[0].at if known else None),
            foot_of(event),
            before=store.read(queries.released_programme, event.id),
            large=options.a3,
            folded=not options.flat,
        )
        report = draw_programme(job, Silent())
        sheets = _sheets(programme, layout)
        if sheets:
            store.write("Print programme", actions.note_sheets, event.id, sheets, now)
    row = {
        "layout": layout.value,
        "pages": report.pages,
        "seconds": round(time.perf_counter() - started, 3),
        "file": str(report.target),
    }
    say(row, f"Drew the programme on {report.pages} pages: {report.target}", as_json=options.json)
    return 0


def foot_of(event: EventRow) -> ProgrammeFoot:
    """What stands at the foot of each page of the event's programme."""
    lines = (line.strip() for line in (event.funder_line, event.publicity_line))
    told = " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in lines if line)
    return ProgrammeFoot(event.place, told, event.emblem == "eu")


def _words(programme: Programme, now: datetime, since: datetime | None) -> ProgrammeWords:
    zone = ZoneInfo(programme.zone)
    days = {programme.day_of(each.start) for each in programme.public() if each.start is not None}
    return ProgrammeWords(
        clock=_clock(now.astimezone(zone)),
        since=_clock(since.astimezone(zone)) if since is not None else "–",
        days={day: f"{day:%A}, {day.day} {day:%B %Y}" for day in days},
    )


def _clock(at: datetime) -> str:
    return f"{at.day} {at:%B}, {at:%H:%M}"


def _sheets(programme: Programme, layout: Layout) -> list[tuple[str, str]]:
    """The sheets that a layout makes, by kind and subject."""
    if layout in _KINDS:
        return [(_KINDS[layout], "")]
    if layout is Layout.DOORS:
        rooms = {session.room for session in programme.public()}
        return [(SheetKind.DOOR, room.key) for room in programme.rooms if room.key in rooms]
    if layout is Layout.SPEAKERS:
        people = {key for session in programme.public() for key in session.persons}
        return [(SheetKind.SPEAKER, person.key) for person in programme.people if person.key in people]
    return []
