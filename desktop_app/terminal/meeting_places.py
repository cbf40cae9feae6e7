"""Commands on where and when meetings take place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.setup.rules import SetupRefusal, moment_of
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say

if TYPE_CHECKING:
    import argparse


def add_block(options: argparse.Namespace) -> int:
    """Make a stretch of slots."""
    with at_event(options) as (store, event):
        starts = moment_of(options.start, event.starts_on, event.zone)
        if starts is None:
            raise Refused(SetupRefusal.TIME_INVALID, time=options.start)
        key = store.write(
            f"New meeting block {options.title}",
            actions.add_meeting_block,
            event.id,
            name=options.title,
            starts_at=starts,
            slots=options.slots,
            slot_minutes=options.minutes,
            gap_minutes=options.gap,
            session=options.session,
        )
        block = next(each for each in store.read(queries.blocks, event.id) if each.id == key)
    zone = ZoneInfo(event.zone)
    row = {
        "name": block.name,
        "starts": block.starts_at.astimezone(zone).isoformat(),
        "ends": block.ends_at.astimezone(zone).isoformat(),
        "slots": block.slots,
        "minutes": block.slot_minutes,
        "gap": block.gap_minutes,
    }
    clock = f"{block.starts_at.astimezone(zone):%H:%M} to {block.ends_at.astimezone(zone):%H:%M}"
    say(row, f"{block.name}: {block.slots} slots from {clock}.", as_json=options.json)
    return 0


def add_tables(options: argparse.Namespace) -> int:
    """Make numbered tables."""
    first, last = options.numbers
    with at_event(options) as (store, event):
        made = store.write(
            f"New tables {first} to {last}",
            actions.add_meeting_tables,
            event.id,
            first,
            last,
            place=options.place,
            features=options.feature,
        )
        there = len(store.read(queries.tables, event.id))
    row = {"new": len(made), "tables": there}
    say(row, f"Made {len(made)} tables; there are {there} now.", as_json=options.json)
    return 0


def add_type(options: argparse.Namespace) -> int:
    """Make a type of meetings."""
    with at_event(options) as (store, event):
        store.write(
            f"New type {options.title}", actions.add_meeting_type, event.id, options.title, options.colour
        )
    say({"name": options.title, "colour": options.colour}, f"Made {options.title}.", as_json=options.json)
    return 0
