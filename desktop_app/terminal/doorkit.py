"""The door kit command."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop_app.features.checkin.queries.door_list import door_kit
from desktop_app.features.checkin.rules.door_kit_job import DoorKitJob, DoorKitWords
from desktop_app.features.checkin.tasks import draw_door_kit
from desktop_app.features.setup import queries
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import counted, say

if TYPE_CHECKING:
    import argparse


def draw(options: argparse.Namespace) -> int:
    """Draw the door list of a point, with codes to enter it afterwards, into a PDF."""
    with at_event(options) as (store, event):
        point = store.read(queries.point_named, event.id, options.point)
        kit = store.read(door_kit, event.id, point.id)
    now = datetime.now(UTC).astimezone(ZoneInfo(kit.zone))
    words = DoorKitWords(as_of=f"as of {now:%Y-%m-%d, %H:%M}")
    report = draw_door_kit(DoorKitJob(kit, options.out, words), Silent())
    row = {
        "point": kit.point,
        "people": report.people,
        "arrived": sum(person.arrived_at is not None for person in kit.people),
        "pages": report.pages,
        "file": str(report.target),
    }
    sentence = (
        f"Drew the door list of {report.people} people on {counted(report.pages, 'page')}: {report.target}"
    )
    say(row, sentence, as_json=options.json)
    return 0
