"""What files of programmes say, read by plain scripts that share nothing with the program.

Every field is taken from where its maker writes it, so that a mistake of the program's readers cannot hide.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from defusedxml.ElementTree import parse
from icalendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element


@dataclass(frozen=True)
class Entry:
    """One event of a file; `None` where the format has no such field."""

    guid: str
    start: datetime | None
    minutes: int | None
    room: str
    title: str
    people: tuple[str, ...] | None
    language: str | None
    abstract: str | None

    def told(self, like: Entry) -> tuple[object, ...]:
        """Everything but the guid, as far as the other file can tell it too."""
        return (
            *(self.start, self.minutes, self.room, self.title),
            self.people if like.people is not None else None,
            self.language if like.language is not None else None,
            self.abstract if like.abstract is not None else None,
        )


def entries_of(path: Path) -> list[Entry]:
    """The events of a schedule.xml, schedule.json, .ics or .xcal, in the order of the file."""
    readers = {".xml": _xml, ".json": _json, ".ics": _calendar, ".xcal": _xcal}
    return list(readers[path.suffix](path))


def _utc(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def _minutes(text: str) -> int:
    parts = [int(part) for part in text.split(":")]
    return parts[0] * 60 + parts[1]


def _word(node: Element, tag: str) -> str:
    return (node.findtext(tag) or "").strip()


def _xml(path: Path) -> Iterator[Entry]:
    root = parse(path).getroot()
    assert root is not None
    change = _word(root, "conference/day_change")
    for day in root.iter("day"):
        for room in day.iter("room"):
            for event in room.findall("event"):
                start = _utc(_word(event, "date")) or _built(
                    day.get("date", ""), _word(event, "start"), change
                )
                names = (person.text or "" for person in event.iterfind("persons/person"))
                yield Entry(
                    event.get("guid", ""),
                    start,
                    _minutes(_word(event, "duration")),
                    room.get("name", ""),
                    _word(event, "title"),
                    tuple(dict.fromkeys(name.strip() for name in names)),
                    _word(event, "language"),
                    _word(event, "abstract"),
                )


def _built(day: str, start: str, change: str) -> datetime:
    """Without a date there is no zone either: the clock is taken for UTC's, as the program says it does."""
    moment = datetime.fromisoformat(f"{day}T{start}").replace(tzinfo=UTC)
    early = bool(change) and time.fromisoformat(start) < time.fromisoformat(change)
    return moment + timedelta(days=early)


def _json(path: Path) -> Iterator[Entry]:
    schedule = json.loads(path.read_bytes())["schedule"]
    for event in schedule.get("events", []):
        yield _json_entry(event, event["start"], (event.get("room") or {}).get("name", ""))
    for day in schedule["conference"]["days"]:
        for room, events in day.get("rooms", {}).items():
            for event in events:
                yield _json_entry(event, event["date"], room)


def _json_entry(event: dict[str, Any], start: str, room: str) -> Entry:
    begins = _utc(start)
    ends = _utc(event.get("end", ""))
    length = int((ends - begins).total_seconds() // 60) if ends and begins else _minutes(event["duration"])
    people = event.get("persons") or event.get("participants") or []
    names = (person.get("public_name") or person["name"] for person in people)
    return Entry(
        event["guid"],
        begins,
        length,
        room,
        event["title"].strip(),
        tuple(dict.fromkeys(name.strip() for name in names)),
        event["language"] or "",
        (event["abstract"] or "").strip(),
    )


def _calendar(path: Path) -> Iterator[Entry]:
    events: Any = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    for event in events:
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if start.tzinfo is None:
            start, end = (each.replace(tzinfo=ZoneInfo("UTC")) for each in (start, end))
        yield Entry(
            str(event["UID"]),
            start.astimezone(UTC),
            int((end - start).total_seconds() // 60),
            str(event.get("LOCATION", "")).strip(),
            str(event["SUMMARY"]).strip(),
            None,
            None,
            None,
        )


def _xcal(path: Path) -> Iterator[Entry]:
    root = parse(path).getroot()
    assert root is not None
    own = "{http://pentabarf.org}"
    for event in root.iter("vevent"):
        start, end = (
            datetime.strptime(_word(event, own + name), "%Y-%m-%d %H:%M:%S %z") for name in ("start", "end")
        )
        yield Entry(
            _word(event, "uid"),
            start.astimezone(UTC),
            int((end - start).total_seconds() // 60),
            _word(event, "location"),
            _word(event, own + "title"),
            tuple(dict.fromkeys((person.text or "").strip() for person in event.iterfind("attendee"))),
            _word(event, own + "language"),
            None,
        )


def _people(entry: Entry) -> frozenset[str]:
    return frozenset(entry.people or ())


def _other_order(old: Entry, new: Entry) -> bool:
    return old.people != new.people and _people(old) == _people(new)


def changes_between(before: Path, after: Path) -> dict[str, set[str]]:
    """What changed between two schedule.xml with guids, by comparing their fields one by one."""
    old, new = ({entry.guid: entry for entry in entries_of(path)} for path in (before, after))
    both = old.keys() & new.keys()
    return {
        "added": set(new.keys() - old.keys()),
        "removed": set(old.keys() - new.keys()),
        "moved": {guid for guid in both if old[guid].start != new[guid].start},
        "room": {guid for guid in both if old[guid].room != new[guid].room},
        "resized": {guid for guid in both if old[guid].minutes != new[guid].minutes},
        "renamed": {guid for guid in both if old[guid].title != new[guid].title},
        "speakers": {guid for guid in both if _people(old[guid]) != _people(new[guid])},
        "order": {guid for guid in both if _other_order(old[guid], new[guid])},
        "language": {guid for guid in both if old[guid].language != new[guid].language},
    }
