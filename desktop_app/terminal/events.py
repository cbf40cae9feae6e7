"""Commands on events: make one, list them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.rules import SetupRefusal
from desktop_app.terminal.opening import opened
from desktop_app.terminal.output import say, table

if TYPE_CHECKING:
    import argparse


def new(options: argparse.Namespace) -> int:
    """Make an event."""
    start = _date(options.start)
    end = _date(options.end) if options.end else start
    with opened(options, create=True) as store:
        store.write(
            f"New event {options.title}",
            actions.create_event,
            title=options.title,
            slug=options.slug,
            starts_on=start,
            ends_on=end,
            zone=options.zone or "UTC",
            place=options.place,
            series=options.series,
            funder_line=options.funder_line,
        )
    say(
        {"slug": options.slug, "title": options.title},
        f"Made the event {options.slug}.",
        as_json=options.json,
    )
    return 0


def show(options: argparse.Namespace) -> int:
    """List the events."""
    with opened(options) as store:
        rows = [
            {
                "slug": row.slug,
                "title": row.title,
                "start": row.starts_on.isoformat(),
                "end": row.ends_on.isoformat(),
                "zone": row.zone,
                "place": row.place,
            }
            for row in store.read(queries.events)
        ]
    say(rows, table(rows, "No events yet."), as_json=options.json)
    return 0


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(SetupRefusal.DATE_INVALID, date=text) from None
