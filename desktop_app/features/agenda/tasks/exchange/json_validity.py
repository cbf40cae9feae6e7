"""Whether a schedule.json keeps the rules of the c3voc schema, first version, by tables of those rules."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator

_REQUIRED: Final = {
    "conference": ("title", "acronym", "days", "daysCount", "start", "end", "timeslot_duration"),
    "day": ("date", "day_end", "day_start", "index", "rooms"),
    "event": (
        *("abstract", "date", "duration", "guid", "id", "language", "links", "persons", "room", "slug"),
        *("start", "subtitle", "title", "track", "type", "url"),
    ),
    "room": ("name", "guid"),
}
_KNOWN: Final = {
    "conference": {
        *_REQUIRED["conference"],
        *("description", "time_zone_name", "logo", "colors", "keywords", "url", "tracks", "rooms", "meta"),
    },
    "day": {*_REQUIRED["day"]},
    "event": {
        *_REQUIRED["event"],
        *("code", "logo", "end", "description", "recording_license", "do_not_record", "do_not_stream"),
        *("feedback_url", "origin_url", "attachments"),
    },
    "room": {"name", "slug", "type", "guid", "stream_id", "description", "capacity", "url", "features"},
}
_PATTERNS: Final = {
    "acronym": re.compile(r"[a-z0-9_-][a-z0-9_]{3,}(?:-2[0-9]{3}-[a-z]+)?"),
    "time_zone_name": re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|.*UTC"),
    "guid": re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    "slug": re.compile(r"[a-z0-9_-]+[a-z0-9]"),
    "start": re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"),
    "duration": re.compile(r"[0-9]+:[0-9]{2}"),
    "code": re.compile(r"[A-Z0-9]+"),
}


def assert_valid_json(data: bytes) -> None:
    """Stop before an invalid file is written.

    Raises:
        Refused: with `ProgrammeRefusal.NOT_VALID` and the first fault.

    """
    fault = next(json_faults(data), None)
    if fault is not None:
        raise Refused(ProgrammeRefusal.NOT_VALID, fault=fault)


def json_faults(data: bytes) -> Iterator[str]:
    """What breaks a rule, one after the other; nothing for a valid file."""
    conference = json.loads(data)["schedule"]["conference"]
    yield from _object_faults("conference", conference, {"acronym", "time_zone_name"})
    for room in conference["rooms"]:
        yield from _object_faults("room", room, {"guid", "slug"})
    for day in conference["days"]:
        yield from _object_faults("day", day, set())
        for events in day["rooms"].values():
            for event in events:
                yield from _object_faults("event", event, {"guid", "slug", "start", "duration", "code"})


def _object_faults(kind: str, values: dict[str, Any], patterned: set[str]) -> Iterator[str]:
    for name in _REQUIRED[kind]:
        if name not in values:
            yield f"{kind} has no {name}"
    for name, value in values.items():
        if name not in _KNOWN[kind]:
            yield f"{kind} has {name}"
        if name in patterned and not _PATTERNS[name].fullmatch(value):
            yield f"{name} of {kind} is “{value[:40]}”"
