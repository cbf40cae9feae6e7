"""Small invented programmes for the tests of the agenda."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from desktop_app.features.agenda.rules import Day, Part, Person, Programme, Role, Room, Session, Track

ZONE = "Europe/Vilnius"
HALL, LAB, YARD = "hall", "lab", "yard"


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    """An instant of May 2026 by the wall clock of Vilnius, which is three hours ahead of UTC then."""
    return datetime(2026, 5, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def talk(guid: str, start: datetime | None, length: int = 30, room: str = HALL, **more: Any) -> Session:  # noqa: ANN401 (any field)
    """A session of so many minutes; persons are given by their keys as `by`."""
    people = tuple(Role(key, Part.SPEAKER) for key in more.pop("by", ()))
    title = more.pop("title", f"Session {guid}")
    return Session(guid, title, minutes(length), room, start, people=people, **more)


def programme(*sessions: Session, **more: Any) -> Programme:  # noqa: ANN401 (any field)
    """Two days, three rooms, three people, and the sessions given."""
    days = tuple(Day(date(2026, 5, number), at(0, 0, number), at(0, 0, number + 1)) for number in (20, 21))
    return Programme(
        title=more.pop("title", "Baltic Matchmaking Day"),
        zone=ZONE,
        days=more.pop("days", days),
        rooms=more.pop(
            "rooms", (Room(HALL, "Hall", 200, 0), Room(LAB, "Lab", 30, 1), Room(YARD, "Yard", None, 2))
        ),
        tracks=more.pop("tracks", (Track("Plenary", "plenary", "#1e5aa8"),)),
        sessions=sessions,
        people=more.pop(
            "people",
            (Person("ona", "Ona Testė"), Person("janis", "Jānis Paraugs"), Person("mari", "Mari Näide")),
        ),
        **more,
    )
