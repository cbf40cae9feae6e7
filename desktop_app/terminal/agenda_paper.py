"""The command that draws the programme."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules.paper import Layout, sheets_of
from desktop_app.features.agenda.tasks.paper import ProgrammeJob, ProgrammeWords, draw_programme
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import counted, say

if TYPE_CHECKING:
    import argparse

    from desktop_app.features.agenda.rules import Programme


def draw(options: argparse.Namespace) -> int:
    """Draw the programme into a PDF and note which sheets were made."""
    started = time.perf_counter()
    layout = Layout(options.layout)
    now = datetime.now(UTC)
    with at_event(options) as (store, event):
        ground = store.read(queries.paper_ground, event.id)
        job = ProgrammeJob(
            ground.programme,
            layout,
            options.out,
            _words(ground.programme, now, ground.since),
            ground.foot,
            before=ground.before,
            large=options.a3,
            folded=not options.flat,
        )
        report = draw_programme(job, Silent())
        sheets = sheets_of(ground.programme, layout)
        if sheets:
            store.write("Print programme", actions.note_sheets, event.id, sheets, now)
    row = {
        "layout": layout.value,
        "pages": report.pages,
        "seconds": round(time.perf_counter() - started, 3),
        "file": str(report.target),
    }
    say(row, f"Drew the programme on {counted(report.pages, 'page')}: {report.target}", as_json=options.json)
    return 0


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
