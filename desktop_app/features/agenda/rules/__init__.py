"""What the agenda decides without a database or a screen: programmes, clashes, moves, differences."""

from __future__ import annotations

from desktop_app.features.agenda.rules.extras import Dialect, Extra
from desktop_app.features.agenda.rules.programme import Day, Person, Programme, Room, Track, zone_of
from desktop_app.features.agenda.rules.session import (
    Link,
    Part,
    Recording,
    Role,
    Session,
    SessionKind,
    SessionState,
)
from desktop_app.features.agenda.rules.span import Span, covered

__all__ = [
    "Day",
    "Dialect",
    "Extra",
    "Link",
    "Part",
    "Person",
    "Programme",
    "Recording",
    "Role",
    "Room",
    "Session",
    "SessionKind",
    "SessionState",
    "Span",
    "Track",
    "covered",
    "zone_of",
]
