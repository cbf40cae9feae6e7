"""Commands on people: import, search, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.checkin.queries import people_like
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say, table

if TYPE_CHECKING:
    import argparse


def search(options: argparse.Namespace) -> int:
    """Find people, best match first."""
    with at_event(options) as (store, event):
        found = store.read(people_like, event.id, options.text, limit=options.limit)
    rows = [
        {
            "name": person.name,
            "organisation": person.organisation,
            "country": person.country,
            "code": person.code,
            "arrived": person.arrived_at is not None,
        }
        for person in found
    ]
    say(rows, table(rows, "Nobody found."), as_json=options.json)
    return 0
